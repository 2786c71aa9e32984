"""The evidence in hand as lettered exhibits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.choices import DocumentClass as Kind
from depwork.model.support import EvidenceItem

NEVER_ATTACHED: Final = frozenset({Kind.COURT, Kind.IMMIGRATION})
"""Attorney-only classes (facts 1): in no packet but by the attorney's own hand."""


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence under its letter."""

    letter: str
    title: str
    kind: Kind
    dated: date | None
    pages: int | None
    signed: bool | None
    notarized: bool | None
    translated: bool | None
    original: bool | None


def letter_of(number: int) -> str:
    """Return the letter of an exhibit, counted from 0.

    >>> letter_of(0), letter_of(25), letter_of(26), letter_of(27)
    ('A', 'Z', 'AA', 'AB')
    """
    head, tail = divmod(number, 26)
    return (letter_of(head - 1) if head else "") + chr(ord("A") + tail)


def exhibits_of(items: Iterable[object]) -> tuple[Exhibit, ...]:
    """Return evidence items as exhibits, in their order, attorney-only classes left out."""
    kept = [
        item for item in items if isinstance(item, EvidenceItem) and item.kind not in NEVER_ATTACHED
    ]
    return tuple(
        Exhibit(
            letter_of(number),
            item.title,
            item.kind,
            item.dated,
            item.pages,
            item.signed,
            item.notarized,
            item.translated,
            item.original,
        )
        for number, item in enumerate(kept)
    )
