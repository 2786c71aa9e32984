"""The names in a report's tables, before they are put into words."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

ALL: Final = "all"
"""The row or column of everything."""
DAYS_COLUMNS: Final = ("n", "decided", "pending", "left", "unknown_start", "median_days")
"""Columns of the second table."""


class Cell(StrEnum):
    """What stands in a table where no number does."""

    HIDDEN = "hidden"
    NOT_REACHED = "not_reached"
