"""What comes next (table: next_actions.toml)."""

from types import ModuleType

from depwork.model.decision import Urgency
from depwork.model.questions import asked_field
from depwork.model.register import Register
from depwork.rules.gates import Care
from depwork.rules.next_actions import ACTION_KEYS, next_actions
from depwork.rules.urgency import urgency


def test_named_situation(situation, register: Register) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    care = Care(**situation.rest.get("care", {}))
    found = next_actions(situation.case, situation.day, register, care).value
    said = [f"{action.key}@{action.owner.value}" for action in found]
    places = [said.index(wanted) for wanted in situation.expect]
    assert places == sorted(places)
    assert not set(situation.rest.get("never", ())) & {action.key for action in found}
    if "first" in situation.rest:
        assert found[0].key == situation.rest["first"]
    days = {action.key: action.on for action in reversed(found)}
    assert situation.rest.get("days", {}).items() <= days.items()


def test_every_action_is_tabled(tables: ModuleType) -> None:
    """Each thing there is to do is named in some situation."""
    said = {wanted.split("@")[0] for row in tables.read("next_actions") for wanted in row.expect}
    assert said == ACTION_KEYS


def test_actions_stand_in_order_of_their_days(tables: ModuleType, register: Register) -> None:
    """No action is for a day gone by, and none stands before an earlier one."""
    for row in tables.read("next_actions"):
        days = [action.on for action in next_actions(row.case, row.day, register).value]
        assert days == sorted(days)
        assert all(day >= row.day for day in days)


def test_every_action_has_a_place_and_a_reason(tables: ModuleType, register: Register) -> None:
    """Each action leads to a question of the guide and says why, with a source."""
    for name in ("next_actions", "gates", "asks", "urgency"):
        for row in tables.read(name):
            for action in next_actions(row.case, row.day, register).value:
                asked_field(action.at)
                assert action.reason.source


def test_an_emergency_always_has_something_to_do_today(
    tables: ModuleType, register: Register
) -> None:
    """At U1, and while nobody knows how soon it is, the list begins today."""
    for name in ("next_actions", "urgency"):
        for row in tables.read(name):
            if urgency(row.case, row.day).value in (Urgency.U1, Urgency.UNKNOWN):
                assert next_actions(row.case, row.day, register).value[0].on == row.day
