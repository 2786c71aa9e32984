"""What the rules that others rest on have found of one case on one day, each asked once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.model.ask import Ask
from depwork.model.case import Case
from depwork.model.decision import Contradiction, Decision, Gate, Urgency
from depwork.model.register import Register
from depwork.rules.asks import asks
from depwork.rules.clearance import Clearance
from depwork.rules.contradictions import contradictions
from depwork.rules.gates import Care, clearance
from depwork.rules.urgency import urgency


@dataclass(frozen=True)
class Found:
    """What is handed from rule to rule, so that none is asked twice.

    Args:
        urgency: How soon something happens.
        clearance: Every gate as it stands.
        asks: The candidate asks.
        contradictions: Answers that cannot all be true.
    """

    urgency: Decision[Urgency]
    clearance: Clearance
    asks: Decision[tuple[Ask, ...]]
    contradictions: Decision[tuple[Contradiction, ...]]

    @property
    def gates(self) -> Decision[tuple[Gate, ...]]:
        """Every gate as it stands."""
        return self.clearance.gates


def found_of(case: Case, today: date, register: Register, care: Care | None = None) -> Found:
    """Return what the rules that others rest on say of a case.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        care: What the keeping of the case says (R14 to R16), where the caller knows it.
    """
    soon = urgency(case, today)
    return Found(
        soon,
        clearance(case, today, register, care, soon=soon),
        asks(case, today, register, soon=soon),
        contradictions(case, today),
    )
