"""What the forms need of the guide's words; ``guide.Words`` has this shape."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol

from depwork.model.decision import NextAction, Reason
from depwork.model.problem import Problem


class StepText(Protocol):
    """A step's title and what it is for."""

    @property
    def title(self) -> str:
        """The step's name."""
        ...

    @property
    def summary(self) -> str:
        """One sentence on the step."""
        ...


class FieldText(Protocol):
    """A question's words."""

    @property
    def label(self) -> str:
        """The question."""
        ...

    @property
    def hint(self) -> str:
        """How to answer it; may be empty."""
        ...

    @property
    def why(self) -> str:
        """Why it is asked; may be empty."""
        ...


class AskText(Protocol):
    """An ask, worded as a question for the attorney."""

    @property
    def question(self) -> str:
        """The question."""
        ...

    @property
    def note(self) -> str:
        """What to know first; may be empty."""
        ...


class DocumentText(Protocol):
    """A document's words."""

    @property
    def title(self) -> str:
        """The document's name."""
        ...

    @property
    def purpose(self) -> str:
        """What it is for."""
        ...


class Wording(Protocol):
    """Every word in one language."""

    @property
    def language(self) -> str:
        """The language's name in itself."""
        ...

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        ...

    def listing(self, parts: tuple[str, ...], /) -> str:
        """Return words as a list in a sentence."""
        ...

    def step(self, number: int, /) -> StepText:
        """Return the words of a step."""
        ...

    def topic(self, step: int, topic: str, /) -> str:
        """Return the title of one screen of a step."""
        ...

    def field(self, path: str, /) -> FieldText:
        """Return the words of a question."""
        ...

    def record_field(self, name: str, /) -> FieldText:
        """Return the words of a sub-record's field, ``FamilyMember.relation``."""
        ...

    def choice(self, member: StrEnum, /) -> str:
        """Return the label of one choice."""
        ...

    def problem(self, problem: Problem, /) -> str:
        """Return the sentence that stands beside a refused answer."""
        ...

    def reason(self, reason: Reason, /) -> str:
        """Return why something was decided."""
        ...

    def gate(self, rule: str, /) -> str:
        """Return what a safety rule is about."""
        ...

    def unblock(self, key: str, /) -> str:
        """Return what would clear a gate."""
        ...

    def ask(self, code: str, /) -> AskText:
        """Return the words of an ask."""
        ...

    def condition(self, code: str, /) -> str:
        """Return what must be true first."""
        ...

    def action(self, action: NextAction, /) -> str:
        """Return one thing to do next, with the question it is about where it names one."""
        ...

    def document(self, document_id: str, /) -> DocumentText:
        """Return the words of a document."""
        ...

    def ui(self, key: str, /, **params: str | int) -> str:
        """Return a word of the page itself."""
        ...

    def country(self, code: str, /) -> str:
        """Return a country's name."""
        ...

    def date(self, day: date, /) -> str:
        """Return a day written out."""
        ...

    def countries(self) -> Iterable[tuple[str, str]]:
        """Return codes and names, in the language's order."""
        ...
