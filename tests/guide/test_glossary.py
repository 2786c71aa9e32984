"""One word for one thing: what the glossary rules out stands nowhere in the guide."""

import re
from pathlib import Path

import pytest

from depwork.model.choices import Locale

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|\n ").split("|")]
    for line in (ROOT / ".github/GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "---" not in line
][1:]
VALUE = re.compile(r'^"?[\w.@-]+"? = "(.*)"$|^(?!\[|#)([^=]*)$')


def _ruled_out(column: int) -> list[str]:
    return [w.strip() for row in ROWS if len(row) > column for w in row[column].split(",") if w]


def _said(locale: Locale) -> list[tuple[str, str]]:
    """Every line of the guide's words, without keys and without what is filled in."""
    folder = ROOT / "templates" / "guide" / locale.value
    found = []
    for path in sorted([*folder.glob("*.toml"), *folder.glob("pages/*.md")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            told = VALUE.match(line)
            if told:
                text = re.sub(r"\{[^}]*\}", "", told[1] or told[2] or "")
                found.append((f"{path.name}:{number}", text))
    return found


def test_the_glossary_has_both_languages() -> None:
    """Each row has its word in each language and what it means."""
    assert len(ROWS) >= 10
    assert all(row[0] and row[1] and row[2] for row in ROWS)


@pytest.mark.parametrize(("locale", "column"), [(Locale.EN, 3), (Locale.ES, 4)])
def test_no_page_says_what_the_glossary_rules_out(locale: Locale, column: int) -> None:
    """The words that mean the same, or nothing, to a tired person are gone."""
    words = _ruled_out(column)
    assert words
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    said = _said(locale)
    assert len(said) > 1000
    assert [f"{where}: {text}" for where, text in said if pattern.search(text)] == []
