"""How soon something happens (tables: urgency.toml)."""

import itertools
import tomllib
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus
from depwork.model.decision import Urgency
from depwork.model.register import Register
from depwork.rules import dates
from depwork.rules.gates.making import Look
from depwork.rules.gates.r22_deadlines import deadlines
from depwork.rules.groups import FREE
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
    """No two rows of one table have the same name; every table but the corpora has rows."""
    for path in Path(__file__).parent.glob("*.toml"):
        if path.name.startswith("text_corpus_"):  # sentences, which have no names
            continue
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["situation"]
        names = [row["name"] for row in rows]
        assert len(names) == len(set(names)), path.name


def test_every_deadline_that_urgency_counts_is_told_by_r22(
    tables: ModuleType, register: Register
) -> None:
    """On no day does a deadline make a case pressing while R22 says that none is counted."""
    counted = {dates.APPEAL, dates.ORDER, dates.RELEASE}
    rows = (*tables.read("urgency"), *tables.read("gates"))
    for row, days in itertools.product(rows, range(-40, 200, 3)):
        day = row.day + timedelta(days=days)
        found = {
            event.path
            for event in dates.events(row.case)
            if event.path in counted and event.on >= day
        }
        held = value_of(row.case.custody.custody_status) is CustodyStatus.LOCAL_CUSTODY_NO_HOLD
        look = Look(row.case, day, register, Urgency.UNKNOWN)
        told = {path for one in deadlines(look) for path in one.paths}
        assert found - ({dates.RELEASE} if held else set()) <= told


def test_a_clock_that_runs_out_unanswered_never_lowers_urgency(tables: ModuleType) -> None:
    """Day by day, while nobody answers anything, no case gets calmer by a date that passes."""
    rank = {Urgency.U1: 0, Urgency.UNKNOWN: 1, Urgency.U2: 2, Urgency.U3: 3}
    for row in tables.read("urgency"):
        typed = [event for event in dates.events(row.case) if event.typed]
        for event in typed:
            before = urgency(row.case, event.on).value
            after = urgency(row.case, event.on + timedelta(days=1)).value
            if value_of(row.case.custody.custody_status) is CustodyStatus.REMOVED:
                continue
            if before is Urgency.U1:
                assert rank[after] <= 1, row.name
            else:
                assert after is not Urgency.U3 or _moot(row.case, event), row.name


def _moot(case: Case, event: dates.Event) -> bool:
    """A review of custody is over for a person at liberty."""
    return event.path == dates.REVIEW and value_of(case.custody.custody_status) in FREE
