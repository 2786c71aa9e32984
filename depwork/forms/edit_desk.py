"""What the forms ask of the workbook about letters whose text somebody edits or reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from depwork.model.problem import Problem
from depwork.rules.review import Review


@dataclass(frozen=True)
class LetterText:
    """A letter's text, ready to edit.

    Args:
        text: Markdown: as edited, or as the template says today.
        version: Of the edited record; 0 when nobody edited it.
        lang: The letter's language.
        on: The day it was kept, written out; empty when nobody edited it.
        final: Whether it stands in packets.
        behind: Whether answers changed since it was kept.
        unchecked: Withheld facts to look for by eye, as paths: a yes or no cannot be compared.
    """

    text: str
    version: int
    lang: str
    on: str = ""
    final: bool = False
    behind: bool = False
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterKept:
    """What became of an edited text.

    Args:
        letter: As it now stands; with ``conflict``, as somebody else kept it.
        at: The clock's text.
        conflict: Whether somebody else kept a later text; nothing was kept.
        problems: Why it cannot be kept at all.
        held: Facts that it tells and its reader may not see: paths and their needs.
        gaps: Facts that it still marks as missing.
        rules: Safety rules that stand against a final.
        differs: Questions whose answers it says otherwise.
        apart: Open questions that another edited paper answers otherwise.
    """

    letter: LetterText | None = None
    at: str = ""
    conflict: bool = False
    problems: tuple[Problem, ...] = ()
    held: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gaps: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class EditDesk(Protocol):
    """Editing letters."""

    def letter_text(self, document_id: str) -> LetterText | None:
        """Return a letter's text to edit; ``None`` where its reader may not see a fact of it."""
        ...

    def keep_letter(self, document_id: str, text: str, version: int, *, final: bool) -> LetterKept:
        """Keep an edited text as a draft, or as the final."""
        ...

    def drop_letter(self, document_id: str, version: int) -> None:
        """Go back to the template's text."""
        ...

    def text_review(self, document_id: str) -> Review:
        """Return the typed sentences of a paper, with what was said of each."""
        ...

    def mark_text(
        self, document_id: str, key: str, *, allowed: bool, by: str, attorney: str
    ) -> Problem | None:
        """Mark one sentence, or return why it cannot be."""
        ...
