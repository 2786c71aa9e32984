"""R13: only what a step needs; nothing of the do-not-collect list."""

from __future__ import annotations

import re
from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import telling

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
GROUNDS: Final = (ENOUGH, RECORD_STORY, ADDRESS)
RULE: Final = Rule("R13", hard=True, guards=(), unblock="take_out_not_needed")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R13: the story of a record, or an address, in a text is pointed at.

    Social Security and account numbers never come this far: the question itself refuses them
    (:mod:`depwork.model.text`).
    """
    for ground, pattern in ((RECORD_STORY, _RECORD_STORY), (ADDRESS, _ADDRESS)):
        if found := telling(look.case, pattern):
            return RULE.warns(ground.reason(*found), *found)
    return RULE.passes(ENOUGH.reason())
