"""R19: people who go along obey the court's rules and never speak to the judge."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import value_of
from depwork.model.decision import Gate
from depwork.model.plans import Accompaniment, CompanyKind
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, FREE

COMPANY: Final = "plan.accompaniments"
_LAW: Final = ("hearing.public", "hearing.observers")

NONE_PLANNED = Ground("R19", "r19_none_planned", "safety.R19")
CLEARED = Ground("R19", "r19_cleared", "safety.R19", _LAW)
NOT_CLEARED = Ground("R19", "r19_not_cleared", "safety.R19", _LAW)
ASK_FIRST = Ground("R19", "r19_ask_first", "safety.R19", _LAW)
GROUNDS: Final = (NONE_PLANNED, CLEARED, NOT_CLEARED, ASK_FIRST)
RULE: Final = Rule("R19", hard=True, guards=("accompany",), unblock="ask_court_rules")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R19: a detention court is entered with clearance only; elsewhere somebody asks.

    Where the person is, is not known: then the stricter of the two holds.
    """
    coming = [c for c in look.case.plan.accompaniments if c.on >= look.today and _hearing(c)]
    if not coming:
        return RULE.passes(NONE_PLANNED.reason(COMPANY))
    if all(item.cleared is True for item in coming):
        return RULE.passes(CLEARED.reason(COMPANY))
    if value_of(look.case.custody.custody_status) in FREE:
        return RULE.warns(ASK_FIRST.reason(COMPANY, CUSTODY), COMPANY)
    return RULE.blocks(NOT_CLEARED.reason(COMPANY, CUSTODY), COMPANY)


def _hearing(item: Accompaniment) -> bool:
    return item.kind is CompanyKind.COURT
