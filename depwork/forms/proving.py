"""Typing the passphrase again before what cannot be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depwork.forms.desk import Desk


def unproven(desk: Desk, message: Mapping[str, Any]) -> dict[str, str] | None:
    """Return why the passphrase typed again does not do, by the box's name; None if it does.

    A practice workbook has no passphrase and asks for none.

    Args:
        desk: The workbook.
        message: What the page sent; ``values.passphrase`` is what was typed.
    """
    if desk.keys is None:
        return None
    words, state = desk.words(), desk.keys.state()
    if state.wait > 0:
        return {"passphrase": words.ui("wait_seconds", seconds=round(state.wait + 0.5))}
    if not desk.keys.prove(str((message.get("values") or {}).get("passphrase") or "")):
        return {"passphrase": words.ui("wrong_passphrase")}
    return None
