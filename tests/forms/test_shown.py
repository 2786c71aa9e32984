"""Answers as a person reads them."""

from datetime import date

import pytest

from depwork.forms.shown import consent_line, row_line, row_title, shown
from depwork.forms.types import kind
from depwork.model.answers import DECLINED, NOT_KNOWN
from depwork.model.ask_code import AskCode
from depwork.model.choices import CustodyStatus, Locale, Relation
from depwork.model.consent import Consent, GivenBy
from depwork.model.people import FamilyMember
from depwork.model.questions import asked_field


@pytest.fixture
def words(fake):
    """The English words."""
    return fake.real_words(Locale.EN)


@pytest.mark.parametrize(
    ("path", "answer", "lines"),
    [
        ("identity.legal_name", None, ["Not asked yet"]),
        ("identity.legal_name", NOT_KNOWN, ["I don't know"]),
        ("identity.legal_name", DECLINED, ["Would rather not say"]),
        ("identity.aliases", (), ["Not asked yet"]),
        ("identity.aliases", ("Mari", "M."), ["Mari", "M."]),
        ("identity.interpreter", False, ["No"]),
        ("identity.dob", date(1990, 2, 3), ["February 3, 1990"]),
        ("identity.a_number", "012345678", ["A ***-**5-678"]),
        ("identity.country_of_birth", "MX", ["Mexico"]),
        ("custody.custody_status", CustodyStatus.ICE_DETAINED, ["Detained by ICE"]),
        ("ties.years_in_us", 12, ["12"]),
    ],
)
def test_an_answer_is_read_in_words(words, path, answer, lines):
    """The three silences differ, choices are words, an A-number is masked."""
    assert shown(answer, kind(asked_field(path)), words) == lines


def test_a_chosen_ask_is_read_as_its_question(words):
    """Every ask that can be chosen reads as its question, and never as a row's id."""
    field = kind(asked_field("campaign.chosen_ask"))
    for code in AskCode:
        (line,) = shown(code, field, words)
        assert line.endswith("?")
        assert code.row not in line


def test_a_row_is_read_with_its_labels(words):
    """Only filled boxes of a row are read, each with its label."""
    line = row_line(FamilyMember(relation=Relation.CHILD, first_name="Lucía"), words)
    assert "Lucía" in line
    assert line.count(";") == 1


def test_a_folded_row_is_known_by_its_first_boxes(words):
    """Three filled boxes without labels, a long one cut, no bare yes or no."""
    member = FamilyMember(relation=Relation.CHILD, first_name="Lucía " * 30, usc_or_lpr=True)
    title = row_title(member, words)
    assert title.startswith("Son or daughter · Lucía")
    assert title.endswith("…")
    assert len(title) < 100
    assert row_title(FamilyMember(relation=Relation.CHILD), words) == "Son or daughter"


def test_a_consent_is_read_as_its_whole_story(words):
    """A consent names its day, who gave it, until when it holds, and its withdrawal."""
    consent = Consent(
        given_on=date(2026, 11, 20),
        given_by=GivenBy.RELATIVE,
        explained_by="Rosa",
        provisional=True,
        revoked_on=date(2026, 11, 22),
    )
    line = consent_line(consent, words)
    for part in ("November 20, 2026", "Rosa", "November 27, 2026", "November 22, 2026"):
        assert part in line
