"""Letters of exhibits: one for each piece of evidence, the same before every reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from depwork.model.choices import DocumentClass
from depwork.model.support import EvidenceItem

ATTORNEY_ONLY: Final = frozenset({DocumentClass.COURT, DocumentClass.IMMIGRATION})
"""Evidence that only the attorney attaches, never a list or a packet (facts 1)."""
UNLETTERED: Final = ATTORNEY_ONLY | {DocumentClass.WAIVER, DocumentClass.PHOTO}
"""No exhibits; the signed waiver stands right behind the letter to ICE, a photo in the press."""


def letter_of(number: int) -> str:
    """Return the letter of an exhibit, counted from 0.

    >>> letter_of(0), letter_of(25), letter_of(26), letter_of(27)
    ('A', 'Z', 'AA', 'AB')
    """
    head, tail = divmod(number, 26)
    return (letter_of(head - 1) if head else "") + chr(ord("A") + tail)


def letters_of(items: Iterable[EvidenceItem]) -> dict[str, str]:
    """Return the letter of each piece of evidence by its id, in the case's own order.

    Counted over the whole case, so that a paper has one letter in every packet; a reader
    from whom some are held back sees a letter missing between two others.
    """
    lettered = (item for item in items if item.kind not in UNLETTERED)
    return {item.id: letter_of(number) for number, item in enumerate(lettered)}
