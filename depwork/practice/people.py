"""Gives the invented people of ``templates/practice``, each with a case and a ledger."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from depwork.errors import UnreadableFileError
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.practice.offsets import as_of
from depwork.practice.reading import read_through
from depwork.rules.marks import last_outcome


@dataclass(frozen=True)
class Person:
    """One invented person.

    Args:
        name: The invented name, to choose by.
        about: What there is to learn, in a word: the file's name without its number.
        summary: One sentence per language; it says that the person is invented.
        case: The whole case, marked as practice, at version 0.
        events: What the invented campaign did so far, oldest first.
        outcomes: What came of it so far, oldest first.
        lessons: What the invented team says that it learned.
    """

    name: str
    about: str
    summary: Mapping[Locale, str]
    case: Case
    events: tuple[CampaignEvent, ...]
    outcomes: tuple[Outcome, ...]
    lessons: tuple[Lesson, ...]


def _files(roots: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files by number and name, each from the first folder that has it."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in sorted(root.glob("*.toml")):
            found.setdefault(path.name, path)
    return tuple(found[name] for name in sorted(found, key=_place))


def _place(name: str) -> tuple[int, str]:
    """Return where a file stands: ``10_victim.toml`` after ``9_minor.toml``, no number last."""
    number = name.partition("_")[0]
    return (int(number) if number.isdecimal() else sys.maxsize, name)


def _entry_id(case_code: str, kind: str, number: int) -> str:
    """Return an id that is the same in every practice run."""
    return hashlib.sha256(f"{case_code}/{kind}/{number}".encode()).hexdigest()[:32]


def _entries(raw: Mapping[str, Any], kind: str, case_code: str) -> list[dict[str, Any]]:
    return [
        {**entry, "id": _entry_id(case_code, kind, number), "case_code": case_code}
        for number, entry in enumerate(raw.get(kind, ()))
    ]


@lru_cache(maxsize=64)
def _read(text: str, about: str, today: date, locale: Locale) -> Person:
    """Return the person a file tells of; reading through all that is typed there takes a while."""
    return _person(tomllib.loads(text), about, today, locale)


def _person(raw: dict[str, Any], about: str, today: date, locale: Locale) -> Person:
    summary = {language: str(raw["summary"][language]) for language in Locale}
    values = as_of(
        {key: raw.get(key, []) for key in ("events", "outcomes", "lessons")}, today, locale
    )
    told = as_of(raw["case"], today, locale)
    case = Case.model_validate({**told, "practice": True, "locale": locale})
    outcomes = tuple(
        Outcome.model_validate(e) for e in _entries(values, "outcomes", case.case_code)
    )
    by_day = sorted(outcomes, key=lambda one: one.on)
    case = read_through(case, today, outcome=last_outcome(by_day, today))
    return Person(
        name=str(raw["name"]),
        about=about,
        summary=summary,
        case=case,
        events=tuple(
            CampaignEvent.model_validate(e) for e in _entries(values, "events", case.case_code)
        ),
        outcomes=outcomes,
        lessons=tuple(
            Lesson.model_validate(e) for e in _entries(values, "lessons", case.case_code)
        ),
    )


def people(roots: Sequence[Path], today: date, locale: Locale = Locale.EN) -> tuple[Person, ...]:
    """Return the invented people, in the order of their files' numbers.

    Args:
        roots: Folders of practice files, an organization's own first; file by file the
            first folder that has a name wins.
        today: The day that practice happens on; every date is counted from it.
        locale: The language of what the invented people say.

    Raises:
        UnreadableFileError: A file is no TOML, lacks a part, or holds a value that does
            not fit; the message names the file and the place.
    """
    found = []
    for path in _files(roots):
        try:
            about = path.stem.partition("_")[2] or path.stem
            found.append(_read(path.read_text(encoding="utf-8-sig"), about, today, locale))
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise UnreadableFileError(f"{path.name}: {place} does not fit its question") from None
        except KeyError as error:
            raise UnreadableFileError(f"{path.name}: the part {error} is missing") from None
        except (TypeError, AttributeError, RecursionError):
            raise UnreadableFileError(f"{path.name}: a part is not what it should be") from None
        except ValueError as error:
            raise UnreadableFileError(f"{path.name}: not readable as TOML ({error})") from None
    return tuple(found)
