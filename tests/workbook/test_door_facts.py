"""The front door's pages: each dated fact that a page looks up is said on its screen."""

import datetime as dt
import re
from typing import Any

import pytest

from depwork.forms.look import Look, Scope
from depwork.forms.screens.door import screen
from depwork.model.choices import Locale
from depwork.services.settings import Settings
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

DAY = dt.date(2026, 11, 22)


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(_texts(part) for part in value.values())
    if isinstance(value, list | tuple):
        return "".join(map(_texts, value))
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize("locale", list(Locale))
def test_no_look_up_of_a_page_is_dropped(locale: Locale) -> None:
    """Also in a list that is tapped: "may take about hours" says nothing to anybody."""
    desk = WorkbookDesk(Session(Settings(practice=True, today=DAY, locale=locale)))
    look = Look(desk, Scope())
    said = {}
    assert desk.door is not None
    for name, page in desk.door.pages().items():
        found = screen(look, f"door.{name}")
        assert found is not None
        text = _texts(found["blocks"])
        for kind, entry in page.look_ups():
            if kind == "fact":
                cards = desk.door.cards([entry], own=False, confirmed=True)
                words = {desk.fact(entry).value, *(card.name for card in cards)}
                said[entry] = any(word in text for word in words)
        assert not re.search(r"\w  \w|\. \.", text.replace("\n", " ")), name
    assert len(said) > 10
    assert [entry for entry, there in said.items() if not there] == []
