"""The files of one reader's folder in a packet, each with its line of the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from depwork.documents.compose import Composed
from depwork.documents.exhibit_sheets import ROW as EXHIBIT
from depwork.documents.pdf import page_count, write_pdf
from depwork.documents.plan import Plan
from depwork.documents.render import finished
from depwork.model.choices import Locale
from depwork.model.packet import Document, Format, ManifestFile, Stage
from depwork.rules.view import CaseView

JOINED: Final = "packet"
"""Document id of a reader's joined PDF."""


def exhibit(composed: Composed, view: CaseView) -> tuple[ManifestFile, Document]:
    """Return one exhibit, or the signed waiver, as a file of its own."""
    document = finished(composed, view.audience, Stage.FINAL, Format.PDF)
    anchor = composed.sheet.anchor
    place = anchor if anchor == "waiver" else f"exhibits/{anchor}"
    return line(f"{view.audience.value}/{place}.pdf", document), document


def joined_file(
    whole: Sequence[Composed], view: CaseView, plan: Plan, locale: Locale
) -> tuple[ManifestFile, Document]:
    """Return a reader's documents and exhibits as one PDF."""
    title = plan.guide.words(locale).document(JOINED).title
    warned = [one for one in whole if one.row.id != EXHIBIT]
    banners = tuple(dict.fromkeys(line for one in warned for line in one.sheet.banners))
    sheets = [
        one.sheet
        if one.row.id == EXHIBIT
        else replace(one.sheet, banners=(), follows=one.row.id == "packet_index")
        for one in whole
    ]
    sheets[0] = replace(sheets[0], banners=banners)
    body = write_pdf(sheets, title=title)
    stale = tuple(dict.fromkeys(entry for one in whole for entry in one.notes.stale))
    mixed = hashlib.sha256("".join(one.template_sha256 for one in whole).encode())
    document = Document(
        document_id=JOINED,
        audience=view.audience,
        locale=locale,
        stage=Stage.FINAL,
        format=Format.PDF,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        template_sha256=mixed.hexdigest(),
        stale=stale,
    )
    return line(f"{view.audience.value}/{JOINED}.pdf", document), document


def singles(
    whole: Sequence[Composed], view: CaseView, plan: Plan
) -> Iterator[tuple[ManifestFile, Document]]:
    """Yield each document by itself, in every format."""
    for number, composed in enumerate(whole):
        for kind in plan.formats:
            document = finished(composed, view.audience, Stage.FINAL, kind)
            name = f"{number:02d}_{composed.row.id}.{document.locale.value}.{kind.value}"
            yield line(f"{view.audience.value}/{name}", document), document


def line(path: str, document: Document) -> ManifestFile:
    """Return what the manifest says of a document at a path."""
    return ManifestFile(
        path=path,
        document_id=document.document_id,
        audience=document.audience,
        locale=document.locale,
        sha256=document.sha256,
        template_sha256=document.template_sha256,
        pages=page_count(document.body) if document.format is Format.PDF else None,
        size=len(document.body),
    )
