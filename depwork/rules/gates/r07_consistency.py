"""R07: the same name, number, place, ask and days in every text."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known
from depwork.model.decision import Gate
from depwork.model.questions import misfits
from depwork.rules.consistency import AS_WRITTEN, differences
from depwork.rules.differences import About
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

SAME = Ground("R07", "r07_same", "safety.R07")
NUMBER_DIFFERS = Ground("R07", "r07_number_differs", "safety.R07")
NUMBER_UNKNOWN = Ground("R07", "r07_number_unknown", "safety.R07")
OTHERS_DIFFER = Ground("R07", "r07_differs", "safety.R07")
TEXTS_DIFFER = Ground("R07", "r07_texts_differ", "safety.R07")
MISFIT = Ground("R07", "r07_misfit", "safety.R07")
GROUNDS: Final = (SAME, MISFIT, NUMBER_DIFFERS, NUMBER_UNKNOWN, TEXTS_DIFFER, OTHERS_DIFFER)
RULE: Final = Rule(
    "R07",
    hard=True,
    guards=("letter_final", "ice_contact", "official_contact", "public"),
    unblock="make_same",
)
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R07: another number stops, and so do letter, petition and script that differ.

    A typed story may speak of another place or day on purpose, so that is shown to be looked
    at; another A-number is another person, and one that nobody can compare may be; and what goes
    out says one thing, until somebody has said which is right. What was kept and cannot be
    read is said by nobody.
    """
    if kept := misfits(look.case):
        return RULE.blocks(MISFIT.reason(*kept), *kept)
    found = differences(look.case)
    if not found:
        return RULE.passes(SAME.reason())
    paths = tuple(dict.fromkeys(path for item in found for path in (item.path, item.answer)))
    if any(item.about is About.NUMBER for item in found):
        why = NUMBER_DIFFERS if known(look.case.identity.a_number) else NUMBER_UNKNOWN
        return RULE.blocks(why.reason(*paths), *paths)
    if any(item.path == AS_WRITTEN for item in found):
        return RULE.blocks(TEXTS_DIFFER.reason(AS_WRITTEN), AS_WRITTEN)
    return RULE.warns(OTHERS_DIFFER.reason(*paths), *paths)
