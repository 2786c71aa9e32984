"""A-numbers: one stored form, two shown forms (facts 3.1; EOIR Practice Manual 1.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from depwork.model.plain import plain, runs_of_digits, with_digits

PLACEHOLDERS: Final = frozenset({"000000000", "123456789"})
"""Numbers that stand in old samples; nobody's, so never stored and never sent out."""
PRACTICE_PREFIX: Final = "999000"
"""How the A-number of every invented person begins; a store of real cases keeps none of them."""

_ORNAMENT: Final = re.compile(r"[\s./\\#-]+")
_SOCIAL: Final = re.compile(r"[0-9]{3}[ ./-][0-9]{2}[ ./-][0-9]{4}")
"""How a Social Security number is grouped, and no A-number."""
_BETWEEN: Final = r"[\s.,/\\_#\u00b7:()-]{0,3}"
_NAMED: Final = re.compile(
    rf"(?<!\w)A{_BETWEEN}((?:[0-9]{_BETWEEN}){{6,8}}[0-9])(?!{_BETWEEN}[0-9])(?!\w)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"(?<![\w$])(?<![\d][\s.,/-])\d{3}[\s./\\_-]{0,3}\d{3}[\s./\\_-]{0,3}\d{3}(?![\s.,/-]{0,2}\d)(?!\w)"
)
_DAY: Final = re.compile(r"\d{4}([-./ ])\d{1,2}\1\d{1,2}|\d{1,2}([-./ ])\d{1,2}\2\d{4}")


def normalise(raw: object) -> object:
    """Return nine digits for an A-number typed in any usual way.

    >>> normalise("A 12-345-678"), normalise("a012 345 678"), normalise("1234567")
    ('012345678', '012345678', '001234567')

    Raises:
        PydanticCustomError: ``a_number_digits`` when it is not 7 to 9 digits,
            ``a_number_placeholder`` when it is a sample's number, ``a_number_social_security``
            when it is grouped as a Social Security number is.
    """
    if not isinstance(raw, str):
        return raw
    seen = plain(raw)
    if _SOCIAL.fullmatch(seen):
        raise PydanticCustomError("a_number_social_security", "grouped as a Social Security number")
    digits = _ORNAMENT.sub("", seen)
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


def is_invented(number: object) -> bool:
    """Return whether a number, as stored, is an invented person's.

    >>> is_invented("999000012"), is_invented("012345678"), is_invented(None)
    (True, False, False)
    """
    return isinstance(number, str) and number.startswith(PRACTICE_PREFIX)


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


def named_numbers(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text writes as an A-number, with its A: as it stands, and as nine digits.

    >>> list(named_numbers("Her card A 12-345-678 and a 2026-11-22 hearing"))
    [('A 12-345-678', '012345678')]
    """
    for found in _NAMED.finditer(with_digits(text)):
        if not _DAY.fullmatch(found[1]):
            yield found[0], re.sub(r"\D", "", found[1]).zfill(9)


def tells_a_number(text: str, number: str | None = None) -> bool:
    """Return whether a text holds what looks like an A-number, or this one in whatever form.

    >>> tells_a_number("file 012/345/678"), tells_a_number("call 504-555-0123")
    (True, False)
    >>> tells_a_number("it ends 12 34 56 78", "012345678")
    True

    Args:
        text: What was typed.
        number: The case's own, as stored.
    """
    if any(named_numbers(text)) or _BARE.search(with_digits(text)):
        return True
    own = (number or "").lstrip("0")
    return bool(own) and any(own in run for run in runs_of_digits(text))
