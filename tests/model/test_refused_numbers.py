"""Numbers of the do-not-collect list are refused at the question (R13, facts 3.2)."""

import pytest
from pydantic import TypeAdapter, ValidationError

from depwork.model.campaign import Story
from depwork.model.record import STORED
from depwork.model.text import LongText, ShortText


@pytest.mark.parametrize("kind", [ShortText, LongText])
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("her number is 123-45-6789", "text_social_security"),
        ("SSN 123456789", "text_social_security"),
        ("seguro social: 123 45 6789", "text_social_security"),
        ("account number 12345678901", "text_account_number"),
        ("Cuenta bancaria no. 0123 4567 8901", "text_account_number"),
        ("routing 021000021", "text_account_number"),
        ("card 4111 1111 1111 1111", "text_account_number"),
        ("DE89 3704 0044 0532 0130 00", "text_account_number"),
    ],
)
def test_a_number_nothing_needs_is_refused(kind: object, typed: str, key: str) -> None:
    """A Social Security or account number is refused, and the refusal does not repeat it."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(typed)
    assert caught.value.errors()[0]["type"] == key
    assert "6789" not in str(caught.value.errors(include_input=False))


@pytest.mark.parametrize(
    "typed",
    [
        "973-555-0111",
        "A 999-000-011",
        "EAC2190000001",
        "They pay $1,500 by December 20, 2026.",
        "She keeps accounts for 12 families.",
        "Tarjeta verde desde 2010",
        "case 24-12345",
        "2026-11-22",
    ],
)
def test_what_people_need_to_write_is_kept(typed: str) -> None:
    """Telephone, A-number, receipt, money, days and plain words stand as they were typed."""
    assert TypeAdapter(LongText).validate_python(typed) == typed


def test_a_number_kept_before_shuts_neither_the_case_nor_its_other_answers() -> None:
    """Text of an earlier version with such a number still loads, and others can be changed."""
    kept = Story.model_validate({"short_story_own_words": "SSN 123-45-6789"}, context=STORED)
    changed = kept.replace(compelling_fact="she sings")
    assert changed.short_story_own_words == "SSN 123-45-6789"
    with pytest.raises(ValidationError):
        changed.replace(short_story_own_words="SSN 123-45-6780")
