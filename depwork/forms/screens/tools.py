"""What else a case needs looking after, and what to do if somebody demands records (R15)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, heading, links, note, text
from depwork.forms.route import ACTIVITY, CONSENTS, COPY, DEMAND, KEEPING, SIGNING
from depwork.forms.screens.activity import activity
from depwork.forms.screens.keeping import keeping
from depwork.forms.screens.own_copy import own_copy
from depwork.forms.screens.register import register
from depwork.forms.screens.signing import signing


def tools(look: Look) -> Block:
    """Return the way to each screen that looks after the case."""
    words = look.words
    items = [
        {"label": words.ui("register_title"), "go": CONSENTS, "focus": ""},
        {"label": words.ui("signing_title"), "go": SIGNING, "focus": ""},
        {"label": words.ui("copy_title"), "go": COPY, "focus": ""},
        {"label": words.ui("keeping_title"), "go": KEEPING, "focus": ""},
        {"label": words.ui("activity_title"), "go": ACTIVITY, "focus": ""},
        {"label": words.ui("demand_title"), "go": DEMAND, "focus": ""},
    ]
    return {
        "title": words.ui("tools_title"),
        "blocks": [text(words.ui("tools_intro")), links("", *items)],
    }


SCREENS: Final[dict[str, Callable[[Look], Block]]] = {
    CONSENTS: register,
    SIGNING: signing,
    COPY: own_copy,
    KEEPING: keeping,
    ACTIVITY: activity,
}
"""The screens that the tools lead to, beside the two of this module."""


def demand(look: Look) -> Block:
    """Return what to do if somebody demands records: nobody hands anything over (R15)."""
    words = look.words
    first = [
        words.ui("demand_calm"),
        words.ui("demand_copy"),
        words.ui("demand_counsel"),
        words.ui("demand_hold"),
        words.ui("demand_tell"),
        words.ui("demand_one"),
    ]
    kinds = [words.ui("demand_judicial"), words.ui("demand_administrative")]
    here = [words.ui("demand_device"), words.ui("demand_not_here")]
    return {
        "title": words.ui("demand_title"),
        "print": True,
        "blocks": [
            note("stop", words.ui("demand_first"), *[text(line) for line in first]),
            heading(words.ui("demand_kinds")),
            *[text(line) for line in kinds],
            heading(words.ui("demand_here")),
            *[text(line) for line in here],
            links("", {"label": words.ui("hold_heading"), "go": KEEPING, "focus": ""}),
            text(words.ui("not_legal_advice")),
        ],
    }
