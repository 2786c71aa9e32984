"""R03c: the three dated notices before a letter can be final."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

NOTICES: Final = (
    "consent.not_lawyer_notice_given",
    "consent.limits_notice_given",
    "consent.pd_offer_notice_given",
)

GIVEN = Ground("R03c", "r03c_given", "safety.R03c")
MISSING = Ground("R03c", "r03c_missing", "safety.R03c")
GROUNDS: Final = (GIVEN, MISSING)
RULE: Final = Rule("R03c", hard=True, guards=("letter_final",), unblock="give_notices")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R03c: the three notices were given, each on a day that has come."""
    missing = tuple(path for path in NOTICES if not look.dated(path))
    if missing:
        return RULE.blocks(MISSING.reason(*missing), *missing)
    return RULE.passes(GIVEN.reason(*NOTICES))
