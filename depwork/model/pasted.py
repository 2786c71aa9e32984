"""What comes unseen with pasted text: taken out or turned into what it stands for."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_QUICK: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_JOINS: Final = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})
"""Letters of scripts that need a joiner or a place to break, and signs that are joined."""

# Lines and pages that end otherwise than in a line feed; U+000B and U+000C come from word
# processors, U+0085, U+2028 and U+2029 from messengers.
_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0]")
# Bullets of Symbol and Wingdings stand in the private area; other fonts show a box there.
_BULLET: Final = re.compile("^([ \t]*)[\ue000-\uf8ff]+[ \t]*", re.MULTILINE)
_GONE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180e"
    "\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_DIRECTION: Final = re.compile("[\u200e\u200f\u061c]")
_JOINER: Final = re.compile("(.?)([\u200b-\u200d\ufe00-\ufe0f\u180b-\u180d\u180f]+)", re.DOTALL)


def visible(text: str) -> str:
    r"""Return a text without what nobody sees, and without losing what it means.

    Ends of lines and pages become line ends, odd blanks become blanks, a bullet of another font
    becomes a bullet. Marks of direction stay in text that is written from right to left, joiners
    behind letters and signs that are joined; overrides, which make a page read otherwise than it
    is kept, stay nowhere.

    >>> visible("Gracias @\u2068Ana\u2069\x0c\uf0b7 s\u00adí")
    'Gracias @Ana\n• sí'
    """
    if text.isascii() and not _QUICK.search(text):
        return text
    seen = _BLANKS.sub(" ", _ENDS.sub("\n", text))
    seen = _GONE.sub("", _BULLET.sub(r"\1• ", seen))
    if not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in seen if c != "\u200f"):
        seen = _DIRECTION.sub("", seen)
    return _JOINER.sub(_joined, seen)


def _joined(found: re.Match[str]) -> str:
    before, marks = found[1], found[2]
    if before and (unicodedata.category(before) in _JOINS or before in "0123456789#*"):
        keycap = before in "0123456789#*"
        return before + "".join(m for m in marks if not keycap or m == "\ufe0f")
    return before
