"""R12: whoever takes part is told first what it may mean for them."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

NOT_PUBLIC = Ground("R12", "r12_not_public", "safety.R12")
PARTICIPANTS = Ground("R12", "r12_warn_participants", "safety.R12", ("supporters.traced",))
GROUNDS: Final = (NOT_PUBLIC, PARTICIPANTS)
RULE: Final = Rule("R12", hard=False, guards=(), unblock="tell_participants")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R12: whoever takes part is told first what it may mean for them."""
    paths = ("campaign.go_public", "campaign.call_in_day")
    campaign = look.case.campaign
    if value_of(campaign.go_public) is True or known(campaign.call_in_day):
        return RULE.warns(PARTICIPANTS.reason(*paths))
    return RULE.passes(NOT_PUBLIC.reason(*paths))
