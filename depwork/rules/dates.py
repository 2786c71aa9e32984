"""What is dated in a case: hearings, removals, releases, deadlines, an 18th birthday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus, ProceedingStage
from depwork.model.questions import answer_of, asked_field, meant
from depwork.rules.groups import FINAL, FREE, HELD, LOCAL

APPEAL_DAYS: Final = (10, 30)
"""Both readings of the time to appeal; the earlier one is the alarm (facts 2.7, R22)."""
MOTION_DAYS: Final = (30, 90)
"""To reconsider, to reopen (facts 2.7)."""
IN_ABSENTIA_DAYS: Final = 180
"""To reopen an order in absentia for exceptional circumstances (facts 2.7)."""
REVIEW_DAYS: Final = 30
"""To ask a court of appeals for review (facts 2.19)."""

REMOVAL: Final = "proceedings.removal_date"
RELEASE: Final = "custody.local_release_date"
ORDER: Final = "proceedings.order_date"
BIRTH: Final = "identity.dob"
APPEAL: Final = "proceedings.appeal_due"
CHECK_IN: Final = "custody.next_check_in"
PLAIN: Final = ("proceedings.next_hearing_date", CHECK_IN, "proceedings.custody_review_date")
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


def _plain(case: Case) -> Iterator[Event]:
    for path in PLAIN:
        day = answer_of(case, path)
        if known(day) and matters(case, path):
            yield Event(path, day, typed=meant(asked_field(path), case))


def appeal_days(case: Case) -> tuple[date, ...]:
    """Return the candidate last days to appeal, the earlier first; none once one was filed."""
    if value_of(case.proceedings.appeal_filed):
        return ()
    due, ordered = value_of(case.proceedings.appeal_due), value_of(case.proceedings.order_date)
    found = {due} if due else set()
    if ordered and _stage(case) is ProceedingStage.ORDERED_APPEAL_WINDOW_OPEN:
        found |= {ordered + timedelta(days=days) for days in APPEAL_DAYS}
    return tuple(sorted(found))


def _deadlines(case: Case) -> Iterator[Event]:
    path = APPEAL if value_of(case.proceedings.appeal_due) else ORDER
    for index, day in enumerate(appeal_days(case)):
        yield Event(path, day, typed=index == 0)
    ordered = value_of(case.proceedings.order_date)
    if ordered:
        for days in _after_order(case):
            yield Event(ORDER, ordered + timedelta(days=days), typed=False)


def _after_order(case: Case) -> Iterator[int]:
    stage = _stage(case)
    if stage in FINAL and not value_of(case.proceedings.motion_filed):
        yield from MOTION_DAYS
        if stage is ProceedingStage.FINAL_ORDER_IN_ABSENTIA:
            yield IN_ABSENTIA_DAYS
    if stage in _REVIEWED and not value_of(case.proceedings.pfr_filed):
        yield REVIEW_DAYS


def birthday(born: date, age: int) -> date:
    """Return the day somebody born on ``born`` turns ``age``; 29 February counts on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _birthday(case: Case) -> Iterator[Event]:
    born = value_of(case.identity.dob)
    if born:
        yield Event(BIRTH, birthday(born, 18), typed=False)
