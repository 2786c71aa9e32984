"""What a packet is made with, but for the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from depwork.documents.catalog import CatalogRow
from depwork.documents.compose import Composed, compose
from depwork.documents.context import Content, Edited, Situation
from depwork.documents.exhibits import NOTHING, Exhibit
from depwork.documents.frame import Frame, frame
from depwork.guide import Guide
from depwork.model.ask import Ask
from depwork.model.choices import Locale
from depwork.model.ledger import Outcome
from depwork.model.packet import Format, Stage
from depwork.rules.clearance import Clearance
from depwork.rules.view import CaseView


@dataclass(frozen=True)
class Plan:
    """What a packet is made with.

    Args:
        guide: Words and register.
        locale: The family's language.
        templates: Template roots; the first that has a file wins.
        counts: Numbers from the campaign's log.
        ask: The candidate asks of the case.
        clearance: What its gates say; a blocking one refuses the documents it stands against.
        formats: What each document is made into.
        bare_bones: The emergency form: few documents, one-page letters, the papers in hand.
        edited: Edited texts by document and language; an emergency form takes none.
        outcomes: Those that stand in the case's ledger, in order of their day.
    """

    guide: Guide
    locale: Locale
    templates: Sequence[Path]
    counts: Mapping[str, int]
    ask: tuple[Ask, ...]
    clearance: Clearance
    formats: Sequence[Format]
    bare_bones: bool
    edited: Mapping[tuple[str, str], Edited] = field(default_factory=dict)
    outcomes: Sequence[Outcome] = ()

    def frame(self, locale: Locale) -> Frame:
        """Return the words around a document."""
        return frame(self.templates, locale)

    def situation(
        self,
        locale: Locale,
        contents: Sequence[Content] = (),
        *,
        attached: Mapping[str, int] = NOTHING,
        apart: bool = False,
        exhibit: Exhibit | None = None,
    ) -> Situation:
        """Return what documents of a language are made from."""
        words = self.guide.words(locale)
        return Situation(
            self.guide,
            words,
            self.frame(locale),
            self.counts,
            self.ask,
            bare_bones=self.bare_bones,
            contents=contents,
            attached=attached,
            apart=apart,
            exhibit=exhibit,
            edited={} if self.bare_bones else self.edited,
            outcomes=self.outcomes,
        )

    def compose(
        self,
        entry: CatalogRow,
        view: CaseView,
        locale: Locale,
        contents: Sequence[Content] = (),
        *,
        attached: Mapping[str, int] = NOTHING,
        apart: bool = False,
        exhibit: Exhibit | None = None,
    ) -> Composed:
        """Return a final of one document as a sheet."""
        return compose(
            entry,
            view,
            self.situation(locale, contents, attached=attached, apart=apart, exhibit=exhibit),
            locale=locale,
            stage=Stage.FINAL,
            roots=self.templates,
        )
