"""In which order to take the steps, and whom to call first (facts 8, 12.1, 12.3)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import Office, ProceedingStage
from depwork.model.decision import Decision, Urgency
from depwork.model.questions import steps
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, DETAINED, LOCAL, STAGE
from depwork.rules.urgency import urgency

ATTORNEY: Final = "attorney.has_attorney"

IMMINENT: Final[tuple[int, ...]] = (0, 2, 4, 1, 3, 6, 5, 7, 8, 9)
"""Attorney and ask first; the short packet (6) goes out before the long request (5)."""
UNSETTLED: Final[tuple[int, ...]] = (0, 2, 3, 1, 4, 5, 6, 7, 8, 9)
"""What is not known is settled first, with an attorney and with papers."""
USUAL: Final = steps()

SHORT_WAY = Ground("order", "order_imminent", "seed.001.step3")
SETTLE_FIRST = Ground("order", "order_unsettled", "decision.12-1")
AS_WRITTEN = Ground("order", "order_usual", "seed.001")
CALL_ATTORNEY = Ground("calls", "calls_attorney", "decision.12-3")
FIND_ATTORNEY = Ground("calls", "calls_find_attorney", "decision.12-3")
CALL_DEFENDER = Ground("calls", "calls_defender", "decision.table")
CALL_OFFICES = Ground("calls", "calls_offices", "decision.table", ("locate.field-office-lines",))
GROUNDS: Final = (
    SHORT_WAY, SETTLE_FIRST, AS_WRITTEN, CALL_ATTORNEY, FIND_ATTORNEY, CALL_DEFENDER, CALL_OFFICES,
)  # fmt: skip


def order(
    case: Case, today: date, *, soon: Decision[Urgency] | None = None
) -> Decision[tuple[int, ...]]:
    """Return the guide's ten steps in the order that fits how urgent the case is.

    Args:
        case: The case.
        today: The day.
        soon: How urgent the case is, where the caller has found it.
    """
    found = soon or urgency(case, today)
    facts = tuple(dict.fromkeys(path for reason in found.reasons for path in reason.facts))
    if found.value is Urgency.U1:
        value, ground = IMMINENT, SHORT_WAY
    elif found.value is Urgency.UNKNOWN:
        value, ground = UNSETTLED, SETTLE_FIRST
    else:
        value, ground = USUAL, AS_WRITTEN
    return Decision[tuple[int, ...]](
        value=value, reasons=(ground.reason(*facts),), settle=found.settle
    )


def first_calls(
    case: Case, today: date, *, soon: Decision[Urgency] | None = None
) -> Decision[tuple[Office, ...]]:
    """Return whom to call first, in order; an attorney always, no office that would reveal.

    Offices stand in it only at U1, and only for somebody whom the immigration authorities
    hold and who has a case there already (R02).

    Args:
        case: The case.
        today: The day.
        soon: How urgent the case is, where the caller has found it.
    """
    represented = value_of(case.attorney.has_attorney) is True
    offices = [Office.ATTORNEY]
    reasons = [(CALL_ATTORNEY if represented else FIND_ATTORNEY).reason(ATTORNEY)]
    if value_of(case.custody.custody_status) in LOCAL:
        offices.append(Office.DEFENDER)
        reasons.append(CALL_DEFENDER.reason(CUSTODY))
    near = soon or urgency(case, today)
    if near.value is Urgency.U1 and _held_with_a_case(case):
        offices += [Office.CONGRESS, Office.ERO_FIELD_OFFICE]
        reasons.append(CALL_OFFICES.reason(CUSTODY, STAGE))
    return Decision[tuple[Office, ...]](value=tuple(offices), reasons=tuple(reasons))


def _held_with_a_case(case: Case) -> bool:
    stage = value_of(case.proceedings.proceeding_stage)
    held = value_of(case.custody.custody_status) in DETAINED
    return held and stage is not None and stage is not ProceedingStage.NONE
