"""Template + view → a sheet, with notes of what was missing, withheld or stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from depwork.documents.catalog import CatalogRow
from depwork.documents.context import Edited, Situation, build
from depwork.documents.exhibits import cited_anew, exhibits_of
from depwork.documents.facts import Facts, Notes
from depwork.documents.markdown import read_markdown
from depwork.documents.templates import digest, render_text, sources
from depwork.documents.tokens import Tokens
from depwork.documents.tree import Block, Sheet, Text
from depwork.documents.values import ValuePrinter, label
from depwork.documents.written import as_markdown
from depwork.errors import TemplateError
from depwork.model.choices import CustodyStatus, Locale
from depwork.model.packet import Stage
from depwork.rules.groups import CUSTODY
from depwork.rules.marks import gone, last_outcome
from depwork.rules.review import to_read, unread
from depwork.rules.text_rules import over_counted
from depwork.rules.view import CaseView

TOLD: Final = "story.result_outcome"
"""The outcome that an announcement tells, as a person chose it."""


@dataclass(frozen=True)
class Composed:
    """A document before its format.

    Args:
        row: Its row of the catalog.
        sheet: What it says.
        notes: What its rendering met.
        template_sha256: Of its template and what that includes.
    """

    row: CatalogRow
    sheet: Sheet
    notes: Notes
    template_sha256: str


def compose(
    row: CatalogRow,
    view: CaseView,
    situation: Situation,
    *,
    locale: Locale,
    stage: Stage,
    roots: Sequence[Path],
) -> Composed:
    """Return the document as a sheet; gaps and refusals are noted, not raised.

    Args:
        row: Which document.
        view: What its audience may see.
        situation: Words, register, counts, asks.
        locale: Its language.
        stage: A preview carries its watermark.
        roots: Template roots; the first that has a file wins.

    Raises:
        TemplateError: The template cannot be used, or the view is another audience's.
    """
    if view.audience is not row.audience and not row.per_recipient:
        raise TemplateError(f"{row.id} is for {row.audience}, the view is for {view.audience}")
    names = row.paths(locale)
    tokens, notes = Tokens(), Notes()
    printer = ValuePrinter(tokens, situation.words, situation.frame)
    context = build(view, Facts(view, notes), situation)
    blocks = read_markdown(render_text(roots, names[0], context, printer), tokens)
    made = blocks
    edited = situation.edited.get((row.id, locale.value))
    if edited is not None:
        blocks = _edited_blocks(edited, notes, situation, view)
    for name in names[1:] if situation.tails else ():
        tail = read_markdown(render_text(roots, name, context, printer), tokens)
        made, blocks = made + tail, blocks + tail
    printed = as_markdown(blocks)
    if edited is None:
        notes.typed = to_read(view, printed)
    else:
        notes.typed = to_read(view, as_markdown(made), printed)
    notes.unread = unread(view, notes.typed)
    if over_counted(printed, situation.counts):
        notes.rules = tuple(dict.fromkeys((*notes.rules, "R06")))
    if row.ends and (
        view.facts.get(CUSTODY) is CustodyStatus.REMOVED or gone(situation.outcomes, view.today)
    ):
        notes.rules = tuple(dict.fromkeys((*notes.rules, "R06")))
    if row.announces:
        last = last_outcome(situation.outcomes, view.today)
        if last is None or view.announced is not last.kind:
            notes.gaps[TOLD] = None
    sheet = Sheet(
        anchor=row.id,
        title=situation.words.document(row.id).title,
        lang=locale.value,
        blocks=blocks,
        marks=_marks(view, situation, stage),
        banners=_banners(notes, situation, view),
        page_words=situation.frame.page,
        compact=situation.bare_bones,
        unshown=situation.frame.unshown,
    )
    texts = {path: text for name in names for path, text in sources(roots, name).items()}
    return Composed(row, sheet, notes, digest(texts))


def _edited_blocks(
    edited: Edited, notes: Notes, situation: Situation, view: CaseView
) -> tuple[Block, ...]:
    """Return an edited text's blocks; what it still lacks and may not tell is noted."""
    items = view.facts.get("evidence.items", ())
    listed = exhibits_of(items if isinstance(items, tuple) else (), view.letters)
    there = [one.letter for one in listed if one.item in situation.attached]
    text = cited_anew(edited.text, there, situation.frame, situation.words)
    tokens, gaps = Tokens(), dict(notes.gaps)
    notes.gaps.clear()
    for path in gaps:
        mark = situation.frame.missing.format(label=label(path, situation.words))
        if mark in text:
            notes.gaps[path] = None
            text = text.replace(mark, tokens.put(Text(mark, missing=True)))
    notes.rules = edited.rules
    notes.refused |= dict.fromkeys(edited.held, "the edited text tells a fact that is withheld")
    return read_markdown(text, tokens)


def _marks(view: CaseView, situation: Situation, stage: Stage) -> tuple[str, ...]:
    frame = situation.frame
    marks = ((view.practice, frame.practice), (stage is Stage.PREVIEW, frame.preview))
    return tuple(text for on, text in marks if on)


def _banners(notes: Notes, situation: Situation, view: CaseView) -> tuple[str, ...]:
    register, words = situation.guide.register, situation.words
    return tuple(
        situation.frame.stale.format(
            name=entry_id, day=words.date(register.fact(entry_id, view.today).entry.as_of)
        )
        for entry_id in notes.stale
    )


def with_banner(composed: Composed, banner: str) -> Composed:
    """Return the document with one more line above its text."""
    sheet = replace(composed.sheet, banners=(banner, *composed.sheet.banners))
    return replace(composed, sheet=sheet)
