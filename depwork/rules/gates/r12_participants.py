"""R12: whoever takes part is told first what it may mean for them."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.decision import Gate
from depwork.model.questions import answer_of
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

NOT_PUBLIC = Ground("R12", "r12_not_public", "safety.R12")
PARTICIPANTS = Ground("R12", "r12_warn_participants", "safety.R12", ("supporters.traced",))
GROUNDS: Final = (NOT_PUBLIC, PARTICIPANTS)
STEPS: Final = ("campaign.go_public", "campaign.call_in_day")
RULE: Final = Rule("R12", hard=False, guards=(), unblock="tell_participants")
RULES: Final = (RULE,)


BEFORE: Final = ("plan.tactics", "plan.events", "plan.outreach", "evidence.letters")
"""What is planned before a public step: people are asked already."""


def gate(look: Look) -> Gate:
    """Return R12: whoever takes part is told first, from the first plan on, not on the day."""
    asked = public_step(look)
    if asked:
        return RULE.warns(PARTICIPANTS.reason(*asked))
    return RULE.passes(NOT_PUBLIC.reason(*STEPS))


def public_step(look: Look) -> tuple[str, ...]:
    """Return the answers that tell of a public step, taken or planned; none: nothing is."""
    campaign = look.case.campaign
    said = {
        STEPS[0]: value_of(campaign.go_public) is True,
        STEPS[1]: known(campaign.call_in_day),
        **{path: bool(answer_of(look.case, path)) for path in BEFORE},
    }
    return tuple(path for path, told in said.items() if told)
