"""How long a case is kept: the organization's setting, a case's clock, a hold on all deletion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from depwork.model.codes import CaseCode
from depwork.model.record import Record
from depwork.model.text import LongText, ShortText

GRACE_DAYS: Final = 7
"""Days between the day a case is due and the day it is erased (issue 4, R14)."""

WARN_DAYS: Final = (30, 7, 1)
"""Days before the due day on which the workbook warns."""

LONGEST_EXTENSION: Final = 365
"""Days that one extension may add; another needs another reason."""


class Basis(StrEnum):
    """Why a case has a day on which it is due."""

    CLOSED = "closed"
    INQUIRY = "inquiry"
    PROVISIONAL = "provisional"
    WITHDRAWN = "withdrawn"
    ASKED = "asked"


class Due(StrEnum):
    """How near the day is."""

    LATER = "later"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    GRACE = "grace"
    NOW = "now"


class Hold(Record):
    """A stop on all deletion, once somebody demands records (R14, R15)."""

    on: date
    reason: ShortText
    by: ShortText


class Policy(Record):
    """The organization's setting; an attorney approves it (R14).

    Args:
        closed_days: Days that a closed case is kept.
        inquiry_days: Days that an inquiry is kept that became no campaign.
        hold: While there is one, nothing is deleted.
    """

    closed_days: Annotated[int, Field(ge=1, le=3650)] = 90
    inquiry_days: Annotated[int, Field(ge=30, le=90)] = 60
    hold: Hold | None = None


class Extension(Record):
    """More time for one case, with the reason."""

    on: date
    until: date
    reason: LongText
    by: ShortText


class Keeping(Record):
    """What was decided about keeping one case."""

    case_code: CaseCode
    closed_on: date | None = None
    extensions: Annotated[tuple[Extension, ...], Field(max_length=50)] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """When a case is due and when it is erased.

    Args:
        basis: Why.
        due_on: The day on which keeping ends.
        erase_on: The day from which it is erased; days of grace lie between.
        due: How near.
        days: Days left until it is due; below zero afterwards.
        held: A hold stands: nothing is erased, whatever the day.
    """

    basis: Basis
    due_on: date
    erase_on: date
    due: Due
    days: int
    held: bool = False


class Tombstone(Record):
    """What is kept of an erased case: no person, no place, no word."""

    case_code: CaseCode
    erased_on: date
    basis: Basis
    records: int
    copies_left: int
