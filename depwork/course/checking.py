"""Looks at an answer: blank gets a hint, wrong the rule in plain words, right a why."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from depwork.course.asking import Found, find
from depwork.course.source import Course, Exercise
from depwork.guide import Guide, Words
from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.questions import answer_of
from depwork.practice.offsets import as_of


@dataclass(frozen=True)
class Checked:
    """What a check found.

    Args:
        passed: Whether it is solved.
        title: One line.
        lines: Hints, or what the rules say.
    """

    passed: bool
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Marker:
    """Looks at answers with one guide, on one day, in one language.

    Args:
        course: The lessons.
        guide: Words and register.
        today: The day.
    """

    course: Course
    guide: Guide
    today: date

    @property
    def words(self) -> Words:
        """The product's own words."""
        return self.guide.words(self.course.locale)

    def found(self, exercise: Exercise, case: Case) -> Found:
        """Return what the rules say of an exercise's person."""
        return find(exercise, case, self.today, self.guide, self.words)

    def options(self, exercise: Exercise, case: Case) -> tuple[str, ...]:
        """Return the options as they are shown: a letter, and the words."""
        labels = self.found(exercise, case).labels.values()
        return tuple(
            f"{letter}) {label}"
            for letter, label in zip(string.ascii_lowercase, labels, strict=False)
        )

    def choice(self, exercise: Exercise, case: Case, answer: str) -> Checked:
        """Look at chosen letters.

        Args:
            exercise: One with options.
            case: Its person's.
            answer: Letters in any order, ``0`` for *none of these*; blank asks for a hint.
        """
        label = self.course.labels
        if not answer.strip():
            return Checked(passed=False, title=label["blank"], lines=exercise.hints[:1])
        letters = dict(zip(string.ascii_lowercase, exercise.options, strict=False))
        typed = set(re.findall(r"[a-z]", answer.casefold()))
        if not typed <= letters.keys() or not (typed or answer.strip() == "0"):
            return Checked(passed=False, title=label["letters"], lines=exercise.hints[:1])
        found, chosen = self.found(exercise, case), {letters[one] for one in typed}
        if chosen == found.right:
            return Checked(passed=True, title=label["right"], lines=found.why)
        lines = [self.words.gate(exercise.rule)]
        for option in exercise.options:
            if option in chosen - found.right:
                lines.append(label["not_this"].format(option=found.labels[option]))
                lines += found.against.get(option, ())
        if missing := len(found.right - chosen):
            lines.append(label["missing"].format(n=missing))
        return Checked(
            passed=False,
            title=label["wrong"],
            lines=tuple(dict.fromkeys((*lines, *exercise.hints))),
        )

    def wanted(self, exercise: Exercise) -> Mapping[str, Any]:
        """Return what the form should hold, as of today."""
        told = as_of(dict(exercise.answers), self.today, Locale(self.course.locale))
        return dict(told)

    def form(self, exercise: Exercise, case: Case, before: Case) -> Checked:
        """Look at what stands in the form now.

        Args:
            exercise: One that is done in the form.
            case: Its person's, as it stands now.
            before: The same before anybody changed it.
        """
        label, words = self.course.labels, self.words
        paths = (*exercise.answers, *exercise.free)
        if all(answer_of(case, path) == answer_of(before, path) for path in paths):
            return Checked(passed=False, title=label["untouched"], lines=exercise.hints[:1])
        wanted = self.wanted(exercise)
        wrong = [p for p, value in wanted.items() if value_of(answer_of(case, p)) != value]
        wrong += [p for p in exercise.free if value_of(answer_of(case, p)) is None]
        found = self.found(exercise, case)
        if not wrong:
            return Checked(
                passed=True, title=label["right"], lines=(words.gate(exercise.rule), *found.why)
            )
        again = [label["again"].format(question=words.field(path).label) for path in wrong]
        lines = (words.gate(exercise.rule), *again, *found.why, *exercise.hints)
        return Checked(passed=False, title=label["wrong"], lines=tuple(dict.fromkeys(lines)))

    def answer(self, exercise: Exercise, case: Case) -> Checked:
        """Return the answer as the rules give it today, for an instructor."""
        words, label = self.words, self.course.labels
        if exercise.answers or exercise.free:
            lines = [
                f"{words.field(path).label} {self._told(value)}"
                for path, value in self.wanted(exercise).items()
            ]
            lines += [f"{words.field(path).label} {label['any']}" for path in exercise.free]
            return Checked(passed=True, title=label["answer"], lines=tuple(lines))
        found = self.found(exercise, case)
        chosen = [
            line
            for line, option in zip(self.options(exercise, case), exercise.options, strict=True)
            if option in found.right
        ]
        return Checked(
            passed=True, title=label["answer"], lines=(*(chosen or [label["none"]]), *found.why)
        )

    def _told(self, value: Any) -> str:
        if isinstance(value, bool):
            return self.words.ui("yes") if value else self.words.ui("no")
        return self.words.date(value) if isinstance(value, date) else str(value)
