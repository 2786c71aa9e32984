"""A copy of everything the workbook holds on a case, for the person it is about."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, form, note, text
from depwork.forms.screens.people import proof
from depwork.model.role import Action


def own_copy(look: Look) -> Block:
    """Return the button that hands the whole case out, to whoever may take it."""
    words, keys = look.words, look.desk.keys
    title = words.ui("copy_title")
    if keys is not None and not keys.may(Action.EXPORT):
        return {"title": title, "blocks": [note("info", words.ui("not_permitted"))]}
    asked = [] if keys is None else [proof(words)]
    return {
        "title": title,
        "blocks": [
            text(words.ui("copy_intro")),
            note("warn", words.ui("copy_care_title"), text(words.ui("copy_care"))),
            form("copy", words.ui("copy_submit"), asked, act="own_copy"),
        ],
    }
