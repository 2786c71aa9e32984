"""A store that seals every body before another store sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import LockedError, RecordNotFoundError, StorageError, TamperedError
from depwork.storage import case_keys, vault_head
from depwork.storage.case_keys import CaseKeys
from depwork.storage.chunks import CHUNK_BYTES, rechunked, with_last
from depwork.storage.keyring import COMMON, RECORDS, Keyring
from depwork.storage.protocol import BlobHead, Head, Row, Store
from depwork.storage.sealing import Place, nonce_of, seal, unseal

RESERVED: Final = "vault."
"""Kinds that begin so are the vault's own: keys, wraps, migrations."""

SHARED: Final = frozenset({"setting"})
"""Kinds of records without a case that every member may read; others need the vault key."""


class SealedStore:
    """A :class:`~depwork.storage.protocol.Store` whose bodies no database can read.

    A record or blob of a case is sealed with the case's data key, one without a case with
    the vault's record key. Each is bound to its kind, id, version and case: moved, cut,
    changed or renumbered it raises :class:`~depwork.errors.TamperedError`. A whole row put
    back to an earlier state, or taken away, is found by the audit, not here.

    Args:
        inner: Where the sealed bodies go.
        keyring: Unlocked; when it is dropped, every call that needs a key raises
            :class:`~depwork.errors.LockedError`.
    """

    def __init__(self, inner: Store, keyring: Keyring) -> None:
        self._inner = inner
        self._keyring = keyring
        self._keys = CaseKeys(inner, keyring)

    def put(
        self, kind: str, name: str, body: bytes, *, case_id: str | None, expected_version: int
    ) -> int:
        """Return the new version after sealing and keeping a record."""
        place = _record(_ours(kind), name, expected_version + 1, case_id)
        with self._inner.transaction():
            sealed = seal(self._for_writing(kind, case_id), body, place)
            return self._inner.put(
                kind, name, sealed, case_id=case_id, expected_version=expected_version
            )

    def get(self, kind: str, name: str) -> Row:
        """Return a record, opened."""
        return self._opened(self._inner.get(_ours(kind), name))

    def maybe_get(self, kind: str, name: str) -> Row | None:
        """Return a record, opened, or None if there is none."""
        row = self._inner.maybe_get(_ours(kind), name)
        return self._opened(row) if row else None

    def heads(self, kind: str | None = None, case_id: str | None = None) -> tuple[Head, ...]:
        """Return what records there are, by kind and id, without the vault's own."""
        heads = self._inner.heads(kind, case_id)
        ours = (head for head in heads if not head.kind.startswith(RESERVED))
        shared = self._keys.shared()
        if shared is None:
            return tuple(ours)
        return tuple(h for h in ours if h.case_id in shared or h.kind in SHARED)

    def scan(self, kind: str, case_id: str | None = None) -> Iterator[Row]:
        """Return all records of a kind by id, opened one by one."""
        if case_id is None:
            self._keys.read_all()
        shared = self._keys.shared()
        rows = self._inner.scan(_ours(kind), case_id)
        return (
            self._opened(row)
            for row in rows
            if shared is None or row.case_id in shared or row.kind in SHARED
        )

    def delete(self, kind: str, name: str, *, expected_version: int | None = None) -> bool:
        """Return whether there was a record to delete."""
        return self._inner.delete(_ours(kind), name, expected_version=expected_version)

    def delete_case(self, case_id: str) -> int:
        """Return how many records and blobs were deleted; the data key goes with them."""
        with self._inner.transaction():
            keys = len(self._inner.heads(case_keys.KIND, case_id))
            gone = self._inner.delete_case(case_id)
        self._keys.forget(case_id)
        return gone - keys

    def put_blob(
        self, name: str, chunks: Iterable[bytes], *, kind: str, case_id: str | None
    ) -> int:
        """Return the number of chunks kept, each sealed and bound to its place."""
        with self._inner.transaction():
            cipher = self._for_writing(kind, case_id)
            sealed = _sealed_chunks(cipher, chunks, (name, _ours(kind), case_id))
            return self._inner.put_blob(name, sealed, kind=kind, case_id=case_id)

    def get_blob(self, name: str) -> Iterator[bytes]:
        """Return a blob's content in chunks, each opened as it is read.

        A chunk is given out only once it is authentic; that the end is missing shows at the
        last chunk, so whoever writes a file from it keeps the file only when all is read.
        """
        head = self._inner.blob_head(name)
        return self._chunks(head, self._inner.get_blob(name))

    def blob_head(self, name: str) -> BlobHead:
        """Return what the store says of a blob without opening it."""
        return self._inner.blob_head(name)

    def blobs(self, kind: str | None = None, case_id: str | None = None) -> tuple[BlobHead, ...]:
        """Return what blobs there are, by id, without opening any."""
        shared = self._keys.shared()
        found = self._inner.blobs(kind, case_id)
        return tuple(blob for blob in found if shared is None or blob.case_id in shared)

    def delete_blob(self, name: str) -> bool:
        """Return whether there was a blob to delete."""
        return self._inner.delete_blob(name)

    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """Return a block whose changes are kept together or not at all."""
        with self._inner.transaction():
            yield self

    def close(self) -> None:
        """Let go of the store below and of all ciphers; the keyring stays its owner's."""
        self._keys.drop()
        self._inner.close()

    def _for_writing(self, kind: str, case_id: str | None) -> AESGCM:
        if case_id is not None:
            return self._keys.for_writing(case_id)
        if vault_head.changed(self._inner, self._keyring):
            raise LockedError("the vault's key was changed: unlock again")
        return self._keyring.cipher(_purpose(kind))

    def _opened(self, row: Row) -> Row:
        place = _record(row.kind, row.id, row.version, row.case_id)
        return replace(row, body=self._unsealed(row.body, place, row.kind, row.case_id))

    def _unsealed(self, sealed: bytes, place: Place, kind: str, case_id: str | None) -> bytes:
        if case_id is None:
            return unseal(self._keyring.cipher(_purpose(kind)), sealed, place)
        try:
            return unseal(self._keys.for_reading(case_id), sealed, place)
        except TamperedError:  # or another session made the case anew, with a new key
            try:
                cipher = self._keys.for_reading(case_id, again=True)
            except TamperedError:
                raise TamperedError(f"{place[0]} {place[1]}: its case's key is gone") from None
            return unseal(cipher, sealed, place)

    def _chunks(self, head: BlobHead, sealed: Iterator[bytes]) -> Iterator[bytes]:
        stream = ""
        for number in range(head.chunks):
            try:
                chunk = next(sealed, b"")
            except RecordNotFoundError:
                self._inner.blob_head(head.id)  # raises again if the whole blob was deleted
                raise TamperedError(f"blob {head.id}: chunk {number} is missing") from None
            bound = (head.id, head.kind, head.case_id)
            place = _chunk(bound, number, stream, last=number == head.chunks - 1)
            yield self._unsealed(chunk, place, head.kind, head.case_id)
            stream = stream or nonce_of(chunk)


def _purpose(kind: str) -> str:
    return COMMON if kind in SHARED else RECORDS


def _ours(kind: str) -> str:
    if kind.startswith(RESERVED):
        raise StorageError(f"the kind {kind} is the vault's own")
    return kind


def _record(kind: str, name: str, version: int, case_id: str | None) -> Place:
    return (kind, name, version, case_id)


def _chunk(bound: tuple[str, str, str | None], number: int, stream: str, *, last: bool) -> Place:
    name, kind, case_id = bound
    return ("blob", name, kind, case_id, number, stream, int(last))


def _sealed_chunks(
    cipher: AESGCM, chunks: Iterable[bytes], bound: tuple[str, str, str | None]
) -> Iterator[bytes]:
    stream = ""
    for number, (chunk, last) in enumerate(with_last(rechunked(chunks, CHUNK_BYTES))):
        sealed = seal(cipher, chunk, _chunk(bound, number, stream, last=last))
        stream = stream or nonce_of(sealed)
        yield sealed
