"""The resource shelf: everybody the seed names, in plain words, with an address that is dated."""

import re

import pytest

from depwork.guide.shelf import ShelfStatus, Topic
from depwork.model.choices import Locale
from depwork.model.state import State
from depwork.services.guiding import load_guide

GUIDE = load_guide(None)
NAMED = (
    "Immigrant Legal Resource Center",
    "New York City",
    "Regional Immigration Assistance Centers",
    "New York Immigrant Family Unity Project",
    "National Immigration Law Center",
    "Desis Rising Up and Moving",
    "Stop LAPD Spying",
    "IDNYC",
    "King County, Washington",
    "Santa Clara, California",
    "Refugee Council USA",
    "National Education Association",
    "Critical Resistance",
    "Communities United for Police Reform",
    "Safety Beyond Policing",
    "#BlackLivesMatter",
    "We Charge Genocide",
    "Californians United for a Responsible Budget",
    "LEAD",
    "Marijuana reform in California",
    "One Day to Protect New Yorkers",
    "California, Washington and Nevada",
    "Families for Freedom",
    "New Orleans Workers' Center for Racial Justice",
    "Georgia Latino Alliance for Human Rights",
    "Organized Communities Against Deportation",
    "#Not1More",
    "Make the Road New York",
    "United We Dream",
    "Puente Movement",
    "Black Alliance for Just Immigration",
    "1Love Movement",
    "Juntos",
    "Southerners on New Ground",
    "National Day Laborer Organizing Network",
    "Comités de Defensa del Barrio",
    "Movimiento Cosecha",
    "Sanctuary Movement",
    "New Sanctuary Coalition",
    "Immigrant Justice Network",
    "Detention Watch Network",
    "Immigrant Defense Project",
)
TOPICS = (
    "detainers and probation",
    "public defenders",
    "lists by religion",
    "administrative warrants",
    "courthouses",
    "safe school zones",
    "know your rights",
    "pardons",
    "old conviction",
    "case campaign",
    "deportation 101",
)


@pytest.mark.parametrize("name", NAMED)
def test_every_organization_of_the_seed_stands_on_its_own(name):
    """Each one named there is a publisher here, not one of a crowd in a line."""
    found = [item for item in GUIDE.shelf if name in item.publisher]
    assert found
    assert all(";" not in item.publisher for item in found)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_of_the_seed_is_there(topic):
    """What the seed tells people to do has its entry."""
    said = [" ".join(item.said(Locale.EN)).lower() for item in GUIDE.shelf]
    assert any(topic in text for text in said)


@pytest.mark.parametrize("locale", list(Locale))
def test_what_it_offers_takes_three_sentences_at_most(locale):
    """Short plain sentences, in both languages, none twice."""
    said = [item.said(locale)[1] for item in GUIDE.shelf]
    assert len(set(said)) == len(said)
    for text in said:
        assert len(re.findall(r"[.!?](?:\s|$)", text)) <= 3, text
        assert max(len(part.split()) for part in re.split(r"[.!?;:]\s", text)) <= 30, text


def test_an_address_is_a_dated_fact():
    """Ours has no loose address: it is in the register with day, state and what is revealed."""
    used = set()
    for item in GUIDE.shelf:
        assert not item.url
        if item.entry:
            used.add(item.entry)
            assert item.entry in GUIDE.register.ids()
    assert len(used) > 30
    assert {name for name in GUIDE.register.ids() if name.startswith("shelf.")} <= used


def test_each_state_has_legal_help():
    """Whatever place is chosen, free help, a paid lawyer and the roster stand there."""
    legal = [item for item in GUIDE.shelf if item.topic is Topic.LEGAL_HELP]
    for state in State:
        assert len([one for one in legal if not one.states or state in one.states]) >= 4
    assert all(one.status is ShelfStatus.UNVERIFIED for one in legal)
