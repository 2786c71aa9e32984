"""The safety rules as gates (tables: gates.toml)."""

from datetime import date
from types import ModuleType

from depwork.model.case import Case
from depwork.model.decision import GateState
from depwork.model.register import Register
from depwork.rules.dates import detainer_ends
from depwork.rules.gates import GATE_RULES, REGISTER_USED, Care, gates
from depwork.rules.offices import REGISTER as OFFICES

ACTIONS = {
    "store",
    "attorney_share",
    "letter_final",
    "ice_contact",
    "shown_to_ice",
    "official_contact",
    "public",
}
NARROW = {"field_office_ask"}
KEEPING = {"erase", "hand_over", "accompany", "raise_money"}


def test_named_situation(situation, register: Register) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    care = Care(**situation.rest.get("care", {}))
    decided = gates(situation.case, situation.day, register, care)
    found = {f"{g.rule}.{g.unblock}": g for g in decided.value}
    states = {key: found[key].state.value for key in situation.expect}
    assert states == situation.expect
    named = [found[key] for key in situation.expect]
    assert set(situation.because) <= {gate.reason.because for gate in named}
    assert set(situation.rest.get("settle", ())) <= set(named[0].settle)
    assert situation.rest.get("params", {}).items() <= named[0].reason.params.items()


def test_every_gate_is_tabled_in_both_directions(tables: ModuleType) -> None:
    """Each gate has a row in which it passes and a row in which it does not."""
    seen: dict[str, set[bool]] = {}
    for row in tables.read("gates"):
        for key, state in row.expect.items():
            seen.setdefault(key, set()).add(state == "passes")
    one_sided = {key for key, sides in seen.items() if sides != {True, False}}
    assert one_sided == set()
    assert set(seen) == {f"{rule.rule}.{rule.unblock}" for rule in GATE_RULES}


def test_soft_rules_never_block(tables: ModuleType, register: Register) -> None:
    """A soft rule warns; only a hard one can stop anything."""
    for row in tables.read("gates"):
        for gate in gates(row.case, row.day, register).value:
            assert gate.hard or gate.state is not GateState.BLOCKS
            assert set(gate.blocks) <= ACTIONS | KEEPING | NARROW


def test_an_open_gate_asks_nothing(tables: ModuleType, register: Register) -> None:
    """A gate that passes names no question; one that is shut names at least one."""
    for row in tables.read("gates"):
        for gate in gates(row.case, row.day, register).value:
            if gate.state is GateState.PASSES:
                assert gate.settle == ()
            if gate.state is GateState.BLOCKS:
                assert gate.settle


def test_an_empty_case_can_do_nothing(register: Register, today: date) -> None:
    """Before the first question is asked, every outward action is blocked."""
    shut = {
        action
        for gate in gates(Case(case_code="ABCD-2345"), today, register).value
        if gate.state is GateState.BLOCKS
        for action in gate.blocks
    }
    assert shut == ACTIONS


def test_a_hold_over_a_weekend_has_two_ends() -> None:
    """Friday's hold ends on Sunday or on Tuesday; Monday's on Wednesday by both readings."""
    assert detainer_ends(date(2026, 11, 27)) == (date(2026, 11, 29), date(2026, 12, 1))
    assert detainer_ends(date(2026, 11, 23)) == (date(2026, 11, 25), date(2026, 11, 25))


def test_the_offices_are_among_what_goes_stale() -> None:
    """R24 looks at every dated fact that finds an office, a court or a jail's law (facts 7)."""
    assert REGISTER_USED >= OFFICES
    assert "offices.ero-by-state" in REGISTER_USED
