"""Asks that were typed before they became a list: taken over, kept, refused where typed anew."""

import json
from pathlib import Path

import pytest

from depwork.errors import UnreadableFileError
from depwork.model.ask_code import AskCode
from depwork.model.case import SCHEMA, Case
from depwork.model.ledger import Outcome
from depwork.model.questions import with_answer
from depwork.model.record import STORED
from depwork.services.transfer import read_case, write_case

OWN_WORDS = "let her stay with her choir"


def _older() -> dict[str, object]:
    raw = json.loads(Case(case_code="ASKS-2222").model_dump_json())
    raw["schema_version"] = 1
    raw["campaign"].pop("asks_as_typed")
    raw["campaign"] |= {"chosen_ask": OWN_WORDS, "fallback_ask": "R-04: bond, and soon"}
    raw["plan"]["as_written"] = [{"text": "letter", "ask": "R-11"}, {"text": "press", "ask": "go"}]
    return raw


def _checked(case: Case) -> None:
    assert case.schema_version == SCHEMA
    assert case.campaign.chosen_ask is None
    assert case.campaign.fallback_ask is AskCode.R04
    assert case.campaign.asks_as_typed == (OWN_WORDS, "R-04: bond, and soon", "go")
    assert [row.ask for row in case.plan.as_written] == [AskCode.R11, None]


def test_a_stored_case_is_taken_over_and_nothing_typed_is_lost() -> None:
    """What names a row is mapped, what was typed is kept, and a second reading adds nothing."""
    case = Case.model_validate_json(json.dumps(_older()), context=STORED)
    _checked(case)
    _checked(Case.model_validate_json(case.model_dump_json(), context=STORED))


def test_an_older_file_is_taken_over_as_well(tmp_path: Path) -> None:
    """A copy that an older depwork wrote can still be imported."""
    file = tmp_path / "older.json"
    file.write_text(json.dumps(_older()), encoding="utf-8")
    _checked(read_case(file))


@pytest.mark.parametrize("place", ["chosen_ask", "fallback_ask", "as_written"])
def test_typed_text_in_a_file_is_refused_by_name_with_what_may_stand_there(
    tmp_path: Path, place: str
) -> None:
    """An import goes round no choice of the page: the place and the legal values are named."""
    raw = json.loads(write_case(Case(case_code="ASKS-2222")))
    if place == "as_written":
        raw["plan"]["as_written"] = [{"text": "letter", "ask": OWN_WORDS}]
    else:
        raw["campaign"][place] = OWN_WORDS
    file = tmp_path / "typed.json"
    file.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        read_case(file)
    said = str(caught.value)
    assert place in said
    assert all(code.value in said for code in AskCode)
    assert OWN_WORDS not in said


def test_typed_text_is_refused_at_the_question() -> None:
    """A crafted save of an ask in own words is refused, as is one of a row that is none."""
    case = Case(case_code="ASKS-2222")
    for raw in (OWN_WORDS, "R-30", "R-04 and more", "r-04", ""):
        with pytest.raises(ValueError, match="chosen_ask"):
            with_answer(case, "campaign.chosen_ask", raw)


def test_an_older_outcome_keeps_what_was_typed() -> None:
    """The ledger's outcomes are taken over like the case."""
    raw = {
        "id": "0" * 32,
        "case_code": "ASKS-2222",
        "on": "2026-11-01",
        "kind": "O_STAY_ICE_GRANTED",
        "source": "family",
    }
    for typed, row in (("R-11", AskCode.R11), ("R-02 hold", AskCode.R02), (OWN_WORDS, None)):
        kept = Outcome.model_validate_json(json.dumps({**raw, "ask_row": typed}), context=STORED)
        assert kept.ask_row is row
        assert kept.ask_as_typed == (None if typed == "R-11" else typed)
        with pytest.raises(ValueError, match="ask_row"):
            Outcome.model_validate({**raw, "ask_row": OWN_WORDS})


def test_a_sign_off_is_for_a_question_of_the_guide(tmp_path: Path) -> None:
    """The page offers facts to clear; typed text is refused at the question and at import."""
    word = {"fact": "her whole story", "audience": "public", "attorney": "Inés", "on": "2026-11-01"}
    path = "attorney.attorney_signoff_items"
    case = Case(case_code="ASKS-2222")
    with pytest.raises(ValueError, match="signoff"):
        with_answer(case, path, [word])
    good = with_answer(case, path, [{**word, "fact": "campaign.chosen_ask"}])
    raw = json.loads(write_case(good))
    file = tmp_path / "signed.json"
    file.write_text(json.dumps(raw), encoding="utf-8")
    assert read_case(file).attorney == good.attorney
    raw["attorney"]["attorney_signoff_items"][0]["fact"] = "her whole story"
    file.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"attorney_signoff_items\.fact") as caught:
        read_case(file)
    assert "her whole story" not in str(caught.value)
