"""R03, R03b, R03c, R05, R25: what waits for an attorney, or for what the person must know."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.choices import Audience, ProceedingStage
from depwork.model.decision import Gate, Urgency
from depwork.model.questions import answer_of
from depwork.rules.gates.making import Look, Rule
from depwork.rules.gates.proceedings import about_citizenship, about_hold
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, FINAL, FREE, STAGE
from depwork.rules.signoffs import cleared, gated_facts, holds

HAS: Final = "attorney.has_attorney"
CONSULTED: Final = "attorney.attorney_consulted_letter"
CONSULTED_PUBLIC: Final = "attorney.attorney_consulted_for_public"
SIGNED_OFF: Final = "attorney.attorney_signoff_items"
HABEAS: Final = "attorney.habeas_asked"
NOTICES: Final = (
    "consent.not_lawyer_notice_given",
    "consent.limits_notice_given",
    "consent.pd_offer_notice_given",
)
SOFT_FACTS: Final = (
    "health.condition_summary",
    "health.treatment_needed",
    "health.medication_in_custody",
    "health.disability",
    "family.spouse_pregnant_nursing",
    "ties.employment",
)
PAPERS: Final = ("attorney.g28_on_file", "attorney.eoir28_on_file", "attorney.accredited_rep")
_INSIDE: Final = (Audience.FUNDER, Audience.ANALYST, Audience.ATTORNEY)
OUTSIDE: Final = tuple(a for a in Audience if a not in _INSIDE)

NOTHING_GATED = Ground("R03", "r03_nothing_gated", "safety.R03")
ALL_CLEARED = Ground("R03", "r03_all_cleared", "safety.R03")
WITHHELD = Ground("R03", "r03_withheld", "safety.R03")
CONSULTED_LETTER = Ground("R03", "r03_consulted", "decision.12-12")
NOT_CONSULTED = Ground("R03", "r03_not_consulted", "decision.12-12")
REPRESENTED_UNKNOWN = Ground("R03", "r03_represented_unknown", "decision.12-12")
NO_ATTORNEY = Ground("R03", "r03_no_attorney", "decision.12-12")
NO_RISK_FIRST = Ground("R03", "r03_no_risk_first", "decision.12-2")
RISK_LOOKED_AT = Ground("R03", "r03_risk_looked_at", "decision.12-2")
RISK_FIRST = Ground("R03", "r03_risk_first", "decision.12-2")
PUBLIC_CONSULTED = Ground("R03", "r03_public_consulted", "seed.001.step7")
PUBLIC_NOT_CONSULTED = Ground("R03", "r03_public_not_consulted", "seed.001.step7")
PUBLIC_UNKNOWN = Ground("R03", "r03_public_represented_unknown", "seed.001.step7")
PUBLIC_NO_ATTORNEY = Ground("R03", "r03_public_no_attorney", "seed.001.step7")
NO_SOFT_FACTS = Ground("R03b", "r03b_none", "safety.R03b")
SOFT = Ground("R03b", "r03b_ask", "safety.R03b")
NOTICES_GIVEN = Ground("R03c", "r03c_given", "safety.R03c")
NOTICES_MISSING = Ground("R03c", "r03c_missing", "safety.R03c")
VERIFIED = Ground("R05", "r05_verified", "safety.R05")
NOT_VERIFIED = Ground("R05", "r05_not_verified", "safety.R05")
LOOKING = Ground("R05", "r05_looking", "safety.R05")
NOT_IMMINENT = Ground("R25", "r25_not_imminent", "safety.R25")
HABEAS_ASKED = Ground("R25", "r25_asked", "safety.R25")
HABEAS_FIRST = Ground("R25", "r25_ask_first", "safety.R25")
FIND_ATTORNEY = Ground("R25", "r25_find_attorney", "safety.R25")

GROUNDS: Final = (
    NOTHING_GATED, ALL_CLEARED, WITHHELD, CONSULTED_LETTER, NOT_CONSULTED, REPRESENTED_UNKNOWN,
    NO_ATTORNEY, NO_RISK_FIRST, RISK_LOOKED_AT, RISK_FIRST, PUBLIC_CONSULTED,
    PUBLIC_NOT_CONSULTED, PUBLIC_UNKNOWN, PUBLIC_NO_ATTORNEY, NO_SOFT_FACTS, SOFT,
    NOTICES_GIVEN, NOTICES_MISSING, VERIFIED, NOT_VERIFIED, LOOKING, NOT_IMMINENT,
    HABEAS_ASKED, HABEAS_FIRST, FIND_ATTORNEY,
)  # fmt: skip

FACTS_RULE: Final = Rule("R03", hard=True, guards=(), unblock="sign_off_facts")
LETTER_RULE: Final = Rule("R03", hard=True, guards=("letter_final",), unblock="consult_attorney")
RISK_RULE: Final = Rule(
    "R03", hard=True, guards=("letter_final", "ice_contact"), unblock="risk_review"
)
PUBLIC_RULE: Final = Rule("R03", hard=True, guards=("public",), unblock="consult_public")
SOFT_RULE: Final = Rule("R03b", hard=False, guards=(), unblock="ask_health_work")
NOTICE_RULE: Final = Rule("R03c", hard=True, guards=("letter_final",), unblock="give_notices")
NOTARY_RULE: Final = Rule("R05", hard=False, guards=(), unblock="verify_attorney")
HABEAS_RULE: Final = Rule("R25", hard=True, guards=("public",), unblock="ask_habeas")
RULES: Final = (
    FACTS_RULE, LETTER_RULE, RISK_RULE, PUBLIC_RULE, SOFT_RULE, NOTICE_RULE, NOTARY_RULE,
    HABEAS_RULE,
)  # fmt: skip


def gated_facts_gate(look: Look) -> Gate:
    """Return R03 for facts: those without any sign-off in force stay withheld, and are named."""
    held = gated_facts(look.case)
    waiting = tuple(
        path
        for path in held
        if not any(cleared(look.case, path, audience, look.today) for audience in OUTSIDE)
    )
    if waiting:
        return FACTS_RULE.warns(WITHHELD.reason(*waiting), SIGNED_OFF)
    return FACTS_RULE.passes((ALL_CLEARED if held else NOTHING_GATED).reason(*held))


def consulted_gate(look: Look) -> Gate:
    """Return R03 for the letter: a person's own attorney is asked first (12.12)."""
    has = value_of(look.case.attorney.has_attorney)
    if look.dated(CONSULTED):
        return LETTER_RULE.passes(CONSULTED_LETTER.reason(CONSULTED))
    if has is False:
        return LETTER_RULE.warns(NO_ATTORNEY.reason(HAS, CONSULTED), CONSULTED)
    if has is None:
        return LETTER_RULE.blocks(REPRESENTED_UNKNOWN.reason(HAS), HAS, CONSULTED)
    return LETTER_RULE.blocks(NOT_CONSULTED.reason(HAS, CONSULTED), CONSULTED)


_RISKY: Final = frozenset({ProceedingStage.ADMIN_CLOSED, ProceedingStage.REINSTATEMENT})
"""Stages in which a message to ICE can itself do the harm (rows R-25 and R-15)."""


def risk_gate(look: Look) -> Gate:
    """Return R03 for risk: where a message can wake or admit something, an attorney looks first.

    A closed case, an old order put back in force, and a person at liberty under a final order
    (rows R-25, R-15, R-13 and R-29, facts 12.2); having no attorney opens nothing here, and
    not knowing is no calmer than the worst it may hide.
    """
    if not _risky(look.case):
        return RISK_RULE.passes(NO_RISK_FIRST.reason(STAGE, CUSTODY))
    if look.dated(CONSULTED):
        return RISK_RULE.passes(RISK_LOOKED_AT.reason(STAGE, CONSULTED))
    reason = RISK_FIRST.reason(STAGE, CUSTODY)
    if about_hold(look.case) or about_citizenship(look.case):
        return RISK_RULE.warns(reason, CONSULTED)
    unknown = [path for path in (STAGE, CUSTODY) if not known(answer_of(look.case, path))]
    return RISK_RULE.blocks(reason, *unknown, CONSULTED)


def _risky(case: Case) -> bool:
    stage = value_of(case.proceedings.proceeding_stage)
    if stage is None or stage in _RISKY:
        return True
    custody = value_of(case.custody.custody_status)
    return stage in FINAL and (custody is None or custody in FREE)


def public_gate(look: Look) -> Gate:
    """Return R03 for going public: a person's own attorney is asked first, as for the letter."""
    has = value_of(look.case.attorney.has_attorney)
    if look.dated(CONSULTED_PUBLIC):
        return PUBLIC_RULE.passes(PUBLIC_CONSULTED.reason(CONSULTED_PUBLIC))
    if has is False:
        return PUBLIC_RULE.warns(PUBLIC_NO_ATTORNEY.reason(HAS), CONSULTED_PUBLIC)
    if has is None:
        return PUBLIC_RULE.blocks(PUBLIC_UNKNOWN.reason(HAS), HAS, CONSULTED_PUBLIC)
    return PUBLIC_RULE.blocks(PUBLIC_NOT_CONSULTED.reason(HAS), CONSULTED_PUBLIC)


def soft_gate(look: Look) -> Gate:
    """Return R03b: health and work facts come with a question for the attorney, never a stop."""
    held = tuple(path for path in SOFT_FACTS if holds(look.case, path))
    return SOFT_RULE.warns(SOFT.reason(*held)) if held else SOFT_RULE.passes(NO_SOFT_FACTS.reason())


def notices_gate(look: Look) -> Gate:
    """Return R03c: the three notices were given, each on a day that has come."""
    missing = tuple(path for path in NOTICES if not look.dated(path))
    if missing:
        return NOTICE_RULE.blocks(NOTICES_MISSING.reason(*missing), *missing)
    return NOTICE_RULE.passes(NOTICES_GIVEN.reason(*NOTICES))


def notary_gate(look: Look) -> Gate:
    """Return R05: a notary public is not a lawyer; the attorney's standing was checked."""
    if value_of(look.case.attorney.has_attorney) is not True:
        return NOTARY_RULE.warns(LOOKING.reason(HAS), HAS)
    attorney = look.case.attorney
    shown = (attorney.g28_on_file, attorney.eoir28_on_file, attorney.accredited_rep)
    if any(value_of(paper) for paper in shown):
        return NOTARY_RULE.passes(VERIFIED.reason(*PAPERS))
    return NOTARY_RULE.warns(NOT_VERIFIED.reason(*PAPERS), *PAPERS)


def habeas_gate(look: Look) -> Gate:
    """Return R25: in an emergency the attorney is asked about a court first, then publicity."""
    if look.urgency not in (Urgency.U1, Urgency.UNKNOWN):
        return HABEAS_RULE.passes(NOT_IMMINENT.reason())
    if look.dated(HABEAS):
        return HABEAS_RULE.passes(HABEAS_ASKED.reason(HABEAS))
    if value_of(look.case.attorney.has_attorney) is False:
        return HABEAS_RULE.warns(FIND_ATTORNEY.reason(HAS), HAS, *look.settle)
    return HABEAS_RULE.blocks(HABEAS_FIRST.reason(HAS, HABEAS), HABEAS, *look.settle)
