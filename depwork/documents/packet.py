"""The finals of one case, gathered per reader, with a joined PDF each and a manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from depwork.documents.catalog import CATALOG, CatalogRow, blocked_by, row
from depwork.documents.compose import Composed, with_banner
from depwork.documents.context import Content, Edited
from depwork.documents.exhibit_sheets import ROW as EXHIBIT
from depwork.documents.exhibit_sheets import ExhibitFile, exhibit_sheets, for_joining, too_large
from depwork.documents.languages import ENGLISH, sent_in
from depwork.documents.pdf import page_count, write_pdf
from depwork.documents.plan import Plan
from depwork.documents.render import finished
from depwork.errors import TemplateError
from depwork.guide import Guide
from depwork.model.ask import Ask
from depwork.model.choices import Audience, Locale
from depwork.model.decision import Gate
from depwork.model.packet import (
    Document,
    Format,
    Manifest,
    ManifestFile,
    Packet,
    Refusal,
    Stage,
)
from depwork.rules.view import CaseView

RECIPIENTS: Final = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)
"""Who a packet has a folder for, in this order."""
JOINED: Final = "packet"
"""Document id of a reader's joined PDF."""


def assemble(  # noqa: PLR0913 - keywords of one call; Plan holds them for the rest
    views: Mapping[Audience, CaseView],
    guide: Guide,
    *,
    locale: Locale,
    templates: Sequence[Path],
    counts: Mapping[str, int] | None = None,
    ask: tuple[Ask, ...] = (),
    gates: Sequence[Gate] = (),
    formats: Sequence[Format] = tuple(Format),
    bare_bones: bool = False,
    exhibits: Mapping[Audience, Sequence[ExhibitFile]] | None = None,
    edited: Mapping[tuple[str, str], Edited] | None = None,
) -> Packet:
    """Return the packet of one case; a refused document fails no other.

    Args:
        views: The case as each reader may see it; one case, version and day.
        guide: Words and register.
        locale: The family's language; offices are written to in English.
        templates: Template roots; the first that has a file wins.
        counts: Numbers from the campaign's log.
        ask: The candidate asks of the case.
        gates: Its gates; a blocking one refuses the documents it stands against.
        formats: What each document is made into.
        bare_bones: The emergency form: few documents, one-page letters.
        exhibits: Cleaned files by reader; what is said to be enclosed is counted from these.
        edited: Edited texts that stand in place of a template's, by document and language.

    Raises:
        TemplateError: A template cannot be used, or the views are of different cases or days.
    """
    return _assembled(
        views,
        Plan(guide, locale, templates, counts or {}, ask, gates, formats, bare_bones, edited or {}),
        exhibits or {},
    )


def _assembled(
    views: Mapping[Audience, CaseView],
    plan: Plan,
    exhibits: Mapping[Audience, Sequence[ExhibitFile]],
) -> Packet:
    head = _one_case(views)
    files: list[tuple[ManifestFile, Document]] = []
    refused: list[Refusal] = []
    for audience in RECIPIENTS:
        if audience in views:
            made = _folder(views[audience], plan, refused, exhibits.get(audience, ()))
            files += made
    if Audience.ICE in views and plan.locale is not Locale.EN:
        files += _reading_copies(views, plan, exhibits)
    manifest = Manifest(
        case_code=head.case_code,
        case_version=head.case_version,
        practice=head.practice,
        day=head.today,
        register_as_of=plan.guide.register_as_of,
        files=tuple(entry for entry, _ in files),
        refused=tuple(refused),
        bare_bones=plan.bare_bones,
    )
    return Packet(manifest=manifest, documents=tuple(document for _, document in files))


def _one_case(views: Mapping[Audience, CaseView]) -> CaseView:
    heads = {(view.case_code, view.case_version, view.today) for view in views.values()}
    if len(heads) != 1 or any(view.audience is not key for key, view in views.items()):
        raise TemplateError("a packet is made from views of one case, version and day")
    return next(iter(views.values()))


def _rows(audience: Audience, plan: Plan) -> Iterator[CatalogRow]:
    for entry in CATALOG:
        wanted = entry.brief or not plan.bare_bones
        alone = entry.per_recipient or not entry.packed
        if wanted and entry.audience is audience and not alone:
            yield entry


def _refusal(entry: CatalogRow, composed: Composed | None, rules: tuple[str, ...]) -> Refusal:
    return Refusal(
        document_id=entry.id,
        rules=rules,
        missing=tuple(composed.notes.gaps) if composed else (),
        withheld=tuple(composed.notes.refused) if composed else (),
    )


def _folder(
    view: CaseView, plan: Plan, refused: list[Refusal], files: Sequence[ExhibitFile]
) -> list[tuple[ManifestFile, Document]]:
    locale = sent_in(view.audience, plan.locale)
    kept: list[Composed] = []
    behind = list(exhibit_sheets(view, plan, locale, files))
    attached, apart = _enclosed(behind, files), too_large(behind)
    for entry in _rows(view.audience, plan):
        composed = plan.compose(entry, view, locale, attached=attached, apart=apart)
        rules = blocked_by(entry, plan.gates)
        if rules or composed.notes.incomplete:
            refused.append(_refusal(entry, composed, rules))
        else:
            kept.append(composed)
    if not kept:
        return []
    contents = [
        Content(number, composed.row.id, composed.sheet.title)
        for number, composed in enumerate(kept, 1)
    ]
    front = [
        plan.compose(row(name), view, locale, contents, attached=attached, apart=apart)
        for name in ("packet_cover", "packet_index")
    ]
    refused += [_refusal(one.row, one, ()) for one in front if one.notes.incomplete]
    whole = [*(one for one in front if not one.notes.incomplete), *kept]
    joined = [*whole, *for_joining(behind, plan.frame(locale).exhibit_apart)]
    return [
        _joined(joined, view, plan, locale),
        *_singles(whole, view, plan),
        *(_exhibit(one, view) for one in behind),
    ]


def _enclosed(behind: Sequence[Composed], files: Sequence[ExhibitFile]) -> Mapping[str, int]:
    """Return how many pages of each piece of evidence stand behind a packet's documents, by id."""
    bodies = [id(page.body) for made in behind for page in made.sheet.attached]
    found: dict[str, int] = {}
    for one in files:
        if here := bodies.count(id(one.body)):
            found[one.item] = found.get(one.item, 0) + here
    return found


def _exhibit(composed: Composed, view: CaseView) -> tuple[ManifestFile, Document]:
    document = finished(composed, view.audience, Stage.FINAL, Format.PDF)
    anchor = composed.sheet.anchor
    place = anchor if anchor == "waiver" else f"exhibits/{anchor}"
    return _entry(f"{view.audience.value}/{place}.pdf", document), document


def _joined(
    whole: Sequence[Composed], view: CaseView, plan: Plan, locale: Locale
) -> tuple[ManifestFile, Document]:
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
    return _entry(f"{view.audience.value}/{JOINED}.pdf", document), document


def _singles(
    whole: Sequence[Composed], view: CaseView, plan: Plan
) -> Iterator[tuple[ManifestFile, Document]]:
    for number, composed in enumerate(whole):
        for kind in plan.formats:
            document = finished(composed, view.audience, Stage.FINAL, kind)
            name = f"{number:02d}_{composed.row.id}.{document.locale.value}.{kind.value}"
            yield _entry(f"{view.audience.value}/{name}", document), document


def _reading_copies(
    views: Mapping[Audience, CaseView],
    plan: Plan,
    files: Mapping[Audience, Sequence[ExhibitFile]],
) -> Iterator[tuple[ManifestFile, Document]]:
    """Letters to offices in the person's language, marked as not for sending.

    They hold what that office may see, so they stand apart from what the family may see.
    """
    banner = plan.frame(plan.locale).reading
    for audience in sorted(ENGLISH & views.keys()):
        behind = files.get(audience, ())
        sheets = list(exhibit_sheets(views[audience], plan, plan.locale, behind))
        attached = _enclosed(sheets, behind)
        for entry in _rows(audience, plan):
            composed = plan.compose(entry, views[audience], plan.locale, attached=attached)
            if composed.notes.incomplete or blocked_by(entry, plan.gates):
                continue
            for kind in plan.formats:
                if kind is not Format.DOCX:
                    copy = finished(with_banner(composed, banner), audience, Stage.FINAL, kind)
                    name = f"{entry.id}.{plan.locale.value}.{kind.value}"
                    yield _entry(f"{audience.value}-reading/{name}", copy), copy


def _entry(path: str, document: Document) -> ManifestFile:
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
