"""Lessons come back beside the step they are about, while their people agree to it."""

from datetime import date

import pytest

from depwork.model.choices import Locale
from depwork.model.consent import GivenBy
from depwork.model.ledger import Lesson, LessonTopic
from depwork.services import studying
from depwork.services.consenting import withdraw
from depwork.services.ledger import record, take_back
from depwork.services.opening import practice_vault
from depwork.services.studying import lessons_beside
from depwork.storage.cases import every_case, read_case

DAY = date(2026, 11, 22)
HERE = "PRAC-HELD"


@pytest.fixture
def vault():
    """The invented people, in memory; three of them have taught something."""
    return practice_vault(None, DAY, Locale.EN)


def _one(vault, step):
    found = lessons_beside(vault, HERE, step, DAY)
    assert len(found) == 1
    return found[0]


def test_a_lesson_stands_beside_its_step_alone(vault):
    """In no other step, and never in the case it came from: that has a list of its own."""
    lesson = _one(vault, 8)
    assert lesson.topic is LessonTopic.SUPPORT
    assert lessons_beside(vault, lesson.case_code, 8, DAY) == ()
    assert lessons_beside(vault, HERE, 4, DAY) == ()
    assert [topic.step for topic in LessonTopic] == list(range(10))


def test_it_goes_with_its_consent(vault):
    """A person who takes the use back is read by nobody any more."""
    code = _one(vault, 8).case_code
    version = read_case(vault, code).version
    withdraw(vault, code, "consent_lessons", GivenBy.PERSON, DAY, version)
    assert lessons_beside(vault, HERE, 8, DAY) == ()


def test_what_was_taken_back_or_is_about_no_step_is_not_told(vault):
    """A lesson that did not happen, one to come, and one of an older version without a topic."""
    lesson = _one(vault, 8)
    take_back(vault, Lesson, lesson.case_code, lesson.id)
    later = {"on": date(2026, 12, 1), "topic": "support", "worked": "Not yet"}
    record(vault, Lesson, lesson.case_code, later)
    record(vault, Lesson, lesson.case_code, {"on": DAY, "worked": "About nothing named"})
    assert lessons_beside(vault, HERE, 8, DAY) == ()


def test_several_campaigns_are_told_the_latest_first(vault):
    """Two campaigns with a lesson on one step."""
    others = [case.case_code for case in every_case(vault).cases if case.case_code != HERE]
    agreed = [code for code in others if studying._agreed(vault, code, DAY)]
    first, second = agreed[:2]
    for code, day in ((first, date(2026, 11, 3)), (second, date(2026, 11, 9))):
        values = {"on": day, "topic": "sending", "worked": "Two people a shift."}
        assert isinstance(record(vault, Lesson, code, values), Lesson)
    found = lessons_beside(vault, HERE, 6, DAY)
    assert [lesson.case_code for lesson in found] == [second, first]


def test_a_role_that_makes_no_reports_is_told_nothing(vault, monkeypatch):
    """The page then shows nothing; a notebook function refuses."""
    monkeypatch.setattr(studying, "permitted", lambda *_: False)
    assert lessons_beside(vault, HERE, 8, DAY) == ()
