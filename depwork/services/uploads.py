"""A file on its way in: sealed piece by piece, resumed after a lost kernel, then looked at."""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from depwork.errors import (
    FileRefusedError,
    RecordNotFoundError,
    StaleRecordError,
    UnwritableError,
)
from depwork.model.attachment import Attachment
from depwork.model.role import Action
from depwork.services.attaching import attach, fitting_name
from depwork.services.permitting import permit
from depwork.storage.chunks import CHUNK_BYTES
from depwork.storage.vault import Vault

KIND: Final = "upload"
"""The kind of an upload's record and of its pieces, gone once the file is taken or refused."""


@dataclass(frozen=True)
class Coming:
    """What a page says of a file before it sends it.

    Args:
        item: The piece of evidence it shows.
        name: The name it has on the sender's machine.
        size: In bytes.
        mark: The SHA-256 of its bytes, by which it is known again and checked at the end.
    """

    item: str
    name: str
    size: int
    mark: str


def begin(vault: Vault, case_code: str, coming: Coming, *, today: date, limit: int) -> str:
    """Return the id under which a file's pieces may now come.

    The same file begun before is gone on with. Uploads of this case that were begun on an
    earlier day and never ended are dropped.

    Args:
        vault: Open.
        case_code: Whose file it is.
        coming: What it will be.
        today: The day.
        limit: Megabytes of a million bytes.

    Raises:
        FileRefusedError: It is empty or larger than the limit; nothing was kept.
    """
    permit(vault, Action.CHANGE_CASE)
    if coming.size < 1:
        raise FileRefusedError("the file is refused: empty", "file_empty")
    if coming.size > limit * 1_000_000:
        raise FileRefusedError("the file is refused: too large", "file_too_large", {"limit": limit})
    told = {**asdict(coming), "name": fitting_name(coming.name), "day": today.isoformat()}
    for row in tuple(vault.store.scan(KIND, case_code)):
        before = json.loads(row.body)
        if before == told:
            return row.id
        if before["day"] != told["day"]:
            cancel(vault, case_code, row.id)
    upload = secrets.token_hex(8)
    body = json.dumps(told).encode()
    vault.store.put(KIND, upload, body, case_id=case_code, expected_version=0)
    return upload


def _told(vault: Vault, case_code: str, upload: str) -> dict[str, Any]:
    permit(vault, Action.CHANGE_CASE)
    row = vault.store.maybe_get(KIND, upload)
    if row is None or row.case_id != case_code:
        raise RecordNotFoundError(f"case {case_code}: no upload {upload}")
    told: dict[str, Any] = json.loads(row.body)
    return told


def received(vault: Vault, case_code: str, upload: str) -> int:
    """Return how many pieces have come, so that a page knows where to go on.

    Raises:
        RecordNotFoundError: No such upload; begin again.
    """
    _told(vault, case_code, upload)
    return len(_pieces(vault, case_code, upload))


def _pieces(vault: Vault, case_code: str, upload: str) -> tuple[str, ...]:
    blobs = vault.store.blobs(KIND, case_code)
    return tuple(blob.id for blob in blobs if blob.id.startswith(f"{upload}."))


def add(vault: Vault, case_code: str, upload: str, number: int, piece: bytes) -> int:
    """Return how many pieces have come after sealing this one; a piece sent twice counts once.

    Args:
        vault: Open.
        case_code: Whose file it is.
        upload: As :func:`begin` named it.
        number: Counted from 0, in order.
        piece: At most 256 KiB.

    Raises:
        FileRefusedError: The pieces are larger than the page had said, or out of order.
    """
    told = _told(vault, case_code, upload)
    expected = len(_pieces(vault, case_code, upload))
    fits = len(piece) <= CHUNK_BYTES and number * CHUNK_BYTES + len(piece) <= told["size"]
    if number > expected or not fits or not piece:
        raise FileRefusedError("the file is refused: its pieces do not fit", "file_damaged")
    if number < expected:
        return expected
    try:
        name = f"{upload}.{number:05d}"
        vault.store.put_blob(name, (piece,), kind=KIND, case_id=case_code)
    except StaleRecordError:
        return received(vault, case_code, upload)
    return expected + 1


def finish(vault: Vault, case_code: str, upload: str, *, today: date, limit: int) -> Attachment:
    """Return the file as taken in; its pieces are gone, whether it was taken or refused.

    Raises:
        FileRefusedError: Pieces are missing, or the file is not taken.
    """
    told = _told(vault, case_code, upload)
    data = b"".join(
        part for piece in _pieces(vault, case_code, upload) for part in vault.store.get_blob(piece)
    )
    try:
        if len(data) != told["size"] or hashlib.sha256(data).hexdigest() != told["mark"]:
            raise FileRefusedError("the file is refused: pieces are missing", "file_cut_off")
        return attach(vault, case_code, told["item"], told["name"], data, today=today, limit=limit)
    finally:
        # On a full disk nothing can be dropped either: what went wrong first is what is told,
        # and the next upload of a later day drops the pieces.
        with suppress(UnwritableError):
            cancel(vault, case_code, upload)


def cancel(vault: Vault, case_code: str, upload: str) -> None:
    """Drop what has come of a file; one that is not on its way is let be."""
    permit(vault, Action.CHANGE_CASE)
    with vault.store.transaction():
        for piece in _pieces(vault, case_code, upload):
            vault.store.delete_blob(piece)
        vault.store.delete(KIND, upload)
