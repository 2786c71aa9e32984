"""The evidence in hand as lettered exhibits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from depwork.model.choices import DocumentClass as Kind
from depwork.model.support import EvidenceItem


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence under its letter."""

    item: str
    letter: str
    title: str
    kind: Kind
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
        return f"exhibit-{self.letter}"


def exhibits_of(
    items: Iterable[object], letters: Mapping[str, str], attached: frozenset[str] = frozenset()
) -> tuple[Exhibit, ...]:
    """Return evidence items as exhibits, in their order; what has no letter is left out.

    Args:
        items: Pieces of evidence that a reader may see.
        letters: Their letters by id; attorney-only classes have none.
        attached: Ids of those whose pages go with the packet.
    """
    return tuple(
        Exhibit(
            item.id,
            letters[item.id],
            item.title,
            item.kind,
            item.dated,
            item.pages,
            item.signed,
            item.notarized,
            item.translated,
            item.original,
            item.id in attached,
        )
        for item in items
        if isinstance(item, EvidenceItem) and item.id in letters
    )
