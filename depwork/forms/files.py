"""What the forms ask of the workbook about evidence files, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from depwork.forms.told import PacketFile, Refused
from depwork.model.attachment import Area, FileKind, FileNote
from depwork.model.choices import Audience


@dataclass(frozen=True)
class ReaderLine:
    """One possible reader of a file: whether it is meant for them, and what is still missing."""

    audience: Audience
    chosen: bool
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileLine:
    """One file as it is listed."""

    id: str
    version: int
    name: str
    kind: FileKind
    size: int
    pages: int
    added_on: date
    notes: tuple[FileNote, ...] = ()
    areas: tuple[Area, ...] = ()
    readers: tuple[ReaderLine, ...] = ()


@dataclass(frozen=True)
class ItemLine:
    """One piece of evidence with its files; no letter where only the attorney attaches it.

    The one without an id gathers files whose piece of evidence was removed.
    """

    id: str
    letter: str
    title: str
    files: tuple[FileLine, ...] = ()


@dataclass(frozen=True)
class SuggestedArea:
    """Where a number stands that may need to be blacked out: ``ssn``, ``account``, ``card``."""

    area: Area
    what: str


class Files(Protocol):
    """Evidence files of the open case."""

    def limit(self) -> int:
        """Return how large one file may be, in megabytes."""
        ...

    def items(self) -> tuple[ItemLine, ...]:
        """Return the pieces of evidence with their files, in the case's order."""
        ...

    def begin(self, item: str, name: str, size: int, mark: str) -> tuple[str, int] | Refused:
        """Return an upload's id and how many of its pieces are here already."""
        ...

    def add(self, upload: str, number: int, piece: bytes) -> int | Refused:
        """Return how many pieces have come, this one included."""
        ...

    def finish(self, upload: str) -> FileLine | Refused:
        """Return the file once it was looked at and sealed."""
        ...

    def cancel(self, upload: str) -> None:
        """Drop what has come of a file."""
        ...

    def page(self, file: str, number: int, *, as_sent: bool) -> bytes | Refused:
        """Return a page as a JPEG, as it came or as it goes out."""
        ...

    def suggest(self, file: str) -> tuple[SuggestedArea, ...] | Refused:
        """Return areas that may need to be blacked out."""
        ...

    def set_areas(self, file: str, version: int, areas: Sequence[object]) -> bool:
        """Return whether the areas were kept; not over somebody else's change."""
        ...

    def set_readers(self, file: str, version: int, readers: Sequence[object]) -> bool:
        """Return whether the readers were kept; not over somebody else's change."""
        ...

    def move(self, file: str, version: int, step: int) -> bool:
        """Return whether a file stands one place earlier (-1) or later (1) among its paper's."""
        ...

    def remove(self, file: str) -> Refused | None:
        """Remove a file for good; a refusal says what stands against it."""
        ...

    def take(self, file: str, *, as_came: bool) -> PacketFile | Refused:
        """Return a file to take away: the cleaned copy, or all of it as it came."""
        ...
