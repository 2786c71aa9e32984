"""The lessons of ``templates/course``: what is asked stands once, its words once a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from depwork.errors import OrphanWordError, UnreadableFileError
from depwork.guide.files import read
from depwork.model.choices import Locale

EXERCISES: Final = "exercises.toml"
WORDS: Final = "course.toml"
_LISTS: Final = ("objectives", "questions", "say", "ask", "pitfalls", "key_points")
_TEXTS: Final = ("title", "goal")


class Kind(StrEnum):
    """Where an exercise is done."""

    FORM = "form"
    CELL = "cell"
    PAPER = "paper"


@dataclass(frozen=True)
class Exercise:
    """One exercise in one language.

    Args:
        id: ``STEP.NUMBER``.
        kind: Where it is done.
        person: The invented person it is about, as :func:`workbook.example` names them.
        about: What it asks for, as :mod:`depwork.course.asking` knows it.
        rule: The safety rule that it practises.
        options: What can be chosen, in its order; none where the form is filled in.
        answers: What the form should hold in the end, by path.
        free: Questions of the form that any answer fits.
        title: A few words.
        task: What to do.
        hints: From a nudge to nearly all.
        after: What to talk about once it is solved; for the instructor alone.
    """

    id: str
    kind: Kind
    person: str
    about: str
    rule: str
    options: tuple[str, ...]
    answers: Mapping[str, Any]
    free: tuple[str, ...]
    title: str
    task: str
    hints: tuple[str, ...]
    after: str


@dataclass(frozen=True)
class Lesson:
    """One step's lesson in one language; minutes are estimated."""

    step: int
    name: str
    teaching: int
    exercising: int
    title: str
    goal: str
    objectives: tuple[str, ...]
    questions: tuple[str, ...]
    say: tuple[str, ...]
    ask: tuple[str, ...]
    pitfalls: tuple[str, ...]
    key_points: tuple[str, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Course:
    """All lessons in one language, and the words around them."""

    locale: Locale
    lessons: tuple[Lesson, ...]
    labels: Mapping[str, str]

    def exercise(self, name: str) -> Exercise | None:
        """Return the exercise of this id, if there is one."""
        found = (one for lesson in self.lessons for one in lesson.exercises if one.id == name)
        return next(found, None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all exercises, in order."""
        return tuple(one.id for lesson in self.lessons for one in lesson.exercises)


def load(roots: Sequence[Path], locale: Locale) -> Course:
    """Return the course in a language; the first folder that has a file wins.

    Args:
        roots: Folders ``course``, an organization's own first.
        locale: The language; one without a course of its own is taught in English.

    Raises:
        MissingWordError: A file is missing.
        OrphanWordError: A lesson lacks a part, or has one that belongs to nothing.
        UnreadableFileError: A file is no TOML, or a part is not of its kind.
    """
    spoken = locale.paper
    asked = read(roots, EXERCISES)
    labels = read(roots, f"{spoken}/{WORDS}").values
    try:
        lessons = tuple(
            _lesson(roots, int(step), raw, spoken) for step, raw in asked.values.items()
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFileError(f"{asked.path}: a part does not fit ({error})") from None
    return Course(spoken, lessons, MappingProxyType({k: str(v) for k, v in labels.items()}))


def _lesson(roots: Sequence[Path], step: int, raw: Mapping[str, Any], locale: Locale) -> Lesson:
    table = read(roots, f"{locale}/{raw['name']}.toml")
    told = table.values
    wanted = {*_LISTS, *_TEXTS, "exercise"}
    for wrong in sorted(wanted ^ told.keys()):
        raise OrphanWordError(f"{table.path}: {wrong}: missing, or belongs to nothing")
    if told["exercise"].keys() != raw["exercise"].keys():
        raise OrphanWordError(f"{table.path}: its exercises are not those of {EXERCISES}")
    return Lesson(
        step=step,
        name=str(raw["name"]),
        teaching=int(raw["teaching"]),
        exercising=int(raw["exercising"]),
        exercises=tuple(
            _exercise(f"{step}.{number}", one, told["exercise"][number])
            for number, one in raw["exercise"].items()
        ),
        title=str(told["title"]),
        goal=str(told["goal"]),
        objectives=tuple(map(str, told["objectives"])),
        questions=tuple(map(str, told["questions"])),
        say=tuple(map(str, told["say"])),
        ask=tuple(map(str, told["ask"])),
        pitfalls=tuple(map(str, told["pitfalls"])),
        key_points=tuple(map(str, told["key_points"])),
    )


def _exercise(name: str, raw: Mapping[str, Any], told: Mapping[str, Any]) -> Exercise:
    return Exercise(
        id=name,
        kind=Kind(raw["kind"]),
        person=str(raw["person"]),
        about=str(raw["about"]),
        rule=str(raw["rule"]),
        options=tuple(map(str, raw.get("options", ()))),
        answers=MappingProxyType(dict(raw.get("answers", {}))),
        free=tuple(raw.get("free", ())),
        title=str(told["title"]),
        task=str(told["task"]),
        hints=tuple(map(str, told["hints"])),
        after=str(told["after"]),
    )
