"""R13: only what a step needs; nothing of the do-not-collect list."""

from __future__ import annotations

import re
from typing import Final

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.decision import Gate
from depwork.model.plain import as_words, plain
from depwork.model.refused import perhaps_account
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import prose, telling, typed

_RECORD_STORY = re.compile(
    r"\b(police report|arrest(ed)? for|pled guilty|pleaded guilty|convicted of|DUI|DWI|jail time"
    r"|prison sentence|probation|parte policial|arrestad[oa] por|se declaró culpable"
    r"|condenad[oa] por|libertad condicional|sentencia de cárcel)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w'-]+\s+){1,3}"
    r"(Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl)\b"
    r"|\b(Calle|Avenida)\s+[A-Z]\w+(\s+\w+)?\s+(#|No\.?|número)\s*\d+"
)

ENOUGH = Ground("R13", "r13_enough", "safety.R13")
RECORD_STORY = Ground("R13", "r13_record_story", "safety.R13")
ADDRESS = Ground("R13", "r13_address", "safety.R13")
HOME = Ground("R13", "r13_home", "safety.R13")
ACCOUNT = Ground("R13", "r13_account", "safety.R13")
GROUNDS: Final = (ENOUGH, RECORD_STORY, ADDRESS, HOME, ACCOUNT)
RULE: Final = Rule("R13", hard=True, guards=("public",), unblock="take_out_not_needed")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R13: the person's own home stops what is public; other things are pointed at.

    What is proved a Social Security or an account number never comes this far: the question
    itself refuses it (:mod:`depwork.model.refused`); what may be one is pointed at here.
    """
    texts = tuple(prose(look.case))
    if home := tuple(dict.fromkeys(path for path, text in texts if _tells_home(look.case, text))):
        return RULE.blocks(HOME.reason(*home), *home)
    if found := telling(look.case, _RECORD_STORY):
        return RULE.warns(RECORD_STORY.reason(*found), *found)
    if found := tuple(dict.fromkeys(path for path, text in texts if _ADDRESS.search(plain(text)))):
        return RULE.warns(ADDRESS.reason(*found), *found)
    if found := tuple(dict.fromkeys(p for p, text in typed(look.case) if perhaps_account(text))):
        return RULE.warns(ACCOUNT.reason(*found), *found)
    return RULE.passes(ENOUGH.reason())


def _tells_home(case: Case, text: str) -> bool:
    """Whether a text holds the beginning of the person's own address: house and street."""
    home = as_words(value_of(case.identity.home_address) or "").split()[:2]
    return (
        len(home) == 2
        and any(c.isdigit() for c in "".join(home))
        and (f" {' '.join(home)} " in as_words(text))
    )
