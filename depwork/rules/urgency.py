"""How soon something happens to the person (facts 12.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.answers import Gap, known, value_of
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus, ProceedingStage
from depwork.model.day import shifted
from depwork.model.decision import Decision, Reason, Urgency
from depwork.model.questions import answer_of
from depwork.rules.dates import (
    APPEAL,
    DATED,
    ORDER,
    RELEASE,
    REMOVAL,
    REVIEW,
    TRANSFER,
    TRAVEL,
    Event,
    appeal_days,
    events,
    matters,
)
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, FREE, HELD, NO_JUDGE, ORDERED, STAGE

IMMINENT_DAYS: Final = 3
"""72 hours, the 72nd included, to the earliest hour of a day (12.1)."""
SOON_DAYS: Final = 14
"""Day 14 included (12.1)."""

_12_1: Final = "decision.12-1"
FEARED: Final = "custody.detention_feared"

U1_DATE = Ground("U1", "u1_date", _12_1)
U1_TRANSFER = Ground("U1", "u1_transfer", _12_1)
U1_TRAVEL = Ground("U1", "u1_travel_document", _12_1)
U1_NO_JUDGE = Ground("U1", "u1_no_judge", _12_1, ("removal.expedited",))
UNKNOWN_CUSTODY = Ground("UNKNOWN", "unknown_custody", _12_1)
UNKNOWN_STAGE = Ground("UNKNOWN", "unknown_stage", _12_1)
UNKNOWN_TRAVEL = Ground("UNKNOWN", "unknown_travel_document", _12_1)
UNKNOWN_ANSWER = Ground("UNKNOWN", "unknown_answer", _12_1)
UNKNOWN_DEPARTURE = Ground("UNKNOWN", "unknown_departure_day", _12_1)
UNKNOWN_PASSED = Ground("UNKNOWN", "unknown_passed", _12_1)
UNKNOWN_DEADLINE = Ground("UNKNOWN", "unknown_deadline", "safety.R22")
UNKNOWN_SOUGHT = Ground("UNKNOWN", "unknown_sought", "decision.13-16")
UNKNOWN_HELD = Ground("UNKNOWN", "unknown_held_undated", _12_1)
U2_DATE = Ground("U2", "u2_date", _12_1)
U3_LATER = Ground("U3", "u3_later", _12_1)
U3_FREE = Ground("U3", "u3_undated", _12_1)
U3_REMOVED = Ground("U3", "u3_removed", _12_1)

GROUNDS: Final = (
    U1_DATE, U1_TRANSFER, U1_TRAVEL, U1_NO_JUDGE,
    UNKNOWN_CUSTODY, UNKNOWN_STAGE, UNKNOWN_TRAVEL, UNKNOWN_ANSWER, UNKNOWN_DEPARTURE,
    UNKNOWN_PASSED, UNKNOWN_DEADLINE, UNKNOWN_SOUGHT, UNKNOWN_HELD, U2_DATE,
    U3_LATER, U3_FREE, U3_REMOVED,
)  # fmt: skip


@dataclass(frozen=True)
class _Look:
    case: Case
    today: date
    events: tuple[Event, ...]

    def left(self, event: Event) -> int:
        return (event.on - self.today).days

    @property
    def coming(self) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.on >= self.today)

    @property
    def later(self) -> tuple[Event, ...]:
        """Coming events that somebody gave; a computed deadline far off is no event yet."""
        return tuple(event for event in self.coming if event.typed)

    @property
    def custody(self) -> CustodyStatus | None:
        return value_of(self.case.custody.custody_status)

    @property
    def stage(self) -> ProceedingStage | None:
        return value_of(self.case.proceedings.proceeding_stage)

    @property
    def removal_coming(self) -> bool:
        return any(event.path == REMOVAL for event in self.coming)


def _u1(look: _Look) -> Iterator[Reason]:
    for event in look.coming:
        if event.takes and look.left(event) <= IMMINENT_DAYS:
            yield U1_DATE.reason(event.path, params={"days": look.left(event)})
    if look.custody is CustodyStatus.REMOVED:
        return
    if value_of(look.case.custody.transfer_threatened) and look.custody not in FREE:
        yield U1_TRANSFER.reason(TRANSFER)
    if look.removal_coming:
        return
    if value_of(look.case.proceedings.travel_doc_issued):
        yield U1_TRAVEL.reason(TRAVEL, REMOVAL)
    if look.stage in NO_JUDGE:
        yield U1_NO_JUDGE.reason(STAGE, REMOVAL)


def _basic_unknown(look: _Look) -> Iterator[Reason]:
    if look.custody is None:
        yield UNKNOWN_CUSTODY.reason(CUSTODY)
    if look.stage is None:
        yield UNKNOWN_STAGE.reason(STAGE)
    held_under_order = look.custody in HELD and look.stage in ORDERED
    if held_under_order and not known(look.case.proceedings.travel_doc_issued):
        yield UNKNOWN_TRAVEL.reason(TRAVEL)
    leaving = look.stage is ProceedingStage.VOLUNTARY_DEPARTURE
    if leaving and not known(look.case.proceedings.removal_date):
        yield UNKNOWN_DEPARTURE.reason(REMOVAL)
    for event in _taken_perhaps(look):
        yield UNKNOWN_PASSED.reason(event.path)
    under_order = look.stage is None or look.stage in ORDERED
    for path in (REMOVAL, *((TRAVEL,) if under_order else ()), TRANSFER, RELEASE):
        if _unsure(look.case, path) and not (path == RELEASE and _no_hold(look)):
            yield UNKNOWN_ANSWER.reason(path)


def _taken_perhaps(look: _Look) -> Iterator[Event]:
    """Days that would have taken the person away and have passed; nobody knows what happened."""
    coming = {event.path for event in look.coming if event.takes}
    for event in _passed(look):
        if event.takes and event.path not in coming:
            yield event


def _no_hold(look: _Look) -> bool:
    return look.custody is CustodyStatus.LOCAL_CUSTODY_NO_HOLD


def _unsure(case: Case, path: str) -> bool:
    """Somebody was asked something that matters here, and no answer could be given."""
    return isinstance(answer_of(case, path), Gap) and matters(case, path)


def _u2(look: _Look) -> Iterator[Reason]:
    for event in look.coming:
        if look.left(event) <= SOON_DAYS:
            yield U2_DATE.reason(event.path, params={"days": look.left(event)})


def _dated_unknown(look: _Look) -> Iterator[Reason]:
    passed = _passed(look)
    for event in passed:
        yield UNKNOWN_PASSED.reason(event.path)
    if _window_undated(look):
        yield UNKNOWN_DEADLINE.reason(STAGE, ORDER, APPEAL)
    if _sought(look):
        yield UNKNOWN_SOUGHT.reason(FEARED, STAGE)
    for path in DATED:
        if path != REMOVAL and _unsure(look.case, path):
            yield UNKNOWN_ANSWER.reason(path)
    if look.custody in HELD and not look.later and not passed:
        yield UNKNOWN_HELD.reason(CUSTODY, REMOVAL, "proceedings.next_hearing_date")


def _window_undated(look: _Look) -> bool:
    """A time to appeal runs, and no day tells when it ends."""
    window = look.stage is ProceedingStage.ORDERED_APPEAL_WINDOW_OPEN
    filed = value_of(look.case.proceedings.appeal_filed)
    return window and not filed and not appeal_days(look.case)


def _sought(look: _Look) -> bool:
    """ICE came looking, or may have, for a person at liberty without a known case (13.16 g)."""
    if look.custody not in FREE or look.stage not in (None, ProceedingStage.NONE):
        return False
    return look.case.custody.detention_feared not in (None, False)


def _passed(look: _Look) -> tuple[Event, ...]:
    if look.custody is CustodyStatus.REMOVED:
        return ()
    past = (event for event in look.events if event.typed and event.on < look.today)
    # Who is at liberty has been let go since: what a review of custody said is known.
    return tuple(event for event in past if not (event.path == REVIEW and look.custody in FREE))


def _u3(look: _Look) -> Iterator[Reason]:
    if look.custody is CustodyStatus.REMOVED:
        yield U3_REMOVED.reason(CUSTODY)
    elif look.later:
        event = look.later[0]
        yield U3_LATER.reason(event.path, params={"days": look.left(event)})
    else:
        yield U3_FREE.reason(CUSTODY, STAGE)


_ORDER: Final[tuple[tuple[Urgency, Callable[[_Look], Iterator[Reason]]], ...]] = (
    (Urgency.U1, _u1),
    (Urgency.UNKNOWN, _basic_unknown),
    (Urgency.U2, _u2),
    (Urgency.UNKNOWN, _dated_unknown),
    (Urgency.U3, _u3),
)


def urgency(case: Case, today: date) -> Decision[Urgency]:
    """Return how soon something happens to the person.

    Args:
        case: The case.
        today: The day it is asked on.

    An unknown is never calm: it names the question that settles it.
    """
    look = _Look(case, today, events(case))
    for value, find in _ORDER:
        reasons = tuple(find(look))
        if reasons:
            settle = _paths(reasons) if value is Urgency.UNKNOWN else ()
            return Decision[Urgency](value=value, reasons=reasons, settle=settle)
    raise AssertionError  # pragma: no cover  # _u3 always gives a reason


def changes_on(case: Case, today: date) -> date | None:
    """Return the next day on which the urgency may be another one, if nothing is answered.

    Args:
        case: The case.
        today: The day it was asked on.

    Between the two days it is the same; None says that no date in the case changes it.
    """
    far = max(IMMINENT_DAYS, SOON_DAYS)
    days = {
        shifted(event.on, -before)
        for event in events(case)
        if event.on >= shifted(today, -far)
        for before in (SOON_DAYS, IMMINENT_DAYS, -1)
    }
    return min((day for day in days if day > today), default=None)


def _paths(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for reason in reasons for path in reason.facts))
