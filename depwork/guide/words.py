"""The words of one language, asked for by what they describe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from babel.lists import format_list

from depwork.errors import MissingWordError
from depwork.guide.citing import FactWords, SourceWords
from depwork.guide.countries import country_name, sorted_countries
from depwork.guide.placeholders import Value, fill, long_date, spellings
from depwork.guide.problems import PARAMS
from depwork.model.ask_code import AskCode
from depwork.model.choices import Locale
from depwork.model.decision import NextAction, Reason
from depwork.model.problem import Problem
from depwork.model.questions import asked_field

T = TypeVar("T")
Texts = Mapping[str, Mapping[str, str]]
"""File name without its ending, then dotted key, then text."""


@dataclass(frozen=True)
class StepWords:
    """A step of the guide: title, one sentence, and its lesson in Markdown."""

    title: str
    summary: str
    lesson: str


@dataclass(frozen=True)
class FieldWords:
    """A question: label, hint (may be empty) and why it is asked (empty in sub-records)."""

    label: str
    hint: str
    why: str = ""


@dataclass(frozen=True)
class AskWords:
    """A candidate ask as a question to take to the attorney, and a note (may be empty)."""

    question: str
    note: str


@dataclass(frozen=True)
class DocumentWords:
    """A document of the catalog: title and what it is for."""

    title: str
    purpose: str


def spoken_in(locale: Locale) -> BabelLocale:
    """Return Babel's rules for a language as it is spoken in the United States, if it is."""
    language = locale.value.partition("-")[0]
    try:
        return BabelLocale(language, "US")
    except UnknownLocaleError:
        return BabelLocale(language)


class Words:
    """Every word shown to people, in one language."""

    def __init__(
        self,
        locale: Locale,
        texts: Texts,
        facts: Mapping[str, FactWords] | None = None,
        sources: Mapping[str, SourceWords] | None = None,
    ) -> None:
        """Keep the texts of ``locale``, and what facts and sources say in it."""
        self.locale = locale
        self._texts = texts
        self._facts = facts or {}
        self._sources = sources or {}
        self._babel = spoken_in(locale)

    @property
    def language(self) -> str:
        """The language's name in itself, and its region where its tag has one."""
        name = str(self._babel.get_language_name())
        region = self.locale.value.partition("-")[2]
        return f"{name[:1].upper()}{name[1:]}{f' ({region})' if region else ''}"

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self._babel.text_direction)

    def _text(self, file: str, key: str) -> str:
        try:
            return self._texts[file][key]
        except KeyError:
            raise MissingWordError(f"{self.locale}/{file}.toml has no {key!r}") from None

    def step(self, number: int) -> StepWords:
        """Return the words of step ``number``, 0 to 9."""
        title, summary, lesson = (
            self._text("steps", f"{number}.{part}") for part in ("title", "summary", "lesson")
        )
        return StepWords(title, summary, lesson)

    def topic(self, step: int, topic: str) -> str:
        """Return the title of a step's screen."""
        return self._text("topics", f"{step}.{topic}")

    def field(self, path: str) -> FieldWords:
        """Return the words of an asked field."""
        label, hint, why = (self._text("fields", f"{path}.{p}") for p in ("label", "hint", "why"))
        return FieldWords(label, hint, why)

    def record_field(self, name: str) -> FieldWords:
        """Return the words of a sub-record's field, e.g. ``FamilyMember.relation``."""
        return FieldWords(
            self._text("records", f"{name}.label"), self._text("records", f"{name}.hint")
        )

    def choice(self, member: StrEnum) -> str:
        """Return the label of one value of a closed list; an ask is known by its question."""
        if isinstance(member, AskCode):
            return self.ask(member).question
        return self._text("choices", f"{type(member).__name__}.{member.value}")

    def problem(self, problem: Problem) -> str:
        """Return what happened and how to mend it; a problem unknown here gets a plain one."""
        errors = self._texts["errors"]
        wanted = PARAMS.get(problem.key, frozenset())
        known = problem.key in errors and wanted <= problem.params.keys()
        return fill(
            self._text("errors", problem.key if known else "value_error"),
            problem.params,
            self._babel,
        )

    def reason(self, reason: Reason) -> str:
        """Return the sentence that says why."""
        return fill(self._text("reasons", reason.because), reason.params, self._babel)

    def gate(self, rule: str) -> str:
        """Return what a safety rule says."""
        return self._text("gates", f"rule.{rule}")

    def unblock(self, key: str) -> str:
        """Return what would clear a gate."""
        return self._text("gates", f"unblock.{key}")

    def ask(self, code: str) -> AskWords:
        """Return a candidate ask, worded as a question."""
        return AskWords(
            self._text("asks", f"ask.{code}.question"), self._text("asks", f"ask.{code}.note")
        )

    def asked(self, code: AskCode) -> str:
        """Return what ICE is asked to do, ``{who}`` for the person; empty where it is not asked."""
        return self._texts["asks"].get(f"ask.{code.value}.letter", "")

    def asking(self, code: AskCode) -> tuple[str, str]:
        """Return the title of a letter that asks for it, and what its office is to weigh."""
        title, weigh = (
            self._texts["asks"].get(f"ask.{code.value}.{part}", "") for part in ("title", "weigh")
        )
        return title, weigh

    def condition(self, code: str) -> str:
        """Return what must be true first."""
        return self._text("asks", f"condition.{code}")

    def action(self, action: NextAction) -> str:
        """Return one thing to do next, with the question it is about where it names one."""
        text = self._text("actions", action.key)
        if "{question}" not in text:
            return text
        return text.replace("{question}", self.field(asked_field(action.at).path).label)

    def tactic(self, member: StrEnum) -> str:
        """Return what to watch for with a tactic."""
        return self._text("tactics", member.value)

    def rung(self, member: StrEnum) -> str:
        """Return a rung of the ladder towards a removal date."""
        return self._text("tactics", f"ladder.{member.value}")

    def document(self, document_id: str) -> DocumentWords:
        """Return the words of a document of the catalog."""
        return DocumentWords(
            self._text("documents", f"{document_id}.title"),
            self._text("documents", f"{document_id}.purpose"),
        )

    def ui(self, key: str, /, **params: Value) -> str:
        """Return a word of the screen, its placeholders filled."""
        return fill(self._text("ui", key), params, self._babel)

    def kit(self, key: str, /, **params: Value) -> str:
        """Return a word of the first-hour kit, its placeholders filled."""
        return fill(self._text("kit", key), params, self._babel)

    def fact(self, entry_id: str) -> FactWords:
        """Return what a register entry says: its name, its value as lines, its note."""
        return self._cited("register", self._facts, entry_id)

    def source(self, source_id: str) -> SourceWords:
        """Return what a source is called, and where it stands."""
        return self._cited("sources", self._sources, source_id)

    def _cited(self, file: str, kept: Mapping[str, T], name: str) -> T:
        try:
            return kept[name]
        except KeyError:
            raise MissingWordError(f"{file}.toml has no entry {name!r}") from None

    def country(self, code: str) -> str:
        """Return a country's name, or the code itself where the language has none."""
        return country_name(self._babel, code)

    def countries(self) -> tuple[tuple[str, str], ...]:
        """Return every country as (code, name), in the language's order."""
        return sorted_countries(self._babel)

    def spellings(self, day: date) -> tuple[str, ...]:
        """Return the ways in which people write a day."""
        return spellings(day, self._babel)

    def date(self, day: date) -> str:
        """Return a day written out, e.g. ``November 22, 2026``."""
        return long_date(day, self._babel)

    def listing(self, parts: tuple[str, ...]) -> str:
        """Return parts joined as the language does: ``a, b, and c``."""
        return str(format_list(list(parts), locale=self._babel)) if parts else ""
