"""Text that people type: bounded, normalised, and free of characters that deceive."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

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


def clean(raw: object) -> object:
    """Return text normalised, without blanks around it.

    Raises:
        PydanticCustomError: ``text_control_character`` where it holds one.
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
