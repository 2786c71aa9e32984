"""Where the typed texts of a case say otherwise than its answers, or than each other (R07)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.case import Case
from depwork.model.plain import folded
from depwork.model.plans import TextKind
from depwork.rules.differences import About, Answered, Difference
from depwork.rules.texts import prose

AS_WRITTEN: Final = "plan.as_written"


def differences(case: Case) -> tuple[Difference, ...]:
    """Return everything that a typed text says otherwise than the answers, each once."""
    answered = Answered(case)
    found = (one for path, text in prose(case) for one in answered.differences(path, text))
    return tuple(dict.fromkeys((*found, *_texts_apart(case))))


def _texts_apart(case: Case) -> Iterator[Difference]:
    """Letter, petition, script and the rest, as they are written, held against each other.

    The letter names the person in full; what is public names them as they chose. So names
    are compared among the public texts.
    """
    rows = case.plan.as_written
    public = [row for row in rows if row.text is not TextKind.LETTER]
    said = {
        About.NAME: [row.name for row in public if row.name],
        About.ASK: [row.ask.value for row in rows if row.ask],
        About.PLACE: [row.place for row in rows if row.place],
        About.DAY: [row.day.isoformat() for row in rows if row.day],
    }
    for about, texts in said.items():
        first, *others = texts or [""]
        for text in others:
            if folded(text) != folded(first):
                yield Difference(about, AS_WRITTEN, text, AS_WRITTEN)
