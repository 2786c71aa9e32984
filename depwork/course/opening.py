"""The course as a door hands it on: lessons, marker and invented people of one folder and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from depwork.course.checking import Marker
from depwork.course.source import Course, Exercise, load
from depwork.errors import RunError
from depwork.guide import Guide
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.services.practising import invented
from depwork.services.resources import roots


@dataclass(frozen=True)
class Opened:
    """What exercises are set, done and looked at with; it opens no store.

    Args:
        course: The lessons.
        marker: Looks at answers.
        people: Each invented person's case as nobody has changed it, by what it is about.
    """

    course: Course
    marker: Marker
    people: dict[str, Case]

    def exercise(self, name: str) -> tuple[Exercise, Case]:
        """Return an exercise and its person's case.

        Raises:
            RunError: There is no such exercise; the message lists them.
        """
        found = self.course.exercise(name)
        if found is None or found.person not in self.people:
            raise RunError(f"no exercise {name!r}: there are {', '.join(self.course.ids)}")
        return found, self.people[found.person]

    def options(self, exercise: Exercise) -> tuple[str, ...]:
        """Return an exercise's options as they are shown."""
        return self.marker.options(exercise, self.people[exercise.person])


def open_course(home: Path | None, locale: Locale, today: date, guide: Guide) -> Opened:
    """Return the course of a folder, an organization's lessons before ours.

    Args:
        home: The workbook's folder, or ``None`` for the packaged course.
        locale: The language.
        today: The day on which its invented people are looked at.
        guide: Words and register.
    """
    folders = [root / "course" for root in roots("templates", home)]
    course = load([folder for folder in folders if folder.is_dir()], locale)
    persons = invented(home, today, course.locale)
    people = {person.about: person.case for person in persons}
    return Opened(course, Marker(course, guide, today), people)
