"""Every safety rule that one case can meet or break, one module a rule (facts 7, 12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from depwork.model.case import Case
from depwork.model.decision import Decision, Gate, Urgency
from depwork.model.register import Register
from depwork.rules.asks.table import ASK_REGISTER
from depwork.rules.clearance import _SEAL, Clearance
from depwork.rules.gates import (
    r01_consent,
    r01_publication,
    r02_proceedings,
    r03_attorney,
    r03b_health_work,
    r03c_notices,
    r04_not_attorneys,
    r05_notary,
    r06_truth,
    r07_consistency,
    r08_number,
    r09_children,
    r10_supporters,
    r11_asks,
    r11_targets,
    r12_participants,
    r13_minimise,
    r14_retention,
    r15_demands,
    r16_storage,
    r17_language,
    r18_events,
    r19_accompany,
    r20_confidential,
    r21_money,
    r22_deadlines,
    r23_hard_outcome,
    r24_stale,
    r25_habeas,
)
from depwork.rules.gates.making import Care, Look
from depwork.rules.ground import Ground
from depwork.rules.offices import REGISTER as OFFICES
from depwork.rules.urgency import GROUNDS as URGENCY_GROUNDS
from depwork.rules.urgency import urgency

__all__ = ["GATE_GROUNDS", "GATE_RULES", "REGISTER_USED", "Care", "clearance", "gates"]

_PARTS: Final = (
    r01_consent, r01_publication, r02_proceedings, r03_attorney, r03b_health_work, r03c_notices,
    r04_not_attorneys, r05_notary, r06_truth, r07_consistency, r08_number, r09_children,
    r10_supporters, r11_asks, r11_targets, r12_participants, r13_minimise, r14_retention,
    r15_demands, r16_storage, r17_language, r18_events, r19_accompany, r20_confidential, r21_money,
    r22_deadlines, r23_hard_outcome, r24_stale, r25_habeas,
)  # fmt: skip
GATE_GROUNDS: Final[tuple[Ground, ...]] = tuple(g for part in _PARTS for g in part.GROUNDS)
"""Every ground a gate can give."""
GATE_RULES: Final = tuple(rule for part in _PARTS for rule in part.RULES)
"""Every gate's fixed part."""
REGISTER_USED: Final[frozenset[str]] = (
    ASK_REGISTER
    | OFFICES
    | {entry for ground in (*GATE_GROUNDS, *URGENCY_GROUNDS) for entry in ground.register_ids}
)
"""Every dated fact that a rule looks at or names."""


def gates(
    case: Case,
    today: date,
    register: Register,
    care: Care | None = None,
    *,
    soon: Decision[Urgency] | None = None,
) -> Decision[tuple[Gate, ...]]:
    """Return every gate, open ones included, in the order of the rules' names.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        care: What the keeping of the case says (R14 to R16), where the caller knows it.
        soon: How urgent the case is, where the caller has found it.

    R01, R02, R03, R06 and R11 stand in several gates, one for each thing they guard; a gate
    is told apart by ``rule`` and ``unblock``.
    """
    near = soon or urgency(case, today)
    look = Look(case, today, register, near.value, near.settle, care or Care())
    found = tuple(_all(look))
    settle = dict.fromkeys(path for gate in found for path in gate.settle)
    reasons = tuple(gate.reason for gate in found)
    return Decision[tuple[Gate, ...]](value=found, reasons=reasons, settle=tuple(settle))


def clearance(
    case: Case,
    today: date,
    register: Register,
    care: Care | None = None,
    *,
    soon: Decision[Urgency] | None = None,
) -> Clearance:
    """Return what every gate says, as the rendering of a document wants it.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        care: What the keeping of the case says (R14 to R16), where the caller knows it.
        soon: How urgent the case is, where the caller has found it.
    """
    found = gates(case, today, register, care, soon=soon)
    return Clearance(_SEAL, (case.case_code, case.version, today), found)


def _all(look: Look) -> Iterator[Gate]:
    yield from r01_consent.gates(look)
    yield from r01_publication.gates(look)
    yield from r02_proceedings.gates(look)
    yield from r03_attorney.gates(look)
    yield r03b_health_work.gate(look)
    yield r03c_notices.gate(look)
    yield r04_not_attorneys.gate(look)
    yield r05_notary.gate(look)
    yield from r06_truth.gates(look)
    yield r07_consistency.gate(look)
    yield r08_number.gate(look)
    yield r09_children.gate(look)
    yield r10_supporters.gate(look)
    yield from r11_asks.gates(look)
    yield from r11_targets.gates(look)
    yield r12_participants.gate(look)
    yield r13_minimise.gate(look)
    yield r14_retention.gate(look)
    yield r15_demands.gate(look)
    yield r16_storage.gate(look)
    yield r17_language.gate(look)
    yield r18_events.gate(look)
    yield r19_accompany.gate(look)
    yield r20_confidential.gate(look)
    yield r21_money.gate(look)
    yield r22_deadlines.gate(look)
    yield r23_hard_outcome.gate(look)
    yield r24_stale.gate(look, REGISTER_USED)
    yield r25_habeas.gate(look)
