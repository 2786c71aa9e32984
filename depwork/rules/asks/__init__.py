"""What might be asked for, and of whom: questions to take to the attorney (facts 8, 12)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.ask import Ask, Met
from depwork.model.case import Case
from depwork.model.decision import Decision, Urgency
from depwork.model.register import Register
from depwork.rules.asks.row import Look, Row
from depwork.rules.asks.table import TABLE
from depwork.rules.three import every
from depwork.rules.urgency import urgency

__all__ = ["asks"]

_FIRST: Final = (Met.YES, Met.UNKNOWN)


def asks(
    case: Case, today: date, register: Register, *, soon: Decision[Urgency] | None = None
) -> Decision[tuple[Ask, ...]]:
    """Return the candidate asks: rows that apply first, then rows nobody can rule out yet.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        soon: How urgent the case is, where the caller has found it.

    A row that hangs on an unknown fact is listed with that condition *unknown* and the
    question that would settle it; it is neither dropped nor assumed.
    """
    look = Look(case, today, register, (soon or urgency(case, today)).value)
    judged = [(row, applies(row, look)) for row in TABLE]
    found = tuple(row.ask(look, met) for want in _FIRST for row, met in judged if met is want)
    settle = dict.fromkeys(
        path
        for ask in found
        for condition in ask.first
        if condition.met is Met.UNKNOWN
        for path in condition.settle
    )
    reasons = tuple(reason for ask in found for reason in ask.reasons)
    return Decision[tuple[Ask, ...]](value=found, reasons=reasons, settle=tuple(settle))


def applies(row: Row, look: Look) -> Met:
    """Return whether a row applies: *no* if one of its conditions does not hold."""
    return every(*(check.test(look) for check in row.when))
