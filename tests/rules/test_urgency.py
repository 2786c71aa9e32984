"""How soon something happens (tables: urgency.toml)."""

import tomllib
from datetime import date
from pathlib import Path

from depwork.model.decision import Urgency
from depwork.model.register import Register
from depwork.rules import dates
from depwork.rules.urgency import IMMINENT_DAYS, SOON_DAYS, urgency


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    decided = urgency(situation.case, situation.day)
    assert decided.value == Urgency(situation.expect)
    assert set(situation.because) <= {reason.because for reason in decided.reasons}
    assert set(situation.rest.get("settle", ())) <= set(decided.settle)


def test_unknown_always_names_a_question(tables) -> None:
    """Whenever urgency is unknown, some question is named that settles it; else none."""
    for row in tables.read("urgency"):
        decided = urgency(row.case, row.day)
        assert bool(decided.settle) == (decided.value is Urgency.UNKNOWN)


def test_thresholds_are_those_of_the_facts() -> None:
    """72 hours and 14 days."""
    assert (IMMINENT_DAYS, SOON_DAYS) == (3, 14)


def test_deadlines_agree_with_the_register(register: Register, today: date) -> None:
    """The alarm's constants are the register's numbers, so that neither drifts alone."""

    def value(entry_id: str) -> object:
        return register.fact(entry_id, today).entry.value

    assert (
        value("deadline.bia-appeal-earliest-days"),
        value("deadline.bia-appeal-latest-days"),
    ) == dates.APPEAL_DAYS
    assert (
        value("deadline.motion-reconsider-days"),
        value("deadline.motion-reopen-days"),
    ) == dates.MOTION_DAYS
    assert value("deadline.motion-in-absentia-days") == dates.IN_ABSENTIA_DAYS
    assert value("deadline.petition-for-review-days") == dates.REVIEW_DAYS


def test_the_birthday_of_a_leap_day_counts_on_the_first_of_march() -> None:
    """Nobody born on 29 February breaks the guide."""
    assert dates.birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)


def test_names_of_situations_are_unique() -> None:
    """No two rows of one table have the same name."""
    for path in Path(__file__).parent.glob("*.toml"):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["situation"]
        names = [row["name"] for row in rows]
        assert len(names) == len(set(names)), path.name
