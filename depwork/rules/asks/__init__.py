"""What might be asked for, and of whom: questions to take to the attorney (facts 8, 12)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import known
from depwork.model.ask import Ask, Met
from depwork.model.case import Case
from depwork.model.decision import Decision, Urgency
from depwork.model.questions import answer_of
from depwork.model.register import Register
from depwork.rules.asks.check import Look
from depwork.rules.asks.row import Row
from depwork.rules.asks.status import ENTRY
from depwork.rules.asks.table import TABLE
from depwork.rules.groups import CUSTODY, STAGE
from depwork.rules.three import every
from depwork.rules.urgency import urgency

__all__ = ["asks", "shown_conditions"]

_FIRST: Final = (Met.YES, Met.UNKNOWN)
_GROUND: Final = (CUSTODY, STAGE, ENTRY)
"""While one of these is not known, a row that rests on it would be hope."""


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
    question that would settle it. Where custody, stage or entry are not known, only rows that
    hold back are listed so; what asks for something waits, and its questions are named.
    """
    look = Look(case, today, register, (soon or urgency(case, today)).value)
    judged = [(row, applies(row, look)) for row in TABLE]
    waiting = {row.code: _ground(row, look) for row, met in judged if met is Met.UNKNOWN}
    found = tuple(
        row.ask(look, met)
        for want in _FIRST
        for row, met in judged
        if met is want and (row.careful or not waiting.get(row.code))
    )
    settle = dict.fromkeys(path for path in _GROUND if any(path in w for w in waiting.values()))
    settle |= dict.fromkeys(
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


def shown_conditions(row: Row) -> frozenset[str]:
    """Return the codes of the conditions a row can show: those to be true first, and open ones.

    A row that waits for custody, stage or entry never shows them open.
    """
    rests = (c for c in row.when if not c.certain)
    known_first = frozenset(_GROUND)
    open_ = (c for c in rests if row.careful or c.doubtful or not known_first >= set(c.settle))
    return frozenset(check.code for check in (*row.conditions, *open_))


def _ground(row: Row, look: Look) -> frozenset[str]:
    """Return which of custody, stage and entry are not known and leave the row open."""
    open_ = {path for check in row.when if check.test(look) is Met.UNKNOWN for path in check.settle}
    return frozenset(path for path in _GROUND if path in open_ and not _said(look, path))


def _said(look: Look, path: str) -> bool:
    return known(answer_of(look.case, path))
