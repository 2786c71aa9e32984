"""Evidence files of a case: taken in sealed, shown, blacked out, cleaned, removed."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from depwork.attachments.apart import done_apart
from depwork.errors import FileRefusedError, RecordNotFoundError
from depwork.model.attachment import Area, Attachment, FileKind
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.role import Action
from depwork.services.erasing import refuse_held
from depwork.services.permitting import permit
from depwork.storage.cases import read_case
from depwork.storage.chunks import CHUNK_BYTES
from depwork.storage.vault import Vault

KIND: Final = "attachment"
"""The kind of these records and of the sealed bytes that bear the same name."""
_NAME: Final = 200


@dataclass(frozen=True)
class Kept:
    """A file as kept, and the version of what is said of it."""

    attachment: Attachment
    version: int


@dataclass(frozen=True)
class Suggested:
    """An area that may hold a number to black out; a person decides."""

    area: Area
    what: str


def attach(
    vault: Vault, case_code: str, item: str, name: str, data: bytes, *, today: date, limit: int
) -> Attachment:
    """Return a file as it was taken in and sealed.

    Args:
        vault: Open.
        case_code: Whose file it is.
        item: The id of the piece of evidence it shows.
        name: The name it came with.
        data: Its bytes.
        today: The day.
        limit: Megabytes of a million bytes.

    Raises:
        FileRefusedError: It is not taken; nothing was kept.
        RecordNotFoundError: The case holds no such piece of evidence.
    """
    permit(vault, Action.CHANGE_CASE)
    if item not in {one.id for one in read_case(vault, case_code).evidence.items}:
        raise RecordNotFoundError(f"case {case_code}: no piece of evidence {item}")
    if len(data) > limit * 1_000_000:
        raise FileRefusedError("the file is refused: too large", "file_too_large", {"limit": limit})
    said, _ = done_apart("look", data)
    found = Attachment.model_validate(
        {
            "id": secrets.token_hex(8),
            "case_code": case_code,
            "item": item,
            "name": fitting_name(name),
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "added_on": today,
            **said,
        }
    )
    with vault.store.transaction():
        before = [one.attachment for one in files_of(vault, case_code)]
        last = max((one.place for one in before if one.item == item), default=0)
        found = found.replace(place=last + 1)
        vault.store.put_blob(found.id, _cut(data), kind=KIND, case_id=case_code)
        body = found.model_dump_json().encode()
        vault.store.put(KIND, found.id, body, case_id=case_code, expected_version=0)
    return found


def _cut(data: bytes) -> tuple[bytes, ...]:
    return tuple(data[at : at + CHUNK_BYTES] for at in range(0, len(data), CHUNK_BYTES))


def fitting_name(name: str) -> str:
    """Return a file's name as it may be shown: its last part, on one line, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    return seen[-_NAME:].strip() or "-"


def files_of(vault: Vault, case_code: str, read: Case | None = None) -> tuple[Kept, ...]:
    """Return the files of a case, in the order of their evidence, then in their own.

    Args:
        vault: Open.
        case_code: Whose.
        read: The case, where the caller has read it.
    """
    permit(vault, Action.READ_CASE)
    case = read or read_case(vault, case_code)
    rows = vault.store.scan(KIND, case_code)
    kept = [Kept(Attachment.model_validate_json(row.body), row.version) for row in rows]
    order = {one.id: place for place, one in enumerate(case.evidence.items)}
    return tuple(
        sorted(
            kept,
            key=lambda one: (
                order.get(one.attachment.item, len(order)),
                one.attachment.place,
                one.attachment.added_on,
                one.attachment.id,
            ),
        )
    )


def file_of(vault: Vault, case_code: str, attachment_id: str) -> Kept:
    """Return one file of a case.

    Raises:
        RecordNotFoundError: The case has no such file.
    """
    permit(vault, Action.READ_CASE)
    row = vault.store.maybe_get(KIND, attachment_id)
    if row is None or row.case_id != case_code:
        raise RecordNotFoundError(f"case {case_code}: no file {attachment_id}")
    return Kept(Attachment.model_validate_json(row.body), row.version)


def change_file(vault: Vault, kept: Kept, **changes: Any) -> Kept:
    """Return a file with something else said of it: its areas, its readers, its evidence.

    Args:
        vault: Open.
        kept: As it was seen.
        **changes: Fields of :class:`~depwork.model.attachment.Attachment`.

    Raises:
        StaleRecordError: Somebody changed it meanwhile; nothing was kept.
        pydantic.ValidationError: A value does not fit.
    """
    permit(vault, Action.CHANGE_CASE)
    now = kept.attachment.replace(**changes)
    body = now.model_dump_json().encode()
    version = vault.store.put(
        KIND, now.id, body, case_id=now.case_code, expected_version=kept.version
    )
    return Kept(now, version)


def detach(vault: Vault, case_code: str, attachment_id: str) -> None:
    """Remove a file: what is said of it and its sealed bytes, both or neither.

    Raises:
        HeldError: A hold stands on all deletion.
    """
    permit(vault, Action.CHANGE_CASE)
    refuse_held(vault)
    kept = file_of(vault, case_code, attachment_id)
    with vault.store.transaction():
        vault.store.delete(KIND, kept.attachment.id, expected_version=kept.version)
        vault.store.delete_blob(kept.attachment.id)


def original_of(vault: Vault, attachment: Attachment) -> bytes:
    """Return a file's bytes as they came, with all that is hidden in them."""
    permit(vault, Action.READ_CASE)
    return b"".join(vault.store.get_blob(attachment.id))


def clean_copy(vault: Vault, attachment: Attachment) -> bytes:
    """Return the copy that may go out: made anew, nothing hidden in it, its areas black.

    Raises:
        FileRefusedError: It is of a kind that is kept and never sent.
    """
    permit(vault, Action.READ_CASE)
    areas = [area.model_dump() for area in attachment.areas]
    _, body = done_apart(
        "clean", original_of(vault, attachment), kind=attachment.kind.value, areas=areas
    )
    return body


def page_picture(
    vault: Vault, attachment: Attachment, page: int, *, as_sent: bool = False
) -> bytes:
    """Return a page as a JPEG for the screen.

    Args:
        vault: Where it is sealed.
        attachment: The file.
        page: Counted from 1.
        as_sent: As it goes out, areas black, instead of as it came.

    Raises:
        FileRefusedError: It has no such page, or is never shown.
    """
    permit(vault, Action.READ_CASE)
    data, kind = original_of(vault, attachment), attachment.kind
    if as_sent:
        data = clean_copy(vault, attachment)
        kind = FileKind.PDF if kind is FileKind.TEXT else kind
    _, body = done_apart("page", data, kind=kind.value, page=page)
    return body


def suggested_areas(vault: Vault, attachment: Attachment) -> tuple[Suggested, ...]:
    """Return where numbers stand that may need to be blacked out; none for a picture."""
    permit(vault, Action.READ_CASE)
    said, _ = done_apart("suggest", original_of(vault, attachment), kind=attachment.kind.value)
    return tuple(
        Suggested(Area.model_validate(row["area"]), row["what"]) for row in said["suggestions"]
    )


def areas_from(raw: Sequence[object], pages: int) -> tuple[Area, ...] | None:
    """Return areas as a page sent them, or None where one of them lies on no page."""
    try:
        areas = tuple(Area.model_validate(row) for row in raw)
    except ValidationError:
        return None
    return areas if all(area.page <= pages for area in areas) else None


def readers_from(raw: Sequence[object]) -> tuple[Audience, ...]:
    """Return who a file is meant for, each once, as a page sent them."""
    return tuple(dict.fromkeys(Audience(str(reader)) for reader in raw))
