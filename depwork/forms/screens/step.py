"""One screen of a step: its questions, or what the step shows besides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depwork.forms.describe import describe
from depwork.forms.look import Look
from depwork.forms.parts import Block, text
from depwork.forms.route import END, PACKET, PREVIEW, TASKS, screens
from depwork.forms.screens import campaign, documents
from depwork.forms.screens.beside import beside
from depwork.forms.screens.decisions import ask_options, asks, in_the_way
from depwork.forms.screens.register import copy_rows
from depwork.forms.screens.review import summary
from depwork.forms.types import Widget
from depwork.model.questions import AskedField, asked_field, fields_of, meant, topics

_GUIDE_STEPS: Final = 8
"""The guide numbers steps 1 to 8; 0 is the start and 9 the follow-up."""


_ASK_PATHS: Final = frozenset({"campaign.chosen_ask", "campaign.fallback_ask"})
"""Answered by a row of the table of asks, so chosen from what the rules say today."""


_SENDINGS: Final = "campaign.sendings"
"""Each of its rows may name the copy that was sent."""


def _question(look: Look, field: AskedField) -> Block:
    part = describe(field, look.case, look.words, look.desk.today)
    if field.path == _SENDINGS:
        _with_copies(part, look)
    if field.path in _ASK_PATHS:
        options = ask_options(look)
        value = part["value"]
        if isinstance(value, str) and value not in {option["v"] for option in options}:
            options.append({"v": value, "label": value})
        if options:
            part |= {"w": Widget.CHOICE.value, "options": options}
    return part


def _with_copies(part: Block, look: Look) -> None:
    """Let a sending name its copy: chosen from those that left, not typed."""
    copies = look.desk.keeper.copies()
    options = [
        {"v": line.sha256, "label": f"{row['kind']} · {row['on']} · {line.sha256[:12]}"}
        for line, row in zip(copies, copy_rows(copies, look), strict=True)
    ]
    for field in part["fields"]:
        if field["name"] == "copy_sha256":
            field |= {"w": Widget.CHOICE.value, "options": options}


def _topic(look: Look, step: int, topic: str) -> Block:
    words = look.words
    fields = [f for f in fields_of(step, topic) if meant(f, look.case)]
    parts = [_question(look, field) for field in fields]
    return {
        "title": words.topic(step, topic),
        "beside": beside(look, step) if look.scope.guide else [],
        "blocks": [*in_the_way(look, step), *parts],
    }


def _end(look: Look, step: int) -> Block:
    words = look.words
    return {
        "title": words.ui("step_end", title=words.step(step).title),
        "wide": True,
        "blocks": [text(words.ui("step_end_intro")), *summary(look, step)],
    }


_OTHER: Final[dict[str, Callable[[Look, int], Block]]] = {
    "asks": lambda look, _: asks(look),
    PREVIEW: documents.previews,
    PACKET: documents.packet,
    "ledger": campaign.ledger,
    "outcome": lambda look, _: campaign.outcome(look),
    "lessons": lambda look, _: campaign.lessons(look),
    END: _end,
}
"""Screens of a step that are not a topic of questions."""


def _body(look: Look, step: int, name: str) -> Block:
    return _topic(look, step, name) if name in topics(step) else _OTHER[name](look, step)


def step_screen(look: Look, step: int, name: str) -> Block:
    """Return one screen of a step with its place in the step and the way on.

    Args:
        look: The case.
        step: 0 to 9.
        name: A topic, or one of the step's other screens.
    """
    words = look.words
    order = screens(step, look.case, previews=bool(look.desk.previews(step)))
    here = f"{step}.{name}"
    at = order.index(here) if here in order else len(order) - 1
    if here not in order:
        name = END
    leave = TASKS if look.scope.guide else ""
    title = words.step(step).title
    numbered = 1 <= step <= _GUIDE_STEPS
    progress = words.ui("progress", step=step, total=_GUIDE_STEPS, title=title)
    return {
        "place": f"{step}.{name}",
        "progress": progress if numbered else title,
        "share": round(100 * (at + 1) / len(order)),
        "part": words.ui("part", number=at + 1, total=len(order)),
        "back": order[at - 1] if at else leave,
        "next": order[at + 1] if at + 1 < len(order) else leave,
        "next_label": words.ui("continue") if at + 1 < len(order) else words.ui("to_tasks"),
        **_body(look, step, name),
    }


def question_screen(look: Look, path: str) -> Block:
    """Return a screen that holds one question alone."""
    return {"title": "", "blocks": [_question(look, asked_field(path))]}
