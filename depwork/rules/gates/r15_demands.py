"""R15: nobody hands over data on a demand; the document is copied and counsel is called."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

ATTORNEY: Final = "attorney.has_attorney"

NO_DEMAND = Ground("R15", "r15_no_demand", "safety.R15")
DEMAND = Ground("R15", "r15_demand", "safety.R15")
GROUNDS: Final = (NO_DEMAND, DEMAND)
RULE: Final = Rule("R15", hard=True, guards=("erase", "hand_over"), unblock="call_counsel")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R15: while a demand for data is open, nothing is handed over or erased."""
    if look.care.demand_open:
        return RULE.blocks(DEMAND.reason(ATTORNEY), ATTORNEY)
    return RULE.passes(NO_DEMAND.reason())
