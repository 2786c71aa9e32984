"""No pattern takes long, whatever twenty thousand characters it is given."""

import os
import re
from pathlib import Path

import helper_patterns
import pytest

FOUND = helper_patterns.patterns()
LIMIT = 0.2
"""Seconds of a processor for one text."""


def test_the_patterns_are_found() -> None:
    """A pattern that no table names is found by the code that uses it."""
    root = Path(__file__).parents[2] / "depwork"
    texts = (path.read_text("utf-8") for path in root.rglob("*.py"))
    written = sum(len(re.findall(r"\bre\.compile\(", text)) for text in texts)
    assert len(FOUND) > 60
    assert written > 40


@pytest.mark.parametrize("name", sorted(FOUND))
def test_no_text_makes_a_pattern_slow(name: str) -> None:
    """Pieces repeated up to 20,000 characters, each with an ending that makes a match fail late.

    Which piece has which ending goes by the run's seed; each with all of them in full.
    """
    turn = int(os.environ["DEPWORK_TEST_SEED"]) + sorted(FOUND).index(name)
    took, text = helper_patterns.slowest(FOUND[name], LIMIT, turn=turn)
    assert took < LIMIT, (text, turn)


@pytest.mark.full
@pytest.mark.parametrize("name", sorted(FOUND))
def test_no_text_with_any_ending_makes_a_pattern_slow(name: str) -> None:
    """The same, each piece with every ending."""
    took, text = helper_patterns.slowest(FOUND[name], LIMIT)
    assert took < LIMIT, text


def test_a_slow_pattern_would_be_found() -> None:
    """The texts find the patterns that they are for."""
    for slow in (r"\s+$x", r"^\s*x", r"(?:\w+ )+\d", r"\d[\d ]*\d@"):
        found = re.compile(slow, re.MULTILINE)
        assert helper_patterns.slowest(found, 0.02, length=4000)[0] > 0.02, slow
