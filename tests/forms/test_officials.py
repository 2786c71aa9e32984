"""The list of offices: how far each is, what is due, and whose number may be called."""

from datetime import date

from depwork.forms.look import Look, Scope
from depwork.forms.screens.officials import officials
from depwork.model.targets import Target

BASE = {"id": "0" * 32, "case_code": "ABCD-2345", "on": "2026-11-20"}


def test_what_is_due_and_whose_number_is_old_is_said(desk, monkeypatch) -> None:
    """An office to ask again is told first; an old number warns; consent alone makes a target."""
    today = desk.today.isoformat()
    asked = Target(**BASE, title="Invented council office", stage="promised", next_on=today)
    old = {"line": "+12025550123", "checked_on": date(2025, 1, 2)}
    pressed = Target(**BASE, title="Invented office", consent_on="2025-11-01", **old)
    monkeypatch.setattr(desk, "targets", lambda: (asked, pressed), raising=False)
    shown = officials(Look(desk, Scope()))
    rows = next(part for part in shown["blocks"] if part["t"] == "pairs")["rows"]
    words = desk.words()
    assert any(part.get("title") == words.ui("officials_due") for part in shown["blocks"])
    assert words.ui("officials_asked_only") in rows[0]["lines"]
    assert words.ui("officials_pressed") in rows[1]["lines"]
    moved = next(part for part in shown["blocks"] if part.get("key") == "target:move")
    (form,) = moved["blocks"]
    assert [field["name"] for field in form["fields"]] == [
        *("entry", "stage", "on", "promise", "next_on"),
    ]
    assert words.ui("officials_unchecked") in rows[1]["lines"]
