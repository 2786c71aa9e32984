"""Who may see what: for one reader, facts shown, facts held back, what would release them."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, heading, text
from depwork.forms.screens.documents import fact_label
from depwork.forms.screens.needs import need
from depwork.forms.shown import shown
from depwork.forms.types import Kind, Widget, kind
from depwork.model.choices import Audience
from depwork.model.questions import asked_field


def _lines(path: str, value: object, look: Look) -> list[str]:
    derived = path.startswith("shown.")
    return shown(value, Kind(Widget.SHORT) if derived else kind(asked_field(path)), look.words)


def seen_by(reader: Audience, look: Look) -> list[Block]:
    """Return what a reader would see of the open case today, and what is held back.

    Args:
        reader: Who would read.
        look: The case.
    """
    words = look.words
    found = look.desk.seen_by(reader)
    sees: list[Block] = [
        {"label": fact_label(path, look), "lines": _lines(path, value, look)}
        for path, value in found.facts
    ]
    held: list[Block] = [
        {
            "label": fact_label(line.path, look),
            "lines": [need(item, look) for item in line.needs],
        }
        for line in found.withheld
    ]
    name = words.choice(reader)
    blocks = [heading(words.ui("readers_sees", reader=name, count=len(sees)), key="sees")]
    blocks.append(_pairs("sees", sees) if sees else text(words.ui("readers_nothing")))
    blocks.append(heading(words.ui("readers_held", count=len(held)), key="held"))
    blocks.append(_pairs("held", held) if held else text(words.ui("readers_none_held")))
    return blocks


def _pairs(key: str, rows: list[Block]) -> Block:
    return {"t": "pairs", "key": f"pairs:{key}", "rows": rows}


def readers(look: Look) -> Block:
    """Return the part of the review in which a reader is chosen."""
    words = look.words
    options = [{"v": one.value, "label": words.choice(one)} for one in Audience]
    return {
        "t": "readers",
        "key": "readers",
        "title": words.ui("readers_title"),
        "intro": words.ui("readers_intro"),
        "choose": words.ui("readers_choose"),
        "options": options,
    }
