"""Offices that are asked for support: how far each is, when it is asked again, its number."""

from __future__ import annotations

from collections import Counter
from typing import Final

from depwork.forms.describe import row_fields
from depwork.forms.look import Look
from depwork.forms.parts import Block, details, form, heading, note, text
from depwork.forms.screens.campaign import fixing
from depwork.forms.types import Widget
from depwork.model.phone import show_phone
from depwork.model.targets import CHECKED, Support, Target

_FIRST: Final = ("title", "office", "stage", "on", "next_on", "promise")
"""What is asked at once; the rest stands folded below it."""


def officials(look: Look) -> Block:
    """Return the offices with what they promised, and the form for a further one."""
    words, found = look.words, look.desk.targets()
    given = {str(field["name"]): field for field in row_fields(Target, words)}
    given["on"]["value"] = look.desk.today.isoformat()
    given["stage"]["value"] = Support.LISTED.value
    asked = [given[name] for name in (*_FIRST, *(n for n in given if n not in _FIRST))]
    again = [one for one in found if one.next_on and one.next_on <= look.desk.today]
    due = [text(f"{one.title}: {words.date(one.next_on)}") for one in again if one.next_on]
    lines = look.desk.target_lines()
    return {
        "title": words.ui("screen_officials"),
        "blocks": [
            text(words.ui("officials_intro")),
            note("warn", words.gate("R11"), text(words.ui("targets_never"))),
            *([note("warn", words.ui("officials_due"), *due)] if due else []),
            *_list(look, found),
            *_moving(look, found, given),
            *fixing(look, Target, "target", lines),
            details(
                "target:new",
                words.ui("officials_add"),
                form("target", words.ui("officials_submit"), asked, act="target"),
                opened=not found,
            ),
            *_history(look),
        ],
    }


def _moving(look: Look, found: tuple[Target, ...], given: dict[str, Block]) -> list[Block]:
    """Return the form for an office's next step; none without an office."""
    words = look.words
    which: Block = {
        "name": "entry",
        "w": Widget.CHOICE.value,
        "required": True,
        "options": [{"v": one.id, "label": one.title} for one in found],
        "long": True,
        "label": words.ui("officials_which"),
        "hint": "",
    }
    step = [{**given[name], "value": ""} for name in ("stage", "promise", "next_on")]
    asked = [which, step[0], given["on"], *step[1:]]
    made = form("target_move", words.ui("officials_moved"), asked, act="target_fix")
    return [details("target:move", words.ui("officials_move"), made)] if found else []


def _list(look: Look, found: tuple[Target, ...]) -> list[Block]:
    words = look.words
    if not found:
        return []
    counts = Counter(one.stage for one in found)
    told = " · ".join(f"{words.choice(s)}: {counts[s]}" for s in Support if counts[s])
    rows = [{"label": one.title, "lines": _told(look, one)} for one in found]
    return [heading(words.ui("officials_list")), text(told), {"t": "pairs", "rows": rows}]


def _told(look: Look, one: Target) -> list[str]:
    """Return an office's lines: how far, the promise, when again, the number and its hours."""
    words = look.words
    lines = [f"{words.choice(one.stage)} ({words.date(one.on)})"]
    if one.promise:
        lines.append(words.ui("officials_promise", text=one.promise))
    if one.next_on:
        lines.append(words.ui("officials_next", day=words.date(one.next_on)))
    if one.line:
        hours = [one.hours or "", words.choice(one.zone) if one.zone else ""]
        lines.append(" · ".join(part for part in (show_phone(one.line), *hours) if part))
        lines.append(_checked(look, one))
    pressed = one.consent_on and one.consent_on <= look.desk.today
    lines.append(words.ui("officials_pressed" if pressed else "officials_asked_only"))
    return lines


def _checked(look: Look, one: Target) -> str:
    words, today = look.words, look.desk.today
    if one.checked_on is None or not today - CHECKED <= one.checked_on <= today:
        return words.ui("officials_unchecked")
    return words.ui("officials_checked", day=words.date(one.checked_on), source=one.source or "–")


def _history(look: Look) -> list[Block]:
    words, lines = look.words, look.desk.target_lines()
    if not lines:
        return []
    rows = [
        {
            "on": line.on,
            "kind": ": ".join(p for p in (line.fate, line.kind) if p),
            "text": line.text,
        }
        for line in lines
    ]
    heads = [words.ui("ledger_on"), words.ui("ledger_kind"), words.ui("ledger_text")]
    title = words.ui("officials_history")
    table: Block = {"t": "table", "key": "targets", "title": title, "heads": heads, "rows": rows}
    return [table]
