"""A rendered document, the packet it goes into, and the packet's manifest."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from depwork.model.choices import Audience, Locale
from depwork.model.codes import CaseCode
from depwork.model.record import Record


class Format(StrEnum):
    """What a document can be made into."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


class Stage(StrEnum):
    """A preview is watermarked and never a file; a final refuses gaps and gates."""

    PREVIEW = "preview"
    FINAL = "final"


class Document(Record):
    """One rendered document.

    Args:
        document_id: Row of the catalog.
        audience: Who it is for.
        locale: Its language.
        stage: Preview or final.
        format: Its format.
        body: Its bytes.
        sha256: Of ``body``, hexadecimal.
        template_sha256: Of the template it was made from.
        gaps: Paths of missing facts (previews only).
        withheld: Paths of facts this audience may not see that the case holds.
        stale: Register ids that were past their day.
    """

    document_id: str
    audience: Audience
    locale: Locale
    stage: Stage
    format: Format
    body: bytes
    sha256: str
    template_sha256: str
    gaps: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


class ManifestFile(Record):
    """One file of a packet, by path inside it, with its hash and its size in bytes."""

    path: str
    document_id: str
    audience: Audience
    locale: Locale
    sha256: str
    template_sha256: str
    pages: int | None = None
    size: int = 0


class Refusal(Record):
    """A document that is not in the packet, and why: rule ids and paths, no answers.

    ``unread`` counts the typed sentences that wait for the text review.
    """

    document_id: str
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    unread: int = 0


class Manifest(Record):
    """What a packet holds and from what it was made; the same inputs give the same bytes."""

    case_code: CaseCode
    case_version: int
    practice: bool
    day: date
    register_as_of: date
    files: tuple[ManifestFile, ...]
    refused: tuple[Refusal, ...] = ()
    bare_bones: bool = False


class Packet(Record):
    """The finals of one case, with their manifest."""

    manifest: Manifest
    documents: tuple[Document, ...]
