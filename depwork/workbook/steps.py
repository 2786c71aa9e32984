"""The calls of a lesson: the whole guide, one step as a form, what is decided and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, Final

from depwork.errors import RunError
from depwork.forms.page import page, step_page
from depwork.model.choices import Locale
from depwork.services.cases import case_codes
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session, session

_STEPS: Final = tuple(range(10))
ASK_STEP: Final = 4
"""Seed 001 step 4: what to ask for, and whom."""


def _desk(locale: str | None) -> WorkbookDesk:
    """Return a desk of its own for a page of this kernel."""
    here = session()
    desk = WorkbookDesk(here)
    if locale is not None:
        desk.set_locale(Locale(locale))
    return desk


@cache
def _shared(here: Session) -> WorkbookDesk:
    """Return the one desk of a lesson: what its form opens is what its decisions are about."""
    return WorkbookDesk(here)


def _lesson_desk(locale: str | None) -> WorkbookDesk:
    """Return the lesson's desk; in practice the first invented case is open on it."""
    desk = _shared(session())
    if locale is not None:
        desk.set_locale(Locale(locale))
    if desk.practice and not desk.locked() and not desk.opened and case_codes(session().vault):
        desk.open(desk.cases()[0].case_code)
    return desk


def _known(number: int) -> int:
    """Return a step's number.

    Raises:
        RunError: The guide has no such step.
    """
    if isinstance(number, bool) or number not in _STEPS:
        raise RunError(f"there is no step {number!r}; the guide has steps 0 to {_STEPS[-1]}")
    return number


def guide(locale: str | None = None) -> Any:
    """Return the whole guide on one page: task list, all steps, review.

    Args:
        locale: ``en`` or ``es``; the notebook's folder decides if none is given.
    """
    return page(_desk(locale))


def step(number: int, locale: str | None = None) -> Any:
    """Return one step of the guide as a form.

    Args:
        number: 0 (start) to 9 (follow-up).
        locale: ``en`` or ``es``; the notebook's folder decides if none is given.

    Raises:
        RunError: The guide has no such step.
    """
    return step_page(_lesson_desk(locale), _known(number))


class Decisions:
    """What the rules say, as lines a notebook may keep: reasons and sources, no answers."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def _repr_html_(self) -> str:
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in self._lines)}</ul>"

    def __repr__(self) -> str:
        return "\n".join(self._lines)


def decided(number: int, locale: str | None = None) -> Decisions:
    """Return what is decided at a step about the open case, with reasons and sources.

    Args:
        number: 0 (start) to 9 (follow-up).
        locale: ``en`` or ``es``; the notebook's folder decides if none is given.
    """
    _known(number)
    desk = _lesson_desk(locale)
    words = desk.words()
    if desk.locked():
        return Decisions([words.ui("lesson_locked")])
    if not desk.opened:
        case_codes(session().vault)  # who may see no list is told so, not that none is open
        return Decisions([words.ui("lesson_no_case")])
    found = desk.decided()
    rows = [row for row in found.readiness.value if row.step == number]
    reasons = [*found.urgency.reasons, *(reason for row in rows for reason in row.reasons)]
    if number == ASK_STEP:
        reasons += [reason for ask in found.asks.value for reason in ask.reasons]
    lines = [
        f"{words.reason(reason)} ({desk.source(reason.source).text})"
        for number, reason in enumerate(reasons)
        if reason not in reasons[:number]
    ]
    return Decisions(lines)
