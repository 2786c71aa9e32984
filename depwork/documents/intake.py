"""What a view holds of the questions, for the attorney; the duties of an agreement."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin

from depwork.guide import Words
from depwork.model.a_number import show_a_number
from depwork.model.answers import Gap
from depwork.model.beginning import AdvocateDuty, FamilyDuty, ScreeningQuestion
from depwork.model.country import Country
from depwork.model.questions import AskedField, fields_of, questions, topics
from depwork.model.record import Record
from depwork.rules.view import CaseView

A_NUMBER: Final = "identity.a_number"
HANDED_ON: Final = 5
"""The last step whose answers go to the attorney; what follows is the campaign's own plan."""
_HELD_BACK: Final = frozenset({"attorney.attorney_signoff_items", "attorney.questions_taken"})
_OWN_GROUPS: Final = frozenset({"consent", "campaign", "plan"})
"""What the team agreed and plans; the attorney needs who the person is and what happened."""
_TOO: Final = frozenset(
    {
        "consent.decision_maker",
        "campaign.immediate_need",
        "campaign.intake_by",
        "campaign.referral_source",
    }
)
_OUR_OWN: Final = "id"
"""What tells the workbook one paper from another; it says nothing to a reader."""


@dataclass(frozen=True)
class Marked:
    """A line with a box, and whether it is ticked."""

    text: str
    marked: bool


def _marked(kind: type[StrEnum], path: str, view: CaseView, words: Words) -> tuple[Marked, ...]:
    held = view.facts.get(path, ())
    ticked = held if isinstance(held, tuple) else ()
    return tuple(Marked(words.choice(member), member in ticked) for member in kind)


_SIDES: Final[dict[str, tuple[type[StrEnum], str]]] = {
    "advocates": (AdvocateDuty, "campaign.agreed_advocates"),
    "family": (FamilyDuty, "campaign.agreed_family"),
}


def duties(side: str, view: CaseView, words: Words) -> tuple[Marked, ...]:
    """Return what a side of the agreement takes on, ticked as far as the view holds it."""
    kind, path = _SIDES[side]
    return _marked(kind, path, view, words)


@dataclass(frozen=True)
class Row:
    """One answer: its question, and its value as text."""

    label: str
    value: str


@dataclass(frozen=True)
class Part:
    """The answers of one screen."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Intake:
    """Everything that was told, for the attorney.

    Args:
        parts: Answers, screen by screen.
        unknown: Labels of what nobody has answered of the steps handed on.
        prompts: Questions to the attorney, ticked where they were put.
    """

    parts: tuple[Part, ...]
    unknown: tuple[str, ...]
    prompts: tuple[Marked, ...]


def intake(view: CaseView, words: Words) -> Intake:
    """Return what a view holds of the first steps, in the guide's order.

    Args:
        view: What the reader may see.
        words: The document's language.
    """
    parts = tuple(_parts(view, words))
    open_ones = (
        words.field(field.path).label
        for field in questions()
        if field.mark.step in (0, 2, 3) and _handed_on(field) and field.path not in view.facts
        if field.mark.only is None and view.missing(field.path)
    )
    prompts = _marked(ScreeningQuestion, "attorney.questions_taken", view, words)
    return Intake(parts, tuple(open_ones), prompts)


def _handed_on(field: AskedField) -> bool:
    if field.path in _HELD_BACK:
        return False
    return field.path in _TOO or field.path.partition(".")[0] not in _OWN_GROUPS


def _parts(view: CaseView, words: Words) -> Iterator[Part]:
    for step in range(HANDED_ON + 1):
        for topic in topics(step):
            rows = tuple(
                Row(words.field(field.path).label, told(view.facts[field.path], field, words))
                for field in fields_of(step, topic)
                if field.path in view.facts and _handed_on(field)
            )
            if rows:
                yield Part(words.topic(step, topic), rows)


def told(value: object, field: AskedField, words: Words) -> str:
    """Return an answer as text.

    Args:
        value: The answer as a view holds it.
        field: Its question; tells a country's code from a text.
        words: The language.
    """
    if field.path == A_NUMBER and isinstance(value, str):
        return show_a_number(value)
    country = Country in (bare(field.annotation), *map(bare, get_args(bare(field.annotation))))
    return _told(value, words, country=country)


def _told(value: object, words: Words, *, country: bool = False) -> str:
    match value:
        case bool():
            return words.ui("yes") if value else words.ui("no")
        case StrEnum():
            return words.choice(value)
        case date():
            return words.date(value)
        case Record():
            return _record(value, words)
        case tuple():
            return "; ".join(_told(item, words, country=country) for item in value)
        case _:
            return words.country(str(value)) if country else str(value)


def _record(value: Record, words: Words) -> str:
    names = [name for name in type(value).model_fields if name != _OUR_OWN]
    return ", ".join(
        _one(value, name, words) for name in names if getattr(value, name) not in (None, ())
    )


def _one(value: Record, name: str, words: Words) -> str:
    """Return one field of a record; a yes, a no or a number says what it answers."""
    answer = getattr(value, name)
    text = _told(answer, words)
    if isinstance(answer, int):
        return f"{words.record_field(f'{type(value).__name__}.{name}').label} {text}"
    return text


def bare(annotation: Any) -> Any:
    """Return an annotation without the two silences and without its marks, but for named texts."""
    if get_origin(annotation) in (typing.Union, UnionType):
        kept = [part for part in get_args(annotation) if part not in (Gap, NoneType)]
        return kept[0]
    return annotation
