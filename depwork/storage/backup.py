"""A whole vault as one sealed file, read back as it is written; and a vault from such a file."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import BackupError, NewerStoreError, TamperedError
from depwork.model.audit import AuditHead
from depwork.storage import audit, case_keys, migrations, tries
from depwork.storage.chunks import CHUNK_BYTES, rechunked, with_last
from depwork.storage.keyring import BACKUP, Keyring
from depwork.storage.protocol import Row, Store
from depwork.storage.sealing import Place, seal, unseal

FORMAT: Final = 1
"""Version of the file's shape; a higher one is refused."""

_MARK: Final = "depwork backup"
_MOST_HEADER: Final = 16 * 1024 * 1024
_MOST_PIECE: Final = 2 * CHUNK_BYTES
_LENGTH: Final = struct.Struct("!I")
_SEALED: Final = frozenset({audit.KIND, audit.HEAD_KIND, case_keys.KIND, tries.KIND, tries.PENDING})
"""Kinds of the vault's own that are not needed to unlock it."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a backup holds.

    Args:
        vault_id: Of which vault.
        head: Where its audit ended.
        records: How many.
        blobs: How many.
        size: Of the file, in bytes.
    """

    vault_id: str
    head: AuditHead
    records: int
    blobs: int
    size: int = 0


@dataclass(frozen=True)
class Header:
    """What stands in clear before the sealed part: enough to unlock it with a passphrase.

    Args:
        path: The file.
        line: The header as written; the sealed part is bound to it.
        vault_id: Of which vault.
        head: Where its audit ended.
        rows: The vault's own records that unlocking needs.
    """

    path: Path
    line: bytes
    vault_id: str
    head: AuditHead
    rows: tuple[Row, ...]


def write(store: Store, keyring: Keyring, head: AuditHead, path: Path) -> Content:
    """Return what was written into a new backup file, read back before it takes its name.

    Args:
        store: The database, unsealed; in a transaction, so that nothing changes meanwhile.
        keyring: Unlocked.
        head: Where the audit ends.
        path: The file; one that stands there is replaced.

    Raises:
        BackupError: It could not be written, or what was read back was not what was written.
    """
    told = {"vault_id": keyring.vault_id, "head": [head.count, head.sha256]}
    rows = [[r.kind, r.id, r.version, r.case_id, b64encode(r.body).decode()] for r in _own(store)]
    steps = sorted(migrations.NAMES)
    header = {"file": _MARK, "format": FORMAT, "steps": steps, **told, "rows": rows}
    line = json.dumps(header, separators=(",", ":")).encode() + b"\n"
    cipher = keyring.cipher(BACKUP)
    written = hashlib.sha256()
    with _whole(path) as (draft, file):
        file.write(line)
        pieces = rechunked(_hashed(_items(store), written), CHUNK_BYTES)
        for number, (piece, last) in enumerate(with_last(pieces)):
            sealed = seal(cipher, piece, _place(line, number, last=last))
            file.write(_LENGTH.pack(len(sealed)) + sealed)
        file.flush()
        os.fsync(file.fileno())
        counts = {"record": 0, "blob": 0}
        back = hashlib.sha256()
        for kind, _meta, body in items(read_header(draft), cipher, back.update):
            counts[kind] += 1
            for _ in body:
                pass
        if back.digest() != written.digest():
            raise BackupError(f"{path.name}: what was read back is not what was written")
    size = path.stat().st_size
    return Content(keyring.vault_id, head, counts["record"], counts["blob"], size)


def read_header(path: Path) -> Header:
    """Return what a backup file says in clear.

    Raises:
        BackupError: It is no backup, or its beginning is damaged.
        NewerStoreError: A newer depwork wrote it.
    """
    try:
        with path.open("rb") as file:
            line = file.readline(_MOST_HEADER)
        told = json.loads(line)
        if told["file"] != _MARK:
            raise BackupError(f"{path.name} is no depwork backup")
        if told["format"] > FORMAT or not set(told["steps"]) <= migrations.NAMES:
            raise NewerStoreError(f"{path.name} was written by a newer depwork: install that one")
        rows = tuple(_row(*row) for row in told["rows"])
        head = AuditHead(int(told["head"][0]), str(told["head"][1]))
        return Header(path, line, str(told["vault_id"]), head, rows)
    except OSError as error:
        raise BackupError(f"{path.name}: {error.strerror}") from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise BackupError(
            f"{path.name} is no depwork backup, or its first line is damaged"
        ) from None


def items(
    header: Header, cipher: AESGCM, hashed: Callable[[bytes], object] = bytes
) -> Iterator[tuple[str, list[Any], Iterator[bytes]]]:
    """Yield each record and blob of a backup: ``record`` or ``blob``, its head, its chunks.

    A record has one chunk. Read all chunks of one before asking for the next.

    Args:
        header: Of the file.
        cipher: The backup's key.
        hashed: Is given all that was sealed, piece by piece.

    Raises:
        BackupError: The file is damaged or ends early; the message says where.
    """
    stream = _Stream(_opened(header, cipher, hashed))
    while meta := stream.meta():
        what, *head, sizes = meta
        yield what, head, (stream.take(size) for size in sizes)


class _Stream:
    """Takes exact numbers of bytes from pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._kept = bytearray()

    def take(self, size: int) -> bytes:
        while len(self._kept) < size:
            self._kept += next(self._pieces)
        part = bytes(self._kept[:size])
        del self._kept[:size]
        return part

    def meta(self) -> list[Any]:
        try:
            (size,) = _LENGTH.unpack(self.take(_LENGTH.size))
        except StopIteration:
            return []
        return list(json.loads(self.take(size)))


def _opened(header: Header, cipher: AESGCM, hashed: Callable[[bytes], object]) -> Iterator[bytes]:
    name, place = header.path.name, len(header.line)
    size = header.path.stat().st_size
    with header.path.open("rb") as file:
        file.seek(place)
        number = 0
        while place < size:
            (length,) = _LENGTH.unpack(file.read(_LENGTH.size).ljust(_LENGTH.size, b"\xff"))
            sealed = file.read(length) if length <= _MOST_PIECE else b""
            after = place + _LENGTH.size + length
            try:
                piece = unseal(cipher, sealed, _place(header.line, number, last=after == size))
            except TamperedError:
                end = "ends early" if after > size else "is damaged"
                raise BackupError(f"{name} {end} at byte {place}") from None
            hashed(piece)
            yield piece
            place, number = after, number + 1
    if number == 0:
        raise BackupError(f"{name} ends early at byte {place}")


def _items(store: Store) -> Iterator[bytes]:
    for kind in sorted({head.kind for head in store.heads()}):
        for row in store.scan(kind):
            meta = ["record", row.kind, row.id, row.version, row.case_id, [len(row.body)]]
            yield _meta(meta) + row.body
    for blob in store.blobs():
        sizes = [len(chunk) for chunk in store.get_blob(blob.id)]
        yield _meta(["blob", blob.id, blob.kind, blob.case_id, sizes])
        yield from store.get_blob(blob.id)


def _meta(meta: list[Any]) -> bytes:
    told = json.dumps(meta, separators=(",", ":")).encode()
    return _LENGTH.pack(len(told)) + told


def _hashed(parts: Iterator[bytes], written: Any) -> Iterator[bytes]:
    for part in parts:
        written.update(part)
        yield part


def _own(store: Store) -> Iterator[Row]:
    kinds = {head.kind for head in store.heads() if head.kind.startswith("vault.")} - _SEALED
    for kind in sorted(kinds - {migrations.KIND}):
        yield from store.scan(kind)


def _row(kind: str, name: str, version: int, case_id: str | None, body: str) -> Row:
    if not (isinstance(kind, str) and kind.startswith("vault.") and isinstance(version, int)):
        raise TypeError
    return Row(kind, str(name), version, case_id, b64decode(body))


def _place(line: bytes, number: int, *, last: bool) -> Place:
    return (_MARK, hashlib.sha256(line).hexdigest(), number, int(last))


@contextmanager
def _whole(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """Yield a draft beside the file, which takes its name only if all goes well."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".draft", dir=path.parent)
    except OSError as error:
        raise BackupError(f"{path.name} cannot be written: {error.strerror}") from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield draft, file
        draft.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except OSError as error:
        raise BackupError(f"{path.name} cannot be written: {error.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)
