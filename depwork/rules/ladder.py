"""The ladder towards a removal date, counted back from it (seeds 000, 001, 004)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.day import shifted
from depwork.model.decision import Decision
from depwork.model.ladder import Rung, RungCode
from depwork.rules.ground import Ground

REMOVAL: Final = "proceedings.removal_date"

BEFORE: Final[tuple[tuple[int, RungCode], ...]] = (
    (21, RungCode.OFFICIALS),
    (14, RungCode.GROUPS),
    (10, RungCode.CALL_IN_DAY),
    (7, RungCode.VIGIL),
    (5, RungCode.PRESS),
    (4, RungCode.SECONDARY),
    (3, RungCode.LEGAL_BRIEFING),
    (2, RungCode.COURT_ASKED),
    (1, RungCode.TOGETHER),
    (0, RungCode.THE_DAY),
)
"""Days before the removal. A help to plan with, not a rule: the person decides on each."""

COUNTED = Ground("ladder", "ladder_counted", "seed.001.step8")
NO_DATE = Ground("ladder", "ladder_no_date", "seed.004")
PASSED = Ground("ladder", "ladder_passed", "seed.001.step8")
GROUNDS: Final = (COUNTED, NO_DATE, PASSED)


def ladder(case: Case, today: date) -> Decision[tuple[Rung, ...]]:
    """Return the rungs with their days; a day that has passed falls on today.

    Args:
        case: The case.
        today: The day.
    """
    removal = value_of(case.proceedings.removal_date)
    if removal is None:
        return _nothing(NO_DATE)
    if removal < today:
        return _nothing(PASSED)
    rungs = tuple(Rung(code=code, on=max(shifted(removal, -days), today)) for days, code in BEFORE)
    return Decision[tuple[Rung, ...]](value=rungs, reasons=(COUNTED.reason(REMOVAL),))


def _nothing(ground: Ground) -> Decision[tuple[Rung, ...]]:
    return Decision[tuple[Rung, ...]](
        value=(), reasons=(ground.reason(REMOVAL),), settle=(REMOVAL,)
    )
