"""A typed text is compared with every fact that its reader may not see."""

import pytest

from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.questions import with_answer
from depwork.rules.disclosure import disclose
from depwork.services.guiding import load_guide
from depwork.services.telling import compared, told

ANSWERS = {
    "identity.legal_name": "José Muñoz-López",
    "identity.a_number": "012345678",
    "identity.dob": "1990-06-24",
    "identity.phone": "504-555-0123",
    "identity.home_address": "12 Invented Street, Apartment 4",
    "identity.country_of_birth": "HN",
    "immigration_history.first_entry_year": 2009,
    "custody.facility": "Invented Pines",
    "family.members": [{"first_name": "Lucía", "relation": "child"}],
    "criminal_history.arrests_any": "exists",
    "health.condition_summary": "He lives with a heart condition and takes two medicines a day.",
}
TOLD = [
    ("identity.legal_name", "jose munoz lopez is at home"),
    ("identity.legal_name", "Help MUÑOZ now"),
    ("identity.legal_name", "Mr. López has two children"),
    ("identity.a_number", "A 012-345-678"),
    ("identity.a_number", "his number is 12345678."),
    ("identity.a_number", "A#012.345.678, 12 letters"),
    ("identity.dob", "born on June 24, 1990"),
    ("identity.dob", "nació el 24 de junio de 1990"),
    ("identity.dob", "DOB 06/24/1990"),
    ("identity.dob", "24.6.1990"),
    ("identity.dob", "born in June 1990"),
    ("identity.phone", "call (504) 555 0123"),
    ("identity.phone", "+1.504.555.0123"),
    ("identity.home_address", "lives at 12 invented street apartment 4"),
    ("identity.country_of_birth", "came from Honduras"),
    ("immigration_history.first_entry_year", "here since 2009"),
    ("custody.facility", "held at Invented  PINES"),
    ("family.members", "his daughter Lucia"),
    ("health.condition_summary", "a man who lives with a heart condition and takes pills"),
]
NOT_TOLD = (
    "Please stop this deportation. A neighbor of ours may lose his home; 12 people wrote.",
    "We have 1234 signatures and 2010 letters from June to August.",
    "An invented story of pines.",
)


@pytest.fixture(scope="module")
def guide():
    """The packaged guide."""
    return load_guide(None)


@pytest.fixture(scope="module")
def case():
    """A case with facts and no consent but to be kept."""
    made = Case(case_code="ABCD-2345", version=1, practice=True)
    for path, raw in ANSWERS.items():
        made = with_answer(made, path, raw)
    return made


def _told(text, case, guide, today, **more):
    view = disclose(case, Audience.PUBLIC, today)
    return told(text, case, view, guide.by_locale.values(), **more)


@pytest.mark.parametrize(("path", "text"), TOLD)
def test_a_withheld_fact_is_found_however_it_is_written(path, text, case, guide, today):
    """Accents, case, punctuation, the order of a date and its language make no difference."""
    assert path in _told(text, case, guide, today)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_words_that_tell_nothing_are_let_through(text, case, guide, today):
    """A text without a withheld value is clean."""
    assert _told(text, case, guide, today) == ()


def test_what_the_letter_says_anyway_gives_nothing_away(case, guide, today):
    """A word of the template is no sign, even where a person is called by it."""
    called = with_answer(case, "identity.legal_name", "May Ejemplo")
    assert _told("You may help", called, guide, today) == ("identity.legal_name",)
    assert _told("You may help", called, guide, today, plain="You may write") == ()


def test_a_yes_or_no_is_read_for_by_eye(case, guide):
    """What cannot be compared is said to be so."""
    words = tuple(guide.by_locale.values())
    assert not compared(case, "criminal_history.arrests_any", words)
    assert compared(case, "identity.dob", words)
