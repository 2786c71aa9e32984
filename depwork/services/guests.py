"""A guest's link: one finished paper, shown to whoever holds the link, until something changes.

The paper is made as any final is, with its gates, and noted as a copy that left. It lies sealed
by the link's own secret, which is kept nowhere. As a clearance is of one version of a case and
one day, so is the link: a save, such as a withdrawal, ends it, and so does the day or an erasure.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from depwork.errors import StorageError
from depwork.model.choices import Locale
from depwork.model.packet import Format
from depwork.services.cases import case_version
from depwork.services.finals import final
from depwork.services.joining import Register
from depwork.services.reading import Reading
from depwork.storage.lent import name_of, opened_by, sealed_for, version_now

HOURS: Final = 12
"""How long a guest's link opens its paper at most."""
_FOLDER: Final = "guests"


@dataclass(frozen=True)
class Guest:
    """One link to one paper.

    Args:
        id: Names it; no secret.
        case: The case's code.
        version: Of the case, which it was cleared on.
        day: Which it was cleared on, written YYYY-MM-DD.
        document: A row of the catalog.
        lapses: When it is over, in seconds of the clock.
    """

    id: str
    case: str
    version: int
    day: str
    document: str
    lapses: float


def lend(
    reading: Reading,
    document_id: str,
    register: Register,
    now: float,
    *,
    locale: Locale,
    hours: float = HOURS,
) -> str:
    """Return the secret of a link that opens one finished paper of a case.

    Args:
        reading: The case.
        document_id: A row of the catalog.
        register: Of the workbook.
        now: Seconds of the clock.
        locale: The language of who lends.
        hours: How long at most.

    Raises:
        NotPermittedError: The member's role makes no finals.
        BlockedDocumentError: A gate stands against it.
    """
    code = reading.case.case_code
    version = case_version(reading.vault, code)  # before it is made: a save meanwhile ends it
    made = final(reading, document_id, locale=locale, format=Format.HTML)
    secret = secrets.token_urlsafe(24)
    day = reading.desk.today.isoformat()
    head = Guest(name_of(secret), code, version, day, document_id, now + hours * 3600)
    folder = register.folder / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(folder / head.id, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(asdict(head)).encode() + b"\n" + sealed_for(secret, made.body))
    return secret


def shown(register: Register, home: Path, secret: str, now: float, today: date) -> bytes | None:
    """Return the paper that a link opens now, or None where it opens nothing any more.

    Args:
        register: Of the workbook.
        home: The workbook's folder.
        secret: The link's.
        now: Seconds of the clock.
        today: The day.
    """
    path = register.folder / _FOLDER / name_of(secret)
    head = _head(path)
    if head is None:
        return None
    stands = head.lapses > now and head.day == today.isoformat()
    if not stands or version_now(home, head.case) != head.version:
        path.unlink(missing_ok=True)
        return None
    try:
        return opened_by(secret, path.read_bytes().partition(b"\n")[2])
    except (OSError, StorageError):
        return None


def guests(register: Register) -> Iterator[Guest]:
    """Yield the links that were lent and not yet found to be over."""
    for path in sorted((register.folder / _FOLDER).glob("*")):
        if (head := _head(path)) is not None:
            yield head


def end_guest(register: Register, link: str) -> bool:
    """Return whether a link was ended; what it opened lies here no more."""
    for one in guests(register):
        if one.id == link:
            (register.folder / _FOLDER / one.id).unlink(missing_ok=True)
            return True
    return False


def _head(path: Path) -> Guest | None:
    try:
        return Guest(**json.loads(path.read_bytes().partition(b"\n")[0]))
    except (OSError, ValueError, TypeError):
        return None
