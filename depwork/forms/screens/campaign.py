"""What happened: the ledger, its new lines, the outcome, the lessons."""

from __future__ import annotations

from depwork.forms.describe import row_fields
from depwork.forms.look import Look
from depwork.forms.parts import Block, details, form, heading, text
from depwork.forms.screens.decisions import ask_options, in_the_way
from depwork.forms.told import Line
from depwork.forms.types import Widget
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.record import Record


def _fields(record: type[Record], look: Look) -> list[Block]:
    fields = row_fields(record, look.words)
    for field in fields:
        if field["name"] == "on":
            field["value"] = look.desk.today.isoformat()
        if field["name"] == "answer":
            field["only"] = {"name": "activity", "values": ["call"]}
        if field["name"] == "count":
            field["value"] = "1"
        if field["name"] == "ask_row" and (options := ask_options(look)):
            field |= {"w": Widget.CHOICE.value, "options": options}
    return fields


def _lines(look: Look, lines: tuple[Line, ...]) -> list[Block]:
    words = look.words
    if not lines:
        return [heading(words.ui("ledger_heading")), text(words.ui("ledger_empty"))]
    rows = [
        {
            "on": line.on,
            "kind": ": ".join(part for part in (line.fate, line.kind) if part),
            "text": line.text,
        }
        for line in lines
    ]
    heads = [words.ui("ledger_on"), words.ui("ledger_kind"), words.ui("ledger_text")]
    title = words.ui("ledger_heading")
    return [{"t": "table", "key": "ledger", "title": title, "heads": heads, "rows": rows}]


def fixing(look: Look, record: type[Record], of: str, lines: tuple[Line, ...]) -> list[Block]:
    """Return the folded form that corrects a line or takes it back; none without lines."""
    words = look.words
    options = [
        {"v": line.id, "label": " · ".join(p for p in (line.on, line.kind, line.text[:60]) if p)}
        for line in lines
        if line.of == of and not line.fate
    ]
    if not options:
        return []
    which: Block = {
        "name": "entry",
        "w": Widget.CHOICE.value,
        "required": True,
        "options": options,
        "long": True,
        "label": words.ui("fix_which"),
        "hint": words.ui("fix_which_hint"),
    }
    back: Block = {
        "name": "back",
        "w": Widget.YES_NO.value,
        "required": False,
        "options": [],
        "label": words.ui("fix_back"),
        "hint": words.ui("fix_back_hint"),
    }
    changed = [{**field, "required": False, "hint": ""} for field in row_fields(record, words)]
    fields = [which, back, *changed]
    made = form(f"{of}_fix", words.ui("fix_submit"), fields, act=f"{of}_fix")
    return [details(f"fix:{of}", words.ui("fix_title"), text(words.ui("fix_intro")), made)]


def ledger(look: Look, step: int) -> Block:
    """Return the campaign's own record and the form for its next line."""
    words = look.words
    fields, lines = _fields(CampaignEvent, look), look.desk.ledger()
    return {
        "title": words.ui("screen_ledger"),
        "blocks": [
            text(words.ui("ledger_intro")),
            *in_the_way(look, step),
            form("event", words.ui("ledger_submit"), fields, act="event"),
            *_lines(look, lines),
            *fixing(look, CampaignEvent, "event", lines),
        ],
    }


def log_form(look: Look) -> Block:
    """Return the form that opens over any screen: what was done first, its day at the end."""
    fields = {str(field["name"]): field for field in _fields(CampaignEvent, look)}
    order = ("activity", "answer", "office", "note", "count", "on")
    asked = [fields[name] for name in order]
    return form("log", look.words.ui("ledger_submit"), asked, act="event")


def outcome(look: Look) -> Block:
    """Return the form for what came of it."""
    words, lines = look.words, look.desk.ledger()
    return {
        "title": words.ui("screen_outcome"),
        "blocks": [
            text(words.ui("outcome_intro")),
            form("outcome", words.ui("outcome_submit"), _fields(Outcome, look), act="outcome"),
            *_lines(look, lines),
            *fixing(look, Outcome, "outcome", lines),
        ],
    }


def lessons(look: Look) -> Block:
    """Return the form for what was learned, and what was written down before."""
    words, lines = look.words, look.desk.lessons()
    return {
        "title": words.ui("screen_lessons"),
        "blocks": [
            text(words.ui("lessons_intro")),
            form("lesson", words.ui("lessons_submit"), _fields(Lesson, look), act="lesson"),
            *_lines(look, lines),
            *fixing(look, Lesson, "lesson", lines),
        ],
    }
