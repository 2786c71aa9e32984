"""R07: the same name, number, place, ask and days in every text."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import known
from depwork.model.decision import Gate
from depwork.rules.consistency import About, differences
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

SAME = Ground("R07", "r07_same", "safety.R07")
NUMBER_DIFFERS = Ground("R07", "r07_number_differs", "safety.R07")
OTHERS_DIFFER = Ground("R07", "r07_differs", "safety.R07")
GROUNDS: Final = (SAME, NUMBER_DIFFERS, OTHERS_DIFFER)
RULE: Final = Rule(
    "R07",
    hard=True,
    guards=("letter_final", "ice_contact", "official_contact", "public"),
    unblock="make_same",
)
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R07: another number stops; another name, place or day is shown to be looked at.

    A text may speak of another place or day on purpose, so only a person can say; another
    A-number is another person.
    """
    found = differences(look.case)
    if not found:
        return RULE.passes(SAME.reason())
    paths = tuple(dict.fromkeys(path for item in found for path in (item.path, item.answer)))
    number = known(look.case.identity.a_number)
    if number and any(item.about is About.NUMBER for item in found):
        return RULE.blocks(NUMBER_DIFFERS.reason(*paths), *paths)
    return RULE.warns(OTHERS_DIFFER.reason(*paths), *paths)
