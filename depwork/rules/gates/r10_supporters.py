"""R10: nobody writes down the immigration status of those who help."""

from __future__ import annotations

import re
from typing import Final

from depwork.model.decision import Gate
from depwork.model.plain import plain
from depwork.model.questions import answer_of, questions
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import strings, telling

_STATUS = (
    r"(undocumented|without papers|no papers|daca|dreamer|tps|green card|on a visa|overstay\w*"
    r"|permanent resident|indocumentad\w+|sin papeles|sin documentos|tarjeta verde"
    r"|residente permanente|estatus migratorio|immigration status)"
)
_HELPER = (
    r"(writers?|signers?|supporters?|volunteers?|neighbou?rs?|pastors?|teachers?|co-?workers?"
    r"|donors?|callers?|firmantes?|voluntari\w+|vecin\w+|maestr\w+|compañer\w+|donantes?"
    r"|simpatizantes?|quien(es)? firma\w*|quien(es)? escribe\w*)"
)
_NEAR = re.compile(
    rf"\b{_STATUS}\b[^.]{{0,60}}\b{_HELPER}\b|\b{_HELPER}\b[^.]{{0,60}}\b{_STATUS}\b",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\b{_STATUS}\b", re.IGNORECASE)
_LISTS: Final = frozenset(
    {
        "campaign.support_committee",
        "campaign.sendings",
        "evidence.items",
        "evidence.letters",
        "plan.outreach",
    }
)
"""Lists of helpers, their letters and what was sent: a word of status has no place there."""

NOTHING_HELD = Ground("R10", "r10_nothing_held", "safety.R10")
STATUS_TYPED = Ground("R10", "r10_status_typed", "safety.R10")
GROUNDS: Final = (NOTHING_HELD, STATUS_TYPED)
RULE: Final = Rule(
    "R10",
    hard=True,
    guards=("letter_final", "official_contact", "public"),
    unblock="take_status_out",
)
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R10: a helper's status in a list of helpers blocks; elsewhere it is pointed at.

    In a list it can be of nobody else; in a story it may be of the person, which only a reader
    can tell.
    """
    in_lists = tuple(field.path for field in questions() if _has_status(look, field.path))
    found = tuple(dict.fromkeys((*telling(look.case, _NEAR), *in_lists)))
    if in_lists:
        return RULE.blocks(STATUS_TYPED.reason(*found), *found)
    if found:
        return RULE.warns(STATUS_TYPED.reason(*found), *found)
    return RULE.passes(NOTHING_HELD.reason())


def tells_helper_status(text: str) -> bool:
    """Return whether a text tells the status of somebody who helps.

    >>> tells_helper_status("A neighbor without papers called too."), tells_helper_status("Called.")
    (True, False)
    """
    return _NEAR.search(plain(text)) is not None


def _has_status(look: Look, path: str) -> bool:
    if path not in _LISTS:
        return False
    return any(_ALONE.search(plain(text)) for text in strings(answer_of(look.case, path)))
