"""What came of locking a member out."""

from __future__ import annotations

from depwork.forms.keys_desk import Shut
from depwork.forms.look import Look
from depwork.forms.parts import Block, note, text
from depwork.forms.route import PEOPLE


def locked_out(look: Look, name: str, shut: Shut) -> Block:
    """Return what came of locking somebody out: cases that were open to them, and those seen."""
    words = look.words
    if shut.seen is None:
        seen = words.ui("lockout_seen_unknown")
    else:
        seen = ", ".join(shut.seen) or words.ui("lockout_seen_none")
    return {
        "title": words.ui("lockout_done", name=name),
        "back": PEOPLE,
        "print": True,
        "blocks": [
            text(words.ui("lockout_done_intro")),
            note("warn", words.ui("lockout_seen"), text(seen)),
            note("info", words.ui("lockout_open"), text(", ".join(shut.opened) or "–")),
            text(words.ui("lockout_limits")),
        ],
    }
