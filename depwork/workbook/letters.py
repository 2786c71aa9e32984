"""Letters that somebody edits, as the forms show them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final

from depwork.errors import WithheldFactError
from depwork.forms.edit_desk import LetterKept, LetterText
from depwork.model.answers import Sensitivity
from depwork.model.choices import Locale
from depwork.model.problem import Problem
from depwork.model.questions import asked_field
from depwork.services.edited_text import template_text
from depwork.services.editing import Draft, draft_of, drop, keep
from depwork.services.papers import Withheld, sent, withheld_from
from depwork.services.reading import Reading
from depwork.services.reviewing import Review, answered_since, mark_sentence, review_of
from depwork.services.telling import compared, told_by
from depwork.workbook.clock import clock_text
from depwork.workbook.session import Session

_GRAVE: Final = frozenset({Sensitivity.ATTORNEY, Sensitivity.HIGH})
"""Facts that a person is asked to look for by eye, where no machine can."""


class Letters:
    """The letters of one case.

    Args:
        reading: The case as stored now.
        locale: The family's language; offices are written to in English.
    """

    def __init__(self, reading: Reading, locale: Locale) -> None:
        self._reading = reading
        self._case = reading.case
        self._locale = locale

    def language(self, document_id: str) -> Locale:
        """Return the language a document is sent in."""
        return sent(document_id, self._locale)

    def text(self, document_id: str) -> LetterText | None:
        """Return a letter's text to edit."""
        locale = self.language(document_id)
        draft = draft_of(self._reading.vault, self._case.case_code, document_id, locale)
        if draft is not None:
            return self._told(draft)
        try:
            text = template_text(self._reading, document_id, locale)
        except WithheldFactError:
            return None
        return LetterText(text, 0, locale.value, unchecked=self._unchecked(document_id))

    def keep(self, document_id: str, text: str, version: int, *, final: bool) -> LetterKept:
        """Keep an edited text as a draft, or as the final."""
        done = keep(
            self._reading,
            document_id,
            text,
            locale=self.language(document_id),
            version=version,
            final=final,
        )
        needs = {line.path: line.needs for line in self._view(document_id)}
        return LetterKept(
            letter=self._told(done.draft) if done.draft else None,
            at=clock_text(),
            conflict=done.conflict,
            problems=done.problems,
            held=tuple((path, needs[path]) for path in done.held),
            gaps=done.gaps,
            rules=done.rules,
            differs=done.differs,
            apart=done.apart,
        )

    def drop(self, document_id: str, version: int) -> None:
        """Go back to the template's text."""
        locale = self.language(document_id)
        drop(self._reading.vault, self._case.case_code, document_id, locale, version)

    def _told(self, draft: Draft) -> LetterText:
        letter = draft.letter
        return LetterText(
            text=letter.text,
            version=draft.version,
            lang=letter.locale.value,
            on=self._reading.desk.guide.words(self._locale).date(letter.edited_on),
            final=letter.final,
            behind=answered_since(self._case, letter.case_version),
            unchecked=self._unchecked(letter.document_id),
        )

    def _view(self, document_id: str) -> tuple[Withheld, ...]:
        return withheld_from(self._reading, document_id)

    def _unchecked(self, document_id: str) -> tuple[str, ...]:
        words = tuple(self._reading.desk.guide.by_locale.values())
        return tuple(
            line.path
            for line in self._view(document_id)
            if asked_field(told_by(line.path)).mark.sensitivity in _GRAVE
            and not compared(self._case, line.path, words)
        )


class LetterSide(ABC):
    """The Desk's calls about letters; a :class:`WorkbookDesk` is one."""

    _session: Session
    locale: Locale

    @abstractmethod
    def reading(self) -> Reading:
        """Return the open case as stored now, and what is decided about it."""

    def letter_text(self, document_id: str) -> LetterText | None:
        """Return a letter's text to edit; ``None`` where its reader may not see a fact of it."""
        return self._letters().text(document_id)

    def keep_letter(self, document_id: str, text: str, version: int, *, final: bool) -> LetterKept:
        """Keep an edited text as a draft, or as the final."""
        return self._letters().keep(document_id, text, version, final=final)

    def drop_letter(self, document_id: str, version: int) -> None:
        """Go back to the template's text."""
        self._letters().drop(document_id, version)

    def text_review(self, document_id: str) -> Review:
        """Return the typed sentences of a paper, with what was said of each."""
        return review_of(self.reading(), document_id, self.locale.paper)

    def mark_text(
        self, document_id: str, key: str, *, allowed: bool, by: str, attorney: str
    ) -> Problem | None:
        """Mark one sentence, or return why it cannot be."""
        now = self.reading()
        found = review_of(now, document_id, self.locale.paper)
        done = mark_sentence(now, found, key, allowed=allowed, by=by, attorney=attorney)
        return done if isinstance(done, Problem) else None

    def _letters(self) -> Letters:
        return Letters(self.reading(), self.locale.paper)
