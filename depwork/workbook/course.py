"""Exercises in a notebook: their form, a check that explains, and an instructor's answer."""

from __future__ import annotations

from html import escape
from typing import Any

from depwork.course.checking import Checked
from depwork.course.opening import Opened, open_course
from depwork.course.source import Kind
from depwork.errors import RunError
from depwork.forms.page import step_page
from depwork.services.reading import read
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session, session


class Mark:
    """What a check said, as a notebook shows it."""

    def __init__(self, found: Checked) -> None:
        self._found = found

    @property
    def passed(self) -> bool:
        """Whether the exercise is solved."""
        return self._found.passed

    def _repr_html_(self) -> str:
        lines = "".join(f"<li>{escape(line)}</li>" for line in self._found.lines)
        return f"<div><p><b>{escape(self._found.title)}</b></p><ul>{lines}</ul></div>"

    def __repr__(self) -> str:
        return "\n".join((self._found.title, *(f"  - {line}" for line in self._found.lines)))


def _opened(here: Session) -> Opened:
    return open_course(here.given.home, here.locale, here.today, here.guide)


def _practising(here: Session, course: Opened) -> None:
    if not here.practice:
        raise RunError(course.course.labels["practice_only"])


def exercise(name: str) -> Any:
    """Return the form in which an exercise is done, open on its invented person.

    Args:
        name: Its id, ``STEP.NUMBER``.

    Raises:
        RunError: There is no such exercise, it is not done in the form, or a real workbook is open.
    """
    here = session()
    course = _opened(here)
    found, case = course.exercise(name)
    if found.kind is not Kind.FORM:
        raise RunError(course.course.labels["no_form"])
    _practising(here, course)
    desk = WorkbookDesk(here)
    desk.open(case.case_code)
    return step_page(desk, int(name.partition(".")[0]))


def check(name: str, answer: str = "") -> Mark:
    """Return whether an exercise is solved, with a hint or with what the rules say.

    Args:
        name: Its id, ``STEP.NUMBER``.
        answer: The letters chosen, ``0`` for none of them; nothing where the form is filled in.

    Raises:
        RunError: There is no such exercise, or a real workbook is open.

    >>> from depwork import workbook
    >>> workbook.check("0.1").passed
    False
    """
    here = session()
    course = _opened(here)
    found, before = course.exercise(name)
    if found.kind is not Kind.FORM:
        return Mark(course.marker.choice(found, before, str(answer)))
    _practising(here, course)
    now = read(here.vault, before.case_code, here.desktop()).case
    return Mark(course.marker.form(found, now, before))


def answer(name: str) -> Mark:
    """Return an exercise's answer as the rules give it today: for whoever teaches.

    Args:
        name: Its id, ``STEP.NUMBER``.

    Raises:
        RunError: There is no such exercise.
    """
    course = _opened(session())
    return Mark(course.marker.answer(*course.exercise(name)))
