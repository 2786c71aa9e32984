"""One document of the catalog for one view: the function services call."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from depwork.documents.catalog import CatalogRow, row
from depwork.documents.compose import Composed, compose
from depwork.documents.context import Edited, Situation
from depwork.documents.docx_file import write_docx
from depwork.documents.exhibits import NOTHING
from depwork.documents.frame import frame
from depwork.documents.html_page import write_html
from depwork.documents.pdf import write_pdf
from depwork.documents.tree import Sheet
from depwork.documents.written import as_markdown
from depwork.errors import (
    BlockedDocumentError,
    MissingFactError,
    WithheldFactError,
)
from depwork.guide import Guide
from depwork.model.ask import Ask
from depwork.model.choices import Audience, Locale
from depwork.model.ledger import Outcome
from depwork.model.packet import Document, Format, Stage
from depwork.rules.clearance import Clearance
from depwork.rules.view import CaseView


def render(  # noqa: PLR0913 - the keywords of the builders' contract
    document_id: str,
    view: CaseView,
    clearance: Clearance,
    guide: Guide,
    *,
    locale: Locale,
    stage: Stage,
    format: Format,  # noqa: A002 - the contract's own word, and the record's
    templates: Sequence[Path],
    counts: Mapping[str, int] | None = None,
    ask: tuple[Ask, ...] = (),
    bare_bones: bool = False,
    edited: Mapping[tuple[str, str], Edited] | None = None,
    attached: Mapping[str, int] = NOTHING,
    outcomes: Sequence[Outcome] = (),
) -> Document:
    """Return one rendered document.

    Args:
        document_id: A row of the catalog.
        view: What its audience may see; made by ``rules.disclosure`` alone.
        clearance: What the gates say of the same case, version and day, made by ``rules.gates``
            alone; a blocking gate refuses a final. A preview takes it too, and is shown.
        guide: Words, sources, register.
        locale: Its language.
        stage: A preview shows gaps and is watermarked; a final refuses them.
        format: PDF, DOCX or HTML.
        templates: Template roots; the first that has a file wins.
        counts: Numbers from the campaign's log: letters, signatures, calls, …
        ask: The candidate asks of the case.
        bare_bones: The one-page emergency form of a letter.
        edited: Edited texts that stand in place of a template's, by document and language.
        attached: Pages of evidence that go with it, by id; alone, a document encloses nothing.
        outcomes: Those that stand in the case's ledger, in order of their day.

    Raises:
        UnknownDocumentError: No such row.
        TemplateError: The template cannot be used, or the view is another audience's.
        WithheldFactError: The template names what this audience may not see.
        MissingFactError: A final would have gaps; the message lists their paths.
        BlockedDocumentError: A gate stands against a final, or another case, version or day
            was cleared.
        BlockedDocumentError: A final holds typed sentences that nobody has read.
    """
    entry = row(document_id)
    clearance.require(view)
    words = guide.words(locale)
    situation = Situation(
        guide,
        words,
        frame(templates, locale),
        counts or {},
        ask,
        bare_bones=bare_bones,
        attached=attached,
        edited=edited or {},
        outcomes=outcomes,
    )
    if stage is Stage.FINAL:
        refuse_blocked(entry, clearance)
    composed = compose(entry, view, situation, locale=locale, stage=stage, roots=templates)
    refuse_withheld(composed)
    if stage is Stage.FINAL:
        refuse_missing(composed)
        refuse_unread(composed)
    return finished(composed, view.audience, stage, format)


def refuse_blocked(entry: CatalogRow, clearance: Clearance) -> None:
    """Raise BlockedDocumentError, naming the rules, where a gate stands against a final."""
    rules = clearance.against(entry.enabled_by)
    if rules:
        raise BlockedDocumentError(f"{entry.id}: {', '.join(rules)} stands against a final")


def refuse_withheld(composed: Composed) -> None:
    """Raise WithheldFactError where the template named what its reader may not see."""
    if composed.notes.refused:
        said = "; ".join(composed.notes.refused.values())
        raise WithheldFactError(f"{composed.row.id}: {said}")


def refuse_missing(composed: Composed) -> None:
    """Raise MissingFactError, listing all paths, where facts are missing."""
    if composed.notes.gaps:
        paths = ", ".join(composed.notes.gaps)
        raise MissingFactError(
            f"{composed.row.id}: a final needs {paths}", tuple(composed.notes.gaps)
        )


def refuse_unread(composed: Composed) -> None:
    """Raise where a rule stands against what was typed, or nobody has read it yet."""
    if composed.notes.rules:
        rules = ", ".join(composed.notes.rules)
        said = f"{composed.row.id}: {rules} stands against its text"
        raise BlockedDocumentError(said, composed.notes.rules)
    if composed.notes.unread:
        count = len(composed.notes.unread)
        said = f"{composed.row.id}: {count} typed sentences wait: depwork review"
        raise BlockedDocumentError(said, unread=count)


def written(sheet: Sheet, format: Format) -> bytes:  # noqa: A002 - as in render
    """Return a sheet's bytes in a format."""
    match format:
        case Format.PDF:
            return write_pdf([sheet])
        case Format.DOCX:
            return write_docx(sheet)
        case Format.HTML:
            return write_html(sheet)


def finished(
    composed: Composed,
    audience: Audience,
    stage: Stage,
    format: Format,  # noqa: A002 - as in render
) -> Document:
    """Return the record of a composed document in one format."""
    body = written(composed.sheet, format)
    return Document(
        document_id=composed.row.id,
        audience=audience,
        locale=Locale(composed.sheet.lang),
        stage=stage,
        format=format,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        template_sha256=composed.template_sha256,
        gaps=tuple(composed.notes.gaps),
        withheld=tuple(composed.notes.passed_over),
        stale=tuple(composed.notes.stale),
    )


def text_of(
    document_id: str,
    view: CaseView,
    guide: Guide,
    *,
    locale: Locale,
    templates: Sequence[Path],
    counts: Mapping[str, int] | None = None,
    ask: tuple[Ask, ...] = (),
    attached: Mapping[str, int] = NOTHING,
) -> str:
    """Return a document as Markdown to edit, its gaps marked as in a preview.

    What is enclosed is no part of it: that stands below whatever is typed, from the files.

    Args:
        document_id: A row of the catalog.
        view: What its audience may see.
        guide: Words, sources, register.
        locale: Its language.
        templates: Template roots; the first that has a file wins.
        counts: Numbers from the campaign's log.
        ask: The candidate asks of the case.
        attached: Pages of evidence that would go with it, by id.

    Raises:
        WithheldFactError: The template names what this audience may not see.
    """
    words = guide.words(locale)
    situation = Situation(
        guide,
        words,
        frame(templates, locale),
        counts or {},
        ask,
        attached=attached,
        tails=False,
    )
    composed = compose(
        row(document_id), view, situation, locale=locale, stage=Stage.PREVIEW, roots=templates
    )
    refuse_withheld(composed)
    return as_markdown(composed.sheet.blocks)
