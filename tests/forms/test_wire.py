"""What goes between page and kernel."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from depwork.forms.types import kind
from depwork.forms.wire import from_page, rev, to_page
from depwork.model.answers import NOT_KNOWN
from depwork.model.case import Case
from depwork.model.choices import Relation
from depwork.model.people import FamilyMember
from depwork.model.questions import answer_of, asked_field, questions, with_answer

TEXT = kind(asked_field("identity.legal_name"))
GROUP = kind(asked_field("family.members"))


def test_answers_become_plain_json():
    """Dates, gaps, choices and rows have one JSON form each."""
    assert to_page(date(2026, 2, 3)) == "2026-02-03"
    assert to_page(NOT_KNOWN) == {"gap": "not_known"}
    row = to_page((FamilyMember(relation=Relation.CHILD, first_name="Lucía"),))
    assert row[0]["relation"] == "child"


@given(st.text())
def test_blank_text_is_no_answer_and_other_text_is_itself(text):
    """Only spaces are no answer; anything else passes untouched."""
    assert from_page(TEXT, text) == (text if text.strip() else None)


@given(st.lists(st.dictionaries(st.sampled_from(["relation", "first_name"]), st.text())))
def test_blank_rows_and_boxes_are_left_out(rows):
    """No blank box and no blank row reaches the record."""
    for row in from_page(GROUP, rows):
        assert row
        assert all(value.strip() for value in row.values())


@given(st.text(), st.text())
def test_marks_differ_where_answers_do(one, other):
    """Two texts have the same mark only if they are the same."""
    assert (rev(one) == rev(other)) == (one == other)


def test_every_empty_answer_comes_back_as_it_went():
    """What the page holds of an untouched case changes nothing when it is sent back."""
    case = Case(case_code="ABCD-2345")
    for field in questions():
        value = to_page(answer_of(case, field.path))
        again = with_answer(case, field.path, from_page(kind(field), value))
        assert again == case
