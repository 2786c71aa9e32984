"""Somebody looked a dated fact up again: what they found, how, and under which code."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from depwork.model.record import Record
from depwork.model.text import ShortText

CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,11}")
_MAIL: Final = re.compile(r"\S@\S")
MAX_NUMBER: Final = 1_000_000


class CheckHow(StrEnum):
    """How a fact was looked up."""

    CALLED = "called"
    READ = "read"
    ATTORNEY = "attorney"


class FactKind(StrEnum):
    """How long a fact stands after its day (facts 12.7)."""

    LITIGATION = "litigation"
    OFFICE = "office"
    PRACTICE = "practice"
    STATUTE = "statute"


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise PydanticCustomError("fact_code", "a code of letters and digits")
    return text


def _line(text: str) -> str:
    if _MAIL.search(text):
        raise PydanticCustomError("fact_private", "an e-mail address stands in the value")
    return text


Code = Annotated[ShortText, AfterValidator(_code)]
"""Who signs: a code, never a name."""
ValueLine = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(_line)]
"""One line of a value; nobody's e-mail address."""
FactId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,80}$")]
"""The id of a register's entry."""
Fingerprint = Annotated[str, Field(pattern=r"^[A-Z2-7]{4}(-[A-Z2-7]{4}){7}$")]
"""What a signing key is known by: eight groups of four signs, to be read aloud."""
Value = Annotated[int, Field(ge=0, le=MAX_NUMBER)] | ValueLine | tuple[ValueLine, ...]


class FactCheck(Record):
    """One look-up of one fact; the latest one is what the fact says from then on.

    Args:
        id: The register's entry; ``own.…`` for one that only this organization has.
        on: The day.
        by: Who signs, by code.
        how: By a call, by reading the source, from an attorney.
        value: What it says now; ``None`` leaves a table as it stands.
        es: The same in Spanish, where it is in words.
        name: What an entry of the organization's own is called, in English.
        name_es: The same in Spanish.
        kind: How long an entry of its own stands.
        signed_by: The key of another organization that looked it up; ``by`` is then what the
            keeper here calls that one.
    """

    id: FactId
    on: date
    by: Code
    how: CheckHow
    value: Value | None = None
    es: ValueLine | tuple[ValueLine, ...] | None = None
    name: ShortText | None = None
    name_es: ShortText | None = None
    kind: FactKind | None = None
    signed_by: Fingerprint | None = None
