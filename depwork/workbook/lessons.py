"""The calls of a lesson: the whole guide, one step as a form, what is decided and why."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from depwork.forms.page import page, step_page
from depwork.model.choices import Locale
from depwork.services.cases import case_codes
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import session

ASK_STEP: Final = 4
"""Seed 001 step 4: what to ask for, and whom."""


def _desk(locale: str | None) -> WorkbookDesk:
    """Return a desk of this kernel; a practice lesson opens its first invented case."""
    here = session()
    desk = WorkbookDesk(here)
    if locale is not None:
        desk.set_locale(Locale(locale))
    return desk


def _lesson_desk(locale: str | None) -> WorkbookDesk:
    desk = _desk(locale)
    if desk.practice and not desk.locked():
        codes = case_codes(session().vault)
        if codes:
            desk.open(desk.cases()[0].case_code)
    return desk


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
    """
    return step_page(_lesson_desk(locale), number)


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
    desk = _lesson_desk(locale)
    words = desk.words()
    if desk.locked() or not case_codes(session().vault):
        return Decisions([words.ui("unlock_title")])
    found = desk.decided()
    rows = [row for row in found.readiness.value if row.step == number]
    reasons = [*found.urgency.reasons, *(reason for row in rows for reason in row.reasons)]
    if number == ASK_STEP:
        reasons += [reason for ask in found.asks.value for reason in ask.reasons]
    lines = [
        f"{reason.rule}: {words.reason(reason)} ({desk.source(reason.source).text})"
        for number, reason in enumerate(reasons)
        if reason not in reasons[:number]
    ]
    return Decisions(lines)
