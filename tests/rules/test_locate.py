"""Finding the person (table: locate.toml)."""

from depwork.rules.locate import locate


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer wrote it."""
    found = locate(situation.case, situation.day)
    by_way = {place.way.value: place for place in found.value}
    for way, missing in situation.expect.items():
        assert list(by_way[way].missing) == missing, way
    for way, shows in situation.rest.get("shows", {}).items():
        assert by_way[way].shows.value == shows, way
    assert set(situation.because) <= {reason.because for reason in found.reasons}
    assert set(found.settle) == {path for place in found.value for path in place.missing}
