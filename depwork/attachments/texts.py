"""Text files: read as words or refused at a place, and set as pages."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from depwork.attachments.limits import MAX_TEXT
from depwork.attachments.refusing import refuse
from depwork.attachments.setting import set_as_pages

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ue000-\uf8ff\ufff9-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Characters that no page shows, or that make it read otherwise than it is kept."""


def words_of(data: bytes) -> str:
    """Return what a text file says, without what cannot be seen.

    Raises:
        FileRefusedError: It is no text in UTF-8 or UTF-16, or too long.
    """
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse("file_not_text", line=line) from None
    if len(text) > MAX_TEXT:
        raise refuse("file_text_long", limit=MAX_TEXT)
    seen = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").expandtabs(4)
    seen = _HIDDEN.sub("", unicodedata.normalize("NFC", seen)).strip("\n")
    if not seen.strip():
        raise refuse("file_empty")
    return seen


def as_pdf(data: bytes) -> bytes:
    """Return a text file as a PDF."""
    return set_as_pages(words_of(data))
