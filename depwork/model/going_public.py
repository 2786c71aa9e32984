"""What the test of going public says; never a score (seed 001 step 7, seed 004)."""

from __future__ import annotations

from enum import StrEnum

from depwork.model.ask import Condition
from depwork.model.record import Record


class PublicTest(StrEnum):
    """How the test stands."""

    CLEAR = "clear"
    NOT_YET = "not_yet"
    QUIET = "quiet"
    NO = "no"
    UNKNOWN = "unknown"


class GoPublicTest(Record):
    """The verdict, and each question of the test as it stands."""

    verdict: PublicTest
    points: tuple[Condition, ...]
