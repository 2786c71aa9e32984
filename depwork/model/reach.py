"""How an entry of the register is acted on: the number or page, and what whoever answers learns."""

from __future__ import annotations

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Final, Self

import phonenumbers
from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from depwork.model.choices import Language
from depwork.model.fact_check import Code
from depwork.model.record import Record
from depwork.model.state import State

_HOST: Final = r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$"
_PATH: Final = r"^(/[A-Za-z0-9][A-Za-z0-9._-]{0,79}){1,6}/?$"
_LONG_NUMBER: Final = re.compile(r"\d{5}")


class Reveals(StrEnum):
    """What acting on an entry tells whoever stands behind it."""

    NOTHING = "nothing"
    SEARCH = "a_search"
    PERSON = "the_person_to_ICE"


class Tells(StrEnum):
    """What it answers."""

    PLACE = "place"
    HEARING = "hearing"
    OFFICE_LINE = "office_line"
    FREE_LAWYERS = "free_lawyers"
    LAWYERS = "lawyers"
    ACCREDITED = "accredited"
    CHILD = "child"
    GROUP = "group"


class OpenDays(StrEnum):
    """The days on which somebody answers."""

    WEEKDAYS = "weekdays"
    EVERY_DAY = "every_day"


class Zone(StrEnum):
    """Whose clock the hours are read from."""

    EASTERN = "eastern"
    CENTRAL = "central"
    MOUNTAIN = "mountain"
    PACIFIC = "pacific"


def _number(text: str) -> str:
    try:
        found = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        raise PydanticCustomError("reach_tel", "a number is written like +12025550123") from None
    whole = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    if whole != text or not phonenumbers.is_possible_number(found):
        raise PydanticCustomError("reach_tel", "a number is written like +12025550123")
    return text


def _no_value(path: str) -> str:
    """Return a path that is everybody's: no long number, such as a case has."""
    if _LONG_NUMBER.search(path):
        raise PydanticCustomError("reach_path", "a path carries no value of a case")
    return path


Tel = Annotated[str, AfterValidator(_number)]
"""E.164."""


class Hours(Record):
    """When somebody answers."""

    days: OpenDays
    opens: time
    closes: time
    zone: Zone


class Reach(Record):
    """What a person taps, and what to know before.

    Args:
        tel: The number to call.
        tty: The number for people who cannot hear.
        host: The page's host alone; it is opened by https, by nothing else.
        path: Below the host; the same for everybody: no query, no value of a case.
        hours: When somebody answers the telephone; None where that is not known.
        languages: Known to be spoken there.
        states: Whom it serves; none named is all.
        asks_for: The questions of the guide whose answers are asked for there.
        tells: What it answers.
        reveals: What whoever answers learns.
        tried_on: The day somebody of the organization last tried it.
        tried_by: Who, by code.
    """

    tel: Tel | None = None
    tty: Tel | None = None
    host: Annotated[str, Field(pattern=_HOST, max_length=253)] | None = None
    path: Annotated[str, Field(pattern=_PATH), AfterValidator(_no_value)] | None = None
    hours: Hours | None = None
    languages: tuple[Language, ...] = ()
    states: tuple[State, ...] = ()
    asks_for: tuple[str, ...] = ()
    tells: Tells
    reveals: Reveals
    tried_on: date | None = None
    tried_by: Code | None = None

    @model_validator(mode="after")
    def _acts(self) -> Self:
        if self.tel is None and self.host is None:
            raise PydanticCustomError("reach_nothing", "give a tel, a host, or both")
        if (self.tty or self.hours) and self.tel is None:
            raise PydanticCustomError("reach_tel_part", "tty and hours belong to a tel")
        if self.path and self.host is None:
            raise PydanticCustomError("reach_path_part", "a path belongs to a host")
        if (self.tried_on is None) is not (self.tried_by is None):
            raise PydanticCustomError("reach_tried", "tried_on and tried_by stand together")
        return self

    @property
    def address(self) -> str:
        """The page as people write it, empty where there is none."""
        return f"{self.host or ''}{self.path or ''}"
