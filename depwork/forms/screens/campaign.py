"""What happened: the ledger, its new lines, the outcome, the lessons."""

from __future__ import annotations

from depwork.forms.describe import row_fields
from depwork.forms.look import Look
from depwork.forms.parts import Block, form, heading, text
from depwork.forms.screens.decisions import ask_options, in_the_way
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


def _lines(look: Look) -> list[Block]:
    words = look.words
    lines = look.desk.ledger()
    if not lines:
        return [heading(words.ui("ledger_heading")), text(words.ui("ledger_empty"))]
    rows = [{"on": line.on, "kind": line.kind, "text": line.text} for line in lines]
    heads = [words.ui("ledger_on"), words.ui("ledger_kind"), words.ui("ledger_text")]
    title = words.ui("ledger_heading")
    return [{"t": "table", "key": "ledger", "title": title, "heads": heads, "rows": rows}]


def ledger(look: Look, step: int) -> Block:
    """Return the campaign's own record and the form for its next line."""
    words = look.words
    fields = _fields(CampaignEvent, look)
    return {
        "title": words.ui("screen_ledger"),
        "blocks": [
            text(words.ui("ledger_intro")),
            *in_the_way(look, step),
            form("event", words.ui("ledger_submit"), fields, act="event"),
            *_lines(look),
        ],
    }


def outcome(look: Look) -> Block:
    """Return the form for what came of it."""
    words = look.words
    return {
        "title": words.ui("screen_outcome"),
        "blocks": [
            text(words.ui("outcome_intro")),
            form("outcome", words.ui("outcome_submit"), _fields(Outcome, look), act="outcome"),
            *_lines(look),
        ],
    }


def lessons(look: Look) -> Block:
    """Return the form for what was learned."""
    words = look.words
    return {
        "title": words.ui("screen_lessons"),
        "blocks": [
            text(words.ui("lessons_intro")),
            form("lesson", words.ui("lessons_submit"), _fields(Lesson, look), act="lesson"),
        ],
    }
