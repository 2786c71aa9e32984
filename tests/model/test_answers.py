"""Three silences and the records that carry them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from depwork.errors import UnknownFieldError
from depwork.model.answers import DECLINED, NOT_KNOWN, asked, known, value_of
from depwork.model.case import Case
from depwork.model.problem import problems_of
from depwork.model.questions import (
    answer_of,
    asked_field,
    fields_of,
    meant,
    questions,
    steps,
    topics,
    with_answer,
)

CASE = Case(case_code="ABCD-2345")


def test_three_silences_differ() -> None:
    """Not asked, not known and declined are three different things, and stay so in JSON."""
    silences = [None, NOT_KNOWN, DECLINED]
    kept = []
    for silence in silences:
        case = with_answer(CASE, "proceedings.removal_date", silence)
        again = Case.model_validate_json(case.model_dump_json())
        kept.append(answer_of(again, "proceedings.removal_date"))
    assert kept == silences
    assert [asked(item) for item in kept] == [False, True, True]
    assert not any(known(item) for item in kept)
    assert [value_of(item) for item in kept] == [None, None, None]


def test_text_that_reads_like_a_silence_stays_text() -> None:
    """A person may type the word *declined*; it is an answer."""
    case = with_answer(CASE, "custody.facility", "declined")
    assert answer_of(case, "custody.facility") == "declined"


def test_every_field_is_asked_somewhere() -> None:
    """Each asked field has a step of the guide, a sensitivity and a topic."""
    assert {field.mark.step for field in questions()} == set(steps())
    assert all(field.mark.topic for field in questions())


def test_screens_hold_at_most_seven_questions() -> None:
    """No screen asks more than seven questions."""
    sizes = {(s, t): len(fields_of(s, t)) for s in steps() for t in topics(s)}
    assert [screen for screen, size in sizes.items() if size > 7] == []


def test_conditions_name_asked_fields_and_their_values() -> None:
    """A condition's path is an asked field, and each of its values fits that field."""
    for field in questions():
        if field.mark.only:
            asked_field(field.mark.only.path)
            for value in field.mark.only.values:
                assert meant(field, with_answer(CASE, field.mark.only.path, value))
            assert not meant(field, CASE)


def test_unknown_path_is_refused() -> None:
    """A path that is no asked field is an error of its own."""
    with pytest.raises(UnknownFieldError):
        with_answer(CASE, "identity.ssn", "x")
    with pytest.raises(UnknownFieldError):
        answer_of(CASE, "case_code")


@pytest.mark.parametrize(
    ("path", "raw", "key"),
    [
        ("identity.a_number", "ABCDEFG", "a_number_digits"),
        ("identity.a_number", "1234567890", "a_number_digits"),
        ("identity.a_number", "000-000-000", "a_number_placeholder"),
        ("identity.a_number", "A123456789", "a_number_placeholder"),
        ("identity.dob", "2026-02-31", "date_from_datetime_parsing"),
        ("identity.legal_name", "a\ufffdb", "text_lost_letter"),
        ("identity.a_number", "123-45-6789", "a_number_social_security"),
        ("identity.a_number", "123\u201145 6789", "a_number_social_security"),
        ("identity.dob", "86400", "date_from_datetime_parsing"),
        ("ties.years_in_us", "1_0", "int_parsing"),
        ("identity.legal_name", "two\nlines", "text_one_line"),
        ("identity.legal_name", "x" * 201, "too_long"),
        ("story.short_story_own_words", "x" * 100_000, "too_long"),
        ("custody.custody_status", "somewhere", "enum"),
        ("identity.country_of_birth", "ZZ", "country_code"),
        ("ties.years_in_us", "abc", "int_parsing"),
        ("ties.years_in_us", "-1", "greater_than_equal"),
    ],
)
def test_bad_input_becomes_a_key(path: str, raw: str, key: str) -> None:
    """Bad input is refused with a key for a sentence, and the input is not in it."""
    with pytest.raises(ValidationError) as caught:
        with_answer(CASE, path, raw)
    problems = problems_of(caught.value, path)
    assert [(p.path, p.key) for p in problems] == [(path, key)]
    assert raw not in str(problems)
    assert raw not in str(caught.value)


@pytest.mark.parametrize("hostile", ["{{7*7}}", "<script>alert(1)</script>", "#set page", "=cmd()"])
def test_hostile_names_are_kept_as_text(hostile: str) -> None:
    """What looks like code is a name like any other: kept to the letter."""
    assert answer_of(with_answer(CASE, "identity.legal_name", hostile), "identity.legal_name") == (
        hostile
    )


@given(st.text(max_size=300))
def test_a_name_is_kept_or_refused(text: str) -> None:
    """Any text is either refused with a known key or kept, stripped and normalised."""
    refusal = None
    try:
        case = with_answer(CASE, "identity.legal_name", text)
    except ValidationError as error:
        refusal = problems_of(error, "identity.legal_name")[0].key
    if refusal:
        assert refusal in {
            "text_lost_letter",
            "text_one_line",
            "too_long",
            "too_short",
        }
        return
    kept = answer_of(case, "identity.legal_name")
    assert kept == kept.strip() != ""
    assert with_answer(case, "identity.legal_name", kept) == case
