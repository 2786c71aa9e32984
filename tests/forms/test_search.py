"""Search finds words of the guide, never what was answered."""

import pytest

from depwork.forms.look import Look, Scope
from depwork.forms.screens.search import MOST, finds
from depwork.model.questions import with_answer


@pytest.fixture
def asked(desk):
    """A look at a case with a name that no word of the guide is."""
    desk.add(with_answer(desk.case(), "identity.legal_name", "Zqcanary Ejemplo"))
    return Look(desk, Scope())


@pytest.mark.parametrize(
    ("typed", "label"),
    [("Hearing", "next_hearing"), ("petition", "papers.petition"), ("JAIL", "custody.")],
)
def test_questions_and_papers_are_found_by_their_words(asked, typed, label):
    """Case and order do not matter, and each word may be begun."""
    found = finds(asked, typed)
    assert any(label in (one["focus"] or one["go"]) for one in found)
    assert len(found) <= MOST


@pytest.mark.parametrize("typed", ["Zqcanary", "", "  ", "!!", "xyzzy hearing"])
def test_nothing_answered_and_nothing_empty_finds(asked, typed):
    """A value of the case is no word of the guide."""
    assert finds(asked, typed) == []


def test_names_come_before_what_only_tells_of_it(asked):
    """A question named by the word stands above one whose hint has it."""
    labels = [one["label"].lower() for one in finds(asked, "attorney")]
    named = ["attorney" in label for label in labels]
    assert named == sorted(named, reverse=True)
    assert any(named)
