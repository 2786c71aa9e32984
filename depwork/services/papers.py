"""Papers of a case as they stand: previews, what stands against a final, empty forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from depwork.documents import CATALOG, Edited, render
from depwork.documents.catalog import row
from depwork.documents.languages import sent_in
from depwork.errors import TemplateError, WithheldFactError
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Document, Format, Stage
from depwork.model.role import Action
from depwork.rules.disclosure import disclose
from depwork.rules.gates import clearance
from depwork.rules.view import CaseView, Withheld
from depwork.services.editing import draft_of
from depwork.services.permitting import permit
from depwork.services.reading import Desktop, Reading

__all__ = [
    "NOBODY",
    "Preview",
    "Withheld",
    "blank",
    "is_blank",
    "of_step",
    "preview",
    "rendered",
    "rules_against",
    "seen_by",
    "sent",
    "withheld_from",
]

NOBODY: Final = "NBDY-2222"
"""The code of the empty case behind a document that needs none."""


@dataclass(frozen=True)
class Preview:
    """A document as it stands.

    Args:
        document: With its gaps; None where it names what its reader may not see.
        needs: What is missing for each fact that its reader may not see.
        rules: Safety rules that stand against a final.
        reading: Whether it is shown to be read in another language than it is sent in.
    """

    document: Document | None
    needs: dict[str, tuple[str, ...]]
    rules: tuple[str, ...]
    reading: bool = False


def of_step(step: int) -> tuple[str, ...]:
    """Return the ids of the documents that are prepared at a step."""
    return tuple(entry.id for entry in CATALOG if entry.step == step)


def sent(document_id: str, locale: Locale) -> Locale:
    """Return the language in which a document is sent: offices are written to in English.

    Args:
        document_id: A row of the catalog.
        locale: The language of the page or the command.

    Raises:
        UnknownDocumentError: The catalog has no such document.
    """
    return sent_in(row(document_id).audience, locale)


def rules_against(reading: Reading, document_id: str) -> tuple[str, ...]:
    """Return the safety rules that stand against a final of a document."""
    permit(reading.vault, Action.READ_CASE)
    return reading.clearance.against(row(document_id).enabled_by)


def withheld_from(reading: Reading, document_id: str) -> tuple[Withheld, ...]:
    """Return the facts that a document's reader may not see today."""
    permit(reading.vault, Action.READ_CASE)
    return reading.view(row(document_id).audience).withheld


def seen_by(reading: Reading, reader: Audience) -> CaseView:
    """Return what a reader may see of a case today."""
    permit(reading.vault, Action.READ_CASE)
    return reading.view(reader)


def preview(reading: Reading, document_id: str, locale: Locale) -> Preview:
    """Return a document as it stands, with its gaps and what it may not show.

    What an office gets in English is shown in the family's language, to read, until somebody
    edits it: from then on the text that will be sent is shown.

    Args:
        reading: The case.
        document_id: A row of the catalog.
        locale: The language of the page.

    Raises:
        NotPermittedError: The member's role reads no case.
    """
    permit(reading.vault, Action.READ_CASE)
    view = reading.view(row(document_id).audience)
    needs = {line.path: line.needs for line in view.withheld}
    rules = rules_against(reading, document_id)
    goes_out = sent(document_id, locale)
    draft = draft_of(reading.vault, reading.case.case_code, document_id, goes_out)
    shown = goes_out if draft else locale
    texts = {(document_id, goes_out.value): Edited(draft.letter.text)} if draft else {}
    try:
        made = rendered(reading, document_id, shown, Format.HTML, Stage.PREVIEW, texts)
    except WithheldFactError:
        return Preview(None, needs, rules)
    return Preview(made, needs, rules, reading=shown is not goes_out)


def is_blank(document_id: str) -> bool:
    """Return whether a document names no fact, so that it is made without a case.

    Raises:
        UnknownDocumentError: The catalog has no such document.
    """
    return row(document_id).blank


def blank(
    document_id: str,
    desk: Desktop,
    *,
    locale: Locale,
    format: Format,  # noqa: A002 - as in final
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
        clearance(nobody, desk.today, desk.guide.register),
        desk.guide,
        locale=locale,
        stage=Stage.FINAL,
        format=format,
        templates=desk.templates,
    )


def rendered(
    reading: Reading,
    document_id: str,
    locale: Locale,
    format: Format,  # noqa: A002 - as in final
    stage: Stage,
    edited: Mapping[tuple[str, str], Edited],
) -> Document:
    """Return a document of a case; :func:`preview` and ``services.finals`` say for whom and how."""
    permit(reading.vault, Action.READ_CASE if stage is Stage.PREVIEW else Action.RENDER)
    return render(
        document_id,
        reading.view(row(document_id).audience),
        reading.clearance,
        reading.desk.guide,
        locale=locale,
        stage=stage,
        format=format,
        templates=reading.desk.templates,
        counts=reading.counts,
        ask=reading.asks,
        attached=reading.ready.get(row(document_id).audience, {}) if stage is Stage.PREVIEW else {},
        edited=edited,
        outcomes=reading.outcomes,
    )
