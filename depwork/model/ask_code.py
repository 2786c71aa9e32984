"""The closed list of asks: what a case may ask for, by its row of the decision table."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AskCode(StrEnum):
    """One ask of the decision table (facts 8, 12.2): the row's id, with a word behind it.

    The value is stored; everything else that is true of an ask stands in its row of
    :data:`depwork.rules.asks.table.TABLE`, and its words in ``asks.toml``.
    """

    R00 = "R-00"
    R01 = "R-01"
    R02 = "R-02"
    R02_JAIL = "R-02-jail"
    R03 = "R-03"
    R04 = "R-04"
    R04_HABEAS = "R-04-habeas"
    R05 = "R-05"
    R05_HABEAS = "R-05-habeas"
    R06 = "R-06"
    R06_HABEAS = "R-06-habeas"
    R06_PAROLE = "R-06-parole"
    R07 = "R-07"
    R08 = "R-08"
    R09 = "R-09"
    R09_CLOSE = "R-09-close"
    R10 = "R-10"
    R11 = "R-11"
    R11_COURT = "R-11-court"
    R11_MOTION = "R-11-motion"
    R12 = "R-12"
    R12_COURT = "R-12-court"
    R12_MOTION = "R-12-motion"
    R12_RELEASE = "R-12-release"
    R13 = "R-13"
    R13_NO_ORDER = "R-13-no-order"
    R13_STAY = "R-13-stay"
    R14 = "R-14"
    R14_STAY = "R-14-stay"
    R15 = "R-15"
    R15_STAY = "R-15-stay"
    R16 = "R-16"
    R17 = "R-17"
    R18 = "R-18"
    R18_ICE = "R-18-ice"
    R19 = "R-19"
    R20 = "R-20"
    R21 = "R-21"
    R22 = "R-22"
    R22_COURT = "R-22-court"
    R23 = "R-23"
    R23_RESIDENT = "R-23-resident"
    R24 = "R-24"
    R25 = "R-25"
    R26 = "R-26"
    R27 = "R-27"
    R28 = "R-28"
    R29 = "R-29"

    @property
    def row(self) -> str:
        """The decision table's row, ``R-00`` … ``R-29``."""
        return self.value[:ROW_LENGTH]


ROW_LENGTH: Final = 4
"""Characters of a row's id."""
ROWS: Final = tuple(dict.fromkeys(code.row for code in AskCode))
"""The rows of the decision table, in order."""
