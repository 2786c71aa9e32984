"""What one text says otherwise than the answers do: a name, number, place, day or ask (R07)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Final

from depwork.model.a_number import named_numbers
from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.plain import folded, plain
from depwork.model.questions import answer_of, questions
from depwork.rules.asked import CHOSEN, asked_otherwise, asks_in

NAME: Final = "identity.legal_name"
NUMBER: Final = "identity.a_number"
PLACE: Final = "custody.facility"
NEAR_DAYS: Final = 10
"""A written day this near an answered one, and not the same, is taken for the same event."""


class About(StrEnum):
    """What two places say differently."""

    NAME = "name"
    NUMBER = "number"
    PLACE = "place"
    DAY = "day"
    ASK = "ask"


@dataclass(frozen=True)
class Difference:
    """One thing said in two ways.

    Args:
        about: Name, number, place, day or ask.
        path: The question in whose text it stands.
        found: What stands there; a word of the case, never for a log.
        answer: The question that answers it otherwise.
    """

    about: About
    path: str
    found: str
    answer: str


_PLACE = re.compile(
    r"\b((?:[A-ZÁÉÍÓÚÑ][\w.'-]{1,40} ){1,5}(?:Detention|Processing|Correctional|Service)"
    r" (?:Center|Facility|Institution))\b"
)
_MONTHS: Final = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = "|".join(_MONTHS)
_I: Final = re.IGNORECASE
_DAYS: Final = (
    re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
    re.compile(
        rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>20\d\d))?\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<d>\d{{1,2}}) de (?P<m>{_MONTH})(?: (?:de|del) (?P<y>20\d\d))?\b", re.IGNORECASE
    ),
)


class Answered:
    """What the answers say of the things that a text can say otherwise, looked up once a case.

    It lives as long as the view or the look that made it, never beyond: it holds case values.
    What a text was found to say is kept beside it, since a packet asks the same of each paper.

    Args:
        case: The case whose answers count.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._marks: dict[str, str] = {}

    def differences(self, path: str, text: str) -> Iterator[Difference]:
        """Return what one text says otherwise than the answers; ``path``: where it was typed."""
        for written in other_numbers(self._case, text):
            yield Difference(About.NUMBER, path, written, NUMBER)
        said = plain(text)
        for found in self._names(said):
            yield Difference(About.NAME, path, found, NAME)
        for found in self._places(said):
            yield Difference(About.PLACE, path, found, PLACE)
        yield from self._days(path, said)
        for found in asked_otherwise(self._case, text):
            yield Difference(About.ASK, path, found, CHOSEN)

    def mark(self, text: str) -> str:
        """Return a digest of what a text says otherwise than the answers; empty: nothing.

        It changes with the answer too, so a word given on one difference is no word on the next.
        """
        if text not in self._marks:
            self._marks[text] = self._digest(text)
        return self._marks[text]

    def _digest(self, text: str) -> str:
        found = {
            (one.about.value, one.found, one.answer, str(answer_of(self._case, one.answer)))
            for one in self.differences("", text)
        }
        return hashlib.sha256(repr(sorted(found)).encode()).hexdigest() if found else ""

    @cached_property
    def _forms(self) -> frozenset[str]:
        """The words of every form of the name that the answers hold."""
        identity = self._case.identity
        names = (identity.legal_name, identity.preferred_name)
        told = " ".join((*(value_of(name) or "" for name in names), *identity.aliases))
        return frozenset(word.casefold() for word in _words(plain(told)))

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The words of the full name without case or accent."""
        name = plain(value_of(self._case.identity.legal_name) or "")
        return frozenset(folded(word) for word in _words(name) if len(word) > 2)

    @cached_property
    def _dated(self) -> dict[str, date]:
        answers = {path: answer_of(self._case, path) for path in _dated_paths()}
        return {p: day for p, day in answers.items() if known(day) and isinstance(day, date)}

    def _names(self, said: str) -> Iterator[str]:
        """A part of the name with other accents is another form of the name."""
        for word in dict.fromkeys(_words(said)) if self._parts else ():
            named = word[:1].isupper() and word.casefold() not in self._forms
            if named and folded(word) in self._parts:
                yield word

    def _places(self, said: str) -> Iterator[str]:
        place = value_of(self._case.custody.facility)
        for match in _PLACE.finditer(said) if place else ():
            ours, theirs = folded(place or ""), folded(match[1])
            if ours not in theirs and theirs not in ours:
                yield match[1]

    def _days(self, path: str, said: str) -> Iterator[Difference]:
        for match in (match for pattern in _DAYS for match in pattern.finditer(said)):
            if (near := _nearest(match, self._dated)) is not None:
                yield Difference(About.DAY, path, match[0], near)


def other_numbers(case: Case, text: str) -> tuple[str, ...]:
    """Return each A-number of a text that is not the person's, as it is written."""
    number = value_of(case.identity.a_number)
    return tuple(written for written, digits in named_numbers(text) if digits != number)


def apart(case: Case, text: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return the questions nobody has answered and to which two texts say different answers.

    An answer that is known is what each text is held against. Where it is not, a number, place or
    ask that one text names and another names otherwise cannot both be right.

    Args:
        case: Whose answers count.
        text: What was typed.
        others: What was typed over the case's other papers.
    """
    said, told = _said(text), [_said(other) for other in others]
    return tuple(
        path
        for path, ours in said.items()
        if ours
        and not known(answer_of(case, path))
        and any(theirs[path] and not ours & theirs[path] for theirs in told)
    )


def _said(text: str) -> dict[str, frozenset[str]]:
    """Return what a text names, by the question it answers."""
    return {
        NUMBER: frozenset(digits for _, digits in named_numbers(text)),
        PLACE: frozenset(folded(match[1]) for match in _PLACE.finditer(plain(text))),
        CHOSEN: frozenset(asks_in(text)),
    }


def answers_missed(case: Case, text: str) -> tuple[str, ...]:
    """Return the questions whose answers a text says otherwise, each once."""
    return tuple(dict.fromkeys(one.answer for one in Answered(case).differences("", text)))


def _words(said: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", said)


@cache
def _dated_paths() -> tuple[str, ...]:
    groups = ("custody.", "proceedings.", "campaign.")
    return tuple(
        f.path for f in questions() if f.path.startswith(groups) and "date" in str(f.annotation)
    )


def _nearest(match: re.Match[str], dated: dict[str, date]) -> str | None:
    """The answer a written day seems to mean and misses; none where one is met or none is near."""
    gaps = {}
    for path, day in dated.items():
        written = _written(match, day.year)
        if written is not None:
            gaps[path] = abs((written - day).days)
    if not gaps or min(gaps.values()) == 0:
        return None
    path = min(gaps, key=lambda p: (gaps[p], p))
    return path if gaps[path] <= NEAR_DAYS else None


def _written(match: re.Match[str], year: int) -> date | None:
    month = match["m"]
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    try:
        return date(int(match["y"] or year), number, int(match["d"]))
    except ValueError:
        return None
