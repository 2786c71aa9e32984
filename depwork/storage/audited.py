"""A store that notes every change in the audit, in the change's own transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import local
from typing import Final, Self

from depwork.errors import RecordNotFoundError, TamperedError, UnwritableError
from depwork.model.audit import Verb
from depwork.storage import audit as lines
from depwork.storage import migrations, tries
from depwork.storage.audit import Audit
from depwork.storage.keyring import Keyring
from depwork.storage.protocol import BlobHead, Head, Row, Store

BLOB: Final = "blob:"
"""Stands before a blob's kind in the audit, so that blobs and records stay apart."""


UNTOLD: Final = frozenset({lines.KIND, lines.HEAD_KIND, migrations.KIND, tries.KIND, tries.PENDING})
"""Kinds no line tells of: the audit itself, and what is written before there is a key."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A line of the audit that could not be written.

    Args:
        at: When.
        verb: What was done.
        name: What it was done to.
        case_id: The case's code.
    """

    at: str
    verb: Verb
    name: str
    case_id: str | None

    def __str__(self) -> str:
        """Return the line as a person notes it on paper."""
        return " ".join(filter(None, (self.at, self.verb.value, self.case_id, self.name)))


class AuditedStore:
    """A :class:`~depwork.storage.protocol.Store` that stands between sealing and database.

    What passes it is sealed already: the audit binds each record's kind, id, version, case
    and the hash of its sealed body, so that a row that is later dropped, added, swapped or
    put back to an earlier authentic state is found by :mod:`depwork.storage.verifying`.

    Args:
        inner: The database.
        audit: Of the same database.
    """

    def __init__(self, inner: Store, audit: Audit) -> None:
        self.inner = inner
        self.audit = audit
        self.owed: list[Owed] = []
        self._here = local()

    @classmethod
    def of(cls, inner: Store, keyring: Keyring, now: Callable[[], str] = str) -> Self:
        """Return a database that notes its changes as done by a keyring's holder.

        Args:
            inner: The database.
            keyring: Unlocked.
            now: The caller's clock, as text.
        """
        return cls(inner, Audit(inner, keyring, now))

    def put(
        self, kind: str, name: str, body: bytes, *, case_id: str | None, expected_version: int
    ) -> int:
        """Return the new version after keeping a record and noting it."""
        with self._one():
            version = self.inner.put(
                kind, name, body, case_id=case_id, expected_version=expected_version
            )
            self.audit.saved(Row(kind, name, version, case_id, body))
        return version

    def get(self, kind: str, name: str) -> Row:
        """Return a record as last put."""
        return self.inner.get(kind, name)

    def maybe_get(self, kind: str, name: str) -> Row | None:
        """Return a record as last put, or None if there is none."""
        return self.inner.maybe_get(kind, name)

    def heads(self, kind: str | None = None, case_id: str | None = None) -> tuple[Head, ...]:
        """Return what records there are, by kind and id."""
        return self.inner.heads(kind, case_id)

    def scan(self, kind: str, case_id: str | None = None) -> Iterator[Row]:
        """Return all records of a kind by id."""
        return self.inner.scan(kind, case_id)

    def delete(self, kind: str, name: str, *, expected_version: int | None = None) -> bool:
        """Return whether there was a record to delete; noted if there was."""
        with self._one():
            gone = self.inner.delete(kind, name, expected_version=expected_version)
            if gone:
                self.audit.note(Verb.DELETE, kind=kind, name=name)
        return gone

    def delete_case(self, case_id: str) -> int:
        """Return how many records and blobs of a case were deleted; one line tells of all."""
        with self._one():
            gone = self.inner.delete_case(case_id)
            if gone:
                self.audit.note(Verb.ERASE, case_id=case_id, count=gone)
        return gone

    def put_blob(
        self, name: str, chunks: Iterable[bytes], *, kind: str, case_id: str | None
    ) -> int:
        """Return the number of chunks kept; the line binds them all."""
        with self._one():
            count = self.inner.put_blob(name, chunks, kind=kind, case_id=case_id)
            head = BlobHead(name, kind, case_id, count)
            self._saved_blob(head, hash_of_blob(self.inner.get_blob(name)))
        return count

    def get_blob(self, name: str) -> Iterator[bytes]:
        """Return a blob's content in chunks."""
        return self.inner.get_blob(name)

    def blob_head(self, name: str) -> BlobHead:
        """Return what the store says of a blob without opening it."""
        return self.inner.blob_head(name)

    def blobs(self, kind: str | None = None, case_id: str | None = None) -> tuple[BlobHead, ...]:
        """Return what blobs there are, by id."""
        return self.inner.blobs(kind, case_id)

    def delete_blob(self, name: str) -> bool:
        """Return whether there was a blob to delete; noted if there was."""
        with self._one():
            try:
                kind = self.inner.blob_head(name).kind
            except RecordNotFoundError:
                return False
            self.inner.delete_blob(name)
            self.audit.note(Verb.DELETE, kind=BLOB + kind, name=name)
        return True

    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """Return a block whose changes are kept together, with their lines, or not at all."""
        depth = getattr(self._here, "depth", 0)
        if self.owed and not depth:
            self._settle()
        self._here.depth = depth + 1
        try:
            with self.inner.transaction():
                yield self
        except BaseException:
            self.audit.forget()  # the lines of this block are undone with it
            raise
        finally:
            self._here.depth = depth

    def begin(self) -> None:
        """Start the audit with what stands already; call it in a transaction.

        Raises:
            StaleRecordError: There is an audit already.
        """
        self.audit.begin()
        for kind in sorted({head.kind for head in self.inner.heads()} - UNTOLD):
            for row in self.inner.scan(kind):
                if row.kind != lines.KEY_KIND:
                    self.audit.saved(row)
        for blob in self.inner.blobs():
            self._saved_blob(blob, hash_of_blob(self.inner.get_blob(blob.id)))

    def note(self, verb: Verb, name: str = "", case_id: str | None = None) -> None:
        """Add a line about something that changes no record.

        Where nothing can be written the line is owed: kept in memory, told, and written before
        the next change. So reading goes on.

        Args:
            verb: What was done.
            name: What it was done to.
            case_id: The case's code.
        """
        if getattr(self._here, "depth", 0):
            self.audit.note(verb, name=name, case_id=case_id)
            return
        try:
            with self.transaction():
                self.audit.note(verb, name=name, case_id=case_id)
        except UnwritableError:
            self.owe(verb, name, case_id)

    def owe(self, verb: Verb, name: str = "", case_id: str | None = None) -> None:
        """Keep in memory a line that cannot be written now."""
        self.owed.append(Owed(self.audit.now(), verb, name, case_id))

    def _settle(self) -> None:
        """Write the lines that are owed, if there is room again."""
        owed, self.owed = self.owed, []
        try:
            with self.transaction():
                for line in owed:
                    self.audit.note(line.verb, name=line.name, case_id=line.case_id, at=line.at)
        except (UnwritableError, TamperedError):
            self.owed = owed

    def close(self) -> None:
        """Let go of the store below."""
        self.inner.close()

    def _saved_blob(self, blob: BlobHead, sha256: str) -> None:
        self.audit.note(
            Verb.SAVE,
            kind=BLOB + blob.kind,
            name=blob.id,
            version=blob.chunks,
            case_id=blob.case_id,
            sha256=sha256,
        )

    @contextmanager
    def _one(self) -> Iterator[None]:
        """Make one change and its line a transaction, unless they are part of one already."""
        if getattr(self._here, "depth", 0):
            yield
            return
        with self.transaction():
            yield


def hash_of_blob(chunks: Iterable[bytes]) -> str:
    """Return the one hash that binds the sealed chunks of a blob, in hexadecimal."""
    whole = hashlib.sha256()
    for chunk in chunks:
        whole.update(hashlib.sha256(chunk).digest())
    return whole.hexdigest()
