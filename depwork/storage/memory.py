"""A store that lives in memory, for tests and for what need not last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import Self

from depwork.errors import RecordNotFoundError, StaleRecordError
from depwork.storage.protocol import BlobHead, Head, Row


@dataclass(eq=False)
class Shelf:
    """What several sessions of a memory store share; silent about its content."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict, repr=False)
    blobs: dict[str, tuple[BlobHead, tuple[bytes, ...]]] = field(default_factory=dict, repr=False)
    lock: RLock = field(default_factory=RLock, repr=False)


class MemoryStore:
    """A :class:`~depwork.storage.protocol.Store` in memory.

    Args:
        shelf: Where the rows are; another session's, or a new one.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()

    def put(
        self, kind: str, name: str, body: bytes, *, case_id: str | None, expected_version: int
    ) -> int:
        """Return the new version after keeping a record."""
        with self._shelf.lock:
            old = self._shelf.rows.get((kind, name))
            stored = old.version if old else 0
            if stored != expected_version or (old and old.case_id != case_id):
                raise StaleRecordError(f"{kind} {name}: not at version {expected_version}")
            row = Row(kind, name, stored + 1, case_id, bytes(body))
            self._shelf.rows[kind, name] = row
            return row.version

    def get(self, kind: str, name: str) -> Row:
        """Return a record as last put."""
        row = self.maybe_get(kind, name)
        if row is None:
            raise RecordNotFoundError(f"{kind} {name}: no such record")
        return row

    def maybe_get(self, kind: str, name: str) -> Row | None:
        """Return a record as last put, or None if there is none."""
        with self._shelf.lock:
            return self._shelf.rows.get((kind, name))

    def heads(self, kind: str | None = None, case_id: str | None = None) -> tuple[Head, ...]:
        """Return what records there are, by kind and id."""
        return tuple(row.head for row in self._rows(kind, case_id))

    def scan(self, kind: str, case_id: str | None = None) -> Iterator[Row]:
        """Return all records of a kind by id."""
        return iter(self._rows(kind, case_id))

    def delete(self, kind: str, name: str, *, expected_version: int | None = None) -> bool:
        """Return whether there was a record to delete."""
        with self._shelf.lock:
            old = self._shelf.rows.get((kind, name))
            if old is None:
                return False
            if expected_version is not None and old.version != expected_version:
                raise StaleRecordError(f"{kind} {name}: not at version {expected_version}")
            del self._shelf.rows[kind, name]
            return True

    def delete_case(self, case_id: str) -> int:
        """Return how many records and blobs of a case were deleted."""
        with self._shelf.lock:
            heads, blobs = self.heads(case_id=case_id), self.blobs(case_id=case_id)
            for head in heads:
                del self._shelf.rows[head.kind, head.id]
            for blob in blobs:
                del self._shelf.blobs[blob.id]
            return len(heads) + len(blobs)

    def put_blob(
        self, name: str, chunks: Iterable[bytes], *, kind: str, case_id: str | None
    ) -> int:
        """Return the number of chunks kept."""
        kept = tuple(bytes(chunk) for chunk in chunks) or (b"",)
        with self._shelf.lock:
            if name in self._shelf.blobs:
                raise StaleRecordError(f"blob {name}: exists already; blobs are written once")
            self._shelf.blobs[name] = BlobHead(name, kind, case_id, len(kept)), kept
        return len(kept)

    def get_blob(self, name: str) -> Iterator[bytes]:
        """Yield a blob's content in chunks."""
        return iter(self._blob(name)[1])

    def blob_head(self, name: str) -> BlobHead:
        """Return what the store says of a blob without opening it."""
        return self._blob(name)[0]

    def blobs(self, kind: str | None = None, case_id: str | None = None) -> tuple[BlobHead, ...]:
        """Return what blobs there are, by id."""
        with self._shelf.lock:
            heads = sorted((head for head, _ in self._shelf.blobs.values()), key=lambda h: h.id)
        return tuple(h for h in heads if kind in (None, h.kind) and case_id in (None, h.case_id))

    def delete_blob(self, name: str) -> bool:
        """Return whether there was a blob to delete."""
        with self._shelf.lock:
            return self._shelf.blobs.pop(name, None) is not None

    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """Return a block whose changes are kept together or not at all."""
        with self._shelf.lock:
            rows, blobs = dict(self._shelf.rows), dict(self._shelf.blobs)
            try:
                yield self
            except BaseException:
                self._shelf.rows, self._shelf.blobs = rows, blobs
                raise

    def close(self) -> None:
        """Do nothing; the shelf goes with its last session."""

    def _blob(self, name: str) -> tuple[BlobHead, tuple[bytes, ...]]:
        with self._shelf.lock:
            found = self._shelf.blobs.get(name)
        if found is None:
            raise RecordNotFoundError(f"blob {name}: no such blob")
        return found

    def _rows(self, kind: str | None, case_id: str | None) -> list[Row]:
        with self._shelf.lock:
            rows = list(self._shelf.rows.values())
        kept = (r for r in rows if kind in (None, r.kind) and case_id in (None, r.case_id))
        return sorted(kept, key=lambda row: (row.kind, row.id))
