"""What the letters of support show together: how many count, what each still lacks."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, heading, links, note, text
from depwork.model.proof import in_hand

_FORM: Final = ("signed", "dated", "notarized", "translated")
_SAYS: Final = ("says_relation", "names_person", "says_how_long", "says_why")


def in_hand_or_not(look: Look) -> list[Block]:
    """Return how many letters a paper may count, a difference to the ledger, and what is thin."""
    words, letters = look.words, look.case.evidence.letters
    count, logged = in_hand(letters), look.desk.letters_logged()
    blocks: list[Block] = []
    if count != logged:
        told = text(words.ui("letters_differ", listed=count, logged=logged))
        way = {"label": words.ui("screen_ledger"), "go": "8.ledger", "focus": ""}
        blocks += [note("warn", words.ui("letters_differ_title"), told), links("", way)]
    if not letters:
        return blocks
    rows = []
    for name in (*_FORM, *_SAYS):
        having = sum(bool(getattr(one, name)) for one in letters)
        label = words.record_field(f"SupportLetter.{name}").label
        rows.append({"label": label, "lines": [words.ui("letters_of", n=having, of=len(letters))]})
    title = heading(words.ui("letters_count", n=count))
    return [*blocks, title, {"t": "pairs", "rows": rows}]
