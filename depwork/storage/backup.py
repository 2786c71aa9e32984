"""A whole vault as one sealed file, read back as it is written; and a vault from such a file."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from depwork.errors import BackupError
from depwork.model.audit import AuditHead
from depwork.storage import audit, case_keys, migrations, tries, unwritable
from depwork.storage.backup_reading import FORMAT, LENGTH, MARK, items, place_of, read_header
from depwork.storage.chunks import CHUNK_BYTES, rechunked, with_last
from depwork.storage.keyring import BACKUP, Keyring
from depwork.storage.protocol import Row, Store
from depwork.storage.sealing import seal

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
        files: How many of the folder's copies: words, letters, looked-up facts, notebooks.
    """

    vault_id: str
    head: AuditHead
    records: int
    blobs: int
    size: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Copies:
    """The files of a workbook's folder that go into a backup beside the database.

    Args:
        home: The folder.
        paths: Below it.
    """

    home: Path
    paths: tuple[PurePosixPath, ...]


def write(
    store: Store, keyring: Keyring, head: AuditHead, path: Path, copies: Copies | None = None
) -> Content:
    """Return what was written into a new backup file, read back before it takes its name.

    Args:
        store: The database, unsealed; in a transaction, so that nothing changes meanwhile.
        keyring: Unlocked.
        head: Where the audit ends.
        path: The file; one that stands there is replaced.
        copies: What of the workbook's folder goes in; None for the database alone.

    Raises:
        UnwritableError: It could not be written.
        BackupError: What was read back was not what was written.
    """
    told = {"vault_id": keyring.vault_id, "head": [head.count, head.sha256]}
    rows = [[r.kind, r.id, r.version, r.case_id, b64encode(r.body).decode()] for r in _own(store)]
    steps = sorted(migrations.NAMES)
    header = {"file": MARK, "format": FORMAT, "steps": steps, **told, "rows": rows}
    line = json.dumps(header, separators=(",", ":")).encode() + b"\n"
    cipher = keyring.cipher(BACKUP)
    written = hashlib.sha256()
    with _whole(path) as (draft, file):
        file.write(line)
        pieces = rechunked(_hashed(_items(store, copies), written), CHUNK_BYTES)
        for number, (piece, last) in enumerate(with_last(pieces)):
            sealed = seal(cipher, piece, place_of(line, number, last=last))
            file.write(LENGTH.pack(len(sealed)) + sealed)
        file.flush()
        os.fsync(file.fileno())
        counts = {"record": 0, "blob": 0, "file": 0}
        back = hashlib.sha256()
        for kind, _meta, body in items(read_header(draft), cipher, back.update):
            counts[kind] += 1
            for _ in body:
                pass
        if back.digest() != written.digest():
            raise BackupError(f"{path.name}: what was read back is not what was written")
    size = path.stat().st_size
    return Content(keyring.vault_id, head, counts["record"], counts["blob"], size, counts["file"])


def _items(store: Store, copies: Copies | None) -> Iterator[bytes]:
    for kind in sorted({head.kind for head in store.heads()}):
        for row in store.scan(kind):
            meta = ["record", row.kind, row.id, row.version, row.case_id, [len(row.body)]]
            yield _meta(meta) + row.body
    for blob in store.blobs():
        sizes = [len(chunk) for chunk in store.get_blob(blob.id)]
        yield _meta(["blob", blob.id, blob.kind, blob.case_id, sizes])
        yield from store.get_blob(blob.id)
    for one in copies.paths if copies else ():
        body = (copies.home / one).read_bytes() if copies else b""
        yield _meta(["file", str(one), [len(body)]]) + body


def _meta(meta: list[Any]) -> bytes:
    told = json.dumps(meta, separators=(",", ":")).encode()
    return LENGTH.pack(len(told)) + told


def _hashed(parts: Iterator[bytes], written: Any) -> Iterator[bytes]:
    for part in parts:
        written.update(part)
        yield part


def _own(store: Store) -> Iterator[Row]:
    kinds = {head.kind for head in store.heads() if head.kind.startswith("vault.")} - _SEALED
    for kind in sorted(kinds - {migrations.KIND}):
        yield from store.scan(kind)


@contextmanager
def _whole(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """Yield a draft beside the file, which takes its name only if all goes well."""
    for left in path.parent.glob(f".{path.name}.*.draft"):
        left.unlink(missing_ok=True)  # of a run that was killed
    with unwritable.telling(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".draft", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield draft, file
        draft.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except OSError as error:
        raise unwritable.of_error(path, error) from None
    finally:
        draft.unlink(missing_ok=True)
