"""What every store can do, and the rows it gives back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class Head:
    """What a store says of a record without opening it.

    Args:
        kind: What sort of record, e.g. ``case`` or ``event``.
        id: Its name among its kind.
        version: Counts its saves, from 1.
        case_id: The case it belongs to and whose key seals it; None for the vault's own.
    """

    kind: str
    id: str
    version: int
    case_id: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One record with its body; the body stays out of the repr.

    Args:
        kind: What sort of record.
        id: Its name among its kind.
        version: Counts its saves, from 1.
        case_id: The case it belongs to, or None.
        body: The bytes that were put.
    """

    kind: str
    id: str
    version: int
    case_id: str | None
    body: bytes = field(repr=False)

    @property
    def head(self) -> Head:
        """The row without its body."""
        return Head(self.kind, self.id, self.version, self.case_id)


@dataclass(frozen=True, slots=True)
class BlobHead:
    """What a store says of a blob without opening it.

    Args:
        id: Its name; a blob is written once, so new content takes a new id.
        kind: What sort of blob, e.g. ``attachment``.
        case_id: The case it belongs to, or None.
        chunks: How many chunks it is kept in, at least 1.
    """

    id: str
    kind: str
    case_id: str | None
    chunks: int


class Store(Protocol):
    """Two sealed tables: records and blobs.

    A record's ``name`` is its id. A call outside :meth:`transaction` is a transaction of its
    own. Kinds and ids are short names that stand in clear beside the sealed bodies: they may
    hold no value of a case.
    """

    def put(
        self, kind: str, name: str, body: bytes, *, case_id: str | None, expected_version: int
    ) -> int:
        """Return the new version after keeping a record.

        Args:
            kind: What sort of record.
            name: Its name among its kind.
            body: What to keep.
            case_id: The case it belongs to; may not change from one version to the next.
            expected_version: The version the caller had read; 0 for a record not yet there.

        Raises:
            StaleRecordError: The stored version is another one.
        """
        ...

    def get(self, kind: str, name: str) -> Row:
        """Return a record as last put.

        Raises:
            RecordNotFoundError: No such record.
        """
        ...

    def maybe_get(self, kind: str, name: str) -> Row | None:
        """Return a record as last put, or None if there is none."""
        ...

    def heads(self, kind: str | None = None, case_id: str | None = None) -> tuple[Head, ...]:
        """Return what records there are, by kind and id, without opening any.

        Args:
            kind: This kind only.
            case_id: This case's only.
        """
        ...

    def scan(self, kind: str, case_id: str | None = None) -> Iterator[Row]:
        """Yield all records of a kind by id; the quick way to read many.

        Args:
            kind: What sort of record.
            case_id: This case's only.
        """
        ...

    def delete(self, kind: str, name: str, *, expected_version: int | None = None) -> bool:
        """Return whether there was a record to delete.

        Args:
            kind: What sort of record.
            name: Its name among its kind.
            expected_version: Delete only this version.

        Raises:
            StaleRecordError: There is a record, but of another version than expected.
        """
        ...

    def delete_case(self, case_id: str) -> int:
        """Return how many records and blobs of a case were deleted: all, and its data key."""
        ...

    def put_blob(
        self, name: str, chunks: Iterable[bytes], *, kind: str, case_id: str | None
    ) -> int:
        """Return the number of chunks kept; all of them or none.

        Args:
            name: A name not used before.
            chunks: The content in order; read once, never all in memory.
            kind: What sort of blob.
            case_id: The case it belongs to, or None.

        Raises:
            StaleRecordError: There is a blob of that id; blobs are written once.
        """
        ...

    def get_blob(self, name: str) -> Iterator[bytes]:
        """Yield a blob's content in chunks.

        Raises:
            RecordNotFoundError: No such blob, or it was deleted while being read.
        """
        ...

    def blob_head(self, name: str) -> BlobHead:
        """Return what the store says of a blob without opening it.

        Raises:
            RecordNotFoundError: No such blob.
        """
        ...

    def blobs(self, kind: str | None = None, case_id: str | None = None) -> tuple[BlobHead, ...]:
        """Return what blobs there are, by id, without opening any."""
        ...

    def delete_blob(self, name: str) -> bool:
        """Return whether there was a blob to delete."""
        ...

    def transaction(self) -> AbstractContextManager[Self]:
        """Return a block whose changes are kept together or, if it raises, not at all.

        A block within a block is undone alone if it raises.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; the store is not used afterwards."""
        ...
