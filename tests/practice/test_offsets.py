"""Offsets and languages of practice files."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from depwork.model.choices import Locale
from depwork.practice.offsets import as_of

DAY = date(2026, 11, 22)


@given(st.integers(-36500, 36500))
def test_days_are_counted_from_today(days: int) -> None:
    """``+Nd`` and ``-Nd`` are that many days away."""
    assert as_of(f"{days:+d}d", DAY, Locale.EN) == DAY + timedelta(days=days)


def test_other_texts_stay_as_they_are() -> None:
    """A text that only resembles an offset is a text."""
    for text in ("3d", "+3 d", "in +3d", "+3days", ""):
        assert as_of(text, DAY, Locale.EN) == text


def test_a_text_is_given_in_the_asked_language() -> None:
    """A table of both languages is one text; a table of one is a table."""
    both = {"en": "yes", "es": "sí"}
    assert as_of([both], DAY, Locale.ES) == ("sí",)
    assert as_of({"en": "yes"}, DAY, Locale.ES) == {"en": "yes"}
