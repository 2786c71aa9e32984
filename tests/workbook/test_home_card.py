"""The home screen of the invented people: one thing to do, with what it is done with."""

import datetime as dt
from typing import Any

import pytest
from helper_page import Page

from depwork.documents import CATALOG
from depwork.forms.look import Look, Scope
from depwork.forms.screens.home import home
from depwork.forms.screens.step import step_screen
from depwork.forms.wire import rev, to_page
from depwork.model.choices import Locale
from depwork.model.questions import answer_of
from depwork.services.settings import Settings
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

DAY = dt.date(2026, 11, 22)
GIVEN = {"given_by": "person", "how": "spoken", "language": "es", "explained_by": "Rosa",
         "teach_back": True, "given_on": DAY.isoformat()}  # fmt: skip
URGENT, HELD, HEARING = "PRAC-DAYS", "PRAC-HELD", "PRAC-TBND"


@pytest.fixture(scope="module")
def desk() -> WorkbookDesk:
    """The workbook on invented people."""
    return WorkbookDesk(Session(Settings(practice=True, today=DAY, locale=Locale.EN)))


def _now(desk: WorkbookDesk, code: str) -> dict[str, Any]:
    desk.open(code)
    with desk.request():
        screen = home(Look(desk, Scope()))
    first, _ = screen["blocks"][0]["parts"]
    return next(block for block in first if block["t"] == "now")


def test_the_attorney_is_called_once_for_all_that_is_asked(desk: WorkbookDesk) -> None:
    """At hours, the first card has the number to tap, and what else to ask in that call."""
    first, *others = _now(desk, URGENT)["cards"]
    assert first["what"].startswith("Call the attorney now")
    assert [call["tel"] for call in first["calls"]] == ["+14045550122"]
    assert len(first["also"]) >= 3
    assert not [card for card in others if card["calls"]]


def test_every_card_says_something_else(desk: WorkbookDesk) -> None:
    """No two cards of a case are one sentence, and none says an inner name."""
    for code in (URGENT, HELD, HEARING):
        said = [card["what"] for card in _now(desk, code)["cards"]]
        assert len(said) == len(set(said)) >= 3
        assert not [text for text in said if "{" in text]


def test_a_page_to_open_and_what_is_typed_there_stand_on_the_card(desk: WorkbookDesk) -> None:
    """The court line wants the A-number and the country: both are there to copy, as typed."""
    (court,) = [card for card in _now(desk, HEARING)["cards"] if card["copies"]]
    assert court["calls"][0]["tel"].endswith("8008987180")
    assert all(one["address"].startswith("https://") for one in court["opens"])
    assert len(court["copies"]) == 2
    attorney = _now(desk, HELD)["cards"][0]
    assert len(attorney["opens"]) == 2
    assert not attorney["calls"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (Locale.EN, ("Court hearing: in 9 days", "Court hearing: tomorrow")),
        (
            Locale.ES,
            (
                "Audiencia en la corte: en 9 días",
                "Audiencia en la corte: mañana",
            ),
        ),
    ],
)
def test_the_stripe_says_what_is_coming_and_when(locale: Locale, said: tuple[str, str]) -> None:
    """Above every screen stands the next day by its name, not a class of urgency."""
    page = Page(Settings(practice=True, today=DAY, locale=locale))
    page.send("open", case=HEARING)
    screen = page.send("hello", case=HEARING)["screen"]
    assert screen["urgency"]["short"] == said[0]
    assert "2026" in screen["urgency"]["day"]
    path = "proceedings.next_hearing_date"
    saved = page.send("save", path=path, rev=_rev(page, path), value="2026-11-23")
    assert "saved" in saved
    assert page.send("go", to="tasks")["screen"]["urgency"]["short"] == said[1]


def test_a_step_says_what_its_paper_still_needs() -> None:
    """Not that much was asked: how many questions stand between the case and the paper."""
    page = Page(Settings(practice=True, today=DAY, locale=Locale.EN))
    page.send("open", case=HELD)
    _, tasks = page.send("go", to="tasks")["screen"]["blocks"][0]["parts"]
    rows = {row["step"]: row for block in tasks if block["t"] == "tasks" for row in block["rows"]}
    made = page.desk.previews(7)[0]
    assert rows[7]["tag"] == f"{len(page.desk.needs(made).missing)} missing"
    assert rows[7]["state"] == "ready"


def test_a_short_name_stands_above_the_pages_and_in_no_paper() -> None:
    """The family's own word is offered once on the home screen, and is on nothing that is made."""
    page = Page(Settings(practice=True, today=DAY, locale=Locale.EN))
    screen = page.send("open", case=HEARING)["screen"]
    path = "identity.nickname"
    assert (screen["nick"], screen["nick_at"]) == ("+ Name", path)
    assert page.send("go", to="3.person")["screen"]["nick"] == ""
    assert "saved" in page.send("save", path=path, rev=_rev(page, path), value="Zqcolibri")
    screen = page.send("go", to="tasks")["screen"]
    assert (screen["nick"], screen["nick_go"]) == ("Zqcolibri", "")
    for document in CATALOG:
        assert "Zqcolibri" not in str(page.send("preview", of=document.id)), document.id


def test_the_things_of_a_first_night_are_done_by_a_tap() -> None:
    """In a case of today the family's own things are cards; Done ticks one, undo brings it back."""
    page = Page(Settings(practice=True, today=DAY, locale=Locale.EN))
    page.send("new", values=GIVEN)
    first, _ = page.send("go", to="tasks")["screen"]["blocks"][0]["parts"]
    assert first[0]["t"] == "now"  # a relative's yes of today does not stand before it
    cards = _cards(page)
    assert [card["what"].split()[0:2] for card in cards if card["tick"]] == [
        ["Call", "the"],
        ["When", "the"],
        ["Look", "at"],
        ["See", "to"],
    ]
    tick = next(card["tick"] for card in cards if card["tick"])
    done = page.send("save", path=tick["path"], rev=tick["rev"], value=tick["value"])
    assert "Call the jail" not in str(_cards(page))
    page.send("save", path=tick["path"], rev=done["saved"]["rev"], value=tick["before"])
    assert "Call the jail" in str(_cards(page))


def _cards(page: Page) -> list[dict[str, Any]]:
    first, _ = page.send("go", to="tasks")["screen"]["blocks"][0]["parts"]
    (found,) = (block for block in first if block["t"] == "now")
    return list(found["cards"])


def _rev(page: Page, path: str) -> str:
    """Return the mark of the answer that stands."""
    return rev(to_page(answer_of(page.desk.case(), path)))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (Locale.EN, "Who picks up the daughter was settled before anybody spoke of a vigil."),
        (Locale.ES, "Antes de hablar de una vigilia quedó claro quién recoge a la hija"),
    ],
)
def test_what_another_campaign_learned_is_read_where_its_step_begins(
    locale: Locale, said: str
) -> None:
    """Folded on the first screen of that step alone, with what it answers; no code, no name."""
    desk = WorkbookDesk(Session(Settings(practice=True, today=DAY, locale=locale)))
    desk.open(HEARING)
    look = Look(desk, Scope())
    found = {}
    with desk.request():
        for step in range(10):
            for place in look.screens(step)[:2]:
                blocks = step_screen(look, step, place.partition(".")[2])["blocks"]
                told = [one for one in blocks if one.get("key") == f"learned:{step}"]
                if told:
                    found[place] = str(told)
    assert list(found) == [look.screens(5)[0], look.screens(8)[0]]
    text = found[look.screens(8)[0]]
    assert said in text
    assert "PRAC" not in text
