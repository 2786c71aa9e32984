"""The finals of one case, gathered per reader, with a joined PDF each and a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from depwork.documents.catalog import CATALOG, CatalogRow, row
from depwork.documents.compose import Composed, with_banner
from depwork.documents.context import Content, Edited
from depwork.documents.exhibit_sheets import (
    ExhibitFile,
    enclosed,
    exhibit_sheets,
    for_joining,
    too_large,
)
from depwork.documents.languages import ENGLISH, read_in, sent_in
from depwork.documents.packed import exhibit, joined_file, line, singles
from depwork.documents.plan import Plan
from depwork.documents.render import finished
from depwork.errors import TemplateError
from depwork.guide import Guide
from depwork.model.ask import Ask
from depwork.model.choices import Audience, Locale
from depwork.model.ledger import Outcome
from depwork.model.packet import (
    Document,
    Format,
    Manifest,
    ManifestFile,
    Packet,
    Refusal,
    Stage,
)
from depwork.rules.clearance import Clearance
from depwork.rules.view import CaseView

RECIPIENTS: Final = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)
"""Who a packet has a folder for, in this order."""


def assemble(  # noqa: PLR0913 - keywords of one call; Plan holds them for the rest
    views: Mapping[Audience, CaseView],
    clearance: Clearance,
    guide: Guide,
    *,
    locale: Locale,
    templates: Sequence[Path],
    counts: Mapping[str, int] | None = None,
    ask: tuple[Ask, ...] = (),
    formats: Sequence[Format] = tuple(Format),
    bare_bones: bool = False,
    exhibits: Mapping[Audience, Sequence[ExhibitFile]] | None = None,
    edited: Mapping[tuple[str, str], Edited] | None = None,
    outcomes: Sequence[Outcome] = (),
) -> Packet:
    """Return the packet of one case; a refused document fails no other.

    Args:
        views: The case as each reader may see it; one case, version and day.
        clearance: What its gates say; a blocking one refuses what it stands against.
        guide: Words and register.
        locale: The family's language; offices are written to in English.
        templates: Template roots; the first that has a file wins.
        counts: Numbers from the campaign's log.
        ask: The candidate asks of the case.
        formats: What each document is made into.
        bare_bones: The emergency form: few documents, one-page letters.
        exhibits: Cleaned files by reader; what is said to be enclosed is counted from these.
        edited: Edited texts that stand in place of a template's, by document and language.
        outcomes: Those that stand in the case's ledger, in order of their day.

    Raises:
        TemplateError: A template cannot be used, or the views are of different cases or days.
        BlockedDocumentError: Another one was cleared.
    """
    return _assembled(
        views,
        Plan(
            guide,
            locale,
            templates,
            counts or {},
            ask,
            clearance,
            formats,
            bare_bones,
            edited or {},
            outcomes,
        ),
        exhibits or {},
    )


def _assembled(
    views: Mapping[Audience, CaseView],
    plan: Plan,
    exhibits: Mapping[Audience, Sequence[ExhibitFile]],
) -> Packet:
    head = _one_case(views, plan.clearance)
    files: list[tuple[ManifestFile, Document]] = []
    refused: list[Refusal] = []
    for audience in RECIPIENTS:
        if audience in views:
            made = _folder(views[audience], plan, refused, exhibits.get(audience, ()))
            files += made
    family = read_in(views.get(Audience.FAMILY), plan.locale)
    if Audience.ICE in views and family is not Locale.EN:
        files += _reading_copies(views, replace(plan, locale=family), exhibits)
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


def _one_case(views: Mapping[Audience, CaseView], clearance: Clearance) -> CaseView:
    heads = {(view.case_code, view.case_version, view.today) for view in views.values()}
    if len(heads) != 1 or any(view.audience is not key for key, view in views.items()):
        raise TemplateError("a packet is made from views of one case, version and day")
    clearance.require(head := next(iter(views.values())))
    return head


def _rows(audience: Audience, plan: Plan) -> Iterator[CatalogRow]:
    for entry in CATALOG:
        wanted = entry.packed and not entry.per_recipient and (entry.brief or not plan.bare_bones)
        if wanted and entry.audience is audience:
            yield entry


def _refusal(entry: CatalogRow, composed: Composed | None, rules: tuple[str, ...]) -> Refusal:
    return Refusal(
        document_id=entry.id,
        rules=tuple(dict.fromkeys((*rules, *composed.notes.rules))) if composed else rules,
        missing=tuple(composed.notes.gaps) if composed else (),
        withheld=tuple(composed.notes.refused) if composed else (),
        unread=len(composed.notes.unread) if composed else 0,
    )


def _folder(
    view: CaseView, plan: Plan, refused: list[Refusal], files: Sequence[ExhibitFile]
) -> list[tuple[ManifestFile, Document]]:
    ours = view.audience is Audience.FAMILY
    locale = read_in(view, plan.locale) if ours else sent_in(view.audience, plan.locale)
    kept: list[Composed] = []
    behind = list(exhibit_sheets(view, plan, locale, files))
    untold = [one for one in behind if one.notes.unread]
    if untold:  # a title that nobody has read keeps the files behind it
        refused += [_refusal(one.row, one, ()) for one in untold[:1]]
        behind, files = [], ()
    attached, apart = enclosed(view, files), too_large(behind)
    for entry in _rows(view.audience, plan):
        composed = plan.compose(entry, view, locale, attached=attached, apart=apart)
        rules = plan.clearance.against(entry.enabled_by)
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
        joined_file(joined, view, plan, locale),
        *singles(whole, view, plan),
        *(exhibit(one, view) for one in behind),
    ]


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
        attached = enclosed(views[audience], files.get(audience, ()))
        for entry in _rows(audience, plan):
            composed = plan.compose(entry, views[audience], plan.locale, attached=attached)
            if composed.notes.incomplete or plan.clearance.against(entry.enabled_by):
                continue
            for kind in plan.formats:
                if kind is not Format.DOCX:
                    copy = finished(with_banner(composed, banner), audience, Stage.FINAL, kind)
                    name = f"{entry.id}.{plan.locale.value}.{kind.value}"
                    yield line(f"{audience.value}-reading/{name}", copy), copy
