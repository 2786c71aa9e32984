"""What the register sends people to: named in the entry's own words, and followed by look-ups."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from depwork.guide.checks import with_checks
from depwork.guide.files import Table
from depwork.model.choices import Locale
from depwork.model.fact_check import CheckHow, FactCheck
from depwork.model.reach import Reveals
from depwork.model.register import FactStatus
from depwork.rules.locate import PLACES
from depwork.services.guiding import guide_folders, load_guide

TODAY = date(2026, 11, 25)
GUIDE = load_guide(None)
ENTRIES = {name: GUIDE.register.fact(name, TODAY).entry for name in GUIDE.register.ids()}
ACTING = {name: entry for name, entry in ENTRIES.items() if entry.reach is not None}
KINDS = {"locate", "help", "calls", "shelf"}
ADDRESS = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:gov|org|com|net|us)\b|\b\d{3}-\d{3}-\d{4}\b")


def _said(name: str) -> str:
    told = [GUIDE.words(locale).fact(name) for locale in (Locale.EN, Locale.ES)]
    return "\n".join(" ".join((*one.value, one.note)) for one in told)


def test_everything_that_can_be_called_or_opened_is_typed():
    """An entry of help or of finding somebody that names a number or a page is no bare sentence."""
    named = {
        name
        for name in ENTRIES
        if name.split(".")[0] in {"locate", "help", "calls", "shelf"}
        and ADDRESS.search(_said(name))
    }
    assert len(named) >= 9
    assert named == set(ACTING)


@pytest.mark.parametrize("name", ACTING)
def test_each_is_well_formed_and_says_what_it_reveals(name):
    """Number and host are those of its words in both languages; the path carries no value."""
    reach = ACTING[name].reach
    assert reach is not None
    assert reach.reveals in Reveals
    for locale in (Locale.EN, Locale.ES):
        told = GUIDE.words(locale).fact(name)
        text = " ".join((*told.value, told.note))
        digits = re.sub(r"\D", "", text)
        assert reach.host is None or reach.address in text
        assert all(tel[2:] in digits for tel in (reach.tel, reach.tty) if tel)
    assert not re.search(r"\d{5}|[?#%{}@]", reach.address)
    assert not any(path.rsplit(".", 1)[1] in reach.address for path in reach.asks_for)


def test_what_tells_ice_says_so():
    """The ICE line reveals the person, a look-up is a search, a directory learns nothing."""
    found = {name: entry.reach.reveals for name, entry in ACTING.items() if entry.reach}
    assert found["locate.ice-line"] is found["locate.field-office-lines"] is Reveals.PERSON
    assert found["locate.ice-locator"] is found["locate.court-line"] is Reveals.SEARCH
    assert {found[name] for name in found if name.startswith("help.")} == {
        Reveals.NOTHING,
        Reveals.PERSON,
    }


def test_what_is_asked_there_is_what_the_rules_lay_out():
    """A place to look asks for what the list of places says that it needs."""
    for place in PLACES:
        for name in place.register_ids:
            if name in ACTING:
                reach = ACTING[name].reach
                assert reach is not None
                assert {*place.needs} <= {*reach.asks_for}


@pytest.mark.parametrize("prefix", ["help.", "calls.", "pressure."])
def test_what_nobody_has_tried_is_unverified(prefix):
    """Each has its source, its day and a last day, and none claims to be confirmed."""
    found = [entry for name, entry in ENTRIES.items() if name.startswith(prefix)]
    assert found
    for entry in found:
        assert entry.status is FactStatus.UNVERIFIED
        assert entry.verify_by is not None
        assert entry.source in GUIDE.sources


def _after(name: str, **values: object) -> dict[str, object]:
    path = guide_folders(None)[-1] / "register.toml"
    table = Table(Path("register.toml"), tomllib.loads(path.read_text("utf-8")))
    check = {"id": name, "on": TODAY, "by": "K-2", "how": CheckHow.CALLED} | values
    found = with_checks(table, {name: (FactCheck.model_validate(check),)})
    return found.values[name]["reach"]  # type: ignore[no-any-return]


def test_a_look_up_that_names_another_number_takes_the_button_away():
    """Nobody calls the old number beside the new text; confirmed, it stays and is tried."""
    line = "locate.ice-line"
    same = _after(line, value="1 (888) 351-4024, weekdays", es="1 (888) 351-4024")
    assert (same["tel"], same["tried_on"], same["tried_by"]) == ("+18883514024", TODAY, "K-2")
    assert _after(line, value="1-800-555-0100", es="1-800-555-0100") is None
    court = _after("locate.court-line", value="acis.eoir.justice.gov", es="acis.eoir.justice.gov")
    assert {"tel", "tty", "tried_on"}.isdisjoint(court)
    assert court["host"] == "acis.eoir.justice.gov"
    other = _after("locate.court-line", value="1-800-898-7180 alone", es="1-800-898-7180")
    assert {"host", "path"}.isdisjoint(other)


def test_what_another_organization_tried_is_not_tried_here():
    """Taken from a signed file, an entry says who checked it, not that somebody here called."""
    line = "locate.ice-line"
    values = {"value": "1-888-351-4024", "es": "1-888-351-4024"}
    reach = _after(line, **values, signed_by="-".join(["ABCD"] * 8))
    assert "tried_on" not in reach
