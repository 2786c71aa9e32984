"""Files that leave: one at a time, or all of a case as its owner's copy; each is noted."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from depwork.documents.exhibit_sheets import ROW
from depwork.errors import FileRefusedError
from depwork.model.attachment import SHOWN_TO, Attachment
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.role import Action
from depwork.model.taken import TakenFile, Way
from depwork.rules.disclosure.papers import file_lacks
from depwork.rules.exhibits import letters_of
from depwork.services.attaching import Kept, clean_copy, files_of, original_of
from depwork.services.copies import note
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

LIST: Final = "files.json"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def take_file(vault: Vault, case: Case, kept: Kept, today: date, *, as_came: bool) -> bytes:
    """Return a file to take away, once its leaving is noted.

    Args:
        vault: Where it is sealed.
        case: Its case.
        kept: The file.
        today: The day.
        as_came: With all that is hidden in it, instead of the cleaned copy.

    Raises:
        FileRefusedError: No cleaned copy of it can be made, or it is a photo for the press and
            no consent to show it is in force, given of late.
        NotPermittedError: The member's role takes no copies.
    """
    permit(vault, Action.EXPORT)
    one = kept.attachment
    readers = () if as_came else one.readers
    for reader in readers:
        if reader in SHOWN_TO and file_lacks(case, one, reader, today):
            raise FileRefusedError("the photo stays: no consent to show it", "file_photo_consent")
    body = original_of(vault, one) if as_came else clean_copy(vault, one)
    left = _left(body, readers or (Audience.FAMILY,), case)
    note(vault, (case.case_code, case.version, today), left, Way.DOWNLOADED, Verb.EXPORT, None)
    return body


def _left(body: bytes, readers: Iterable[Audience], case: Case) -> Iterator[TakenFile]:
    digest = hashlib.sha256(body).hexdigest()
    for reader in readers:
        yield TakenFile(document_id=ROW, audience=reader, locale=case.locale.paper, sha256=digest)


def files_zip(vault: Vault, case: Case, today: date) -> bytes | None:
    """Return all files of a case as they came, for its owner alone; None where there are none.

    Their names in the zip say letter and number; the names they came with stand in its list.

    Args:
        vault: Where they are sealed.
        case: The case.
        today: The day.

    Raises:
        NotPermittedError: The member's role takes no copies.
    """
    permit(vault, Action.EXPORT)
    kept = [one.attachment for one in files_of(vault, case.case_code)]
    if not kept:
        return None
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = []
        for name, one in _named(case, kept):
            _add(archive, name, original_of(vault, one))
            listed.append({"file": name, "name": one.name, "sha256": one.sha256})
        _add(archive, LIST, (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode())
    body = made.getvalue()
    left = _left(body, (Audience.FAMILY,), case)
    note(vault, (case.case_code, case.version, today), left, Way.EXPORTED, Verb.EXPORT, None)
    return body


def _named(case: Case, kept: Iterable[Attachment]) -> Iterator[tuple[str, Attachment]]:
    letters = letters_of(case.evidence.items)
    for number, one in enumerate(kept, 1):
        letter = letters.get(one.item, "other")
        yield f"{number:03d}-{letter}.{one.kind.ending}", one


def _add(archive: zipfile.ZipFile, name: str, body: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, body)
