"""R08: the A-number stays out of what is public, unless masked and consented to."""

from __future__ import annotations

from typing import Final

from depwork.model.a_number import tells_a_number
from depwork.model.answers import value_of
from depwork.model.decision import Gate
from depwork.rules.consents import granted
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import telling_that

CONSENT: Final = "consent.consent_public_a_number"

STAYS_OUT = Ground("R08", "r08_stays_out", "safety.R08")
MASKED = Ground("R08", "r08_masked", "safety.R08")
IN_TEXT = Ground("R08", "r08_in_text", "safety.R08")
GROUNDS: Final = (STAYS_OUT, MASKED, IN_TEXT)
RULE: Final = Rule("R08", hard=True, guards=("public",), unblock="take_number_out")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R08: no full A-number in public; masked only after its own consent."""
    number = value_of(look.case.identity.a_number)
    found = telling_that(look.case, lambda text: tells_a_number(text, number))
    if found:
        return RULE.blocks(IN_TEXT.reason(*found), *found)
    if granted(look.case, "consent_public_a_number", look.today):
        return RULE.warns(MASKED.reason(CONSENT))
    return RULE.passes(STAYS_OUT.reason(CONSENT))
