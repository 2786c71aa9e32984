"""What one text says otherwise than the answers do: a name, number, place, day or ask (R07)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from depwork.model.a_number import named_numbers
from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.plain import folded, plain
from depwork.model.questions import answer_of, questions
from depwork.rules.asked import CHOSEN, asked_otherwise

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


def differences_in(case: Case, path: str, text: str) -> Iterator[Difference]:
    """Return what one text says otherwise than the answers; ``path``: where it was typed."""
    for look in (_numbers, _names, _places, _days, _asks):
        yield from look(case, path, text)


def answers_missed(case: Case, text: str) -> tuple[str, ...]:
    """Return the questions whose answers a text says otherwise, each once."""
    return tuple(dict.fromkeys(one.answer for one in differences_in(case, "", text)))


def difference_mark(case: Case, text: str) -> str:
    """Return a digest of what a text says otherwise than the answers; empty: nothing.

    It changes with the answer too, so a word given on one difference is no word on the next.
    """
    found = {
        (one.about.value, one.found, one.answer, str(answer_of(case, one.answer)))
        for one in differences_in(case, "", text)
    }
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest() if found else ""


def _numbers(case: Case, path: str, text: str) -> Iterator[Difference]:
    number = value_of(case.identity.a_number)
    for written, digits in named_numbers(text):
        if digits != number:
            yield Difference(About.NUMBER, path, written, NUMBER)


def _names(case: Case, path: str, text: str) -> Iterator[Difference]:
    """A part of the name with other accents is another form of the name."""
    name = value_of(case.identity.legal_name) or ""
    also = " ".join((value_of(case.identity.preferred_name) or "", *case.identity.aliases))
    forms = {word.casefold() for word in _words(f"{name} {also}")}
    parts = {folded(word) for word in _words(name) if len(word) > 2}
    for word in dict.fromkeys(_words(text)):
        if folded(word) in parts and word[:1].isupper() and word.casefold() not in forms:
            yield Difference(About.NAME, path, word, NAME)


def _asks(case: Case, path: str, text: str) -> Iterator[Difference]:
    for one in asked_otherwise(case, text):
        yield Difference(About.ASK, path, one, CHOSEN)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", plain(text))


def _places(case: Case, path: str, text: str) -> Iterator[Difference]:
    place = value_of(case.custody.facility)
    for match in _PLACE.finditer(plain(text)):
        if (
            place
            and folded(place) not in folded(match[1])
            and folded(match[1]) not in folded(place)
        ):
            yield Difference(About.PLACE, path, match[1], PLACE)


@cache
def _dated_paths() -> tuple[str, ...]:
    groups = ("custody.", "proceedings.", "campaign.")
    return tuple(
        f.path for f in questions() if f.path.startswith(groups) and "date" in str(f.annotation)
    )


def _days(case: Case, path: str, text: str) -> Iterator[Difference]:
    said = plain(text)
    written = [match for pattern in _DAYS for match in pattern.finditer(said)]
    if not written:
        return
    answers = {p: answer_of(case, p) for p in _dated_paths()}
    dated = {p: day for p, day in answers.items() if known(day) and isinstance(day, date)}
    for match in written:
        near = _nearest(match, dated)
        if near is not None:
            yield Difference(About.DAY, path, match[0], near)


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
