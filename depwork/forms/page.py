"""The guide as one page, and one step of it for a lesson."""

from __future__ import annotations

from depwork.forms.desk import Desk
from depwork.forms.look import Scope
from depwork.forms.widget import GuideApp


def page(desk: Desk) -> GuideApp:
    """Return the whole guide on one page: task list, steps, review, decisions, packet."""
    return GuideApp(desk, Scope())


def step_page(desk: Desk, step: int) -> GuideApp:
    """Return the same page for one step, as a lesson shows it.

    Args:
        desk: The workbook.
        step: 0 to 9.
    """
    return GuideApp(desk, Scope(step=step))
