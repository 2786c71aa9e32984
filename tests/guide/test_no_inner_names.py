"""No word that a person reads by default names a row, a rule, a source or an urgency class."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

GUIDE = Path(__file__).parents[2] / "templates" / "guide"
INNER = re.compile(
    r"(?<!EOI)(?<!EOIR-)\bR-?\d\d[a-z]?\b|\bseed\.\d|\bsafety\.R|\bdecision\.\d|\bD-\d+\b|\bU[123]\b"
    r"|\bO_[A-Z]+|\b(campaign|proceedings|custody|consent|attorney)\.[a-z]+_[a-z_]+"
)

_CITED = re.compile(r"\{[a-z]+:[^}]*\}")
"""Where a page cites: the reader sees the source's title."""


def _texts(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{at}.{key}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_word_names_what_only_the_code_knows(language: str) -> None:
    """Labels, hints, reasons, gates, asks, documents and refusals are words all through."""
    found = [
        f"{path.name}{at}: {text}"
        for path in sorted((GUIDE / language).glob("*.toml"))
        for at, text in _texts(tomllib.loads(path.read_text(encoding="utf-8")))
        if INNER.search(text)
    ]
    pages = [
        f"{path.name}: {line}"
        for path in sorted((GUIDE / language).rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if INNER.search(_CITED.sub("", line))
    ]
    assert [*found, *pages] == []
