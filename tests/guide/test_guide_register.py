import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.guide import freshness, load
from depwork.guide.register import DAYS_BY_KIND
from depwork.model.choices import Locale


@pytest.mark.parametrize(("kind", "days"), list(DAYS_BY_KIND.items()))
def test_verify_by_follows_the_kind(
    folder: Path, spoil: Callable[[str, str, str], Path], kind: str, days: int | None
) -> None:
    """An entry is current on the last day of its class and stale the day after."""
    spoil("register.toml", '"litigation"', f'"{kind}"')
    register = load([folder]).register
    as_of = date(2026, 10, 23)
    if days is None:
        assert not register.fact("fee.one", date(2099, 1, 1)).stale
    else:
        last = as_of + timedelta(days=days)
        assert not register.fact("fee.one", last).stale
        assert register.fact("fee.one", last + timedelta(days=1)).stale


def test_an_explicit_day_wins(folder: Path, spoil: Callable[[str, str, str], Path]) -> None:
    """A verify_by that somebody wrote stands before the one counted from the kind."""
    spoil("register.toml", "value = 155", "value = 155\nverify_by = 2026-12-24")
    register = load([folder]).register
    assert not register.fact("fee.one", date(2026, 12, 24)).stale
    assert register.fact("fee.one", date(2026, 12, 25)).stale


def test_freshness_lists_what_wants_an_eye(
    folder: Path, spoil: Callable[[str, str, str], Path]
) -> None:
    """Stale and unverified entries are listed; a stale entry is no longer due."""
    spoil("register.toml", '"current"', '"unverified"')
    register = load([folder]).register
    on_its_day = freshness(register, date(2026, 11, 22))
    day_after = freshness(register, date(2026, 11, 23))
    assert [e.id for e in on_its_day.stale] == []
    assert [e.id for e in on_its_day.due] == ["fee.one"]
    assert [e.id for e in day_after.stale] == ["fee.one"]
    assert [e.id for e in day_after.due] == []
    assert [e.id for e in day_after.unverified] == ["fee.one"]


def test_values_keep_their_shape(folder: Path) -> None:
    """A list becomes a tuple, a table a mapping, a number a number."""
    path = folder / "register.toml"
    more = path.read_text(encoding="utf-8").replace("fee.one", "list.one").replace(
        "155", '["a", "b"]\nes.value = ["x", "y"]'
    ) + path.read_text(encoding="utf-8").replace("fee.one", "table.one").replace(
        "155", '{ TX = "mandatory" }'
    )
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    register = load([folder]).register
    day = date(2026, 11, 1)
    assert register.fact("fee.one", day).entry.value == 155
    assert register.fact("list.one", day).entry.value == ("a", "b")
    assert register.fact("table.one", day).entry.value == {"TX": "mandatory"}


WORDS = {"AND", "OR", "NOT", "MUST", "BIRTH", "DETENTION", "NEVER", "ALWAYS", "ONLY"}
WORDS |= {"NACIMIENTO", "DETENIDA", "DETENIDO", "NUNCA", "SIEMPRE", "SOLO"}
"""Words that somebody wrote in capitals; what is left in capitals are names of offices."""


@pytest.mark.parametrize("locale", Locale)
def test_no_register_text_shouts_or_begins_in_the_middle(locale: Locale) -> None:
    """A list is joined with 'and': a part that begins with 'or' reads 'and or exact first'."""
    guide = load([Path(__file__).parents[2] / "templates" / "guide"])
    words = guide.words(locale)
    read = 0
    for entry_id in guide.register.ids():
        told = words.fact(entry_id)
        for text in (told.name, *told.value):
            read += 1
            assert not set(re.findall(r"\b[A-ZÁÉÍÓÚÑ]{2,}\b", text)) & WORDS, (entry_id, text)
            assert not re.match(r"(?:or|and|o|y|u|e)\s", text), (entry_id, text)
            assert "|" not in text, (entry_id, text)
            assert "and/or" not in text, (entry_id, text)
            assert "y/o" not in text, (entry_id, text)
            assert not re.search(r"\bR-?\d{2}\b|\bU\d\b", text), (entry_id, text)
    assert read > 100
