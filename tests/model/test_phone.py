"""Telephone numbers: one stored form, shown as people write them."""

import pytest
from pydantic import ValidationError

from depwork.model.answers import NOT_KNOWN
from depwork.model.case import Case
from depwork.model.phone import show_phone, typed_phone
from depwork.model.problem import problems_of
from depwork.model.questions import answer_of, questions, with_answer

PATH = "attorney.attorney_phone"
CASE = Case(case_code="ABCD-2345", version=1)


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("504-555-0123", "+15045550123", "(504) 555-0123"),
        ("(504) 555 0123 x12", "+15045550123;ext=12", "(504) 555-0123 ext. 12"),
        ("+52 55 1234 5678", "+525512345678", "+52 55 1234 5678"),
        ("1-800-CALL-ICE", "+18002255423;typed=1-800-CALL-ICE", "(800) 225-5423"),
        ("+1.504.555.0123", "+15045550123", "(504) 555-0123"),
        ("5045550123", "+15045550123", "(504) 555-0123"),
        ("15045550123", "+15045550123", "(504) 555-0123"),
        ("1 504 555 0123 ext. 7", "+15045550123;ext=7", "(504) 555-0123 ext. 7"),
        ("+593 99 123 4567", "+593991234567", "+593 99 123 4567"),
        (
            "011 52 55 1234 5678",
            "+525512345678;typed=011%2052%2055%201234%205678",
            "+52 55 1234 5678",
        ),
    ],
)
def test_a_number_is_stored_one_way_and_shown_as_written(typed, stored, shown):
    """However it is typed, one form is kept, and other digits or letters than are shown beside it.

    Typing what is shown keeps the same number, and typing it again the same answer.
    """
    case = with_answer(CASE, PATH, typed)
    assert answer_of(case, PATH) == stored
    assert show_phone(stored) == shown
    assert answer_of(with_answer(CASE, PATH, shown), PATH) == stored.partition(";typed=")[0]
    box = typed_phone(stored)
    assert box == (typed if ";typed=" in stored else shown)
    assert answer_of(with_answer(case, PATH, box), PATH) == stored


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ask her aunt", "phone_digits"),
        ("555-0123", "phone_area_code"),
        ("12345", "phone_too_short"),
        ("504-555-0123-4567-89", "phone_too_long"),
        ("+999 123 456 789", "phone_country"),
        ("55 1234 5678", "phone_which_country"),
        ("55-1234-5678", "phone_which_country"),
        ("09 9123 4567", "phone_which_country"),
        ("0991234567", "phone_not_given_out"),
        ("123-456-7890", "phone_not_given_out"),
        ("+52 00 1234 5678", "phone_not_given_out"),
    ],
)
def test_what_is_no_number_is_refused_with_its_own_sentence(typed, key):
    """The problem names what to mend, and never the text."""
    with pytest.raises(ValidationError) as caught:
        with_answer(CASE, PATH, typed)
    assert [problem.key for problem in problems_of(caught.value, PATH)] == [key]
    assert typed not in str(caught.value)


def test_text_kept_by_an_older_version_still_loads():
    """A case with words where a number belongs is read, saved and changed elsewhere."""
    body = '{"case_code":"ABCD-2345","version":1,"attorney":{"attorney_phone":"ask her aunt"}}'
    case = Case.model_validate_json(body)
    assert answer_of(case, PATH) == "ask her aunt"
    other = with_answer(case, "attorney.attorney_name", "Ana Ejemplo")
    assert answer_of(other, PATH) == "ask her aunt"
    assert Case.model_validate_json(other.model_dump_json()) == other
    assert show_phone("ask her aunt") == "ask her aunt"


def test_silence_is_an_answer_to_a_phone_question_too():
    """*I don't know* and an emptied box are kept as such."""
    assert answer_of(with_answer(CASE, PATH, NOT_KNOWN), PATH) == NOT_KNOWN
    assert answer_of(with_answer(CASE, PATH, None), PATH) is None


def test_every_question_for_a_number_is_of_this_type():
    """No question whose name says phone keeps free text."""
    names = {f.path for f in questions() if "phone" in f.path.rsplit(".", 1)[1]}
    for path in names | {"campaign.office_line"}:
        with pytest.raises(ValidationError, match="telephone"):
            with_answer(CASE, path, "none yet")


@pytest.mark.parametrize(
    ("typed", "countries", "stored"),
    [
        ("5512345678", {}, "+15512345678"),
        ("5512345678", {"born": "US"}, "+15512345678"),
        ("5512345678", {"born": "MX"}, None),
        ("5512345678 ext 4", {"born": "MX"}, None),
        ("5512345678", {"born": "US", "citizen": ("MX",)}, None),
        ("551-234-5678", {"born": "MX"}, "+15512345678"),
        ("+525512345678", {"born": "MX"}, "+525512345678"),
        ("15512345678", {"born": "MX"}, "+15512345678"),
        ("3012345678", {"born": "CO"}, None),
        ("5045550123", {"born": "MX"}, "+15045550123"),
        ("8095550123", {"born": "DO"}, "+18095550123"),
        ("5512345678", {"born": "GT"}, "+15512345678"),
    ],
)
def test_ten_bare_digits_of_two_countries_are_asked_about(typed, countries, stored):
    """Ours and a country's of the case: nothing is taken for ours until somebody says so."""
    case = CASE
    if born := countries.get("born"):
        case = with_answer(case, "identity.country_of_birth", born)
    if citizen := countries.get("citizen"):
        case = with_answer(case, "identity.citizenship", citizen)
    if stored:
        assert answer_of(with_answer(case, PATH, typed), PATH) == stored
        return
    with pytest.raises(ValidationError) as caught:
        with_answer(case, PATH, typed)
    assert [one.key for one in problems_of(caught.value, PATH)] == ["phone_two_countries"]
