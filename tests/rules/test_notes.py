"""What a note of the ledger and a lesson must not hold, in both languages."""

from datetime import date
from typing import Any

import pytest

from depwork.model.case import Case
from depwork.model.ledger import CampaignEvent, LedgerEntry, Lesson
from depwork.model.questions import with_answer
from depwork.model.targets import Target
from depwork.rules.notes import HELPER, PERSON, helpers_in, person_in

KEPT: dict[str, Any] = {"id": "0" * 32, "case_code": "ABCD-2345", "on": date(2026, 11, 22)}


@pytest.fixture
def marta() -> Case:
    """An invented person with three names."""
    case = Case(case_code="ABCD-2345", version=1)
    case = with_answer(case, "identity.legal_name", "Marta Ejemplo Inventada")
    return with_answer(case, "identity.nickname", "Colibrí")


def _found(entry: LedgerEntry, case: Case) -> dict[str, str]:
    lesson = person_in(entry, case) if isinstance(entry, Lesson) else {}
    return {**helpers_in(entry), **lesson}


@pytest.mark.parametrize(
    "note",
    [
        "Two neighbors without papers called as well.",
        "The pastor has DACA and spoke.",
        "Una vecina indocumentada firmó también.",
        "Firmaron tres voluntarios sin papeles.",
    ],
)
def test_the_status_of_a_helper_is_not_written_down(marta: Case, note: str) -> None:
    """R10 holds for a note, for an office's promise and for a lesson as at a question."""
    event = CampaignEvent(**KEPT, activity="call", note=note)
    assert _found(event, marta) == {"note": HELPER}
    assert _found(Lesson(**KEPT, worked=note), marta) == {"worked": HELPER}


@pytest.mark.parametrize(
    "note",
    [
        "The clerk said that the supervisor decides on Monday.",
        "Marta has no papers with her; her cousin brings them.",
        "La oficina pidió el número A.",
        "Her application for a green card is pending.",
    ],
)
def test_other_notes_are_kept(marta: Case, note: str) -> None:
    """What is told of the person stays in the case's own ledger."""
    assert _found(CampaignEvent(**KEPT, activity="call", note=note), marta) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Marta was brave.",
        "Ask for MARTA early.",
        "Colibri helped us.",
        "Her number A 012-345-678 was asked for each time.",
    ],
)
def test_a_lesson_names_neither_the_person_nor_a_number(marta: Case, text: str) -> None:
    """The next campaign reads it (R13)."""
    assert _found(Lesson(**KEPT, lessons=text), marta) == {"lessons": PERSON}


@pytest.mark.parametrize("text", ["The family was tired; call on Tuesdays.", "Un ejemplo ayuda."])
def test_a_lesson_without_a_name_is_kept(marta: Case, text: str) -> None:
    """A word that happens to be a name, in small letters, is a word."""
    assert _found(Lesson(**KEPT, lessons=text), marta) == {}


def test_an_office_of_a_list_is_looked_at_too(marta: Case) -> None:
    """What came in a file is read like what was typed."""
    asked = Target(**KEPT, title="An invented union", promise="Their undocumented members write.")
    assert _found(asked, marta) == {}
    told = asked.replace(promise="Their volunteers are undocumented.")
    assert _found(told, marta) == {"promise": HELPER}
