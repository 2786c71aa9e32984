"""Six first nights on a phone: what comes first, what is never asked, and how many taps it took."""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from helper_serving import serving
from helper_walk import question, saved

from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

pytestmark = pytest.mark.browser
WORDS = "una frase de paso bastante larga"
GUIDE = Path(__file__).parents[2] / "templates" / "guide"
TAKEN, DATE, PAPER = range(3)
"""The ways of the front door, in their order."""
CHILD, _BORDER, JAIL, CITIZEN, _NEED, SOON = range(6)
"""What may be true when somebody was taken, in the order of the page."""
RELEASE, CHECK_IN = 1, 2
"""Which day it may be, likewise."""
STATUS, STAGE = "custody.custody_status", "proceedings.proceeding_stage"
PERSON, RELATIVE = "person", "relative"


@dataclass(frozen=True)
class Night:
    """One first night.

    Args:
        way: The way through the front door.
        cards: The first cards of the home screen, in order, by their action.
        never: Questions and cards that make no sense then.
        chips: What is ticked at the door.
        day: Which day is known at the door, and the day.
        who: Who says that it may be kept.
        told: Answers of the first hour, by question: the value of its radio, or a day.
    """

    way: int
    cards: tuple[str, ...]
    never: tuple[str, ...] = ()
    chips: tuple[int, ...] = ()
    day: tuple[int, str] | None = None
    who: str = RELATIVE
    told: dict[str, str] = field(default_factory=dict)


NIGHTS = {
    "taken, nobody knows where": Night(
        TAKEN,
        ("find_out", "find_attorney", "call_jail", "words_inside", "papers_home", "tonight_home"),
        (
            "check_locator",
            "criminal_history.convictions_any",
            "campaign.chosen_ask",
        ),
    ),
    "leaves jail tomorrow with a hold": Night(
        TAKEN,
        ("find_attorney", "see_hold_papers", "call_jail", "words_inside"),
        ("check_locator", "custody.supervision_docs", "custody.next_check_in"),
        chips=(JAIL, SOON),
        told={STATUS: "local_custody_hold", "custody.local_release_date": "2026-11-23"},
    ),
    "a check-in on Tuesday": Night(
        DATE,
        ("find_attorney", "papers_home", "tonight_home"),
        (
            "check_locator",
            "call_jail",
            "words_inside",
            "custody.facility",
            "custody.hold_form_seen",
        ),
        day=(CHECK_IN, "2026-11-24"),
        who=PERSON,
        told={STATUS: "free_ICE_supervision"},
    ),
    "an order made without the person, found by letter": Night(
        PAPER,
        ("find_attorney", "papers_home", "tonight_home"),
        ("check_locator", "call_jail", "words_inside", "bare_bones", "custody.facility"),
        who=PERSON,
        told={STATUS: "free", STAGE: "final_order_in_absentia"},
    ),
    "a child is held": Night(
        TAKEN,
        ("child_attorney", "words_inside", "papers_home", "tonight_home"),
        ("check_locator", "call_jail"),
        chips=(CHILD,),
        told={STATUS: "ORR_minor"},
    ),
    "a citizen is held by mistake": Night(
        TAKEN,
        ("find_attorney", "bring_citizenship"),
        ("papers_home",),
        chips=(CITIZEN,),
        told={STATUS: "ICE_detained"},
    ),
}
DAILY = {("taken, nobody knows where", "es"), ("leaves jail tomorrow with a hold", "en")}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, python: str) -> Iterator[str]:
    """The forms of a real workbook without a case, on the night of 22 November."""
    home = tmp_path_factory.mktemp("nights") / "w"
    vaults.create(home, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    command = [python, "-m", "depwork", "start", str(home), "--no-browser", "--port", "0"]
    with serving(*command, "--as-of", "2026-11-22", folder=home.parent) as (address, _):
        yield address


def _told(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads((GUIDE / language / name).read_text(encoding="utf-8"))


class Walk:
    """A tired person on a phone; counts what they go through."""

    def __init__(self, page: Any, language: str) -> None:
        self.page, self.ui = page, _told(language, "ui.toml")
        self.language = language
        self.taps = self.words = 0
        self.screens: list[str] = []

    def see(self) -> str:
        """Look at the screen that stands there; return its text."""
        text = str(self.page.locator(".dw-screen").inner_text())
        if text not in self.screens:
            self.screens.append(text)
            self.words += len(text.split())
        return text

    def tap(self, what: Any) -> None:
        """Tap, and count it."""
        self.taps += 1
        what.click()

    def button(self, key: str) -> Any:
        """A button by its words."""
        return self.page.get_by_role("button", name=self.ui[key], exact=True).first

    def through_the_door(self, address: str, night: Night) -> int:
        """From the first screen to the first number or page to tap; then to a saved case."""
        page = self.page
        page.goto(address)
        page.wait_for_selector(".dw-doors, .dw-cases", timeout=60_000)
        if self.language == "es":
            page.goto(page.url.replace("/en/", "/es/"))
            page.wait_for_selector(":lang(es) .dw-doors, :lang(es) .dw-cases", timeout=60_000)
        if page.locator(".dw-cases").count():
            page.locator(".dw-screen").get_by_role("button", name=self.ui["door_title"]).click()
            page.wait_for_selector(".dw-doors")
        self.see()
        self.tap(page.locator(".dw-door-way").nth(night.way))
        self.button("door_save").wait_for()
        self.see()
        if not page.locator("a.dw-act:visible").count():
            self.tap(page.get_by_role("button", name=_lawyer(self.language)).first)
            page.locator("a.dw-act:visible").first.wait_for()
            self.see()
            found = self.taps + 1
            page.locator(".dw-back").click()
            self.button("door_save").wait_for()
        else:
            found = self.taps + 1
        self._type(night)
        self.tap(self.button("door_save"))
        page.locator("input[type=password], form.dw-form select").first.wait_for()
        if page.locator("input[type=password]").count():
            page.locator("input[type=password]").fill(WORDS)
            self.tap(self.button("unlock"))
        form = page.locator("form.dw-form:has(select)")
        form.wait_for(timeout=60_000)
        self.see()
        for box in form.locator("select").all():
            box.select_option(index=1)
        form.locator("select").first.select_option(night.who)
        self.taps += form.locator("select").count()
        self.tap(form.get_by_role("button", name=self.ui["door_yes"]))
        page.wait_for_selector(".dw-tasks", timeout=60_000)
        self.see()
        return found

    def _type(self, night: Night) -> None:
        page = self.page
        boxes = page.locator(".dw-door-box input")
        for number, text in enumerate(("Zqrosa", "Zqnight Invented", "Guatemala")):
            if boxes.count() > number:
                boxes.nth(number).fill(text)
        for chip in night.chips:
            self.tap(page.locator(".dw-door-chips input").nth(chip))
        if CHILD in night.chips:
            assert not page.locator(".dw-adult:visible").count(), "no locator of adults for a child"
        if night.day:
            kind, day = night.day
            self.tap(page.locator(".dw-door-chips input").nth(kind))
            self._day(page.locator(".dw-door"), day)

    def _day(self, where: Any, day: str) -> None:
        for part, text in zip(("year", "month", "day"), day.split("-"), strict=True):
            where.locator(f"input.dw-{part}").fill(text)
        where.locator("input.dw-day").blur()

    def answer(self, told: dict[str, str]) -> set[str]:
        """Walk the first hour, answer what is known, and return every question that was put."""
        page, put = self.page, set()
        if not told:
            return put
        self.tap(page.locator(".dw-tasks button").first)
        page.wait_for_selector(".dw-next")
        left = dict(told)
        for _ in range(24):
            self.see()
            paths = page.locator(".dw-screen [data-path]").evaluate_all(
                "all => all.map(e => e.dataset.path)"
            )
            put |= set(paths)
            for path in [one for one in left if one in paths]:
                self._put(path, left.pop(path))
            if not left:
                break
            here = page.evaluate("location.href")
            self.tap(page.locator(".dw-next"))
            page.wait_for_function("u => location.href !== u", arg=here)
            page.wait_for_selector(".dw-title")
        assert not left, f"never asked: {left}"
        page.locator(".dw-more").dispatch_event("click")
        page.locator(".dw-nav button").first.click()
        page.wait_for_selector(".dw-tasks")
        return put

    def _put(self, path: str, value: str) -> None:
        asked = self.page.locator(question(path))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            self._day(asked, value)
        else:
            radio = asked.locator(f"input[value='{value}']")
            if radio.count():
                radio.check()
            else:
                asked.locator("select").select_option(value)
        self.taps += 1
        saved(self.page, path)

    def cards(self) -> list[str]:
        """Return the actions that the home screen offers, one after another."""
        known = _told(self.language, "actions.toml")
        found = []
        for _ in range(8):
            title = self.page.locator(".dw-now-what").inner_text()
            found.append(
                next(key for key, text in known.items() if title.startswith(text.partition("{")[0]))
            )
            later = self.button("card_later")
            if not later.count() or not later.is_visible():
                break
            later.click()
        return found


def _lawyer(language: str) -> re.Pattern[str]:
    return re.compile("lawyer" if language == "en" else "abogado")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        pytest.param(*one, marks=() if one in DAILY else pytest.mark.full)
        for one in product(NIGHTS, ("en", "es"))
    ],
)
def test_a_first_night(browser: Any, served: str, name: str, language: str) -> None:
    """The first number or page by the third tap; the first card as the night wants it."""
    night = NIGHTS[name]
    locale = "en-US" if language == "en" else "es-US"
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale=locale)
    page = context.new_page()
    page.set_default_timeout(30_000)
    walk = Walk(page, language)
    found = walk.through_the_door(served, night)
    put = walk.answer(night.told)
    cards = walk.cards()
    sys.stderr.write(
        f"\n{name} [{language}]: first to tap at tap {found}; {walk.taps} taps, "
        f"{len(walk.screens)} screens, {walk.words} words, {len(put)} questions put; {cards}\n"
    )
    assert found <= 3
    assert tuple(dict.fromkeys(card for card in cards if card in night.cards)) == night.cards
    assert cards[0] == night.cards[0]
    assert not (put | set(cards)) & set(night.never)
    context.close()
