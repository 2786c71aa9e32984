"""Text that people type: bounded, normalised, and free of characters that deceive."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from depwork.model.plain import with_digits
from depwork.model.record import Said

SHORT_LIMIT: Final = 200
"""Characters in a name, a place, a one-line answer."""
LONG_LIMIT: Final = 20_000
"""Characters in a story: about forty pages, more than any office reads."""

# C0 and C1 controls but tab and newline; bidirectional embeddings, overrides and isolates,
# which can make a page read otherwise than it is stored; private use, surrogates and
# noncharacters, which no font shows. The plain marks U+200E and U+200F stay: names need them.
_DECEIVING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


# Numbers that nothing here needs and that must not be kept (R13, facts 3.2): a Social Security
# number in its own form or named as one; a bank account, routing or card number named as one.
_SSN = re.compile(
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"
    r"|\b(?:ssn|social security|seguro social)\b\D{0,20}\d{3}[ -]?\d{2}[ -]?\d{4}\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:account|acct|routing|aba|iban|card|cuenta|tarjeta|ruta)\b"
    r"(?: (?:bancaria|de débito|de crédito|number|no|número|n\.?º))*[^\d\n]{0,12}"
    r"(?:\d[ -]?){8,17}\b"
    r"|(?-i:\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b)",
    re.IGNORECASE,
)


def _refuse_numbers(text: str) -> None:
    if _SSN.search(text):
        raise PydanticCustomError("text_social_security", "text holds a Social Security number")
    if _ACCOUNT.search(text):
        raise PydanticCustomError("text_account_number", "text holds a bank account number")


def _kept(info: ValidationInfo) -> bool:
    """Return whether this text is one that stands in the store already, not one just typed."""
    said = info.context
    return isinstance(said, Said) and (said.stored or info.field_name in said.kept)


def clean(raw: object, info: ValidationInfo) -> object:
    """Return text normalised, without blanks around it.

    Raises:
        PydanticCustomError: ``text_control_character`` where it holds one;
            ``text_social_security`` or ``text_account_number`` where it holds such a number.
    """
    if not isinstance(raw, str):
        return raw
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()
    found = _DECEIVING.search(text)
    if found:
        raise PydanticCustomError(
            "text_control_character",
            "text holds a control character at position {position}",
            {"position": found.start() + 1},
        )
    if not _kept(info):
        _refuse_numbers(with_digits(text))
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("text_one_line", "text must stand on one line")
    return text


ShortText = Annotated[
    str,
    BeforeValidator(clean),
    StringConstraints(min_length=1, max_length=SHORT_LIMIT),
    AfterValidator(_one_line),
]
"""One line of at most 200 characters."""

LongText = Annotated[
    str, BeforeValidator(clean), StringConstraints(min_length=1, max_length=LONG_LIMIT)
]
"""Paragraphs of at most 20,000 characters."""
