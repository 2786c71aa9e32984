"""R04: we are not attorneys and this is not legal advice."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

NOTICE: Final = "consent.not_lawyer_notice_given"

TOLD = Ground("R04", "r04_told", "safety.R04")
NOT_TOLD = Ground("R04", "r04_not_told", "safety.R04")
GROUNDS: Final = (TOLD, NOT_TOLD)
RULE: Final = Rule(
    "R04", hard=True, guards=("ice_contact", "official_contact", "public"), unblock="say_not_lawyer"
)
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R04: the person knows that the team are not attorneys, before anything goes out."""
    if look.dated(NOTICE):
        return RULE.passes(TOLD.reason(NOTICE))
    return RULE.blocks(NOT_TOLD.reason(NOTICE), NOTICE)
