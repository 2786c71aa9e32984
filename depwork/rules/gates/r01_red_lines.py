"""R01: what the person said must never be said stands in no text that goes out."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import outward

WORDS: Final = "story.red_line_words"

NO_LINES = Ground("R01", "r01_no_red_lines", "seed.001.step7")
KEPT = Ground("R01", "r01_red_lines_kept", "seed.001.step7")
CROSSED = Ground("R01", "r01_red_line_crossed", "seed.001.step7")
GROUNDS: Final = (NO_LINES, KEPT, CROSSED)
RULE: Final = Rule(
    "R01",
    hard=True,
    guards=("letter_final", "official_contact", "public"),
    unblock="take_red_line_out",
)
RULES: Final = (RULE,)


def plainly(text: str) -> str:
    """Return a text without accents, capitals and signs, its words apart by one space.

    >>> plainly("La Señora  López, ¡no!")
    'la senora lopez no'
    """
    bare = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", kept))


def crossed(look: Look) -> tuple[str, ...]:
    """Return the paths of the questions in whose text a red line stands; never the words."""
    lines = [f" {line} " for word in look.case.story.red_line_words if (line := plainly(word))]
    found = (
        path
        for path, text in outward(look.case)
        if any(line in f" {plainly(text)} " for line in lines)
    )
    return tuple(dict.fromkeys(found))


def gate(look: Look) -> Gate:
    """Return R01 for the person's red lines: one that stands in a text stops every final."""
    if not look.case.story.red_line_words:
        return RULE.passes(NO_LINES.reason(WORDS))
    found = crossed(look)
    if found:
        return RULE.blocks(CROSSED.reason(*found, WORDS), *found)
    return RULE.passes(KEPT.reason(WORDS))
