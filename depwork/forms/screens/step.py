"""One screen of a step: its questions, or what the step shows besides."""

from __future__ import annotations

from typing import Final

from depwork.forms.describe import describe
from depwork.forms.look import Look
from depwork.forms.parts import Block, text
from depwork.forms.route import END, PACKET, PREVIEW, TASKS, screens
from depwork.forms.screens import campaign, documents
from depwork.forms.screens.decisions import asks, in_the_way
from depwork.forms.screens.review import summary
from depwork.model.questions import asked_field, fields_of, meant, topics

_GUIDE_STEPS: Final = 8
"""The guide numbers steps 1 to 8; 0 is the start and 9 the follow-up."""


def _topic(look: Look, step: int, topic: str) -> Block:
    words = look.words
    fields = [f for f in fields_of(step, topic) if meant(f, look.case)]
    parts = [describe(f, look.case, words, look.desk.today) for f in fields]
    return {
        "title": words.topic(step, topic),
        "blocks": [*in_the_way(look, step), *parts],
    }


def _end(look: Look, step: int) -> Block:
    words = look.words
    return {
        "title": words.ui("step_end", title=words.step(step).title),
        "wide": True,
        "blocks": [text(words.ui("step_end_intro")), *summary(look, step)],
    }


def _body(look: Look, step: int, name: str) -> Block:
    if name in topics(step):
        return _topic(look, step, name)
    if name == "asks":
        return asks(look)
    if name == PREVIEW:
        return documents.previews(look, step)
    if name == PACKET:
        return documents.packet(look, step)
    if name == "ledger":
        return campaign.ledger(look, step)
    if name == "outcome":
        return campaign.outcome(look)
    if name == "lessons":
        return campaign.lessons(look)
    return _end(look, step)


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
        "part": words.ui("part", number=at + 1, total=len(order)),
        "back": order[at - 1] if at else leave,
        "next": order[at + 1] if at + 1 < len(order) else leave,
        "next_label": words.ui("continue") if at + 1 < len(order) else words.ui("to_tasks"),
        **_body(look, step, name),
    }


def question_screen(look: Look, path: str) -> Block:
    """Return a screen that holds one question alone."""
    field = asked_field(path)
    return {"title": "", "blocks": [describe(field, look.case, look.words, look.desk.today)]}
