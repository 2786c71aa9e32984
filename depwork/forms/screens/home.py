"""The task list: each step done, ready, or blocked and by what."""

from __future__ import annotations

import re
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, columns, details, heading
from depwork.forms.route import FACTS, PAPERS, SHELF
from depwork.forms.screens import changed
from depwork.forms.screens.beginning import call_first
from depwork.forms.screens.card import now
from depwork.forms.screens.keeping import warning
from depwork.forms.wording import Wording
from depwork.model.decision import StepReadiness, StepState
from depwork.model.retention import Basis, Clock

_PRESSING: Final = 2
"""Days before the end of a relative's yes from which the person's own stands first."""
_RULE: Final = re.compile(r"R\d\d[a-z]?")


def blocked_by(item: str, words: Wording) -> str:
    """Return what blocks a step: a safety rule's or a question's words."""
    return words.gate(item) if _RULE.fullmatch(item) else words.field(item).label


def shown_state(row: StepReadiness) -> StepState:
    """Return a step's state as it is shown: nothing is done while a question of it is left."""
    left = row.state is StepState.DONE and row.asked < row.total
    return StepState.READY if left else row.state


def _missing(row: StepReadiness, look: Look) -> int:
    """Return how many questions the step's own paper still needs; none of a step without one."""
    made = look.desk.previews(row.step)
    return len(look.desk.needs(made[0]).missing) if made else 0


def _tag(row: StepReadiness, missing: int, words: Wording) -> str:
    """Return how a step stands: what its paper still needs says more than what was asked."""
    if row.state is not StepState.BLOCKED and missing:
        return words.ui("state_missing", count=missing)
    if shown_state(row) is StepState.READY and row.asked:
        return words.ui("state_begun")
    return {
        StepState.DONE: words.ui("state_done"),
        StepState.READY: words.ui("state_ready"),
        StepState.BLOCKED: words.ui("state_blocked"),
    }[shown_state(row)]


def _row(row: StepReadiness, look: Look) -> Block:
    words = look.words
    step = words.step(row.step)
    blocked = [blocked_by(item, words) for item in row.blocked_by]
    missing = _missing(row, look)
    state = shown_state(row)
    return {
        "step": row.step,
        "title": step.title,
        "summary": step.summary,
        "go": look.screens(row.step)[0],
        "state": (StepState.READY if missing and state is StepState.DONE else state).value,
        "begun": row.asked > 0,
        "tag": _tag(row, missing, words),
        "count": words.ui("asked_count", asked=row.asked, total=row.total) if row.total else "",
        "blocked_title": words.ui("blocked_by") if blocked else "",
        "blocked": blocked,
    }


def _folded(blocks: list[Block]) -> list[Block]:
    """Return notes as parts that open, each by its title; what is a matter of hours stays open."""
    return [
        one
        if one["tone"] == "stop"
        else details(f"note:{one['title']}", one["title"], *one["blocks"])
        for one in blocks
    ]


def _own_yes_waits(clock: Clock | None) -> bool:
    """Return whether the person's own yes still has days: nothing of it stands before the card."""
    return clock is not None and clock.basis is Basis.PROVISIONAL and clock.days > _PRESSING


def home(look: Look) -> Block:
    """Return the one next thing, and below it the steps of the guide."""
    words = look.words
    by_step = {row.step: row for row in look.decided.readiness.value}
    order = look.decided.beginning.order.value or tuple(by_step)
    rows = [_row(by_step[step], look) for step in order]
    clock = look.desk.keeper.clock()
    keeping, waits = warning(clock, look), _own_yes_waits(clock)
    first = [
        *changed.asked(look),
        *([] if waits else keeping),
        *now(look),
        *(_folded(keeping) if waits else []),
        buttons(button(look.words.ui("papers_title"), go=PAPERS)),
        *_folded(call_first(look)),
    ]
    tasks: list[Block] = [
        heading(words.ui("tasks_title")),
        {"t": "tasks", "key": "tasks", "rows": rows},
        buttons(
            button(words.ui("shelf_title"), go=SHELF, quiet=True),
            button(words.ui("facts_title"), go=FACTS, quiet=True),
        ),
    ]
    return {"title": words.ui("home_title"), "wide": True, "blocks": columns("home", first, tasks)}
