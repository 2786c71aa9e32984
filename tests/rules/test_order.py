"""The order of the steps and the first calls (table: order.toml)."""

from depwork.model.questions import steps
from depwork.rules.order import IMMINENT, UNSETTLED, first_calls, order


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    found = order(situation.case, situation.day)
    assert list(found.value[:3]) == situation.expect
    assert {reason.because for reason in found.reasons} == set(situation.because)
    calls = first_calls(situation.case, situation.day)
    assert [office.value for office in calls.value] == situation.rest["calls"]
    assert [reason.because for reason in calls.reasons] == situation.rest["calls_because"]


def test_no_order_loses_a_step() -> None:
    """However urgent it is, every step is there once."""
    for way in (IMMINENT, UNSETTLED):
        assert sorted(way) == list(steps())
