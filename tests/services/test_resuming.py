"""What a packet is made from: whatever changes it is another digest, and nothing else is."""

from dataclasses import replace
from datetime import date

import pytest

from depwork.errors import NotPermittedError
from depwork.model.choices import Locale
from depwork.model.ledger import Activity, CampaignEvent
from depwork.model.packet import Format
from depwork.services import finals
from depwork.services.cases import record_answers
from depwork.services.editing import keep
from depwork.services.folder import lay_copies
from depwork.services.guiding import load_guide
from depwork.services.ledger import record
from depwork.services.listing import cases
from depwork.services.opening import practice_vault
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.services.resuming import inputs_of
from depwork.services.settings import Settings
from depwork.storage.cases import read_case

DAY = date(2026, 11, 22)
CODE, OTHER = "PRAC-TBND", "PRAC-TDAY"


@pytest.fixture
def home(tmp_path):
    """An organization's folder with its own copies of the templates."""
    lay_copies(tmp_path)
    return tmp_path


@pytest.fixture
def vault():
    """The invented people, in memory."""
    return practice_vault(None, DAY, Locale.EN)


@pytest.fixture
def given(home):
    """What a run hands to its kernels."""
    return Settings(home=home, today=DAY)


def _desk():
    return Desktop(load_guide(None), roots("templates", None), DAY)


def _answered(vault):
    version = read_case(vault, CODE).version
    return record_answers(vault, CODE, {"custody.facility": "Another place, invented"}, version)


def _logged(vault):
    values = {"activity": Activity.CALL, "on": DAY, "count": 3}
    return record(vault, CampaignEvent, CODE, values)


def _edited(vault):
    found = read(vault, CODE, _desk())
    return keep(found, "pd_letter", "# Mine", locale=Locale.EN, version=0, final=False)


@pytest.mark.parametrize("act", [_answered, _logged, _edited])
def test_what_is_saved_of_a_case_changes_its_own_packet_alone(vault, given, act):
    """An answer, a line of the log, an edited letter; the other case's stays."""
    before = inputs_of(vault, [CODE, OTHER], given, "en")
    act(vault)
    after = inputs_of(vault, [CODE, OTHER], given, "en")
    assert after[CODE] != before[CODE]
    assert after[OTHER] == before[OTHER]
    assert len({*before.values()}) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"today": date(2026, 11, 23)},
        {"formats": (Format.PDF,)},
        {"bare_bones": True},
    ],
)
def test_another_day_or_form_is_another_packet(vault, given, other):
    """Consents lapse with a day; a packet of other formats is another packet."""
    before = inputs_of(vault, [CODE], given, "en")
    assert inputs_of(vault, [CODE], replace(given, **other), "en") != before
    assert inputs_of(vault, [CODE], given, "es") != before


@pytest.mark.parametrize("name", ["letters/en/pd_letter.md.j2", "guide/en/fields.toml"])
def test_other_words_are_another_packet(vault, given, home, name):
    """An organization's own letter or label."""
    before = inputs_of(vault, [CODE], given, "en")
    path = home / "templates" / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert inputs_of(vault, [CODE], given, "en") != before


def test_making_and_listing_change_nothing(vault, given):
    """The list of copies that left, and what the list of cases remembers, make no packet."""
    before = inputs_of(vault, [CODE], given, "en")
    finals.download_packet(read(vault, CODE, _desk()), locale=Locale.EN, formats=(Format.HTML,))
    cases(vault, DAY)
    assert inputs_of(vault, [CODE], given, "en") == before


def test_who_makes_no_packets_learns_nothing(vault, given, monkeypatch):
    """The door is that of a packet."""

    def refuse(_vault, _action):
        raise NotPermittedError("no")

    monkeypatch.setattr("depwork.services.resuming.permit", refuse)
    with pytest.raises(NotPermittedError):
        inputs_of(vault, [CODE], given, "en")
