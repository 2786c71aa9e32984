"""What was recorded against what is answered (the table stands here: outcome, answers, changes)."""

from datetime import date, timedelta
from typing import Any

import pytest

from depwork.model.case import Case
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.model.questions import with_answer
from depwork.rules.changes import changes

DAY = date(2026, 11, 22)
CODE = "ABCD-2345"
WAS = DAY - timedelta(days=2)
HEARING, CHECK_IN = "proceedings.next_hearing_date", "custody.next_check_in"
HELD = {"custody.custody_status": "ICE_detained", "proceedings.proceeding_stage": "NTA_pending_IJ"}
JAIL = {"custody.custody_status": "local_custody_hold"}
ORDERED = "proceedings.order_date"
STATUS, STAGE = "custody.custody_status", "proceedings.proceeding_stage"


def _case(answers: dict[str, Any]) -> Case:
    case = Case(case_code=CODE)
    for path, raw in answers.items():
        case = with_answer(case, path, raw)
    return case


def _outcome(kind: str, on: date = WAS) -> Outcome:
    raw = {"id": "0" * 32, "case_code": CODE, "on": on, "kind": kind, "source": "family"}
    return Outcome.model_validate(raw)


def _told(case: Case, *outcomes: Outcome) -> dict[str, Any]:
    return {one.path: one.value for one in changes(case, outcomes, (), DAY)}


@pytest.mark.parametrize(
    ("answers", "kind", "expected"),
    [
        (HELD, "O_REL_OSUP", {STATUS: "free_ICE_supervision"}),
        (HELD, "O_REL_BOND_IJ", {STATUS: "free"}),
        ({STATUS: "free_ICE_supervision"}, "O_REL_BOND_IJ", {}),
        (
            HELD | {"proceedings.removal_date": "2026-11-24"},
            "O_REL_OSUP",
            {STATUS: "free_ICE_supervision", "proceedings.removal_date": None},
        ),
        (JAIL, "O_HOLD_WITHDRAWN", {STATUS: "local_custody_no_hold"}),
        ({STATUS: "free"}, "O_HOLD_WITHDRAWN", {}),
        (JAIL, "O_HOLD_TRANSFER_TO_ICE", {STATUS: "ICE_detained"}),
        ({STATUS: "free"}, "O_REDETAINED", {STATUS: "ICE_detained"}),
        (HELD, "O_REMOVED", {STATUS: "removed"}),
        (HELD, "O_TRANSFERRED", {"custody.facility": None, "custody.moved_on": WAS}),
        (
            HELD | {"custody.last_located_on": "2026-11-21"},
            "O_TRANSFERRED",
            {"custody.moved_on": WAS},
        ),
        (
            HELD | {"custody.last_located_on": "2026-11-21", "custody.moved_on": "2026-11-21"},
            "O_TRANSFERRED",
            {},
        ),
        (
            HELD,
            "O_REMOVAL_ORDERED",
            {STAGE: "ordered_appeal_window_open", "proceedings.order_date": WAS},
        ),
        (
            HELD | {STAGE: "BIA_appeal", "proceedings.order_date": "2026-11-20"},
            "O_REMOVAL_ORDERED",
            {},
        ),
        (
            HELD,
            "O_IN_ABSENTIA",
            {STAGE: "final_order_in_absentia", "proceedings.order_date": WAS},
        ),
        (HELD, "O_CASE_TERMINATED", {STAGE: "none"}),
        (HELD | {STAGE: "final_order"}, "O_REOPENED", {STAGE: "NTA_pending_IJ"}),
        (HELD, "O_STAY_FEDERAL", {"proceedings.judicial_stay": True}),
        (HELD, "O_PENDING", {}),
        (HELD, "O_BOND_DENIED", {}),
        (HELD | {"custody.detained_since": "2026-11-21"}, "O_REL_OSUP", {}),
    ],
)
def test_an_outcome_and_the_answers_it_contradicts(
    answers: dict[str, Any], kind: str, expected: dict[str, Any]
) -> None:
    """Each row: what was answered, what was recorded, what is asked about."""
    assert _told(_case(answers), _outcome(kind)) == expected


def test_the_last_outcome_counts_and_a_later_one_has_not_happened() -> None:
    """Released and taken again: the last word; a day ahead is no outcome yet."""
    out, back = _outcome("O_REL_OSUP"), _outcome("O_REDETAINED", DAY)
    assert _told(_case(HELD), out, back) == {}
    assert _told(_case({STATUS: "free"}), out, back) == {STATUS: "ICE_detained"}
    assert _told(_case(HELD), _outcome("O_REL_OSUP", DAY + timedelta(days=1))) == {}


@pytest.mark.parametrize(
    ("activity", "answers", "expected"),
    [
        (
            "hearing",
            {HEARING: "2026-11-20"},
            {HEARING: None},
        ),
        ("hearing", {HEARING: "2027-11-20"}, {}),
        (
            "check_in_accompaniment",
            {CHECK_IN: "2026-11-20"},
            {CHECK_IN: None},
        ),
        ("bond_paid", HELD, {STATUS: None}),
        ("bond_paid", {STATUS: "free"}, {}),
        ("locate_person", {}, {"custody.last_located_on": WAS}),
        ("vigil_rally", HELD, {}),
    ],
)
def test_an_event_and_the_answers_it_contradicts(
    activity: str, answers: dict[str, Any], expected: dict[str, Any]
) -> None:
    """What has taken place is no longer the next day; only a person knows the new one."""
    raw = {"id": "0" * 32, "case_code": CODE, "on": WAS, "activity": activity}
    event = CampaignEvent.model_validate(raw)
    found = changes(_case(answers), (), (event,), DAY)
    assert {one.path: one.value for one in found} == expected
