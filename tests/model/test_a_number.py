"""A-numbers: one stored form, two shown forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.model.a_number import mask_a_number, normalise, show_a_number
from depwork.model.case import Case
from depwork.model.questions import answer_of, with_answer

CASE = Case(case_code="ABCD-2345")


@pytest.mark.parametrize(
    "typed",
    ["A012345678", "a 012-345-678", "12345678", "A# 12 345 678", "012.345.678", " A12345678 "],
)
def test_usual_ways_of_typing_give_nine_digits(typed: str) -> None:
    """However it is typed, it is stored as nine digits."""
    stored = answer_of(with_answer(CASE, "identity.a_number", typed), "identity.a_number")
    assert stored == "012345678"


@given(st.integers(min_value=1, max_value=999_999_999), st.sampled_from(["", "A", "a ", "A-"]))
def test_normalising_twice_changes_nothing(number: int, prefix: str) -> None:
    """Every 7 to 9 digit number pads to nine digits, once."""
    digits = str(number).zfill(7)
    if digits.zfill(9) in {"000000000", "123456789"}:
        return
    once = normalise(prefix + digits)
    assert once == digits.zfill(9)
    assert normalise(once) == once


def test_shown_forms() -> None:
    """The full form and the masked form are those of the guide's facts."""
    assert show_a_number("012345678") == "A 012-345-678"
    assert mask_a_number("012345678") == "A ***-**5-678"
