"""Every type the model asks for has its widget."""

import pytest

from depwork.forms.types import Kind, Widget, kind, kind_of, row_kinds
from depwork.model.choices import Relation
from depwork.model.consent import SignOff
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.people import FamilyMember
from depwork.model.questions import asked_field, questions


def test_every_asked_field_has_a_kind():
    """No question of the model is left without a widget."""
    for field in questions():
        assert isinstance(kind(field), Kind), field.path


def test_every_row_of_a_group_has_a_kind():
    """Each field of a repeatable group's record has a widget too."""
    for field in questions():
        found = kind(field)
        if found.widget is Widget.GROUP:
            assert row_kinds(found.of)


@pytest.mark.parametrize("record", [CampaignEvent, Outcome, Lesson, SignOff])
def test_the_ledgers_records_have_kinds(record):
    """What happened can be asked for by the same table."""
    assert set(row_kinds(record)) == set(record.model_fields)


@pytest.mark.parametrize(
    ("path", "widget"),
    [
        ("identity.preferred_name", Widget.SHORT),
        ("story.short_story_own_words", Widget.LONG),
        ("proceedings.removal_date", Widget.DATE),
        ("identity.interpreter", Widget.YES_NO),
        ("custody.custody_status", Widget.CHOICE),
        ("custody.hold_form_seen", Widget.CHOICES),
        ("identity.country_of_birth", Widget.COUNTRY),
        ("identity.citizenship", Widget.COUNTRIES),
        ("custody.facility_state", Widget.STATE),
        ("identity.a_number", Widget.A_NUMBER),
        ("ties.years_in_us", Widget.NUMBER),
        ("ties.awards", Widget.LINES),
        ("family.members", Widget.GROUP),
        ("consent.consent_store", Widget.CONSENT),
    ],
)
def test_a_type_is_asked_by_its_widget(path, widget):
    """The table gives each type the widget a person expects."""
    assert kind(asked_field(path)).widget is widget


def test_silences_are_offered_where_the_model_has_them():
    """Only an answer that may be a gap offers *I don't know*."""
    assert kind(asked_field("identity.a_number")).silences
    assert not kind(asked_field("ties.awards")).silences


def test_a_rows_required_field_is_known():
    """A relative needs a relation; a first name may be missing."""
    kinds = row_kinds(FamilyMember)
    assert kinds["relation"] == Kind(Widget.CHOICE, Relation, silences=False, required=True)
    assert not kinds["first_name"].required


def test_an_unknown_type_is_refused_by_name():
    """A type without a row fails when the forms are built, not before a person."""
    with pytest.raises(TypeError, match=r"forms/types\.py"):
        kind_of(complex)
