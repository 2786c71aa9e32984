"""R05: a notary public is not a lawyer."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import value_of
from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

HAS: Final = "attorney.has_attorney"
PAPERS: Final = ("attorney.g28_on_file", "attorney.eoir28_on_file", "attorney.accredited_rep")

VERIFIED = Ground("R05", "r05_verified", "safety.R05")
NOT_VERIFIED = Ground("R05", "r05_not_verified", "safety.R05")
LOOKING = Ground("R05", "r05_looking", "safety.R05")
GROUNDS: Final = (VERIFIED, NOT_VERIFIED, LOOKING)
RULE: Final = Rule("R05", hard=False, guards=(), unblock="verify_attorney")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R05: a notary public is not a lawyer; the attorney's standing was checked."""
    if value_of(look.case.attorney.has_attorney) is not True:
        return RULE.warns(LOOKING.reason(HAS), HAS)
    attorney = look.case.attorney
    shown = (attorney.g28_on_file, attorney.eoir28_on_file, attorney.accredited_rep)
    if any(value_of(paper) for paper in shown):
        return RULE.passes(VERIFIED.reason(*PAPERS))
    return RULE.warns(NOT_VERIFIED.reason(*PAPERS), *PAPERS)
