"""A question described for the page: its words, its options, its answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from depwork.forms.consents import consent_part
from depwork.forms.shown import row_title
from depwork.forms.types import Kind, Widget, kind, row_kinds
from depwork.forms.wire import rev, to_page
from depwork.forms.wording import FieldText, Wording
from depwork.model.a_number import mask_a_number
from depwork.model.answers import Sensitivity
from depwork.model.case import Case
from depwork.model.phone import typed_phone
from depwork.model.questions import AskedField, answer_of, questions
from depwork.model.text import LONG_LIMIT, SHORT_LIMIT

Block = dict[str, Any]
"""A part of a screen as JSON."""

_HIDDEN: Final = {
    "id",
    "case_code",
    "corrects",
    "takes_back",
    "revoked_on",
    "ask_as_typed",
    "batch",
}
_FACTS: Final = "SignOff.fact"
_NEVER_SIGNED: Final = frozenset({"consent", "attorney", "waiver", "evidence"})


def _options(kind: Kind, words: Wording) -> list[Block]:
    if isinstance(kind.of, type) and issubclass(kind.of, StrEnum):
        options = [{"v": member.value, "label": words.choice(member)} for member in kind.of]
        return sorted(options, key=lambda o: o["label"]) if kind.widget is Widget.STATE else options
    return []


def _limit(kind: Kind) -> int | None:
    return {Widget.SHORT: SHORT_LIMIT, Widget.LONG: LONG_LIMIT}.get(kind.widget)


def _words(text: FieldText) -> Block:
    return {"label": text.label, "hint": text.hint, "why": getattr(text, "why", "")}


def signable_facts(words: Wording) -> list[Block]:
    """Return the facts an attorney may clear, as options; the gated ones come first."""
    found = [f for f in questions() if f.path.partition(".")[0] not in _NEVER_SIGNED]
    found.sort(key=lambda f: f.mark.sensitivity is not Sensitivity.ATTORNEY)
    return [{"v": field.path, "label": words.field(field.path).label} for field in found]


def row_fields(record: type, words: Wording) -> list[Block]:
    """Return the fields of a sub-record or ledger record, described for the page.

    Args:
        record: The record's class.
        words: The words of the language in use.
    """
    parts: list[Block] = []
    for name, found in row_kinds(record).items():
        if name in _HIDDEN:
            continue
        full = f"{record.__name__}.{name}"
        part: Block = {
            "name": name,
            "w": found.widget.value,
            "required": found.required,
            "options": _options(found, words),
            "max": _limit(found),
            **_words(words.record_field(full)),
        }
        if full == _FACTS:
            part |= {"w": Widget.CHOICE.value, "options": signable_facts(words), "long": True}
        parts.append(part)
    return parts


def page_value(found: Kind, answer: object) -> Any:
    """Return an answer as its box holds it: a telephone number as it was typed."""
    if found.widget is Widget.PHONE and isinstance(answer, str):
        return typed_phone(answer)
    return to_page(answer)


def describe(field: AskedField, case: Case, words: Wording, today: Any) -> Block:
    """Return a question as the page renders it.

    Args:
        field: The asked field.
        case: The case its answer is read from.
        words: The words of the language in use.
        today: The day, for what a consent says now.
    """
    found = kind(field)
    answer = answer_of(case, field.path)
    block: Block = {
        "t": "question",
        "key": field.path,
        "path": field.path,
        "w": found.widget.value,
        "silences": found.silences,
        "none": found.silences and field.mark.may_be_none,
        "options": _options(found, words),
        "max": _limit(found),
        "value": page_value(found, answer),
        "rev": rev(to_page(answer)),
        **_words(words.field(field.path)),
    }
    if found.widget is Widget.LONG:
        reminder = words.ui("free_text")
        block["hint"] = f"{block['hint']} {reminder}".strip()
    if found.widget is Widget.GROUP and found.of is not None:
        block["fields"] = row_fields(found.of, words)
        block["ids"] = "id" in row_kinds(found.of)
        block["titles"] = (
            [row_title(row, words) for row in answer] if isinstance(answer, tuple) else []
        )
    if found.widget is Widget.CONSENT:
        block |= consent_part(field, answer, words, today)
    if found.widget is Widget.A_NUMBER and isinstance(answer, str):
        block["masked"] = mask_a_number(answer)
    return block
