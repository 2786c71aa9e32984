"""Small parts of a screen as JSON: text, links, buttons, details."""

from __future__ import annotations

from typing import Any

from depwork.forms.route import place_of
from depwork.forms.wording import Wording

Block = dict[str, Any]
"""A part of a screen as JSON."""


def text(words: str) -> Block:
    """Return a paragraph."""
    return {"t": "text", "text": words}


def heading(words: str, key: str = "") -> Block:
    """Return a heading below the screen's own."""
    return {"t": "heading", "text": words, "key": f"h:{key or words}"}


def note(tone: str, title: str, *parts: Block) -> Block:
    """Return a box that stands out; ``tone`` is ``info``, ``warn`` or ``stop``."""
    return {"t": "note", "tone": tone, "title": title, "blocks": list(parts)}


def details(key: str, title: str, *parts: Block, opened: bool = False) -> Block:
    """Return a part that opens when asked."""
    return {"t": "details", "key": key, "title": title, "open": opened, "blocks": list(parts)}


def links(title: str, *items: Block) -> Block:
    """Return a list of places to go to."""
    return {"t": "links", "title": title, "items": list(items)}


def to_question(path: str, words: Wording) -> Block:
    """Return a link to a question, named by its label."""
    return {"label": words.field(path).label, "go": place_of(path), "focus": path}


def button(label: str, *, go: str = "", act: str = "", quiet: bool = False) -> Block:
    """Return a button that goes to a place or does something."""
    return {"label": label, "go": go, "act": act, "quiet": quiet}


def buttons(*items: Block) -> Block:
    """Return a row of buttons."""
    return {"t": "buttons", "items": list(items)}


def form(key: str, submit: str, fields: list[Block], *, act: str, **extra: Any) -> Block:
    """Return fields that are sent together when their button is pressed."""
    return {"t": "form", "key": key, "submit": submit, "fields": fields, "act": act, **extra}


def columns(key: str, first: list[Block], second: list[Block]) -> list[Block]:
    """Return two lists of parts, side by side where there is room; the first is read first."""
    if not first:
        return second
    return [{"t": "columns", "key": f"columns:{key}", "parts": [first, second]}]
