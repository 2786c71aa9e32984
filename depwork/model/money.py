"""Lines of a bond fund: whole cents, as little of a donor as a refund needs (R10, R21)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from depwork.model.ledger import EntryId, LedgerEntry
from depwork.model.text import ShortText

MOST: Final = 10**11
"""Cents of one line: a thousand million dollars."""
_DONOR: Final = re.compile(r"[^\W\d_][\w.'’-]{0,29}")
"""One word that begins with a letter."""
_DIGITS: Final = 4
"""More would be a number of somebody."""


class MoneyKind(StrEnum):
    """What a line of the fund says."""

    GOAL = "goal"
    PLEDGE = "pledge"
    GIFT = "gift"
    INTEREST = "interest"
    COST = "cost"
    POSTED = "posted"
    REFUND_DUE = "refund_due"
    RETURNED = "returned"
    BREACHED = "breached"
    GIVEN_BACK = "given_back"


def _one_name(text: str) -> str:
    digits = sum(one.isdigit() for one in text)
    if not _DONOR.fullmatch(text) or digits > _DIGITS:
        raise PydanticCustomError("money_donor", "a first name or a code")
    return text


Donor = Annotated[ShortText, AfterValidator(_one_name)]
"""A first name or a code; whoever needs more for a receipt keeps it in the books."""


class MoneyLine(LedgerEntry):
    """One line of a bond fund, never edited.

    Args:
        kind: What it says.
        cents: How much, in whole cents.
        donor: Who promised, gave or was given back; none where nobody need know.
        pledge: For a gift, the line that promised it.
    """

    kind: MoneyKind
    cents: Annotated[int, Field(ge=1, le=MOST)]
    donor: Donor | None = None
    pledge: EntryId | None = None
