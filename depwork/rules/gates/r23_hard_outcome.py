"""R23: the family can stop at any time, and a plan for a hard outcome is made with them."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import value_of
from depwork.model.choices import CustodyStatus
from depwork.model.decision import Gate, Urgency
from depwork.rules.gates.making import Look, Rule
from depwork.rules.gates.r12_participants import public_step
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY

PLAN: Final = "risks.hard_outcome_talked"
GO_PUBLIC: Final = "campaign.go_public"

NOT_YET = Ground("R23", "r23_not_yet", "safety.R23")
TALKED = Ground("R23", "r23_talked", "safety.R23")
TALK = Ground("R23", "r23_talk", "safety.R23")
AFTER = Ground("R23", "r23_after", "safety.R23")
GROUNDS: Final = (NOT_YET, TALKED, TALK, AFTER)
RULE: Final = Rule("R23", hard=False, guards=(), unblock="talk_hard_outcome")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R23: before a public step, with few days left, and after a removal it is talked of."""
    if look.dated(PLAN):
        return RULE.passes(TALKED.reason(PLAN))
    gone = value_of(look.case.custody.custody_status) is CustodyStatus.REMOVED
    if gone:
        return RULE.warns(AFTER.reason(CUSTODY, PLAN), PLAN)
    if not public_step(look) and look.urgency is Urgency.U3:
        return RULE.passes(NOT_YET.reason(GO_PUBLIC))
    return RULE.warns(TALK.reason(PLAN, GO_PUBLIC), PLAN)
