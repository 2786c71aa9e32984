"""What to do next: ordered, dated, each with its reason, its hands and its place in the guide."""

from __future__ import annotations

from datetime import date

from depwork.model.case import Case
from depwork.model.decision import Decision, NextAction
from depwork.model.register import Register
from depwork.rules.found import Found, found_of
from depwork.rules.gates import Care
from depwork.rules.next_actions.find import PARTS, Look
from depwork.rules.next_actions.table import ACTION_KEYS, GROUNDS, RUNGS

__all__ = ["ACTION_KEYS", "GROUNDS", "next_actions"]


def next_actions(
    case: Case,
    today: date,
    register: Register,
    care: Care | None = None,
    *,
    found: Found | None = None,
) -> Decision[tuple[NextAction, ...]]:
    """Return what to do next, the earliest day first; within a day, emergencies first.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        care: What the keeping of the case says, where the caller knows it.
        found: What other rules have found, where the caller asked them.
    """
    known = found or found_of(case, today, register, care)
    applies = {
        ask.code: ask.reasons[0]
        for ask in known.asks.value
        if ask.reasons[0].because == "row_applies"
    }
    look = Look(case, today, known.urgency, known.gates.value, applies, known.contradictions.value)
    actions: dict[tuple[str, str], NextAction] = {}
    for part in PARTS:
        for action in part(look):
            actions.setdefault((action.key, action.at), action)
    value = tuple(sorted(actions.values(), key=lambda action: (action.on, _rung(action))))
    reasons = tuple(action.reason for action in value)
    return Decision[tuple[NextAction, ...]](value=value, reasons=reasons)


def _rung(action: NextAction) -> int:
    """Return how soon within its day an action comes; what is on no rung comes last."""
    names = {action.key, f"{action.key}:{action.at}"}
    found = (place for place, rung in enumerate(RUNGS) if names & rung)
    return next(found, len(RUNGS))
