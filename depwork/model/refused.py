"""Numbers that nothing here needs: what proves one is refused, what may be one is pointed at.

Facts 3.2 and R13: a Social Security number, a number of a bank account, of a bank's routing or of
a card is never kept. Days, dockets, telephone numbers, receipts and A-numbers are known, and are
none of these.
"""

from __future__ import annotations

import re
from typing import Final

from depwork.model.plain import with_digits

_I: Final = re.IGNORECASE
_KNOWN: Final = re.compile(
    r"(?<!\w)A[\s#:.-]{0,3}\d(?:[\s.-]?\d){6,8}(?!\d)"  # A-numbers
    r"|\b[A-Z]{3}[\s-]?\d{10}\b"  # receipts
    r"|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d)"
    r"|(?<!\w)(?:\d:)?\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Z]+)*\b"  # dockets
    r"|(?<![\w-])\d{2}-\d{3,6}(?![\w-])"
    r"|[$€]\s?\d[\d,. ]*\d"  # sums
    r"|(?<!\d)(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)",  # telephone numbers
    _I,
)
_PART: Final = r"\s?[-./]\s?| "
_SSN: Final = re.compile(rf"(?<![\w-])(\d{{3}})({_PART})(\d{{2}})({_PART})(\d{{4}})(?!\w)(?!-\d)")
_CALLED: Final = (
    r"(?:\bss[#n]\b|\bs\.s\.n\b\.?|\bitin\b|\bsocial[ -]security|\bsoc\.? sec\b\.?|\bseguro social"
    r"|\bsocial(?! (?:worker|work|service|media)))"
)
_NINE: Final = r"(?<![\dA])(?<!A[ #.-])\d(?:[ .-]?\d){8}(?![ .-]?\d)"
_NEAR: Final = (
    r"(?:[\s:#.,;()='\"-]|\b(?:number|numbers|no|num|nr|is|was|of|the|her|his|my|their|card|ends"
    r"|n[uú]mero|núm|es|era|de|del|el|la|su|mi|tarjeta)\b){0,10}"
)
_NAMED_SSN: Final = re.compile(
    rf"{_CALLED}{_NEAR}{_NINE}|{_NINE}{_NEAR}{_CALLED}"
    rf"|{_CALLED}\D{{0,20}}(?<![\dA])(?<!A[ #.-])\d{{3}}[ -]?\d{{2}}[ -]?\d{{4}}(?!\d)",
    _I,
)


def social_security(text: str) -> bool:
    """Return whether a text holds a Social Security number: by its form, or named as one.

    >>> social_security("123-45-6789"), social_security("Her card A012345678 was lost")
    (True, False)
    """
    seen = with_digits(text)
    for found in _SSN.finditer(seen):
        area, first, group, second, serial = found.groups()
        hyphens = "-" in first and "-" in second
        if hyphens or (first == second and _issued(area, group, serial)):
            return not re.search(r"(?<!\w)A[\s#:.-]{0,2}$", seen[: found.start()], _I)
    return bool(_NAMED_SSN.search(seen))


def _issued(area: str, group: str, serial: str) -> bool:
    """Whether the Social Security Administration could have given these parts."""
    return area not in {"000", "666"} and group != "00" and serial != "0000"


_LONG: Final = re.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_ROUTING: Final = re.compile(r"\b(?:routing|aba|ruta)\b[^\d\n]{0,16}(\d{9})(?!\d)", _I)
_DIGITS: Final = r"\d(?:[ -]?\d){5,16}(?![ -]?\d)"
_NUMBER: Final = r"(?:numbers?|no\b\.?|num\b\.?|#|número|numero|núm\b\.?|n\.?º)"
_FORM: Final = re.compile(
    rf"\b(?:account|acct)\b\.? ?(?:{_NUMBER}|:|#)[\s:#.]*(?:is )?{_DIGITS}"
    rf"|\b{_NUMBER} de (?:la )?cuenta[^\d\n]{{0,12}}{_DIGITS}"
    rf"|\b(?:bank|checking|savings) account[^\d\n]{{0,8}}{_DIGITS}"
    rf"|\bcuenta(?: (?:bancaria|corriente|de ahorros?|de banco|de cheques))?"
    rf" ?(?:{_NUMBER}|:)[\s:#.]*{_DIGITS}"
    rf"|\bcuenta (?:bancaria|corriente|de ahorros?)[^\d\n]{{0,8}}{_DIGITS}",
    _I,
)
_GUESS: Final = re.compile(
    r"\b(?:account|acct|routing|aba|iban|debit|credit|card|cuenta|tarjeta|ruta)\b"
    r"[^\d\n]{0,24}(?:\d[ -]?){8,17}(?!\d)|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b",
    _I,
)


def account(text: str) -> bool:
    """Return whether a text holds an account's or card's number: its sum or its form proves it.

    >>> account("4111 1111 1111 1111"), account("Her green card A012345678 was lost")
    (True, False)
    """
    seen = _unknown(text)
    return (
        bool(_FORM.search(seen))
        or any(_card(found[0]) for found in _LONG.finditer(seen))
        or any(_iban(found[0]) for found in _IBAN.finditer(seen))
        or any(_bank(found[1]) for found in _ROUTING.finditer(seen))
    )


def perhaps_account(text: str) -> bool:
    """Return whether a text may hold such a number; nothing proves it, so a person looks."""
    return not account(text) and bool(_GUESS.search(_unknown(text)))


def _unknown(text: str) -> str:
    """Return a text without the numbers that are known to be none of these."""
    return _KNOWN.sub(" … ", with_digits(text))


def _card(written: str) -> bool:
    """Whether a number passes the sum that card numbers pass, and begins as they do."""
    digits = [int(sign) for sign in written if sign.isdigit()][::-1]
    doubled = [2 * n - 9 if n > 4 else 2 * n for n in digits[1::2]]
    return digits[-1] in {2, 3, 4, 5, 6} and sum(digits[::2] + doubled) % 10 == 0


def _iban(written: str) -> bool:
    """Whether a number passes the sum of ISO 13616."""
    bare = written.replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])) % 97 == 1


def _bank(written: str) -> bool:
    """Whether a number passes the sum of the American Bankers Association."""
    weights = (3, 7, 1) * 3
    return sum(w * int(d) for w, d in zip(weights, written, strict=True)) % 10 == 0
