"""The sources that rules and dated facts cite."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from pydantic import Field

from depwork.errors import UnreadableFileError
from depwork.guide.citing import without_words
from depwork.guide.entries import record_of
from depwork.guide.files import Table
from depwork.model.record import Record

KINDS: Final = frozenset(
    {
        "advocacy",
        "agency",
        "court",
        "data",
        "decision",
        "form",
        "guide",
        "memo",
        "news",
        "precedent",
        "regulation",
        "safety",
        "statute",
    }
)
"""What a source can be."""


class Source(Record):
    """One citation.

    Args:
        id: How rules and register entries name it.
        title: What it is, in a few words.
        where: The citation, or an address as text.
        read_on: The day it was read.
        kind: One of :data:`KINDS`.
    """

    id: str
    title: str = Field(min_length=1)
    where: str = Field(min_length=1)
    read_on: date
    kind: str


def read_sources(table: Table) -> Mapping[str, Source]:
    """Return the sources by id.

    Raises:
        UnreadableFileError: An entry is incomplete or wrong; the message names it.
    """
    return MappingProxyType({key: _source(table, key, raw) for key, raw in table.values.items()})


def _source(table: Table, key: str, raw: Any) -> Source:
    found = record_of(table, Source, key, without_words(raw))
    if found.kind not in KINDS:
        raise UnreadableFileError(
            f"{table.path}: {key}.kind: {found.kind!r} is none of {', '.join(sorted(KINDS))}"
        )
    return found
