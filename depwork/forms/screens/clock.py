"""A clock that cannot be right is told on top of every screen: days are counted from it."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, note, text


def told(body: Block, look: Look) -> Block:
    """Return a screen with a warning above it, where the computer's day cannot be believed.

    Args:
        body: The screen.
        look: What it looks at.
    """
    doubt = look.desk.keeper.clock_doubt()
    if not doubt:
        return body
    words = look.words
    why = words.ui("clock_ahead") if doubt == "ahead" else words.ui("clock_behind")
    day = text(words.ui("clock_day", day=words.date(look.desk.today)))
    warned = note("stop", words.ui("clock_title"), day, text(why))
    return {**body, "blocks": [warned, *body.get("blocks", [])]}
