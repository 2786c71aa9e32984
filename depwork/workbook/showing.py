"""Documents, packets and citations, as the forms show them."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.forms.decided import Decided, SaidTwice
from depwork.forms.told import Cited, PacketFile, PacketResult, Preview, Seen, WithheldLine
from depwork.guide import Guide, Words
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format
from depwork.services.file_limits import file_limits
from depwork.services.finals import download_packet, zip_packet
from depwork.services.papers import preview, seen_by
from depwork.services.reading import Reading

_PDF: Final = "application/pdf"


def preview_of(reading: Reading, document_id: str, locale: Locale) -> Preview:
    """Return a document as it stands, with its gaps and what it may not show."""
    found = preview(reading, document_id, locale)
    refused = ", ".join(found.rules) or None
    if found.document is None:
        lines = tuple(WithheldLine(path, what) for path, what in found.needs.items())
        return Preview("", withheld=lines, refused=refused or "R03")
    made, needs = found.document, found.needs
    return Preview(
        made.body.decode(),
        gaps=made.gaps,
        withheld=tuple(WithheldLine(path, needs[path]) for path in made.withheld if path in needs),
        refused=refused,
        reading=found.reading,
    )


def seen_of(reading: Reading, reader: Audience) -> Seen:
    """Return what a reader may see of a case, and what is held back from them."""
    view = seen_by(reading, reader)
    return Seen(
        tuple(view.facts.items()),
        tuple(WithheldLine(line.path, line.needs) for line in view.withheld),
    )


def packet_of(reading: Reading, locale: Locale, *, bare_bones: bool) -> PacketResult:
    """Return the finals of a case: the zip of all first, then each recipient's joined PDF."""
    packet = download_packet(reading, locale=locale, bare_bones=bare_bones)
    code = packet.manifest.case_code
    joined = [
        PacketFile(f"{code}-{made.audience.value}.pdf", made.body, _PDF)
        for kept, made in zip(packet.manifest.files, packet.documents, strict=True)
        if kept.document_id == "packet" and made.format is Format.PDF
    ]
    whole = PacketFile(f"{code}.zip", zip_packet(packet), "application/zip")
    heavy = file_limits(reading.desk.templates).mail_megabytes
    return PacketResult((whole, *joined), packet.manifest.refused, heavy, whole=True)


def cited_source(guide: Guide, source_id: str, words: Words) -> Cited:
    """Return a source for reading."""
    told, read_on = words.source(source_id), guide.sources[source_id].read_on
    as_of = words.date(read_on) if read_on else ""
    return Cited(text=told.title, where=told.where, as_of=as_of)


def cited_fact(guide: Guide, entry_id: str, today: date, words: Words) -> Cited:
    """Return a register entry for reading, as of today."""
    found, told = guide.register.fact(entry_id, today), words.fact(entry_id)
    by = found.entry.checked_by
    return Cited(
        text=": ".join(part for part in (told.name, words.listing(told.value)) if part),
        where=words.ui("fact_checked_by", by=by) if by else words.source(found.entry.source).title,
        as_of=words.date(found.entry.as_of),
        stale=found.stale,
        unverified=found.unverified,
        value=words.listing(told.value),
        page=found.entry.reach.address if found.entry.reach else "",
    )


def decided_of(reading: Reading) -> Decided:
    """Return what the rules say of a case and of how it is kept, as the forms are told it."""
    found = reading.decided
    return Decided(
        found.urgency,
        found.gates,
        found.asks,
        found.readiness,
        found.routing,
        found.contradictions,
        found.next_actions,
        tuple(SaidTwice(d.path, d.found, d.answer) for d in found.differences),
        found.going_public,
        found.ladder,
        found.beginning,
    )
