"""R03: what could be used against the person waits for an attorney."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.choices import Audience, ProceedingStage
from depwork.model.decision import Gate
from depwork.model.questions import answer_of
from depwork.rules.gates.making import Look, Rule
from depwork.rules.gates.r02_proceedings import about_citizenship, about_hold
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, FINAL, FREE, STAGE
from depwork.rules.signoffs import cleared, gated_facts

HAS: Final = "attorney.has_attorney"
CONSULTED: Final = "attorney.attorney_consulted_letter"
CONSULTED_PUBLIC: Final = "attorney.attorney_consulted_for_public"
SIGNED_OFF: Final = "attorney.attorney_signoff_items"
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

GROUNDS: Final = (
    NOTHING_GATED, ALL_CLEARED, WITHHELD, CONSULTED_LETTER, NOT_CONSULTED, REPRESENTED_UNKNOWN,
    NO_ATTORNEY, NO_RISK_FIRST, RISK_LOOKED_AT, RISK_FIRST, PUBLIC_CONSULTED,
    PUBLIC_NOT_CONSULTED, PUBLIC_UNKNOWN, PUBLIC_NO_ATTORNEY,
)  # fmt: skip

FACTS_RULE: Final = Rule("R03", hard=True, guards=(), unblock="sign_off_facts")
LETTER_RULE: Final = Rule("R03", hard=True, guards=("letter_final",), unblock="consult_attorney")
RISK_RULE: Final = Rule(
    "R03", hard=True, guards=("letter_final", "ice_contact"), unblock="risk_review"
)
PUBLIC_RULE: Final = Rule("R03", hard=True, guards=("public",), unblock="consult_public")
RULES: Final = (FACTS_RULE, LETTER_RULE, RISK_RULE, PUBLIC_RULE)


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R03: the facts, the letter, the risk of any message, going public."""
    yield gated_facts_gate(look)
    yield consulted_gate(look)
    yield risk_gate(look)
    yield public_gate(look)


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
"""Stages in which a message to ICE can itself do the harm (facts 12.2)."""


def risk_gate(look: Look) -> Gate:
    """Return R03 for risk: where a message can wake or admit something, an attorney looks first.

    A closed case, an old order put back in force, and a person at liberty under a final order
    (facts 12.2); having no attorney opens nothing here, and
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
