"""Screens in their order."""

from pathlib import Path

import pytest

from depwork.forms.route import AMONG, ORDER, page_of, place_of, screens, split
from depwork.guide import load
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus, Locale
from depwork.model.questions import fields_of, meant, questions, steps, topics, with_answer

CASE = Case(case_code="ABCD-2345")
GUIDE = Path(__file__).parents[2] / "templates" / "guide"


def test_every_meaningful_question_has_its_screen():
    """No question is lost between the screens of its step."""
    for step in steps():
        places = screens(step, CASE, previews=False)
        for field in fields_of(step):
            if meant(field, CASE):
                assert place_of(field.path) in places


def test_a_topic_without_a_meaningful_question_is_left_out():
    """Somebody free is not asked about a hold; somebody in jail is."""
    free = with_answer(CASE, "custody.custody_status", CustodyStatus.FREE)
    jail = with_answer(CASE, "custody.custody_status", CustodyStatus.LOCAL_CUSTODY_HOLD)
    assert "3.hold" not in screens(3, free, previews=False)
    assert "3.hold" in screens(3, jail, previews=False)


def test_pages_stand_at_their_place_or_at_the_end():
    """A page that no table places comes after the questions, before the step's end."""
    places = screens(3, CASE, previews=True, pages=("3_ours",))
    assert places[-3:] == ("3.page_ours", "3.preview", "3.end")
    assert split("3.page_ours") == (3, "page_ours")
    assert page_of(3, "page_ours") == "3_ours"


def test_the_order_names_what_there_is():
    """Every topic and every page that the order names exists."""
    pages = load([GUIDE]).pages[Locale.EN]
    for step, names in ORDER.items():
        assert len(set(names)) == len(names)
        for name in names:
            page = page_of(step, name)
            known = page in pages if page else name in {*topics(step), *AMONG.get(step, ())}
            assert known, (step, name)


def test_no_screen_has_more_than_seven_questions():
    """A tired person meets at most seven questions at once."""
    for step in steps():
        for topic in topics(step):
            assert len(fields_of(step, topic)) <= 7, (step, topic)


@pytest.mark.parametrize("place", ["tasks", "x.y", "12.person", "3.", "", "3"])
def test_what_is_no_place_of_a_step_is_told_apart(place):
    """Only ``step.screen`` is a place of a step."""
    assert split(place) is None


def test_documents_and_packet_have_their_screens():
    """Previews stand at the end of their step, the packet in step six."""
    assert "5.preview" in screens(5, CASE, previews=True)
    assert "5.preview" not in screens(5, CASE, previews=False)
    assert "6.packet" in screens(6, CASE, previews=True)
    assert screens(4, CASE, previews=False)[0] == "4.asks"


def test_every_question_has_one_place():
    """A question's place names its own step."""
    for field in questions():
        assert split(place_of(field.path))[0] == field.mark.step
