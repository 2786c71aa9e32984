"""A backup file read: its first line, and what is sealed after it, piece by piece."""

from __future__ import annotations

import hashlib
import json
import struct
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import BackupError, NewerStoreError, TamperedError
from depwork.model.audit import AuditHead
from depwork.storage import migrations
from depwork.storage.chunks import CHUNK_BYTES
from depwork.storage.protocol import Row
from depwork.storage.sealing import Place, unseal

FORMAT: Final = 2
"""Version of the file's shape; a higher one is refused. The first held the database alone."""

MARK: Final = "depwork backup"
"""What the first line says the file is."""

LENGTH: Final = struct.Struct("!I")
"""Stands before each sealed piece, and before the head of each record in it."""

_MOST_HEADER: Final = 16 * 1024 * 1024
_MOST_PIECE: Final = 2 * CHUNK_BYTES


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
        if told["file"] != MARK:
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
    """Yield each ``record``, ``blob`` and ``file`` of a backup: which, its head, its chunks.

    A record and a file have one chunk. Read all chunks of one before asking for the next.

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
            (size,) = LENGTH.unpack(self.take(LENGTH.size))
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
            (length,) = LENGTH.unpack(file.read(LENGTH.size).ljust(LENGTH.size, b"\xff"))
            sealed = file.read(length) if length <= _MOST_PIECE else b""
            after = place + LENGTH.size + length
            try:
                piece = unseal(cipher, sealed, place_of(header.line, number, last=after == size))
            except TamperedError:
                end = "ends early" if after > size else "is damaged"
                raise BackupError(f"{name} {end} at byte {place}") from None
            hashed(piece)
            yield piece
            place, number = after, number + 1
    if number == 0:
        raise BackupError(f"{name} ends early at byte {place}")


def _row(kind: str, name: str, version: int, case_id: str | None, body: str) -> Row:
    if not (isinstance(kind, str) and kind.startswith("vault.") and isinstance(version, int)):
        raise TypeError
    return Row(kind, str(name), version, case_id, b64decode(body))


def place_of(line: bytes, number: int, *, last: bool) -> Place:
    """Return what a sealed piece is bound to: the first line, its number, whether it ends."""
    return (MARK, hashlib.sha256(line).hexdigest(), number, int(last))
