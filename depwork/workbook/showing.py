"""Documents, packets, the ledger and citations, as the forms show them."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.documents import Edited, zip_packet
from depwork.documents.catalog import row
from depwork.documents.languages import sent_in
from depwork.errors import WithheldFactError
from depwork.forms.decided import Decided, SaidTwice
from depwork.forms.told import Cited, Line, PacketFile, PacketResult, Preview, Seen, WithheldLine
from depwork.guide import Guide, Words
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.model.packet import Format, Stage
from depwork.model.taken import Way
from depwork.reports.period import standing
from depwork.rules.disclosure import disclose
from depwork.services.caring import care_of
from depwork.services.copies import note_packet
from depwork.services.deciding import decide
from depwork.services.editing import draft_of, finals
from depwork.services.exhibiting import exhibits_for
from depwork.services.file_limits import file_limits
from depwork.services.ledger import entries
from depwork.services.rendering import make_packet, render_document
from depwork.storage.vault import Vault
from depwork.workbook.session import Session

_PDF: Final = "application/pdf"


def preview_of(session: Session, case: Case, document_id: str, locale: Locale) -> Preview:
    """Return a document as it stands, with its gaps and what it may not show.

    What an office gets in English is shown in the family's language, to read, until somebody
    edits it: from then on the text that will be sent is shown.
    """
    entry = row(document_id)
    needs = {
        line.path: line.needs for line in disclose(case, entry.audience, session.today).withheld
    }
    rules = [
        gate.rule for gate in decide(case, session.today, session.guide).blocked(*entry.enabled_by)
    ]
    refused = ", ".join(dict.fromkeys(rules)) or None
    sent = sent_in(entry.audience, locale)
    draft = draft_of(session.vault, case.case_code, document_id, sent)
    shown = sent if draft else locale
    try:
        made = render_document(
            document_id,
            case,
            session.desktop(case.case_code),
            locale=shown,
            format=Format.HTML,
            stage=Stage.PREVIEW,
            edited={(document_id, draft.letter.locale.value): Edited(draft.letter.text)}
            if draft
            else None,
        )
    except WithheldFactError:
        lines = tuple(WithheldLine(path, what) for path, what in needs.items())
        return Preview("", withheld=lines, refused=refused or "R03")
    withheld = tuple(WithheldLine(path, needs[path]) for path in made.withheld if path in needs)
    return Preview(
        made.body.decode(),
        gaps=made.gaps,
        withheld=withheld,
        refused=refused,
        reading=shown is not sent,
    )


def seen_by(case: Case, reader: Audience, today: date) -> Seen:
    """Return what a reader may see of a case, and what is held back from them."""
    view = disclose(case, reader, today)
    return Seen(
        tuple(view.facts.items()),
        tuple(WithheldLine(line.path, line.needs) for line in view.withheld),
    )


def packet_of(session: Session, case: Case, locale: Locale, *, bare_bones: bool) -> PacketResult:
    """Return the finals of a case: the zip of all first, then each recipient's joined PDF."""
    desktop = session.desktop(case.case_code)
    packet = make_packet(
        case,
        desktop,
        locale=locale,
        bare_bones=bare_bones,
        exhibits=exhibits_for(session.vault, case, session.today),
        edited=finals(session.vault, case, desktop),
    )
    note_packet(session.vault, packet, Way.DOWNLOADED)
    joined = [
        PacketFile(f"{case.case_code}-{made.audience.value}.pdf", made.body, _PDF)
        for kept, made in zip(packet.manifest.files, packet.documents, strict=True)
        if kept.document_id == "packet" and made.format is Format.PDF
    ]
    whole = PacketFile(f"{case.case_code}.zip", zip_packet(packet), "application/zip")
    heavy = file_limits(session.templates).mail_megabytes
    return PacketResult((whole, *joined), packet.manifest.refused, heavy)


def lines_of(vault: Vault, case_code: str, words: Words) -> tuple[Line, ...]:
    """Return what happened in a case, the latest first."""
    dated: list[tuple[date, Line]] = []
    for event in standing(entries(vault, CampaignEvent, case_code)):
        parts = [str(event.count)]
        parts += [words.choice(item) for item in (event.office, event.answer) if item]
        text = " · ".join(parts)
        dated.append(
            (event.on, _line(event.id, event.on, words.choice(event.activity), text, words))
        )
    for outcome in standing(entries(vault, Outcome, case_code)):
        text = words.choice(outcome.source)
        dated.append(
            (outcome.on, _line(outcome.id, outcome.on, words.choice(outcome.kind), text, words))
        )
    return tuple(line for _, line in sorted(dated, key=lambda pair: pair[0], reverse=True))


def _line(entry_id: str, on: date, kind: str, text: str, words: Words) -> Line:
    return Line(id=entry_id, on=words.date(on), kind=kind, text=text)


def cited_source(guide: Guide, source_id: str, words: Words) -> Cited:
    """Return a source for reading."""
    told, read_on = words.source(source_id), guide.sources[source_id].read_on
    as_of = words.date(read_on) if read_on else ""
    return Cited(text=told.title, where=told.where, as_of=as_of)


def cited_fact(guide: Guide, entry_id: str, today: date, words: Words) -> Cited:
    """Return a register entry for reading, as of today."""
    found, told = guide.register.fact(entry_id, today), words.fact(entry_id)
    return Cited(
        text=": ".join(part for part in (told.name, words.listing(told.value)) if part),
        where=words.source(found.entry.source).title,
        as_of=words.date(found.entry.as_of),
        stale=found.stale,
        unverified=found.unverified,
        value=words.listing(told.value),
    )


def decided_of(session: Session, case: Case) -> Decided:
    """Return what the rules say of a case and of how it is kept, as the forms are told it."""
    care = care_of(session.vault, case, session.today)
    found = decide(case, session.today, session.guide, care)
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
