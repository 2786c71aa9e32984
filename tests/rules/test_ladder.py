"""The ladder towards a removal date (table: ladder.toml)."""

from depwork.model.ladder import RungCode
from depwork.rules.ladder import BEFORE, ladder


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer wrote it."""
    decided = ladder(situation.case, situation.day)
    found = {rung.code.value: rung.on.isoformat() for rung in decided.value}
    assert bool(found) == bool(situation.expect)
    assert situation.expect.items() <= found.items()
    assert {reason.because for reason in decided.reasons} == set(situation.because)


def test_every_rung_has_its_day_and_they_come_in_order() -> None:
    """Each rung stands once, the farthest first."""
    assert {code for _, code in BEFORE} == set(RungCode)
    days = [days for days, _ in BEFORE]
    assert days == sorted(days, reverse=True)
