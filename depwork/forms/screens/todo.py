"""Tasks and days to ask again, on the first screen: what is late first, in neutral words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block
from depwork.forms.route import place_of
from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.day import shifted

AHEAD: Final = 14
"""Days ahead that the first screen shows; what has no day is shown too."""


@dataclass(frozen=True)
class Todo:
    """One thing to do.

    Args:
        what: Its words; empty where ``key`` names a word of the page.
        key: A word of the page, for what follows from other answers.
        who: First name, code or role.
        due: Its day.
        path: The question it stands in.
    """

    what: str
    key: str
    who: str
    due: date | None
    path: str


def todos(case: Case, today: date) -> tuple[Todo, ...]:
    """Return what is still to do, the earliest day first, without a day last."""
    found = [todo for todo in _all(case) if _near(todo.due, today)]
    return tuple(sorted(found, key=lambda todo: (todo.due is None, todo.due or today)))


def _near(due: date | None, today: date) -> bool:
    return due is None or due <= shifted(today, AHEAD)


def _all(case: Case) -> Iterator[Todo]:
    for task in case.plan.tasks:
        if task.done is None:
            yield Todo(task.what, "", task.who or "", task.due, "plan.tasks")
    for paper in case.evidence.owed:
        if paper.due:
            yield Todo("", "todo_paper", paper.brings or "", paper.due, "evidence.owed")
    for asked in case.plan.outreach:
        if asked.next_on and asked.done_on is None:
            yield Todo("", "todo_outreach", "", asked.next_on, "plan.outreach")
    supplement = value_of(case.campaign.supplement_by)
    if supplement and case.campaign.sendings:
        yield Todo("", "todo_supplement", "", supplement, "campaign.supplement_by")


def _row(todo: Todo, look: Look) -> Block:
    words, today = look.words, look.desk.today
    what = (
        todo.what
        or {
            "todo_paper": words.ui("todo_paper"),
            "todo_outreach": words.ui("todo_outreach"),
            "todo_supplement": words.ui("todo_supplement"),
        }[todo.key]
    )
    late = todo.due is not None and todo.due < today
    day = words.ui("todo_by", on=words.date(todo.due)) if todo.due else ""
    return {
        "label": " · ".join(part for part in (what, todo.who, day) if part),
        "go": place_of(todo.path),
        "focus": todo.path,
        "tag": words.ui("todo_late") if late else "",
    }


def todo_list(look: Look) -> list[Block]:
    """Return the block of tasks for the first screen; none where nothing is to do."""
    rows = [_row(todo, look) for todo in todos(look.case, look.desk.today)]
    if not rows:
        return []
    return [{"t": "todo", "key": "todo", "title": look.words.ui("todo_title"), "rows": rows}]
