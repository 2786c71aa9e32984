"""The evidence in hand as lettered exhibits, and what of it goes with a packet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from depwork.documents.frame import Frame
from depwork.guide import Words
from depwork.model.choices import DocumentClass as Kind
from depwork.model.proof import ShownFact
from depwork.model.support import EvidenceItem

NOTHING: Final[Mapping[str, int]] = MappingProxyType({})
"""No pages of any evidence."""


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence under its letter; the signed waiver has none.

    ``attached`` says that its pages are in the packet, counted from the files themselves.
    """

    item: str
    letter: str
    title: str
    kind: Kind
    shows: tuple[ShownFact, ...]
    dated: date | None
    pages: int | None
    signed: bool | None
    notarized: bool | None
    translated: bool | None
    original: bool | None
    attached: bool = False

    @property
    def anchor(self) -> str:
        """By what an index refers to its cover sheet."""
        return f"exhibit-{self.letter}" if self.letter else "waiver"


def exhibits_of(
    items: Iterable[object], letters: Mapping[str, str], attached: Mapping[str, int] = NOTHING
) -> tuple[Exhibit, ...]:
    """Return evidence items as exhibits, in their order; what has no letter is left out.

    Args:
        items: Pieces of evidence that a reader may see.
        letters: Their letters by id; attorney-only classes have none.
        attached: How many pages of each go with the packet, by id.
    """
    return tuple(
        _exhibit(item, letters[item.id], attached)
        for item in items
        if isinstance(item, EvidenceItem) and item.id in letters
    )


def waivers_of(items: Iterable[object], attached: Mapping[str, int]) -> tuple[Exhibit, ...]:
    """Return the signed waivers whose pages go with the packet.

    Args:
        items: Pieces of evidence that a reader may see.
        attached: How many pages of each go with the packet, by id.
    """
    return tuple(
        _exhibit(item, "", attached)
        for item in items
        if isinstance(item, EvidenceItem) and item.kind is Kind.WAIVER and item.id in attached
    )


def _exhibit(item: EvidenceItem, letter: str, attached: Mapping[str, int]) -> Exhibit:
    return Exhibit(
        item.id,
        letter,
        item.title,
        item.kind,
        item.shows,
        item.dated,
        attached.get(item.id, item.pages),
        item.signed,
        item.notarized,
        item.translated,
        item.original,
        item.id in attached,
    )


def citation(letters: Iterable[str], frame: Frame, words: Words) -> str:
    """Return a mark that cites exhibits by letter; nothing where there are none."""
    named = tuple(letters)
    if not named:
        return ""
    if len(named) == 1:
        return frame.exhibit.format(letter=named[0])
    return frame.exhibits.format(letters=words.listing(named))


def cited_anew(text: str, attached: Iterable[str], frame: Frame, words: Words) -> str:
    """Return an edited text whose marks cite only what goes with it; the others are taken out.

    Args:
        text: Markdown that somebody edited.
        attached: Letters of the exhibits that go with it.
        frame: Words of a mark.
        words: The text's language.
    """
    there = frozenset(attached)
    one = re.escape(frame.exhibit).replace(re.escape("{letter}"), r"[A-Z]{1,2}")
    many = re.escape(frame.exhibits).replace(re.escape("{letters}"), r"[^()]{1,400}?")

    def kept(found: re.Match[str]) -> str:
        named = re.findall(r"\b[A-Z]{1,2}\b", found[0])
        mark = citation([letter for letter in named if letter in there], frame, words)
        return f" {mark}" if mark else ""

    return re.sub(rf"[ \t]*(?:{one}|{many})", kept, text)
