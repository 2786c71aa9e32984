"""Numbers that look like ones to black out, found in a PDF's text: suggestions, never certain.

Whoever sends the file looks at every page; a scan or a photograph has no text to search.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pypdf import PageObject, PdfReader

from depwork.model.attachment import FULL, Area
from depwork.model.plain import plain

_SSN: Final = re.compile(r"(?<!\d)\d{3}[\W_]{1,3}\d{2}[\W_]{1,3}\d{4}(?!\d)")
_SSN_NAMED: Final = re.compile(r"(?i)(?:ssn|itin|social security|seguro social)\D{0,20}\d{9}(?!\d)")
_ACCOUNT: Final = re.compile(
    r"(?i)(?:account|acct|routing|cuenta|ruta|iban|member id)\D{0,24}\d[\d -]{5,20}\d"
)
_CARD: Final = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,15}(?!\d)")
_LETTER: Final = 0.62
"""Width of a letter in its height: a little too much, so that a number is covered whole."""
_MOST: Final = 60
"""Suggestions of one file; more are noise."""


@dataclass(frozen=True)
class Suggestion:
    """An area that may hold a number to black out.

    Args:
        area: Around the line in which it stands.
        what: ``ssn``, ``account`` or ``card``.
    """

    area: Area
    what: str


def suggestions(data: bytes) -> tuple[Suggestion, ...]:
    """Return what may need to be blacked out in a PDF, page by page."""
    found: list[Suggestion] = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        for line in _lines(page):
            what = what_of(line.text)
            area = _area(number, page, line) if what else None
            if what and area and Suggestion(area, what) not in found:
                found.append(Suggestion(area, what))
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def what_of(text: str) -> str | None:
    """Return what sort of number a line seems to hold.

    >>> what_of("SSN 123-45-6789"), what_of("4111 1111 1111 1111"), what_of("in 2026")
    ('ssn', 'card', None)
    """
    text = plain(text)
    if _SSN.search(text) or _SSN_NAMED.search(text):
        return "ssn"
    if any(_checks(found.group()) for found in _CARD.finditer(text)):
        return "card"
    return "account" if _ACCOUNT.search(text) else None


def _checks(number: str) -> bool:
    """Whether a number passes the sum that card numbers pass."""
    digits = [int(sign) for sign in number if sign.isdigit()][::-1]
    doubled = [2 * n - 9 if n > 4 else 2 * n for n in digits[1::2]]
    return sum(digits[::2] + doubled) % 10 == 0


@dataclass(frozen=True)
class _Line:
    text: str
    left: float
    bottom: float
    height: float


def _lines(page: PageObject) -> Iterator[_Line]:
    found: list[_Line] = []

    def take(text: str, cm: Any, tm: Any, _: Any, size: Any) -> None:
        if not text.strip():
            return
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        bottom = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0) * abs(float(size or 1))
        found.append(_Line(text, float(left), float(bottom), min(max(scale, 4.0), 72.0)))

    page.extract_text(visitor_text=take)
    yield from _joined(found)


def _joined(parts: list[_Line]) -> Iterator[_Line]:
    """Yield parts that stand beside each other as one line."""
    line: _Line | None = None
    for part in parts:
        beside = line is not None and abs(part.bottom - line.bottom) < line.height / 2
        if line is not None and beside and "\n" not in line.text:
            line = _Line(line.text + part.text, min(line.left, part.left), line.bottom, line.height)
        else:
            if line is not None:
                yield line
            line = part
    if line is not None:
        yield line


def _area(number: int, page: PageObject, line: _Line) -> Area | None:
    """Return the line's place in thousandths of the upright page; None where it is not on it."""
    if page.rotation % 360:
        return Area(page=number, left=0, top=0, width=FULL, height=FULL)
    box = page.cropbox
    wide, high = float(box.width), float(box.height)
    left = (line.left - float(box.left)) / wide * FULL - 5
    top = (float(box.top) - line.bottom - line.height * 1.1) / high * FULL
    width = len(line.text.strip()) * line.height * _LETTER / wide * FULL + 15
    height = line.height * 1.5 / high * FULL
    x, y = round(min(max(left, 0), FULL)), round(min(max(top, 0), FULL))
    w, h = round(min(width, FULL - x)), round(min(height, FULL - y))
    return Area(page=number, left=x, top=y, width=w, height=h) if w > 0 and h > 0 else None
