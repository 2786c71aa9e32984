"""What must never be said: found by whole words in any text that goes out, and never shown."""

import pytest

from depwork.model.case import Case
from depwork.model.decision import GateState
from depwork.model.questions import with_answer
from depwork.rules.gates import gates

OUT = "campaign.demand"


def _gate(case, today, register):
    found = gates(case, today, register).value
    return next(gate for gate in found if gate.unblock == "keep_red_lines")


@pytest.mark.parametrize(
    ("line", "text", "crossed"),
    [
        ("Elm Street", "She lived on ELM   street, then.", True),
        ("Muñoz", "la señora munoz llegó", True),
        ("Ana", "Banana bread on Saturdays", False),
        ("clinic", "clinics", False),
        ("¡!", "anything", False),
        ("high school", "high, school", True),
    ],
)
def test_a_line_is_found_by_whole_words(line, text, crossed, today, register) -> None:
    """Accents, capitals and signs make no difference; a part of a word is not the word."""
    case = with_answer(Case(case_code="ABCD-2345"), "story.red_line_words", [line])
    case = with_answer(case, OUT, text)
    gate = _gate(case, today, register)
    assert gate.state is (GateState.BLOCKS if crossed else GateState.PASSES)
    assert gate.settle == ((OUT,) if crossed else ())
    assert line not in gate.reason.model_dump_json()


def test_texts_that_stay_inside_are_not_searched(today, register) -> None:
    """The list of subjects itself and a helper's task may name what no text may."""
    case = with_answer(Case(case_code="ABCD-2345"), "story.red_line_words", ["Elm Street"])
    case = with_answer(case, "story.red_lines", "Elm Street")
    case = with_answer(case, "plan.tasks", [{"what": "never say Elm Street"}])
    assert _gate(case, today, register).state is GateState.PASSES
