"""The task list (tables: readiness.toml)."""

from datetime import date
from types import ModuleType

from depwork.model.case import Case
from depwork.model.decision import StepState
from depwork.model.questions import asked_field, steps
from depwork.model.register import Register
from depwork.rules.readiness import ACTIONS, EARLIER, EARLIER_IMMINENT, ESSENTIAL, readiness


def test_named_situation(situation, register: Register) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    decided = readiness(situation.case, situation.day, register)
    rows = {str(row.step): row for row in decided.value}
    assert {step: rows[step].state.value for step in situation.expect} == situation.expect
    by = situation.rest.get("by", {})
    assert {step: list(rows[step].blocked_by) for step in by} == by
    assert set(situation.because) <= {reason.because for reason in decided.reasons}


def test_every_step_is_listed_once(register: Register, today: date) -> None:
    """The ten steps, in the guide's order, and each counts its own questions."""
    rows = readiness(Case(case_code="ABCD-2345"), today, register).value
    assert tuple(row.step for row in rows) == steps()
    assert all(row.asked == 0 and row.total > 0 for row in rows)


def test_what_a_step_needs_is_asked_before_it() -> None:
    """A step waits only for answers of earlier steps, and is done by answers of its own."""
    for table in (EARLIER, EARLIER_IMMINENT):
        for step, paths in table.items():
            assert all(asked_field(path).mark.step < step for path in paths)
    for step, paths in ESSENTIAL.items():
        assert all(asked_field(path).mark.step == step for path in paths)
    assert set(ESSENTIAL) == set(ACTIONS) == set(steps())


def test_a_blocked_step_says_by_what(tables: ModuleType, register: Register) -> None:
    """Blocked always names something, with its reason; otherwise nothing is named."""
    for situation in tables.read("readiness"):
        for row in readiness(situation.case, situation.day, register).value:
            assert (row.state is StepState.BLOCKED) == bool(row.blocked_by)
            assert bool(row.blocked_by) == bool(row.reasons)
