"""The report as a whole: the practice people counted, in words, with what must be said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from depwork.model.consent import in_force
from depwork.practice import Person, people
from depwork.reports.period import Period
from depwork.reports.report import Measures, measure, page, to_tell
from depwork.reports.survival import Step
from depwork.reports.words import WORD_KEYS


@pytest.fixture
def counted(today: date, root: Path) -> Measures:
    """The practice people's report."""
    three: tuple[Person, ...] = people([root / "templates" / "practice"], today)[:3]
    agreed = [p for p in three if in_force(p.case.consent.consent_lessons, today)]
    return measure(
        [p.case for p in agreed],
        [event for p in three for event in p.events],
        [outcome for p in three for outcome in p.outcomes],
        Period(today),
    )


def test_the_practice_report_counts_two_of_three(counted: Measures) -> None:
    """One denied stay, one pending; the third person's events are not in it."""
    assert counted.outcomes.loc["R-11", "O_STAY_ICE_DENIED"] == 1
    assert counted.outcomes.loc["R-04", "O_PENDING"] == 1
    assert counted.days.loc["all"].tolist()[:5] == [2, 1, 1, 0, 0]
    assert set(counted.frames.events["case"]) == {1, 2}


def test_a_page_says_what_must_be_said(counted: Measures, say: Callable[..., str]) -> None:
    """n, who was left out, pending, no claim of cause, and that the people are invented."""
    made = page(counted, say, {}, as_of="22 November 2026", left_out=1)
    assert made.lines == (
        "report_note_counts(n=2, as_of=22 November 2026, left_out=1)",
        "report_note_pending",
        "report_note_no_cause",
        "report_note_team",
        "report_note_practice",
    )


def test_a_page_is_in_words(counted: Measures, say: Callable[..., str]) -> None:
    """Columns and rows have their words; row ids of the table stay as they are."""
    words = {"O_STAY_ICE_DENIED": "stay denied", "O_PENDING": "waiting"}
    made = page(counted, say, words, as_of="today")
    assert list(made.outcomes.frame.columns) == ["stay denied", "waiting", "report_n"]
    assert list(made.outcomes.frame.index) == ["R-04", "R-11", "report_ask_unknown", "report_all"]
    assert list(made.days.frame.columns) == [
        "report_n",
        "report_decided",
        "report_pending",
        "report_left",
        "report_unknown_start",
        "report_median_days",
    ]


def test_a_shared_page_hides_its_few_cases(
    today: date, root: Path, say: Callable[..., str]
) -> None:
    """Two cases are too few to share: no number is left on the page."""
    three = people([root / "templates" / "practice"], today)[:3]
    agreed = [p.case for p in three if in_force(p.case.consent.consent_lessons, today)]
    made = page(
        measure(agreed, [], [], Period(today), shared=True), say, {}, as_of="today", left_out=1
    )
    assert set(made.days.frame.to_numpy().ravel()) == {"report_hidden"}
    assert "left_out=report_hidden" in made.lines[0]
    assert "report_note_shared" in made.lines
    assert made.picture.alt == "report_picture_none"


def test_every_word_used_is_announced(counted: Measures, today: date, root: Path) -> None:
    """A page asks for no key that the check of words does not know, the heading has three more."""
    asked: set[str] = set()

    def listen(key: str, **_: str | int) -> str:
        asked.add(key)
        return key

    page(counted, listen, {}, as_of="today", unreadable=True)
    three = people([root / "templates" / "practice"], today)[:3]
    shared = measure([three[0].case], [], [], Period(today), shared=True)
    page(shared, listen, {}, as_of="today")
    line = (Step(30, 0, 0, 0, 0.5),)
    again = {"outcomes": today, "days": None}
    page(replace(shared, steps=line, again=again), listen, {}, as_of="today")
    everything = dict.fromkeys(to_tell(shared), today)
    page(replace(shared, again=everything), listen, {}, as_of="today")
    assert asked | {"report_title", "report_team_only", "report_to_share"} == WORD_KEYS
