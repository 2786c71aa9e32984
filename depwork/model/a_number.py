"""A-numbers: one stored form, two shown forms (facts 3.1; EOIR Practice Manual 1.6)."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

PLACEHOLDERS: Final = frozenset({"000000000", "123456789"})
"""Numbers that stand in old samples; nobody's, so never stored and never sent out."""

_ORNAMENT = re.compile(r"[\s.\-\u2010-\u2015#]+")


def normalise(raw: object) -> object:
    """Return nine digits for an A-number typed in any usual way.

    >>> normalise("A 12-345-678"), normalise("a012 345 678"), normalise("1234567")
    ('012345678', '012345678', '001234567')

    Raises:
        PydanticCustomError: ``a_number_digits`` when it is not 7 to 9 digits,
            ``a_number_placeholder`` when it is a sample's number.
    """
    if not isinstance(raw, str):
        return raw
    digits = _ORNAMENT.sub("", raw)
    if digits[:1] in {"A", "a"}:
        digits = digits[1:]
    if not re.fullmatch(r"[0-9]{7,9}", digits):
        raise PydanticCustomError("a_number_digits", "an A-number has 7, 8 or 9 digits")
    padded = digits.zfill(9)
    if padded in PLACEHOLDERS:
        raise PydanticCustomError("a_number_placeholder", "this is a sample's number")
    return padded


ANumber = Annotated[str, BeforeValidator(normalise), StringConstraints(pattern=r"^[0-9]{9}$")]
"""Nine digits, left-padded with zeros."""


def show_a_number(number: str) -> str:
    """Return the full display form.

    >>> show_a_number("012345678")
    'A 012-345-678'
    """
    return f"A {number[:3]}-{number[3:6]}-{number[6:]}"


def mask_a_number(number: str) -> str:
    """Return the masked display form of facts 3.1, the last four digits readable.

    >>> mask_a_number("012345678")
    'A ***-**5-678'
    """
    return f"A ***-**{number[5]}-{number[6:]}"
