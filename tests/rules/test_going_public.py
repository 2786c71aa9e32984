"""The test of going public (table: going_public.toml): a decision with reasons, never a score."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.model.answers import NOT_KNOWN
from depwork.model.going_public import PublicTest
from depwork.model.questions import with_answer
from depwork.rules.going_public import POINT_CODES, going_public

PATHS = (
    "campaign.go_public",
    "campaign.family_feels_safe",
    "campaign.quiet_way_enough",
    "campaign.enough_time",
    "campaign.can_mobilize",
    "risks.media_risk_home_country",
    "campaign.demand",
    "attorney.attorney_consulted_for_public",
)


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer wrote it."""
    decided = going_public(situation.case, situation.day)
    assert decided.value.verdict.value == situation.expect
    assert {reason.because for reason in decided.reasons} == set(situation.because)
    met = {point.code: point.met.value for point in decided.value.points}
    assert set(met) == POINT_CODES
    assert situation.rest.get("met", {}).items() <= met.items()


def test_every_verdict_is_tabled(tables) -> None:
    """Each verdict is reached by some named situation."""
    assert {row.expect for row in tables.read("going_public")} == set(PublicTest)


@given(st.sets(st.sampled_from(PATHS), min_size=1))
def test_not_knowing_opens_nothing(tables, paths) -> None:
    """From a case in which all is clear, any answer turned to *don't know* leaves it open."""
    clear = next(row for row in tables.read("going_public") if row.expect == "clear")
    case = clear.case
    for path in paths:
        case = with_answer(case, path, NOT_KNOWN)
    found = going_public(case, clear.day)
    assert found.value.verdict is PublicTest.UNKNOWN
    assert set(found.settle) == paths


@pytest.mark.parametrize("number", range(3))
def test_invented_people_come_out(number, today: date, root) -> None:
    """Each invented person's test gives a verdict and a reason that is worded."""
    from depwork.practice import people  # noqa: PLC0415 - only here

    case = people([root / "templates" / "practice"], today)[number].case
    found = going_public(case, today)
    assert found.reasons
    assert found.value.points
