"""R08: the A-number stays out of what is public, unless masked and consented to."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.model.review import SentenceKind
from depwork.rules.consents import granted
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

CONSENT: Final = "consent.consent_public_a_number"

STAYS_OUT = Ground("R08", "r08_stays_out", "safety.R08")
MASKED = Ground("R08", "r08_masked", "safety.R08")
IN_TEXT = Ground("R08", "r08_in_text", "safety.R08")
GROUNDS: Final = (STAYS_OUT, MASKED, IN_TEXT)
RULE: Final = Rule("R08", hard=True, guards=("public",), unblock="take_number_out")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R08: no full A-number in public; masked only after its own consent."""
    if found := look.texts.get(SentenceKind.NUMBER):
        return RULE.blocks(IN_TEXT.reason(*found), *found)
    if granted(look.case, "consent_public_a_number", look.today):
        return RULE.warns(MASKED.reason(CONSENT))
    return RULE.passes(STAYS_OUT.reason(CONSENT))
