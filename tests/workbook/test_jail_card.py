"""The jail that an organization has looked up: its desk is a tap away, its name is offered."""

import datetime as dt
from typing import Any

import pytest
from helper_page import Page

from depwork.forms.guide_desk import FactLine
from depwork.forms.wire import rev, to_page
from depwork.model.choices import Locale
from depwork.model.questions import answer_of
from depwork.services.settings import Settings

DAY = dt.date(2026, 11, 22)
GIVEN = {"given_by": "person", "how": "spoken", "language": "es", "explained_by": "Rosa",
         "teach_back": True, "given_on": DAY.isoformat()}  # fmt: skip


def _place(name: str, *told: str) -> FactLine:
    line_id = f"own.place.{name.lower().replace(' ', '-')}"
    return FactLine(line_id, name, told, "November 1, 2026", "January 30, 2027", "current")


PLACES = (
    _place("Example County Jail", "Mail: 1 Invented Road · Telephone: (202) 555-0143"),
    _place("Otherwhere County Jail", "Telephone: (202) 555-0199"),
    _place("Example County Annex", "Visits: on Sundays"),
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    """A case of today in a workbook that knows three places."""
    made = Page(Settings(practice=True, today=DAY, locale=Locale.EN))
    monkeypatch.setattr(made.desk, "facts", lambda: PLACES)
    made.send("new", values=GIVEN)
    return made


def _say(page: Page, path: str, value: str) -> None:
    mark = rev(to_page(answer_of(page.desk.case(), path)))
    assert "saved" in page.send("save", path=path, rev=mark, value=value)


def _calls(page: Page) -> list[dict[str, Any]]:
    first, _ = page.send("go", to="tasks")["screen"]["blocks"][0]["parts"]
    (found,) = (block for block in first if block["t"] == "now")
    card = next(one for one in found["cards"] if one["what"].startswith("Call the jail"))
    return list(card["calls"])


@pytest.mark.parametrize(
    ("path", "value"),
    [("custody.facility_county", "Example County"), ("custody.facility", "example county JAIL")],
)
def test_its_own_desk_is_called_and_no_other(page: Page, path: str, value: str) -> None:
    """Named by county or as it is called; with its day, and only where a number is known."""
    assert _calls(page) == []
    _say(page, "custody.custody_status", "local_custody_hold_unknown")
    _say(page, path, value)
    (call,) = _calls(page)
    assert call["tel"] == "+12025550143"
    assert call["label"].startswith("Call Example County Jail")
    assert "November 1, 2026" in call["day"]


def test_the_places_are_offered_where_one_is_typed(page: Page) -> None:
    """Taken from the list or typed over: the answer is text as before."""
    _say(page, "custody.custody_status", "local_custody_hold_unknown")
    blocks = page.send("go", to="3.place")["screen"]["blocks"]
    (asked,) = (block for block in blocks if block.get("path") == "custody.facility")
    assert asked["suggest"] == [place.name for place in PLACES]
