"""One document or a whole packet of a case: disclosure and gates before any rendering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from depwork.documents import Edited, assemble, render
from depwork.documents.catalog import row
from depwork.errors import MissingFactError, TemplateError
from depwork.guide import Guide
from depwork.model.answers import value_of
from depwork.model.ask import Ask
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.decision import Gate
from depwork.model.ledger import Activity, CampaignEvent, Outcome, OutcomeKind
from depwork.model.packet import Document, Format, Packet, Stage
from depwork.reports.period import standing
from depwork.rules.asks import asks
from depwork.rules.disclosure import disclose
from depwork.rules.gates import gates
from depwork.services.exhibiting import Exhibits
from depwork.services.ledger import entries
from depwork.storage.vault import Vault

_ANNOUNCES: Final = "result_release"
"""The one document that tells a result."""
_TOLD: Final = "story.result_outcome"
NOBODY: Final = "NBDY-2222"
"""The code of the empty case behind a document that needs none."""
RECIPIENTS: Final = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)
"""Who a packet is made for."""

Edits = Mapping[tuple[str, str], Edited]
"""Edited texts by document and language."""

_COUNTED: Final = {
    Activity.LETTER_COLLECTED: "letters",
    Activity.SIGNATURES: "signatures",
    Activity.CALL: "calls",
    Activity.OFFICIAL_RESPONSE: "officials",
}


@dataclass(frozen=True)
class Desktop:
    """What every rendering needs beside the case.

    Args:
        guide: Words, sources and the register.
        templates: Template roots, the organization's first.
        today: The day.
        counts: Totals from the ledger (R06: numbers come from logs).
        ready: Pages of evidence that would go with a packet today, by reader and id.
        outcome: The outcome that stands last in the ledger.
    """

    guide: Guide
    templates: Sequence[Path]
    today: date
    counts: Mapping[str, int]
    ready: Mapping[Audience, Mapping[str, int]] = field(default_factory=dict)
    outcome: OutcomeKind | None = None

    def on(self, day: date) -> Desktop:
        """Return the same for another day."""
        return replace(self, today=day)


def counts_of(vault: Vault, case_code: str) -> dict[str, int]:
    """Return the totals that documents may print: letters, signatures, calls, officials."""
    totals = dict.fromkeys(_COUNTED.values(), 0)
    for event in standing(entries(vault, CampaignEvent, case_code)):
        name = _COUNTED.get(event.activity)
        if name:
            totals[name] += event.count
    return totals


def outcome_of(vault: Vault, case_code: str, today: date) -> OutcomeKind | None:
    """Return the outcome that stands last in a case's ledger; ``None`` before the first."""
    found = [one for one in standing(entries(vault, Outcome, case_code)) if one.on <= today]
    return found[-1].kind if found else None


def unmatched(document_id: str, case: Case, desk: Desktop) -> tuple[str, ...]:
    """Return what an announcement lacks: a recorded outcome, and the word that it tells that one.

    Args:
        document_id: A row of the catalog.
        case: The case.
        desk: With the outcome that stands last.
    """
    if document_id != _ANNOUNCES:
        return ()
    known = desk.outcome not in (None, OutcomeKind.PENDING)
    return () if known and value_of(case.story.result_outcome) is desk.outcome else (_TOLD,)


def render_document(
    document_id: str,
    case: Case,
    desk: Desktop,
    *,
    locale: Locale,
    format: Format,  # noqa: A002 - the field's own word, as in Document.format
    stage: Stage,
    edited: Edits | None = None,
) -> Document:
    """Return one document of a case for the audience that the catalog names.

    A preview cites what would go with it in a packet; a final alone encloses nothing.

    Raises:
        UnknownDocumentError: The catalog has no such document.
        BlockedDocumentError: A final, and a hard gate stands against it.
        WithheldFactError: The template names a fact this audience may not see.
        MissingFactError: A final with a gap, or an announcement that no recorded outcome bears out.
    """
    audience = row(document_id).audience
    if stage is Stage.FINAL and (lacks := unmatched(document_id, case, desk)):
        raise MissingFactError(f"{document_id}: no recorded outcome that it matches", lacks)
    return render(
        document_id,
        disclose(case, audience, desk.today),
        desk.guide,
        locale=locale,
        stage=stage,
        format=format,
        templates=desk.templates,
        counts=desk.counts,
        ask=_asks(case, desk),
        gates=_gates(case, desk),
        edited=edited,
        attached=desk.ready.get(audience, {}) if stage is Stage.PREVIEW else {},
    )


def render_blank(
    document_id: str,
    desk: Desktop,
    *,
    locale: Locale,
    format: Format,  # noqa: A002 - as in render_document
) -> Document:
    """Return a document that names no fact, without any case.

    Raises:
        UnknownDocumentError: The catalog has no such document.
        TemplateError: The document needs a case, or its template cannot be used.
    """
    entry = row(document_id)
    if not entry.blank:
        raise TemplateError(f"{document_id} is about a case; name the case, or a case file")
    nobody = Case(case_code=NOBODY)
    return render(
        document_id,
        disclose(nobody, entry.audience, desk.today),
        desk.guide,
        locale=locale,
        stage=Stage.FINAL,
        format=format,
        templates=desk.templates,
    )


def make_packet(
    case: Case,
    desk: Desktop,
    *,
    locale: Locale,
    formats: tuple[Format, ...] = tuple(Format),
    bare_bones: bool = False,
    exhibits: Exhibits | None = None,
    edited: Edits | None = None,
) -> Packet:
    """Return the finals of a case for every recipient; what is refused is listed in it."""
    behind = exhibits or Exhibits()
    packet = assemble(
        {audience: disclose(case, audience, desk.today) for audience in RECIPIENTS},
        desk.guide,
        locale=locale,
        templates=desk.templates,
        counts=desk.counts,
        ask=_asks(case, desk),
        gates=_gates(case, desk),
        formats=formats,
        bare_bones=bare_bones,
        exhibits=behind.files,
        edited=edited,
    )
    if not behind.refused:
        return packet
    refused = (*packet.manifest.refused, *behind.refused)
    return packet.replace(manifest=packet.manifest.replace(refused=refused))


def _asks(case: Case, desk: Desktop) -> tuple[Ask, ...]:
    return asks(case, desk.today, desk.guide.register).value


def _gates(case: Case, desk: Desktop) -> tuple[Gate, ...]:
    return gates(case, desk.today, desk.guide.register).value
