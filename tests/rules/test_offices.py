"""Offices by place (table: offices.toml), and who may be addressed."""

from datetime import date

import pytest

from depwork.model.choices import Office
from depwork.model.register import Register
from depwork.model.state import State
from depwork.rules.offices import COUNTIES, county_key, routing

NEVER = {
    Office.IMMIGRATION_JUDGE,
    Office.BIA,
    Office.ASYLUM_OFFICE,
    Office.CIRCUIT_COURT,
    Office.DISTRICT_COURT,
    Office.OPLA,
    Office.ATTORNEY,
    Office.DEFENDER,
}
DAY = date(2026, 11, 22)


def _table(register: Register, entry_id: str) -> dict[str, str]:
    value = register.fact(entry_id, DAY).entry.value
    assert isinstance(value, dict)
    return value


def test_named_situation(situation, register: Register) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    found = routing(situation.case, situation.day, register)
    assert list(found.value.field_offices) == situation.expect
    for name in ("circuit", "opla", "holds"):
        assert getattr(found.value, name) == situation.rest.get(name, getattr(found.value, name))
    open_ones = set(situation.rest.get("unknown", ()))
    assert open_ones <= {n for n in ("circuit", "opla", "holds") if getattr(found.value, n) is None}
    assert set(situation.because) <= {reason.because for reason in found.reasons}
    assert set(situation.rest.get("settle", ())) <= set(found.settle)


def test_every_place_has_its_office(register: Register) -> None:
    """Each state has an office, each office a title, and there are twenty-five."""
    states, titles = _table(register, "offices.ero-by-state"), _table(register, "offices.ero-title")
    assert set(states) == {state.value for state in State}
    assert {code for codes in states.values() for code in codes.split()} == set(titles)
    assert len(titles) == register.fact("offices.ero-count", DAY).entry.value == 25
    assert set(_table(register, "court.circuit-by-state")) == {state.value for state in State}


@pytest.mark.parametrize(
    ("state", "counties", "split"),
    [
        (State.NY, 62, {"BUF": 48, "NYC": 14}),
        (State.CA, 58, {"LOS": 7, "SND": 2, "SFR": 49}),
        (State.TX, 254, {"DAL": 128, "ELP": 18, "HLG": 15, "HOU": 57, "SNA": 36}),
    ],
)
def test_split_states_are_whole(
    register: Register, state: State, counties: int, split: dict[str, int]
) -> None:
    """Every county of a split state is listed once, as many to each office as the source says."""
    usual = {"Brooklyn", "Manhattan", "Staten Island", "The Bronx"}
    table = {k: v for k, v in _table(register, COUNTIES[state]).items() if k not in usual}
    assert len(table) == len({county_key(name) for name in table}) == counties
    assert {code: list(table.values()).count(code) for code in split} == split
    assert set(split) == set(_table(register, "offices.ero-by-state")[state.value].split())


def test_nobody_who_judges_is_addressed(tables, register: Register) -> None:
    """No judge, Board, asylum officer, court or lawyer stands among those who may be addressed."""
    for name in ("asks", "gates", "urgency", "offices"):
        for row in tables.read(name):
            found = routing(row.case, row.day, register).value
            assert not NEVER & {*found.addressees, *found.ladder}


def test_old_lists_say_so(tables, register: Register) -> None:
    """Each look-up in a list carries the oldest day on which it was read."""
    for row in tables.read("offices"):
        for reason in routing(row.case, row.day, register).reasons:
            days = [register.fact(i, row.day).entry.as_of for i in reason.register_ids]
            assert reason.as_of == min(days, default=None)


@pytest.mark.parametrize(
    "typed",
    ["Bexar", "bexar", "BEXAR COUNTY", "Bexar County, Texas", "Condado de Béxar", " bexar "],
)
def test_a_county_is_known_however_it_is_typed(typed: str) -> None:
    """Case, accents, suffix and the state behind a comma make no difference."""
    assert county_key(typed) == "bexar"
