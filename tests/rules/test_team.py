"""Who leads the campaign (table: team.toml)."""

from depwork.rules.team import attorney_leads


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer wrote it."""
    found = attorney_leads(situation.case)
    assert found.value.value == situation.expect
    assert {reason.because for reason in found.reasons} == set(situation.because)
