"""Every safety rule that one case can meet or break, as it stands on a day (facts 7, 12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from depwork.model.case import Case
from depwork.model.decision import Decision, Gate
from depwork.model.register import Register
from depwork.rules.asks.table import ASK_REGISTER
from depwork.rules.gates import attorney, campaign, consent, days, proceedings
from depwork.rules.gates.consent import consent_gates
from depwork.rules.gates.making import Look
from depwork.rules.ground import Ground
from depwork.rules.urgency import GROUNDS as URGENCY_GROUNDS
from depwork.rules.urgency import urgency

__all__ = ["GATE_GROUNDS", "GATE_RULES", "REGISTER_USED", "gates"]

_PARTS: Final = (consent, proceedings, attorney, campaign, days)
GATE_GROUNDS: Final[tuple[Ground, ...]] = tuple(g for part in _PARTS for g in part.GROUNDS)
"""Every ground a gate can give."""
GATE_RULES: Final = tuple(rule for part in _PARTS for rule in part.RULES)
"""Every gate's fixed part."""
REGISTER_USED: Final[frozenset[str]] = ASK_REGISTER | {
    entry for ground in (*GATE_GROUNDS, *URGENCY_GROUNDS) for entry in ground.register_ids
}
"""Every dated fact that a rule looks at or names."""


def gates(case: Case, today: date, register: Register) -> Decision[tuple[Gate, ...]]:
    """Return every gate, open ones included, in the order of the rules' names.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.

    R01, R02 and R03 stand in several gates, one for each thing they guard; a gate is told
    apart by ``rule`` and ``unblock``.
    """
    soon = urgency(case, today)
    found = tuple(_all(Look(case, today, register, soon.value, soon.settle)))
    settle = dict.fromkeys(path for gate in found for path in gate.settle)
    reasons = tuple(gate.reason for gate in found)
    return Decision[tuple[Gate, ...]](value=found, reasons=reasons, settle=tuple(settle))


def _all(look: Look) -> Iterator[Gate]:
    yield from consent_gates(look)
    yield proceedings.letter_gate(look)
    yield proceedings.contact_gate(look)
    yield attorney.gated_facts_gate(look)
    yield attorney.consulted_gate(look)
    yield attorney.risk_gate(look)
    yield attorney.public_gate(look)
    yield attorney.soft_gate(look)
    yield attorney.notices_gate(look)
    yield campaign.told_gate(look)
    yield attorney.notary_gate(look)
    yield campaign.number_gate(look)
    yield campaign.children_gate(look)
    yield campaign.line_gate(look)
    yield campaign.people_gate(look)
    yield days.deadline_gate(look)
    yield days.stale_gate(look, REGISTER_USED)
    yield attorney.habeas_gate(look)
