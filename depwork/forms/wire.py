"""An answer as the page holds it: plain JSON, and a mark by which a change is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from depwork.forms.types import Kind, Widget


def to_page(answer: object) -> Any:
    """Return an answer as JSON: text, bool, number, list, ``{"gap": …}``, or ``None``."""
    return to_jsonable_python(answer)


def rev(value: Any) -> str:
    """Return a short mark of an answer; two answers that differ have different marks.

    >>> rev("a") == rev("a"), rev("a") == rev(None)
    (True, False)
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _filled(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _row(values: Mapping[str, Any]) -> dict[str, Any]:
    filled = {name: _filled(value) for name, value in values.items()}
    return {name: value for name, value in filled.items() if value is not None and value != []}


def from_page(kind: Kind, raw: Any) -> Any:
    """Return what a page sent, ready to be validated: emptied boxes are *not asked*.

    Args:
        kind: The question's kind.
        raw: JSON as the page holds it; rows of a group nobody filled are left out.
    """
    if kind.widget is Widget.GROUP and isinstance(raw, list):
        rows = [_row(item) for item in raw if isinstance(item, Mapping)]
        return [row for row in rows if row]
    if kind.widget in (Widget.LINES, Widget.COUNTRIES, Widget.CHOICES) and isinstance(raw, list):
        return [item for item in raw if _filled(item) is not None]
    if kind.widget in (Widget.NUMBER, Widget.DATE) and isinstance(raw, str):
        return _filled(raw.strip())
    return _filled(raw)
