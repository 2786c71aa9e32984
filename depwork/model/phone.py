"""Telephone numbers: stored as E.164 with an extension, shown as people write them.

What was typed in other digits or letters than are shown, ``1-800-FLOWERS``, is kept beside it.

What an older version kept as free text is still read; only what is typed now must be a number.
"""

from __future__ import annotations

import re
from typing import Annotated, Final
from urllib.parse import quote, unquote

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult
from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from depwork.model.plain import plain
from depwork.model.record import Said
from depwork.model.text import ShortText

HOME: Final = "US"
"""The region of a number typed without its country."""
_STORED: Final = re.compile(r"(\+[1-9][0-9]{6,14})(?:;ext=([0-9]{1,20}))?(?:;typed=([^;\s]+))?")
_EXTENSION: Final = re.compile(
    r"(?:;?ext?\.?|x|#|extensión|extension)\s{0,3}=?\s{0,3}(?=[0-9]{1,20}$)", re.IGNORECASE
)
_WHY: Final = {
    ValidationResult.TOO_SHORT: "phone_too_short",
    ValidationResult.TOO_LONG: "phone_too_long",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "phone_area_code",
    ValidationResult.INVALID_COUNTRY_CODE: "phone_country",
    ValidationResult.INVALID_LENGTH: "phone_length",
}


def _home_form(text: str) -> bool:
    """Whether a number without its country is grouped as at home: ten digits, or 3-3-4.

    ``55 1234 5678`` and ``0991234567`` are whole numbers of other countries, and would be read as
    numbers of ours.
    """
    written = _EXTENSION.split(text.strip(), maxsplit=1)[0]
    groups = re.findall(r"[0-9A-Za-z]+", written)
    if groups[:1] == ["1"]:
        groups = groups[1:]
    sizes = [len(group) for group in groups]
    return (
        sizes in ([10], [3, 3, 4], [3, 7], [6, 4])
        or (sizes == [11] and groups[0].startswith("1"))
        or (sizes[:1] == [3] and sum(sizes) == 10 and not groups[-1].isdigit())
    )


def _parse(text: str) -> tuple[str, str]:
    """Return the stored form, or nothing, and the key of what is wrong with ``text``."""
    try:
        number = phonenumbers.parse(text, HOME)
    except NumberParseException as error:
        country = error.error_type == NumberParseException.INVALID_COUNTRY_CODE
        return "", "phone_country" if country else "phone_digits"
    why = phonenumbers.is_possible_number_with_reason(number)
    if why != ValidationResult.IS_POSSIBLE:
        return "", _WHY[why]
    if not text.lstrip("( ").startswith(("+", "00", "011")) and not _home_form(text):
        return "", "phone_which_country"
    if not phonenumbers.is_valid_number(number):
        return "", "phone_not_given_out"
    stored = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    stored = f"{stored};ext={number.extension}" if number.extension else stored
    return stored if _same(text, show_phone(stored)) else f"{stored};typed={quote(text)}", ""


def _same(typed: str, shown: str) -> bool:
    """Whether a number was typed in the digits that are shown, with or without our own country."""
    said, told = (
        re.sub(r"[^0-9a-z]", "", _EXTENSION.sub(" ", one.lower())) for one in (typed, shown)
    )
    return said.removeprefix("1") == told.removeprefix("1")


def _two_countries(text: str, countries: frozenset[str]) -> bool:
    """Whether ten bare digits are a whole number of a country of the case too, not ours alone.

    ``5512345678`` is a number of New Jersey, and one of Mexico City.
    """
    written = _EXTENSION.split(text, maxsplit=1)[0].strip()
    if re.fullmatch(r"[0-9]{10}", written) is None:
        return False
    home = phonenumbers.country_code_for_region(HOME)
    abroad = [c for c in countries if phonenumbers.country_code_for_region(c) not in (0, home)]
    return any(phonenumbers.is_valid_number(phonenumbers.parse(written, c)) for c in abroad)


def _typed_now(info: ValidationInfo) -> bool:
    said = info.context
    return isinstance(said, Said) and said.answered == info.field_name


def normalise(raw: object, info: ValidationInfo) -> object:
    """Return the stored form of a number; text kept by an older version stays as it is.

    Raises:
        PydanticCustomError: A ``phone_…`` key when this field is being answered now (see
            :meth:`depwork.model.record.Record.answered`) and the text is no number.
    """
    if not isinstance(raw, str) or _STORED.fullmatch(raw):
        return raw
    stored, wrong = _parse(plain(raw))
    said = info.context
    if stored and isinstance(said, Said) and _typed_now(info):
        wrong = "phone_two_countries" if _two_countries(plain(raw), said.countries) else ""
    if wrong and raw.strip() and _typed_now(info):
        raise PydanticCustomError(wrong, "this is not a telephone number")
    return stored or raw


Phone = Annotated[ShortText, BeforeValidator(normalise)]
"""``+15045550123``, ``+15045550123;ext=12``, ``+18003569377;typed=1-800-FLOWERS``."""


def phones_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the telephone numbers that stand in a text: as stored, and as written there.

    >>> phones_in("1-800-898-7180 (TDD 800-828-1120), weekdays 8 to 8")[0]
    ('+18008987180', '1-800-898-7180')
    """
    found = phonenumbers.PhoneNumberMatcher(text, HOME)
    form = PhoneNumberFormat.E164
    return tuple((phonenumbers.format_number(one.number, form), one.raw_string) for one in found)


def is_phone(text: str) -> bool:
    """Return whether a text is a telephone number as it is stored, not prose.

    >>> is_phone("+15045550123;ext=12"), is_phone("ask Ana")
    (True, False)
    """
    return _STORED.fullmatch(text) is not None


def show_phone(number: str) -> str:
    """Return a stored number as people write it: at home without its country.

    >>> show_phone("+15045550123;ext=12"), show_phone("+525512345678"), show_phone("ask Ana")
    ('(504) 555-0123 ext. 12', '+52 55 1234 5678', 'ask Ana')
    """
    found = _STORED.fullmatch(number)
    if found is None:
        return number
    parsed = phonenumbers.parse(found[1])
    home = parsed.country_code == phonenumbers.country_code_for_region(HOME)
    form = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    shown = phonenumbers.format_number(parsed, form)
    return f"{shown} ext. {found[2]}" if found[2] else shown


def typed_phone(number: str) -> str:
    """Return a stored number as it was typed, where that is kept; else as people write it.

    >>> typed_phone("+18003569377;typed=1-800-FLOWERS"), typed_phone("+15045550123")
    ('1-800-FLOWERS', '(504) 555-0123')
    """
    found = _STORED.fullmatch(number)
    return unquote(found[3]) if found and found[3] else show_phone(number)
