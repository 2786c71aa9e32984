"""Text that people type: bounded, normalised, and free of characters that deceive."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from depwork.model.pasted import visible
from depwork.model.record import Record, Said
from depwork.model.refused import account, social_security

SHORT_LIMIT: Final = 200
"""Characters in a name, a place, a one-line answer."""
LONG_LIMIT: Final = 20_000
"""Characters in a story: about forty pages, more than any office reads."""

# A letter that was lost when the text was copied, or half of one: only a person knows it.
_LOST = re.compile("[\ufffd\ud800-\udfff]")


_NINE: Final = 9
"""Digits of the shortest number that is refused; fewer ASCII characters hold none."""


def _refuse_numbers(text: str) -> None:
    if len(text) < _NINE and text.isascii():
        return
    if social_security(text):
        raise PydanticCustomError("text_social_security", "text holds a Social Security number")
    if account(text):
        raise PydanticCustomError("text_account_number", "text holds a bank account number")


def _kept(info: ValidationInfo) -> bool:
    """Return whether this text is one that stands in the store already, not one just typed."""
    said = info.context
    return isinstance(said, Said) and (said.stored or info.field_name in said.kept)


def clean(raw: object, info: ValidationInfo) -> object:
    """Return text normalised, without what nobody sees and without blanks around it.

    Raises:
        PydanticCustomError: ``text_lost_letter`` where a letter was lost in copying;
            ``text_social_security`` or ``text_account_number`` where it holds such a number.
    """
    if not isinstance(raw, str):
        return raw
    text = unicodedata.normalize("NFC", visible(raw)).strip()
    if found := _LOST.search(text):
        raise PydanticCustomError(
            "text_lost_letter",
            "a letter was lost at position {position}",
            {"position": found.start() + 1},
        )
    if not _kept(info):
        _refuse_numbers(text)
    return text


_BREAKS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def _unbroken(raw: object) -> object:
    """Return one line where a messenger or a word processor broke it with a mark of its own."""
    return _BREAKS.sub(" ", raw) if isinstance(raw, str) else raw


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("text_one_line", "text must stand on one line")
    return text


ShortText = Annotated[
    str,
    BeforeValidator(clean),
    BeforeValidator(_unbroken),
    StringConstraints(min_length=1, max_length=SHORT_LIMIT),
    AfterValidator(_one_line),
]
"""One line of at most 200 characters."""

LongText = Annotated[
    str, BeforeValidator(clean), StringConstraints(min_length=1, max_length=LONG_LIMIT)
]
"""Paragraphs of at most 20,000 characters."""


def free_text(annotation: Any) -> bool:
    """Return whether a value of this type holds text that somebody typed freely, at any depth.

    A code, a hash, a country or an A-number is a text to Python only: it can say nothing else.
    """
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        if base is str:
            return any(isinstance(m, BeforeValidator) and m.func is clean for m in marks)
        return free_text(base)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return any(free_text(f.rebuild_annotation()) for f in annotation.model_fields.values())
    return any(free_text(part) for part in get_args(annotation))


def in_sentences(annotation: Any) -> bool:
    """Return whether answers of this type are paragraphs: :data:`LongText`, alone or in a list."""
    parts = (*getattr(annotation, "__metadata__", ()), *get_args(annotation))
    return any(
        part.max_length == LONG_LIMIT if isinstance(part, StringConstraints) else in_sentences(part)
        for part in parts
    )


Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A hash, in hexadecimal."""
