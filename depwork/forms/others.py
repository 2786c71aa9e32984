"""Who else works in the open case on another device, and at which question."""

from __future__ import annotations

from depwork.errors import DepworkError
from depwork.forms.desk import Desk
from depwork.forms.fields import field_at


def others(desk: Desk, on: object) -> dict[str, list[str]]:
    """Say which question this page is at, and return a sentence for each one else in the case.

    Args:
        desk: The workbook.
        on: The question's name as the page tells it; anything else is no question.
    """
    if desk.keys is None or desk.locked():
        return {}
    words = desk.words()
    here = str(on or "") if _label(desk, str(on or "")) else ""
    told = []
    for name, path in desk.keys.beside(here):
        who, label = name or words.ui("others_somebody"), _label(desk, path)
        told.append(
            words.ui("others_on", name=who, title=label)
            if label
            else words.ui("others_here", name=who)
        )
    return {"others": told} if told else {}


def _label(desk: Desk, path: str) -> str:
    try:
        return desk.words().field(field_at(desk, path).path).label if path else ""
    except (DepworkError, LookupError):
        return ""
