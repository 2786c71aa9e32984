"""Facts to verify: those that the open case rests on stand first, and are answered there."""

import datetime as dt
from typing import Any

import pytest
from helper_page import Page

from depwork.model.choices import Locale
from depwork.services.settings import Settings

LATE = dt.date(2027, 6, 1)
"""A day on which much that was looked up is stale."""


def _first(page: Page) -> list[dict[str, Any]]:
    blocks = page.send("go", to="facts")["screen"]["blocks"]
    until = next(at for at, block in enumerate(blocks) if block["t"] == "directory")
    return [block for block in blocks[:until] if block["t"] == "details"]


@pytest.mark.parametrize("locale", [Locale.EN, Locale.ES])
def test_what_the_case_rests_on_stands_first(locale: Locale) -> None:
    """At most five, stale or never confirmed, and other ones for another case."""
    page = Page(Settings(practice=True, today=LATE, locale=locale))
    seen = []
    for code in ("PRAC-DAYS", "PRAC-HELD", "PRAC-TBND"):
        page.send("open", case=code)
        found = _first(page)
        assert 0 < len(found) <= 5
        forms = [block for one in found for block in one["blocks"] if block["t"] == "form"]
        seen.append(tuple(form["of"] for form in forms))
        states = {page.desk.fact_sheet(form["of"]).line.state for form in forms}
        assert states <= {"stale", "unverified"}
    assert len(set(seen)) > 1


def test_the_answer_is_taken_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Noted on the list itself: it is that fact's answer, and the list stays where it was."""
    page = Page(Settings(practice=True, today=LATE, locale=Locale.EN))
    page.send("open", case="PRAC-TBND")
    form = next(block for block in _first(page)[0]["blocks"] if block["t"] == "form")
    values = {field["name"]: field.get("value") for field in form["fields"]}
    told = page.send("fact_check", of=form["of"], values=values)
    assert "no folder of your own" in str(told["refused"])
    noted = []
    monkeypatch.setattr(page.desk, "check_fact", lambda of, _: noted.append(of) or ())
    done = page.send("fact_check", of=form["of"], values=values)
    assert (done["recorded"], done["screen"]["place"]) == (True, "facts")
    assert noted == [form["of"]]
