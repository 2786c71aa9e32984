"""R09: children are shown only with a guardian's consent and a consent of their own."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known
from depwork.model.decision import Gate
from depwork.rules.consents import granted, may_be_under_age, under_age
from depwork.rules.dates import BIRTH
from depwork.rules.disclosure.relatives import is_minor
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

CONSENT: Final = "consent.consent_children_public"
MEMBERS: Final = "family.members"
YEARS: Final = "ties.years_in_us"
"""Where nobody knows the day of birth, long years here show that somebody is grown."""

NO_CHILDREN = Ground("R09", "r09_no_children", "safety.R09")
CLEARED = Ground("R09", "r09_cleared", "safety.R09")
NOT_CLEARED = Ground("R09", "r09_not_cleared", "safety.R09")
AGE_UNKNOWN = Ground("R09", "r09_age_unknown", "safety.R09")
GROUNDS: Final = (NO_CHILDREN, CLEARED, NOT_CLEARED, AGE_UNKNOWN)
RULE: Final = Rule("R09", hard=True, guards=("public",), unblock="ask_guardian")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R09: a child, the person too, is in public only by a guardian's separate consent."""
    shown = [m for m in look.case.family.members if m.public_ok is True and is_minor(m)]
    young = may_be_under_age(look.case, look.today)
    if not shown and not young:
        if not known(look.case.identity.dob):
            return RULE.warns(AGE_UNKNOWN.reason(BIRTH), BIRTH)
        return RULE.passes(NO_CHILDREN.reason(MEMBERS))
    guardians = all(member.guardian_consent is True for member in shown)
    facts = (MEMBERS, CONSENT, BIRTH) if young else (MEMBERS, CONSENT)
    if guardians and granted(look.case, "consent_children_public", look.today):
        return RULE.passes(CLEARED.reason(*facts))
    if not shown and not under_age(look.case, look.today):
        return RULE.blocks(AGE_UNKNOWN.reason(BIRTH, YEARS), BIRTH, YEARS)
    return RULE.blocks(NOT_CLEARED.reason(*facts), MEMBERS, CONSENT)
