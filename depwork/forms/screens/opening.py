"""The box that opens the workbook: a passphrase, or the PIN where one was set."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, form, text


def opening(look: Look, intro: str, *, back: str = "") -> list[Block]:
    """Return what is typed to open the workbook.

    Args:
        look: The page.
        intro: What stands before the passphrase.
        back: The place to come back to; the page's own where none is named.
    """
    words = look.words
    secret = {
        "name": "passphrase",
        "w": "secret",
        "required": True,
        "options": [],
        "label": words.ui("passphrase"),
        "hint": words.ui("passphrase_hint"),
    }
    to = {"back": back} if back else {}
    passphrase = form("unlock", words.ui("unlock"), [secret], act="unlock", **to)
    keys = look.desk.keys
    if keys is None or not keys.state().pin:
        return [text(intro), passphrase]
    label, hint = words.ui("pin"), words.ui("pin_hint")
    pin = {**secret, "name": "pin", "label": label, "hint": hint}
    return [
        text(words.ui("unlock_pin_intro")),
        form("unlock_pin", words.ui("unlock"), [pin], act="unlock_pin", **to),
        details("instead", words.ui("passphrase_instead"), passphrase),
    ]
