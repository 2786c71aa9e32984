"""A facts file: what one organization looked up, signed, for others that trust its key."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from depwork.model.fact_check import CheckHow, Code, FactId, Value, ValueLine
from depwork.model.record import Record

MOST: Final = 500
"""Entries in one file; the register has fewer."""

ALONE: Final = ("own.", "help.own-")
"""What the ids of entries begin with that say something of one organization alone."""


def _public(name: str) -> str:
    if name.startswith(ALONE):
        raise PydanticCustomError("fact_own", "an entry of one organization alone")
    return name


def _seen(value: Value) -> Value:
    """Return a value that shows as it is: no control, no blank but the blank, nothing unseen."""
    lines = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(line, int) or line.isprintable() for line in lines):
        raise PydanticCustomError("fact_unseen", "a sign in it is not seen")
    return value


class SharedFact(Record):
    """One entry as it was looked up.

    Args:
        id: The register's entry; never one that an organization has for itself, such as a place.
        on: The day it was looked up.
        how: By a call, by reading the source, from an attorney.
        value: What it says, whole.
        es: The same in Spanish, where it is in words.
    """

    id: Annotated[FactId, AfterValidator(_public)]
    on: date
    how: CheckHow
    value: Annotated[Value, AfterValidator(_seen)]
    es: Annotated[ValueLine | tuple[ValueLine, ...], AfterValidator(_seen)] | None = None


class FactsFile(Record):
    """What is signed.

    Args:
        by: What the organization calls itself, a code.
        made_on: The day the file was made; no entry is of a later one.
        facts: The entries, each once.
    """

    by: Code
    made_on: date
    facts: Annotated[tuple[SharedFact, ...], Field(min_length=1, max_length=MOST)]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if len({fact.id for fact in self.facts}) < len(self.facts):
            raise PydanticCustomError("fact_twice", "an entry stands twice")
        if any(fact.on > self.made_on for fact in self.facts):
            raise PydanticCustomError("fact_later", "an entry is of a later day than the file")
        return self
