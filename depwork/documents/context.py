"""Everything a template may look at and call, for one rendering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from depwork.documents.blank import BlankStep, blank_form
from depwork.documents.claims import Claim, claims_of, owed_kinds
from depwork.documents.exhibits import NOTHING, Exhibit, citation, exhibits_of, waivers_of
from depwork.documents.facts import COUNTS, Absent, CaseGroups, Count, Facts, Group
from depwork.documents.frame import Frame
from depwork.documents.intake import Marked, duties, intake
from depwork.documents.person import Person
from depwork.documents.sayings import Sayings
from depwork.documents.tree import PageRef, Room
from depwork.documents.values import label
from depwork.errors import TemplateError
from depwork.guide import Guide, Words, proof_of
from depwork.model.ask import Ask
from depwork.model.ledger import Outcome
from depwork.model.proof import ShownFact
from depwork.rules.view import CaseView


@dataclass(frozen=True)
class Content:
    """One document of a packet, as its index lists it."""

    number: int
    id: str
    title: str


@dataclass(frozen=True)
class Edited:
    """A document's text as somebody edited it.

    Args:
        text: Markdown.
        held: Paths of facts that it tells and its reader may not see today.
        rules: Rules that stand against what it says.
    """

    text: str
    held: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Situation:
    """What a document is made from besides its template and its view.

    Args:
        guide: Words and register.
        words: The document's language.
        frame: Words around the document.
        counts: Numbers from the campaign's log.
        asks: Candidate asks.
        bare_bones: The one-page emergency form.
        contents: The documents of the packet, for its index.
        attached: Pages of the evidence that goes with the packet, by id, from the files themselves.
        apart: Whether those pages stand in files of their own, not in the joined one.
        exhibit: The exhibit a cover sheet is for.
        edited: Edited texts that stand in place of a template's, by document and language.
        outcomes: Those that stand in the ledger, in order of their day.
        tails: Whether what nobody edits stands below; not in a text to edit.
    """

    guide: Guide
    words: Words
    frame: Frame
    counts: Mapping[str, int]
    asks: tuple[Ask, ...] = ()
    bare_bones: bool = False
    contents: Sequence[Content] = ()
    attached: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    apart: bool = False
    exhibit: Exhibit | None = None
    edited: Mapping[tuple[str, str], Edited] = field(default_factory=dict)
    outcomes: Sequence[Outcome] = ()
    tails: bool = True


class Calls:
    """The functions of the template language."""

    def __init__(self, view: CaseView, facts: Facts, situation: Situation) -> None:
        """Answer for one view."""
        self._view = view
        self._facts = facts
        self._with = situation
        items = self._rows("evidence.items")
        self.papers = exhibits_of(items, view.letters, situation.attached)
        self.exhibits = tuple(paper for paper in self.papers if paper.attached)
        self.waivers = waivers_of(items, situation.attached)
        self.follows = owed_kinds(self._rows("evidence.owed"))

    def _rows(self, path: str) -> tuple[object, ...]:
        found = self._view.facts.get(path, ())
        return found if isinstance(found, tuple) else ()

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the case with their evidence."""
        proof = proof_of(self._with.guide.factors)
        return claims_of(self._claimed, self.papers, proof, self._rows("evidence.owed"))

    def _claimed(self, path: str) -> bool:
        return self._view.has(path) and self._view.get(path) is not False

    def cite(self, *paths: str) -> str:
        """Return, after a space, the enclosed exhibits that somebody chose for these facts."""
        mark = citation(
            [item.letter for item in self._shown(paths)], self._with.frame, self._with.words
        )
        return f" {mark}" if mark else ""

    def _shown(self, paths: Sequence[str]) -> tuple[Exhibit, ...]:
        try:
            wanted = {ShownFact(path) for path in paths}
        except ValueError:
            raise TemplateError("cite() names facts that a paper can show, by path") from None
        return tuple(item for item in self.exhibits if wanted & set(item.shows))

    def label(self, path: str) -> str:
        """Return how the guide names a fact."""
        return label(path, self._with.words)

    def as_of(self, entry_id: str) -> date:
        """Return the day a register entry was read; a stale one is noted for the banner."""
        fact = self._with.guide.register.fact(entry_id, self._view.today)
        if fact.stale:
            self._facts.note_stale(entry_id)
        return fact.entry.as_of

    def fact(self, entry_id: str, key: str | None = None) -> str:
        """Return a register entry's value, marked where stale or never confirmed."""
        fact = self._with.guide.register.fact(entry_id, self._view.today)
        value = fact.entry.value
        if isinstance(value, dict):
            if key not in value:
                raise TemplateError(f"register entry {entry_id!r} has no row {key!r}")
            value = value[key]
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        day = self._with.words.date(fact.entry.as_of)
        if fact.stale:
            self._facts.note_stale(entry_id)
            return f"{text} {self._with.frame.stale_mark.format(day=day)}"
        if fact.unverified:
            return f"{text} {self._with.frame.unverified_mark.format(day=day)}"
        return text

    def duties(self, side: str) -> tuple[Marked, ...]:
        """Return what a side of the agreement takes on: ``advocates`` or ``family``."""
        return duties(side, self._view, self._with.words)

    def intake(self, part: str) -> tuple[object, ...]:
        """Return what was told, for the attorney: ``parts``, ``unknown`` or ``prompts``."""
        found = intake(self._view, self._with.words)
        return {"parts": found.parts, "unknown": found.unknown, "prompts": found.prompts}[part]

    def blank_form(self) -> tuple[BlankStep, ...]:
        """Return every question of the guide, to be filled in by hand."""
        return blank_form(self._with.words)

    def page_of(self, content: Content | Exhibit) -> PageRef:
        """Return the page on which a document or an exhibit of the packet begins."""
        if isinstance(content, Exhibit):
            return PageRef(content.anchor, self._with.frame.nowhere if content.attached else "–")
        return PageRef(content.id, self._with.frame.nowhere)


class PageWords:
    """``words`` in a template: a missing fact stays one, so that it shows as a gap."""

    def __init__(self, words: Words) -> None:
        """Speak one language."""
        self._words = words

    def country(self, code: str | Absent) -> str | Absent:
        """Return a country's name."""
        return code if isinstance(code, Absent) else self._words.country(code)

    def choice(self, member: StrEnum | Absent) -> str | Absent:
        """Return the label of a value of a closed list."""
        return member if isinstance(member, Absent) else self._words.choice(member)


class _Counts:
    def __init__(self, counts: Mapping[str, int]) -> None:
        for name in COUNTS:
            setattr(self, name, Count(counts.get(name, 0)))


def build(view: CaseView, facts: Facts, situation: Situation) -> dict[str, Any]:
    """Return a template's context.

    Args:
        view: What the audience may see.
        facts: The same view, read with notes.
        situation: Everything else.
    """
    calls = Calls(view, facts, situation)
    sayings = Sayings(facts, situation.words, situation.frame)
    return {
        "case": CaseGroups(facts),
        "shown": Group(facts, "shown"),
        "person": Person(view, facts, situation.words.locale.value),
        "words": PageWords(situation.words),
        "today": view.today,
        "counts": _Counts(situation.counts),
        "asks": situation.asks,
        "audience": view.audience.value,
        "practice": view.practice,
        "bare_bones": situation.bare_bones,
        "exhibits": calls.exhibits,
        "papers": calls.papers,
        "waivers": calls.waivers,
        "follows": calls.follows,
        "exhibit": situation.exhibit,
        "attached": bool(calls.exhibits),
        "apart": situation.apart,
        "claims": calls.claims(),
        "contents": tuple(situation.contents),
        "has": facts.has,
        "fact": calls.fact,
        "as_of": calls.as_of,
        "cite": calls.cite,
        "label": calls.label,
        "page_of": calls.page_of,
        "room": Room,
        "duties": calls.duties,
        "intake": calls.intake,
        "blank_form": calls.blank_form,
        "asked": sayings.asked,
        "title": sayings.title,
        "weigh": sayings.weigh,
        "quoted": sayings.quoted,
    }
