"""R20: filings that the law keeps confidential are never published."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.decision import Gate
from depwork.model.questions import answer_of
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.three import told

VICTIM: Final = "health.victim_of_crime_flag"
PENDING: Final = "proceedings.pending_applications"
FEAR: Final = "risks.fear_of_return"
CREDIBLE_FEAR: Final = "proceedings.credible_fear"
ASKED: Final = (VICTIM, PENDING, FEAR, CREDIBLE_FEAR)

NOTHING_KNOWN = Ground("R20", "r20_nothing_known", "safety.R20")
CONFIDENTIAL = Ground("R20", "r20_confidential", "usc.8-1367", ("victims.confidentiality",))
GROUNDS: Final = (NOTHING_KNOWN, CONFIDENTIAL)
RULE: Final = Rule("R20", hard=False, guards=(), unblock="ask_confidential")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R20: where a protected filing may exist, it is named and stays out of everything."""
    found = tuple(path for path in ASKED if _may_exist(look, path))
    if found:
        return RULE.warns(CONFIDENTIAL.reason(*found))
    return RULE.passes(NOTHING_KNOWN.reason(*ASKED))


def _may_exist(look: Look, path: str) -> bool:
    answer = answer_of(look.case, path)
    if path == PENDING:
        return bool(told(look.case, path))
    return known(answer) and value_of(answer) is not False
