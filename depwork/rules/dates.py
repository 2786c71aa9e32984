"""What is dated in a case: hearings, removals, releases, deadlines, an 18th birthday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus, ProceedingStage
from depwork.model.day import shifted
from depwork.model.questions import answer_of, asked_field, meant
from depwork.rules.groups import FINAL, FREE, HELD, LOCAL

APPEAL_DAYS: Final = (10, 30)
"""Both readings of the time to appeal; the earlier one is the alarm (facts 2.7, R22)."""
MOTION_DAYS: Final = (30, 90)
"""To reconsider, to reopen (facts 2.7)."""
IN_ABSENTIA_DAYS: Final = 180
"""To reopen an order in absentia for exceptional circumstances (facts 2.7)."""
HOLD_DAYS: Final = 2
"""A detainer's 48 hours beyond release (facts 2.16)."""
REVIEW_DAYS: Final = 30
"""To ask a court of appeals for review (facts 2.19)."""

REMOVAL: Final = "proceedings.removal_date"
RELEASE: Final = "custody.local_release_date"
ORDER: Final = "proceedings.order_date"
BIRTH: Final = "identity.dob"
APPEAL: Final = "proceedings.appeal_due"
CHECK_IN: Final = "custody.next_check_in"
HEARING: Final = "proceedings.next_hearing_date"
REVIEW: Final = "proceedings.custody_review_date"
PLAIN: Final = (HEARING, CHECK_IN, REVIEW)
TRAVEL: Final = "proceedings.travel_doc_issued"
TRANSFER: Final = "custody.transfer_threatened"
DATED: Final = (REMOVAL, RELEASE, ORDER, BIRTH, APPEAL, *PLAIN)
"""Every question whose answer can date an event."""


_REVIEWED: Final = FINAL | {
    ProceedingStage.REINSTATEMENT,
    ProceedingStage.ADMINISTRATIVE_REMOVAL_238B,
}
_DATED_BY_ORDER: Final = _REVIEWED | {ProceedingStage.ORDERED_APPEAL_WINDOW_OPEN}


@dataclass(frozen=True)
class Event:
    """One dated event.

    Args:
        path: The answer it comes from.
        on: Its day; without an hour it counts at its earliest.
        takes: Whether it takes the person away: removal, or release to ICE.
        typed: Whether somebody gave the day; a computed deadline that lies behind says nothing.
    """

    path: str
    on: date
    takes: bool = False
    typed: bool = True


def matters(case: Case, path: str) -> bool:
    """Return whether a dated question says anything about this custody and this stage."""
    custody = value_of(case.custody.custody_status)
    if path in (RELEASE, TRANSFER):
        return custody is None or custody in (LOCAL if path == RELEASE else HELD)
    if path == CHECK_IN:
        return custody is None or custody in FREE
    if path in (REMOVAL, TRAVEL):
        return custody is not CustodyStatus.REMOVED
    if path in (ORDER, APPEAL) and value_of(case.proceedings.appeal_filed):
        return _stage(case) in _REVIEWED
    return path != ORDER or _stage(case) in _DATED_BY_ORDER


def _stage(case: Case) -> ProceedingStage | None:
    return value_of(case.proceedings.proceeding_stage)


def events(case: Case) -> tuple[Event, ...]:
    """Return every dated event of the case, past ones included, earliest first."""
    found = [*_removal(case), *_release(case), *_plain(case), *_deadlines(case), *_birthday(case)]
    return tuple(sorted(found, key=lambda event: (event.on, event.path)))


def _removal(case: Case) -> Iterator[Event]:
    day = value_of(case.proceedings.removal_date)
    if day:
        yield Event(REMOVAL, day, takes=True)


def _release(case: Case) -> Iterator[Event]:
    day = value_of(case.custody.local_release_date)
    status = value_of(case.custody.custody_status)
    if day and matters(case, RELEASE):
        yield Event(RELEASE, day, takes=status is not CustodyStatus.LOCAL_CUSTODY_NO_HOLD)
    for end in hold_ends(case):
        yield Event(RELEASE, end, takes=True, typed=False)


def hold_ends(case: Case) -> tuple[date, ...]:
    """Return the two readings of when a jail's hold ends, the earlier first; none without one.

    Until then ICE may come for the person though the day of release has passed (12.10).
    """
    day = value_of(case.custody.local_release_date)
    no_hold = value_of(case.custody.custody_status) is CustodyStatus.LOCAL_CUSTODY_NO_HOLD
    if day is None or no_hold or not matters(case, RELEASE):
        return ()
    return detainer_ends(day)


def detainer_ends(released: date) -> tuple[date, date]:
    """Return the two readings of when a hold ends, the earlier first (12.10).

    Args:
        released: The day the person would leave the jail.

    Returns:
        The day after 48 plain hours, and the day after 48 hours without weekends; holidays
        would make the second one later still.
    """
    second, left = released, HOLD_DAYS
    while left and second < date.max:
        second = shifted(second, 1)
        left -= second.weekday() < 5
    return shifted(released, HOLD_DAYS), second


def _plain(case: Case) -> Iterator[Event]:
    for path in PLAIN:
        day = answer_of(case, path)
        if known(day) and matters(case, path) and not _settled(case, path, day):
            yield Event(path, day, typed=meant(asked_field(path), case))


def _settled(case: Case, path: str, day: date) -> bool:
    """Whether an order that came later tells what became of a hearing."""
    ordered = value_of(case.proceedings.order_date)
    under = _stage(case) in _DATED_BY_ORDER
    return path == HEARING and under and ordered is not None and day <= ordered


def appeal_days(case: Case) -> tuple[date, ...]:
    """Return the candidate last days to appeal, the earlier first; none once one was filed."""
    if value_of(case.proceedings.appeal_filed):
        return ()
    due, ordered = value_of(case.proceedings.appeal_due), value_of(case.proceedings.order_date)
    found = {due} if due else set()
    if ordered and _stage(case) is ProceedingStage.ORDERED_APPEAL_WINDOW_OPEN:
        found |= {shifted(ordered, days) for days in APPEAL_DAYS}
    return tuple(sorted(found))


def _deadlines(case: Case) -> Iterator[Event]:
    path = APPEAL if value_of(case.proceedings.appeal_due) else ORDER
    for index, day in enumerate(appeal_days(case)):
        yield Event(path, day, typed=index == 0)
    for day in after_order(case):
        yield Event(ORDER, day, typed=False)


def after_order(case: Case) -> tuple[date, ...]:
    """Return when the times end that an order starts, the earliest first; none without its day.

    To reconsider, to reopen, and to ask a court of appeals for review (facts 2.7, 2.19).
    """
    ordered = value_of(case.proceedings.order_date)
    if ordered is None:
        return ()
    return tuple(sorted({shifted(ordered, days) for days in _after_order(case)}))


def _after_order(case: Case) -> Iterator[int]:
    stage = _stage(case)
    if stage in FINAL and not value_of(case.proceedings.motion_filed):
        yield from MOTION_DAYS
        if stage is ProceedingStage.FINAL_ORDER_IN_ABSENTIA:
            yield IN_ABSENTIA_DAYS
    if stage in _REVIEWED and not value_of(case.proceedings.pfr_filed):
        yield REVIEW_DAYS


def birthday(born: date, age: int) -> date:
    """Return the day somebody born on ``born`` turns ``age``; 29 February counts on 1 March.

    A birth so late that the calendar ends before is its last day; a day of so many years ago
    that the calendar had not begun (a negative age) is its first.
    """
    if not date.min.year <= born.year + age <= date.max.year:
        return date.max if age > 0 else date.min
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _birthday(case: Case) -> Iterator[Event]:
    born = value_of(case.identity.dob)
    if born:
        yield Event(BIRTH, birthday(born, 18), typed=False)
