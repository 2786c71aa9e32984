"""Cases of the first shape held an ask as typed text; what is no ask of the list stays visible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from depwork.model.ask_code import AskCode

FIELDS: Final = ("chosen_ask", "fallback_ask")
"""Answers of the campaign that were typed."""
KEPT: Final = "asks_as_typed"
"""Where the campaign keeps what could not be taken over whole."""
_CODES: Final = frozenset(code.value for code in AskCode)
_ROW: Final = re.compile(r"(R-\d\d)(?!\d)")


def mapped(text: str) -> AskCode | None:
    """Return the ask that a typed text names, or ``None``.

    >>> mapped("R-04"), mapped("R-04: a bond"), mapped("let her stay")
    (<AskCode.R04: 'R-04'>, <AskCode.R04: 'R-04'>, None)
    """
    if text in _CODES:
        return AskCode(text)
    row = _ROW.match(text)
    return AskCode(row[1]) if row and row[1] in _CODES else None


def _taken(group: dict[str, Any], name: str, kept: list[str]) -> None:
    text = group.get(name)
    if isinstance(text, str) and text not in _CODES:
        group[name] = mapped(text)
        kept.append(text)


def taken_over(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the raw case with each typed ask mapped, and its text kept beside it.

    Args:
        raw: A case as stored, not validated yet.
    """
    case = dict(raw)
    campaign, plan = case.get("campaign"), case.get("plan")
    kept: list[str] = []
    if isinstance(campaign, dict):
        campaign = dict(campaign)
        for name in FIELDS:
            _taken(campaign, name, kept)
    if isinstance(plan, dict) and isinstance(plan.get("as_written"), list | tuple):
        rows = [dict(row) if isinstance(row, dict) else row for row in plan["as_written"]]
        for row in rows:
            if isinstance(row, dict):
                _taken(row, "ask", kept)
        case["plan"] = {**plan, "as_written": rows}
    if kept or isinstance(campaign, dict):
        group = campaign if isinstance(campaign, dict) else {}
        before = group.get(KEPT) or ()
        together = list(dict.fromkeys((*before, *kept)))
        case["campaign"] = {**group, KEPT: together} if together else group
    return case
