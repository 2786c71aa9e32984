"""R14: a case is kept as long as it is needed, and never erased under a legal hold."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

STORE: Final = "consent.consent_store"
SOON_DAYS: Final = 14
"""Days before the day of erasing on which it is said."""

RUNNING = Ground("R14", "r14_running", "safety.R14")
DUE = Ground("R14", "r14_due", "safety.R14")
HELD = Ground("R14", "r14_held", "safety.R14")
GROUNDS: Final = (RUNNING, DUE, HELD)
RULE: Final = Rule("R14", hard=True, guards=("erase",), unblock="end_hold")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R14: under a hold nothing is erased; else the day of erasing is said in time."""
    care = look.care
    if care.held:
        return RULE.blocks(HELD.reason(STORE), STORE)
    if care.erase_on is not None and (care.erase_on - look.today).days <= SOON_DAYS:
        left = max((care.erase_on - look.today).days, 0)
        return RULE.warns(DUE.reason(STORE, params={"days": left}), STORE)
    return RULE.passes(RUNNING.reason(STORE))
