"""No screen shows a rule's, a row's or a source's inner code: walked as a person walks it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from helper_page import Page

from depwork.model.choices import Locale
from depwork.services.settings import Settings

DAY = date(2026, 11, 22)
INNER = re.compile(
    r"\bR-?\d\d[a-c]?\b|\bU[123]\b|\b(?:seed|decision|safety|usc|cfr|guide)\.\w[\w.-]*"
    r"|\bUNKNOWN\b|\bproduct decision\b"
)
MACHINE = {"v", "key", "level", "row", "value", "ask", "go", "place", "path", "t", "of", "id"}
"""Parts of a screen that the page sends back or styles by, and shows to nobody."""
PLACES = ("tasks", "review", "decisions", "tools", "consents", "keeping", "activity", "demand",
          "signing", "copy", "facts", "shelf")  # fmt: skip


def _texts(part: Any, under: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield under, part
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from _texts(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner, under)


def _walked(page: Page) -> Iterator[dict[str, Any]]:
    """Go to every place that any screen leads to, each once."""
    seen, left = set(PLACES), list(PLACES)
    while left:
        content = page.talk.reply({"do": "go", "id": "1", "to": left.pop()}).content
        if "screen" not in content:
            continue
        yield (screen := content["screen"])
        leads = [text for under, text in _texts(screen) if under in {"go", "next"}]
        left += (new := [place for place in dict.fromkeys(leads) if place not in seen])
        seen |= set(new)


def _found(code: str, tag: str) -> list[tuple[str, str, str]]:
    page = Page(Settings(today=DAY, locale=Locale(tag)))
    page.send("hello")
    page.send("open", case=code)
    screens = list(_walked(page))
    assert len(screens) > 100
    return [
        (str(screen.get("place")), under, text[:120])
        for screen in screens
        for under, text in _texts(screen)
        if under not in MACHINE and INNER.search(text)
    ]


def test_no_screen_shows_an_inner_code() -> None:
    """Nowhere, not even under "why": there stand sentences, sources by title, and days."""
    assert _found("PRAC-HELD", "es") == []


@pytest.mark.full
@pytest.mark.parametrize("tag", ["en", "es"])
@pytest.mark.parametrize("code", ["PRAC-TBND", "PRAC-DAYS", "PRAC-HELD"])
def test_no_screen_of_any_invented_person_shows_one(code: str, tag: str) -> None:
    """The same for every invented person in both languages."""
    assert _found(code, tag) == []
