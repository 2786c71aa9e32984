"""Copies that left the workbook: what was written or handed out, for whom, with which hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from depwork.model.choices import Audience, Locale
from depwork.model.codes import CaseCode
from depwork.model.ledger import EntryId
from depwork.model.record import Record
from depwork.model.text import LongText
from depwork.model.text import Sha256 as Sha256  # noqa: PLC0414 - see there


class Way(StrEnum):
    """How a copy left."""

    DOWNLOADED = "downloaded"
    WRITTEN = "written"
    RENDERED = "rendered"
    EXPORTED = "exported"


class TakenFile(Record):
    """One file that left; ``document_id`` is a row of the catalog, or ``case``."""

    document_id: str
    audience: Audience
    locale: Locale
    sha256: Sha256


class Taken(Record):
    """The files that left together; never edited.

    Args:
        id: 32 hexadecimal digits.
        case_code: The case's code.
        on: The day.
        way: How they left.
        case_version: The version of the case they were made from.
        place: Where this tool wrote them; None if they were handed to a browser or a pipe.
        files: Which.
    """

    id: EntryId
    case_code: CaseCode
    on: date
    way: Way
    case_version: int
    place: LongText | None = None
    files: tuple[TakenFile, ...] = ()


@dataclass(frozen=True)
class CopyLine:
    """One copy that left, and where it went as far as anybody wrote down.

    Args:
        document_id: Row of the catalog, or ``case``.
        audience: Who it was made for.
        sha256: Of the file.
        left_on: The day it left the workbook.
        way: How.
        office: The office it was sent to, if a sending names this copy.
        sent_on: The day of that sending.
        channel: Of that sending.
    """

    document_id: str
    audience: Audience
    sha256: str
    left_on: date
    way: Way
    office: str = ""
    sent_on: date | None = None
    channel: str = ""
