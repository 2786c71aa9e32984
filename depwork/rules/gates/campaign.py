"""R04, R08, R09, R11, R12: what goes out in the person's name, and to whom."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from depwork.model.answers import Gap, known, value_of
from depwork.model.decision import Gate
from depwork.model.questions import answer_of
from depwork.rules.consents import granted
from depwork.rules.dates import BIRTH
from depwork.rules.disclosure.relatives import is_minor
from depwork.rules.disclosure.shown import under_age
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

NOTICE: Final = "consent.not_lawyer_notice_given"
NUMBER_CONSENT: Final = "consent.consent_public_a_number"
CHILDREN_CONSENT: Final = "consent.consent_children_public"
MEMBERS: Final = "family.members"
LINE: Final = "campaign.office_line"
CHECKED: Final = "campaign.office_line_checked_on"
PUBLIC_TEXTS: Final = (
    "story.short_story_own_words",
    "story.compelling_fact",
    "story.what_person_wants",
    "story.result_words",
    "campaign.chosen_ask",
    "campaign.demand",
    "campaign.moral_crisis",
)
LINE_DAYS: Final = 90
"""Days for which a checked office line stands (12.7)."""
_NUMBER = re.compile(r"(?<!\w)[Aa]?[\s#-]{0,2}\d{3}[\s.-]?\d{3}[\s.-]?\d{3}(?![\s.-]?\d)")

TOLD = Ground("R04", "r04_told", "safety.R04")
NOT_TOLD = Ground("R04", "r04_not_told", "safety.R04")
NUMBER_OUT = Ground("R08", "r08_stays_out", "safety.R08")
NUMBER_MASKED = Ground("R08", "r08_masked", "safety.R08")
NUMBER_IN_TEXT = Ground("R08", "r08_in_text", "safety.R08")
NO_CHILDREN = Ground("R09", "r09_no_children", "safety.R09")
CHILDREN_CLEARED = Ground("R09", "r09_cleared", "safety.R09")
CHILDREN_NOT_CLEARED = Ground("R09", "r09_not_cleared", "safety.R09")
AGE_UNKNOWN = Ground("R09", "r09_age_unknown", "safety.R09")
NO_LINE = Ground("R11", "r11_no_line", "safety.R11")
LINE_CHECKED = Ground("R11", "r11_line_checked", "safety.R11")
LINE_NOT_CHECKED = Ground("R11", "r11_line_not_checked", "safety.R11")
LINE_UNKNOWN = Ground("R11", "r11_line_unknown", "safety.R11")
NOT_PUBLIC = Ground("R12", "r12_not_public", "safety.R12")
PARTICIPANTS = Ground("R12", "r12_warn_participants", "safety.R12", ("supporters.traced",))

GROUNDS: Final = (
    TOLD, NOT_TOLD, NUMBER_OUT, NUMBER_MASKED, NUMBER_IN_TEXT, NO_CHILDREN, CHILDREN_CLEARED,
    CHILDREN_NOT_CLEARED, AGE_UNKNOWN, NO_LINE, LINE_CHECKED, LINE_NOT_CHECKED, LINE_UNKNOWN,
    NOT_PUBLIC, PARTICIPANTS,
)  # fmt: skip

TOLD_RULE: Final = Rule(
    "R04", hard=True, guards=("ice_contact", "official_contact", "public"), unblock="say_not_lawyer"
)
NUMBER_RULE: Final = Rule("R08", hard=True, guards=("public",), unblock="take_number_out")
CHILDREN_RULE: Final = Rule("R09", hard=True, guards=("public",), unblock="ask_guardian")
LINE_RULE: Final = Rule("R11", hard=True, guards=("public",), unblock="check_office_line")
PEOPLE_RULE: Final = Rule("R12", hard=False, guards=(), unblock="tell_participants")
RULES: Final = (TOLD_RULE, NUMBER_RULE, CHILDREN_RULE, LINE_RULE, PEOPLE_RULE)


def told_gate(look: Look) -> Gate:
    """Return R04: the person knows that the team are not attorneys, before anything goes out."""
    if look.dated(NOTICE):
        return TOLD_RULE.passes(TOLD.reason(NOTICE))
    return TOLD_RULE.blocks(NOT_TOLD.reason(NOTICE), NOTICE)


def number_gate(look: Look) -> Gate:
    """Return R08: no full A-number in public; masked only after its own consent."""
    telling = tuple(path for path in PUBLIC_TEXTS if _has_number(look, path))
    if telling:
        return NUMBER_RULE.blocks(NUMBER_IN_TEXT.reason(*telling), *telling)
    if granted(look.case, "consent_public_a_number", look.today):
        return NUMBER_RULE.warns(NUMBER_MASKED.reason(NUMBER_CONSENT))
    return NUMBER_RULE.passes(NUMBER_OUT.reason(NUMBER_CONSENT))


def _has_number(look: Look, path: str) -> bool:
    text = answer_of(look.case, path)
    return known(text) and _NUMBER.search(text) is not None


def children_gate(look: Look) -> Gate:
    """Return R09: a child, the person too, is in public only by a guardian's separate consent."""
    shown = [m for m in look.case.family.members if m.public_ok is True and is_minor(m)]
    young = under_age(look.case, look.today)
    if not shown and not young:
        if not known(look.case.identity.dob):
            return CHILDREN_RULE.warns(AGE_UNKNOWN.reason(BIRTH), BIRTH)
        return CHILDREN_RULE.passes(NO_CHILDREN.reason(MEMBERS))
    guardians = all(member.guardian_consent is True for member in shown)
    facts = (MEMBERS, CHILDREN_CONSENT, BIRTH) if young else (MEMBERS, CHILDREN_CONSENT)
    if guardians and granted(look.case, "consent_children_public", look.today):
        return CHILDREN_RULE.passes(CHILDREN_CLEARED.reason(*facts))
    return CHILDREN_RULE.blocks(CHILDREN_NOT_CLEARED.reason(*facts), MEMBERS, CHILDREN_CONSENT)


def line_gate(look: Look) -> Gate:
    """Return R11: calls go to an office's public line that somebody checked lately."""
    line = look.case.campaign.office_line
    checked = value_of(look.case.campaign.office_line_checked_on)
    if isinstance(line, Gap):
        return LINE_RULE.warns(LINE_UNKNOWN.reason(LINE), LINE)
    if line is None:
        return LINE_RULE.passes(NO_LINE.reason(LINE))
    oldest = look.today - timedelta(days=LINE_DAYS)
    if checked is not None and oldest <= checked <= look.today:
        return LINE_RULE.passes(LINE_CHECKED.reason(LINE, CHECKED))
    return LINE_RULE.blocks(LINE_NOT_CHECKED.reason(LINE, CHECKED), CHECKED)


def people_gate(look: Look) -> Gate:
    """Return R12: whoever takes part is told first what it may mean for them."""
    paths = ("campaign.go_public", "campaign.call_in_day")
    campaign = look.case.campaign
    if value_of(campaign.go_public) is True or known(campaign.call_in_day):
        return PEOPLE_RULE.warns(PARTICIPANTS.reason(*paths))
    return PEOPLE_RULE.passes(NOT_PUBLIC.reason(*paths))
