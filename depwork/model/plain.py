"""A text as it is scanned: nothing unseen in it, one form of each dash, blank, digit and letter.

Every rule that looks for a number, a name or a word in what was typed looks into :func:`plain`
or :func:`folded` of it, never into the text itself: a zero-width mark, a soft hyphen, another
dash or a Cyrillic letter that looks like a Latin one then hides nothing. What is stored and shown
stays as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# What no reader sees: controls, format characters, fillers, variation selectors, tags
# (Default_Ignorable_Code_Point of the Unicode Character Database, and the controls that are
# no blanks).
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""Marks that are still loose once letters are composed: strokes and rings laid over a letter."""
_OTHER_DIGIT: Final = re.compile(r"(?![0-9])\d")

_SIGNS: Final = {
    "-": "\u058a\u05be\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2500"
    "\u2e3a\u2e3b\u301c\u3030\u30fc\ufe58\ufe63\uff0d\u02d7\u2796",
    "/": "\u2044\u2215\u2571\u29f8\uff0f\u27cb",
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u02bb\u00b4\u0060\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
}
_LETTERS: Final = {
    "A": "\u0410\u0391\u13aa\u1d00", "B": "\u0412\u0392\u13f4", "C": "\u0421\u03f9\u13df",
    "D": "\u13a0", "E": "\u0415\u0395\u13ac", "H": "\u041d\u0397\u13bb",
    "I": "\u0406\u0399\u04c0", "J": "\u0408\u13ab", "K": "\u041a\u039a\u13e6", "L": "\u13de",
    "M": "\u041c\u039c\u13b7", "N": "\u039d", "O": "\u041e\u039f\u0555",
    "P": "\u0420\u03a1\u13e2", "S": "\u0405\u13da\u054f", "T": "\u0422\u03a4\u13a2",
    "V": "\u13d9", "W": "\u051c\u13b3", "X": "\u0425\u03a7", "Y": "\u0423\u03a5\u04ae",
    "Z": "\u0396\u13c3", "a": "\u0430\u03b1\u0251", "b": "\u042c\u0184", "c": "\u0441\u03f2\u1d04",
    "d": "\u0501", "e": "\u0435\u212e", "g": "\u0261\u0581", "h": "\u04bb\u0570",
    "i": "\u0456\u03b9\u0131\u0269", "j": "\u0458\u03f3", "k": "\u043a\u03ba",
    "l": "\u04cf\u01c0\u0196", "m": "\u043c", "n": "\u0578\u03b7", "o": "\u043e\u03bf\u0585\u1d0f",
    "p": "\u0440\u03c1", "q": "\u051b", "r": "\u0433", "s": "\u0455", "t": "\u0442\u03c4",
    "u": "\u057d\u03c5\u1d1c", "v": "\u03bd\u0475\u1d20", "w": "\u0461\u051d\u1d21",
    "x": "\u0445\u03c7", "y": "\u0443\u04af\u03b3", "z": "\u1d22",
}  # fmt: skip
_SAME: Final = {
    ord(other): one
    for table in (_SIGNS, _LETTERS)
    for one, others in table.items()
    for other in others
}


def plain(text: str) -> str:
    r"""Return a text as a reader sees it, in one form: unseen marks gone, signs made the same.

    Letters keep their case and their accents; every run of blanks, line ends among them, is one
    blank; digits of every script are 0 to 9; letters of other scripts that look like Latin ones
    are taken for these. For comparing only: a text in Greek or Cyrillic is garbled by it.

    >>> plain("\u0410\u200b012\u2011345\u2011678 is  her\u00a0number")
    'A012-345-678 is her number'
    """
    if not text.isascii():
        seen = _PRIVATE.sub(" ", _UNSEEN.sub("", text)).translate(_SAME)
        seen = unicodedata.normalize("NFKC", seen).translate(_SAME)
        seen = _MARKS.sub("", unicodedata.normalize("NFC", seen))
        text = _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), seen)
    return " ".join(_UNSEEN.sub("", text).split())


def folded(text: str) -> str:
    r"""Return :func:`plain` of a text without accents and in small letters.

    >>> folded("N\u00da\u00d1EZ \u2014 s\u00ed")
    'nunez - si'
    """
    small = plain(text).casefold()
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFD", small)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def as_words(text: str) -> str:
    r"""Return the words of :func:`folded` alone, a blank around each.

    >>> as_words("La Se\u00f1ora  L\u00f3pez, \u00a1no!")
    ' la senora lopez no '
    """
    return " ".join(("", *re.findall(r"[^\W_]+", folded(text)), ""))


_NONE: Final = frozenset(
    {"no", "n a", "na", "not any", "no one", "nobody", "no hay", "no tiene", "nadie", "sin nada"}
)
_NONE_BEGINS: Final = frozenset({"none", "nothing", "nada", "ninguno", "ninguna", "ningun"})
_NONE_LONG: Final = 4
"""Words of a text that begins with *none* and says no more: "None found so far"."""


def says_none(text: str) -> bool:
    """Return whether a text says, in English or Spanish, that there is nothing to tell.

    >>> says_none("None found yet."), says_none("Ninguna, por ahora"), says_none("No receipt yet")
    (True, True, False)
    """
    words = as_words(text).split()
    begun = bool(words) and words[0] in _NONE_BEGINS and len(words) <= _NONE_LONG
    return begun or " ".join(words) in _NONE


_BETWEEN: Final = re.compile(r"(?<=\d)[\W_]{1,3}(?=\d)")
_NUMBER: Final = re.compile(r"\b[Aa]?(?:[0-9OoIl][\W_]{0,3}){6,}(?<=[0-9OoIl])\b")
_MISTYPED: Final = re.compile(r"[OoIl]+(?=\d)|(?<=\d)[OoIl]+")
_AS_DIGITS: Final = str.maketrans("OoIl", "0011")


def with_digits(text: str) -> str:
    """Return :func:`plain` of a text, the letters O, I and l inside a number taken for digits.

    >>> with_digits("A O12-345-6l8, I am 30 or 3O")
    'A 012-345-618, I am 30 or 3O'
    """

    def told(found: re.Match[str]) -> str:
        if sum(map(str.isdigit, found[0])) < 5:
            return found[0]
        return _MISTYPED.sub(lambda part: part[0].translate(_AS_DIGITS), found[0])

    return _NUMBER.sub(told, plain(text))


def runs_of_digits(text: str) -> tuple[str, ...]:
    """Return the numbers in a text; digits that only blanks and signs part stay together.

    >>> runs_of_digits("A 012-345-678 since 2009")
    ('012345678', '2009')
    """
    return tuple(re.findall(r"\d+", _BETWEEN.sub("", with_digits(text))))
