"""*None* that somebody types is no fact: nothing is told by it, and no rule takes it for one."""

from datetime import date
from typing import get_args

import pytest
from pydantic import ValidationError

from depwork.model.answers import Gap, asked
from depwork.model.ask import Met
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.decision import Urgency
from depwork.model.plain import says_none
from depwork.model.questions import answer_of, asked_field, with_answer
from depwork.model.register import Register
from depwork.rules.asks.check import Look
from depwork.rules.asks.status import PENDING, RELIEF, SCREENED, relief, victim_filing
from depwork.rules.disclosure import disclose
from depwork.rules.gates import gates
from depwork.rules.gates.r20_confidential import CONFIDENTIAL, NOTHING_KNOWN
from depwork.rules.three import MAY_BE_NONE, is_answered, told

DAY = date(2026, 11, 22)
YES = True
NONES = (
    *("None", "none found", "Nothing so far.", "no", "N/A"),
    *("Ninguna", "ninguno por ahora", "Nada", "No hay"),
)
SOMETHING = (
    *("asylum", "No receipt for the I-130 yet", "A U visa, none filed"),
    "The petition of Nada Ejemplo",
)


def _case(path: str, text: str) -> Case:
    many = "tuple" in str(asked_field(path).annotation)
    return with_answer(Case(case_code="ABCD-2345"), path, [text] if many else text)


@pytest.mark.parametrize("text", NONES)
@pytest.mark.parametrize("path", sorted(MAY_BE_NONE))
def test_none_tells_nothing(path: str, text: str) -> None:
    """Whatever the question: it is unknown to the rules, and no reader sees it as a fact."""
    case = _case(path, text)
    assert told(case, path) in {None, ()}
    assert is_answered(case, path) is Met.UNKNOWN
    assert all(path not in disclose(case, reader, DAY).facts for reader in Audience)


@pytest.mark.parametrize("text", SOMETHING)
def test_what_says_more_is_something(text: str) -> None:
    """A text that says more than that there is none is read as it was typed."""
    assert not says_none(text)
    assert told(_case(RELIEF, text), RELIEF) == text


def test_relief_that_was_looked_for_and_not_found_is_no(register: Register) -> None:
    """Screened and *None found*: no relief; not screened: unknown; a filing named: yes."""
    found = with_answer(_case(RELIEF, "None found"), SCREENED, YES)
    for case, expected in (
        (found, Met.NO),
        (_case(RELIEF, "None found"), Met.UNKNOWN),
        (_case(PENDING, "none"), Met.UNKNOWN),
        (_case(PENDING, "I-589, 2024"), Met.YES),
    ):
        assert relief(Look(case, DAY, register, Urgency.UNKNOWN)) is expected
    assert (
        victim_filing(Look(_case(PENDING, "None"), DAY, register, Urgency.UNKNOWN)) is Met.UNKNOWN
    )


def test_no_filing_is_no_confidential_filing(register: Register) -> None:
    """R20 names a filing that was written down, and none where *none* was."""
    for text, because in (
        ("Ninguna", NOTHING_KNOWN.because),
        ("I-589, 2024", CONFIDENTIAL.because),
    ):
        found = gates(_case(PENDING, text), DAY, register).value
        assert [one.reason.because for one in found if one.rule == "R20"] == [because]


ASKED_SO = sorted(p for p in MAY_BE_NONE if Gap in get_args(asked_field(p).annotation))


@pytest.mark.parametrize("path", ASKED_SO)
def test_there_is_none_is_an_answer_of_its_own(path: str, register: Register) -> None:
    """A tap, or the word where a text could stand: asked and answered, and no fact."""
    tapped = with_answer(Case(case_code="ABCD-2345"), path, {"gap": "none"})
    assert all(_case(path, text) == tapped for text in NONES)
    assert asked(answer_of(tapped, path))
    assert Case.model_validate_json(tapped.model_dump_json()) == tapped
    unasked = Case(case_code="ABCD-2345")
    before, after = (gates(one, DAY, register).value for one in (unasked, tapped))
    assert [(g.rule, g.state) for g in after] == [(g.rule, g.state) for g in before]


def test_where_something_must_be_nobody_answers_that_there_is_none() -> None:
    """A name, a day or a yes and no cannot be answered so."""
    for path in ("identity.legal_name", "identity.dob", "health.medication_in_custody"):
        with pytest.raises(ValidationError):
            with_answer(Case(case_code="ABCD-2345"), path, {"gap": "none"})


def test_screened_and_there_is_none_is_no_relief(register: Register) -> None:
    """The tap decides as the typed word did."""
    found = with_answer(Case(case_code="ABCD-2345"), RELIEF, {"gap": "none"})
    assert relief(Look(found, DAY, register, Urgency.UNKNOWN)) is Met.UNKNOWN
    found = with_answer(found, SCREENED, YES)
    assert relief(Look(found, DAY, register, Urgency.UNKNOWN)) is Met.NO
