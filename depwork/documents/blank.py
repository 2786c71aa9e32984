"""The questions on paper: the empty form to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final, get_args, get_origin

from depwork.documents.intake import bare
from depwork.guide import Words
from depwork.model.answers import Gap
from depwork.model.consent import Consent
from depwork.model.questions import AskedField, fields_of, steps, topics
from depwork.model.state import State
from depwork.model.text import LongText

_SHORT: Final = 1
_LONG: Final = 4
_ROWS: Final = 6
"""Lines to write in."""


@dataclass(frozen=True)
class BlankQuestion:
    """One question on paper.

    Args:
        label: The question.
        ticks: Boxes to tick on one line, the two silences last; empty where there are none.
        lines: Lines of the frame to write in; none where only boxes are ticked.
    """

    label: str
    ticks: str
    lines: int


@dataclass(frozen=True)
class BlankScreen:
    """The questions that the form asks on one screen."""

    title: str
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True)
class BlankStep:
    """A step of the guide on paper."""

    title: str
    summary: str
    screens: tuple[BlankScreen, ...]


def blank_form(words: Words) -> tuple[BlankStep, ...]:
    """Return every question of the guide, to be printed and filled in by hand.

    Args:
        words: The form's language.
    """
    return tuple(
        BlankStep(
            words.step(step).title,
            words.step(step).summary,
            tuple(
                BlankScreen(
                    words.topic(step, topic),
                    tuple(_blank(field, words) for field in fields_of(step, topic)),
                )
                for topic in topics(step)
            ),
        )
        for step in steps()
    )


def _blank(field: AskedField, words: Words) -> BlankQuestion:
    kind = bare(field.annotation)
    origin = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    many = get_origin(origin) is tuple
    item = get_args(origin)[0] if many else origin
    options: tuple[str, ...] = ()
    if origin is bool or item is Consent:
        options = (words.ui("yes"), words.ui("no"))
    elif isinstance(item, type) and issubclass(item, StrEnum) and item is not State:
        options = tuple(words.choice(member) for member in item)
    silences: tuple[str, ...] = ("?", "–") if Gap in get_args(field.annotation) else ()
    if silences and field.mark.may_be_none:
        silences = (words.ui("there_is_none"), *silences)
    written = _ROWS if many else _LONG if kind == LongText else _SHORT
    return BlankQuestion(
        words.field(field.path).label,
        "    ".join(f"☐\u00a0{option}" for option in (*options, *silences)),
        0 if options else written,
    )
