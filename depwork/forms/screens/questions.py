"""Questions as parts of a screen: those of its topic, and those it needs from a later step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from depwork.forms.describe import describe
from depwork.forms.look import Look
from depwork.forms.parts import Block
from depwork.forms.route import ALSO
from depwork.forms.screens.decisions import ask_options
from depwork.forms.screens.facilities import places
from depwork.forms.screens.register import copy_rows
from depwork.forms.types import Widget
from depwork.model.ask_code import AskCode
from depwork.model.questions import AskedField, asked_field, fields_of, meant

_ASK_PATHS: Final = frozenset({"campaign.chosen_ask", "campaign.fallback_ask"})
"""Answered by a row of the table of asks, so chosen from what the rules say today."""


_PLACE: Final = "custody.facility"
"""Typed, or taken from the places that somebody of the organization has looked up."""
_WRITTEN: Final = "plan.as_written"
"""Each of its rows names the ask that a text makes."""
_SENDINGS: Final = "campaign.sendings"
"""Each of its rows may name the copy that was sent."""


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


def _chosen(part: Block, look: Look, held: Iterable[object]) -> None:
    """Let an ask be chosen from what the rules say today; what was chosen before stays."""
    options = ask_options(look)
    known = {option["v"] for option in options}
    more = dict.fromkeys(v for v in held if isinstance(v, str) and v and v not in known)
    options += [{"v": value, "label": look.words.choice(AskCode(value))} for value in more]
    if options:
        part |= {"w": Widget.CHOICE.value, "options": options}


def question(look: Look, field: AskedField) -> Block:
    """Return one question, its options taken from the rules where they stand there."""
    part = describe(field, look.case, look.words, look.desk.today)
    if field.path == _SENDINGS:
        _with_copies(part, look)
    if field.path == _PLACE:
        part["suggest"] = [line.name for line in places(look)]
    if field.path in _ASK_PATHS:
        _chosen(part, look, [part["value"]])
    if field.path == _WRITTEN:
        held = [row.get("ask") for row in part["value"] or ()]
        for inner in part["fields"]:
            if inner["name"] == "ask":
                _chosen(inner, look, held)
    return part


def asked_at(look: Look, step: int, topic: str) -> list[AskedField]:
    """Return the meaningful questions of a screen, those of later steps first."""
    also = (asked_field(path) for path in ALSO.get(f"{step}.{topic}", ()))
    fields: Iterable[AskedField] = (*also, *fields_of(step, topic))
    return [field for field in fields if meant(field, look.case)]


def questions(look: Look, step: int, topic: str) -> list[Block]:
    """Return the questions of a screen as its parts."""
    return [question(look, field) for field in asked_at(look, step, topic)]
