"""Whether a typed text tells a fact that its reader may not see: compared, never shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

from depwork.guide import Words
from depwork.model.case import Case
from depwork.model.plain import as_words, runs_of_digits
from depwork.model.questions import answer_of, asked_field
from depwork.model.record import Record
from depwork.model.state import State
from depwork.rules.view import CaseView

_RUN: Final = 5
"""Words in a row that are the same in a story and in the text."""
_DIGITS: Final = 6
"""Shorter numbers stand in texts by chance."""
_LETTERS: Final = 3
"""Shorter words of a name, too."""
_YEAR: Final = 1000
"""Smaller whole numbers, too; a year or a sum is told."""
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_BEHIND: Final = {"shown.family": "family.members", "shown.children": "family.members"}
_NAMES: Final = frozenset({"name", "names", "pseudonym", "guardian"})


def _phrases(text: str, *, name: bool) -> Iterator[str]:
    words = as_words(text).split()
    if name:
        yield from (f" {word} " for word in words if len(word) >= _LETTERS and word.isalpha())
    if len(words) <= _RUN:
        whole = " ".join(words)
        if len(whole) >= _LETTERS:
            yield f" {whole} "
        return
    for at in range(len(words) - _RUN + 1):
        yield f" {' '.join(words[at : at + _RUN])} "


def _digits(text: str) -> Iterator[str]:
    for run in runs_of_digits(text.partition(";ext=")[0]):
        if len(run) >= _DIGITS:
            yield run.lstrip("0") or run
            if text.startswith("+1"):
                yield run[1:]


def signs(value: Any, name: str, spoken: Sequence[Words]) -> frozenset[str]:
    """Return what gives a value away in a text: phrases between blanks, and bare numbers.

    Args:
        value: An answer.
        name: Its field's name; a name's single words give it away too.
        spoken: The words of each language a text may be written in.
    """
    return frozenset(_signs(value, name, spoken))


def _text_signs(value: str, name: str, spoken: Sequence[Words]) -> Iterator[str]:
    if _COUNTRY.fullmatch(value):
        yield from (as_words(words.country(value)) for words in spoken)
        return
    yield from _digits(value)
    yield from _phrases(value, name=bool(_NAMES & set(name.split("_"))))


def _record_signs(value: Record, spoken: Sequence[Words]) -> Iterator[str]:
    for field in type(value).model_fields:
        if field not in {"id", "corrects"}:
            yield from _signs(getattr(value, field), field, spoken)


def _signs(value: Any, name: str, spoken: Sequence[Words]) -> Iterator[str]:
    match value:
        case State():
            yield from (as_words(words.choice(value)) for words in spoken)
        case str() if not isinstance(value, StrEnum):
            yield from _text_signs(value, name, spoken)
        case date():
            yield from (as_words(text) for words in spoken for text in words.spellings(value))
        case int() if value >= _YEAR:
            yield f" {value} "
        case tuple():
            for item in value:
                yield from _signs(item, name, spoken)
        case Record():
            yield from _record_signs(value, spoken)


def told_by(path: str) -> str:
    """Return the question whose answer a fact is made from."""
    return asked_field(_BEHIND.get(path, path)).path


def _of(case: Case, path: str, spoken: Sequence[Words]) -> frozenset[str]:
    asked = told_by(path)
    return signs(answer_of(case, asked), asked.rpartition(".")[2], spoken)


def compared(case: Case, path: str, spoken: Iterable[Words]) -> bool:
    """Return whether a text can be compared with a fact; a yes or no is read for by eye."""
    return bool(_of(case, path, tuple(spoken)))


def told(
    text: str, case: Case, view: CaseView, spoken: Iterable[Words], plain: str = ""
) -> tuple[str, ...]:
    """Return the paths of the withheld facts that a text tells, in the case's order.

    What the reader may see anyway, and words of the letter as it stands, give nothing away.

    Args:
        text: What somebody typed.
        case: The case.
        view: What the text's reader may see.
        spoken: The words of each language.
        plain: The template's own text for this reader.
    """
    languages = tuple(spoken)
    open_signs: set[str] = set()
    for path, value in view.facts.items():
        open_signs |= signs(value, path.rpartition(".")[2], languages)
    words, runs, known = as_words(text), runs_of_digits(text), as_words(plain)
    found: list[str] = []
    for line in view.withheld:
        closed = _of(case, line.path, languages) - open_signs
        if any(_stands(sign, words, runs) and sign not in known for sign in closed):
            found.append(line.path)
    return tuple(found)


def _stands(sign: str, words: str, runs: Sequence[str]) -> bool:
    return sign in words if sign.startswith(" ") else any(sign in run for run in runs)
