"""Read aloud: one question at a time in large letters, its hint and its reason in view."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, text
from depwork.forms.route import place_of
from depwork.forms.screens.questions import asked_at, question
from depwork.model.questions import AskedField, asked_field, topics

_NAME: Final = "aloud_"


def _all(look: Look, step: int) -> list[AskedField]:
    """The step's questions, each once, screen by screen in the order they are shown."""
    shown = [place.partition(".")[2] for place in look.screens(step)]
    named = [name for name in shown if name in topics(step)]
    fields = [field for name in named for field in asked_at(look, step, name)]
    return list({field.path: field for field in fields}.values())


def aloud_path(name: str) -> str:
    """Return the question that a screen reads aloud; empty where it is another screen.

    >>> aloud_path("aloud_custody.facility"), aloud_path("place")
    ('custody.facility', '')
    """
    return name.removeprefix(_NAME) if name.startswith(_NAME) else ""


def to_aloud(look: Look, step: int, topic: str) -> list[Block]:
    """Return the button that starts reading aloud with a screen's first question."""
    fields = asked_at(look, step, topic)
    if not fields:
        return []
    place = f"{step}.{_NAME}{fields[0].path}"
    return [buttons(button(look.words.ui("aloud_start"), go=place, quiet=True))]


def aloud(look: Look, step: int, path: str) -> Block:
    """Return one question to be read aloud, with the ways to the one before and after.

    Args:
        look: The case.
        step: 0 to 9.
        path: The question.
    """
    words = look.words
    order = [field.path for field in _all(look, step)]
    field = asked_field(path)
    at = order.index(path) if path in order else 0
    places = [f"{step}.{_NAME}{other}" for other in order]
    done = place_of(path) if field.mark.step == step else f"{step}.{topics(step)[0]}"
    last = at + 1 >= len(order)
    return {
        "place": f"{step}.{_NAME}{path}",
        "title": words.ui("aloud_title"),
        "aloud": True,
        "progress": words.step(step).title,
        "part": words.ui("aloud_part", number=at + 1, total=len(order)),
        "back": places[at - 1] if at else done,
        "next": done if last else places[at + 1],
        "next_label": words.ui("aloud_stop") if last else words.ui("aloud_next"),
        "blocks": [
            text(words.ui("aloud_hint")),
            question(look, field) | {"aloud": True},
            *([] if last else [buttons(button(words.ui("aloud_stop"), go=done, quiet=True))]),
        ],
    }
