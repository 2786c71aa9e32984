"""Decisions as plain data: every part is there, each with its reasons, and no answer in it."""

import json
from datetime import date

import pytest

from depwork.model.choices import Locale
from depwork.model.questions import asked_field
from depwork.rules.gates import Care
from depwork.services.checking import check
from depwork.services.deciding import as_data, decide
from depwork.services.guiding import load_guide
from depwork.services.practising import invented

DAY = date(2026, 11, 22)
PARTS = {
    "urgency", "gates", "asks", "targets", "readiness", "next_actions", "contradictions",
    "differences",
}  # fmt: skip


@pytest.fixture(scope="module")
def guide():
    """The shipped guide."""
    return load_guide(None)


@pytest.fixture(scope="module")
def people():
    """The invented people's cases."""
    return [person.case for person in invented(None, DAY, Locale.EN)]


def _data(case, guide, locale=Locale.EN, care=None):
    return as_data(decide(case, DAY, guide, care), guide, locale)


def test_every_part_is_there_with_its_reasons(guide, people) -> None:
    """Urgency, gates, asks, offices, contradictions, next actions, readiness: all with reasons."""
    for case in people:
        data = _data(case, guide)
        assert set(data) >= PARTS
        items = [data["urgency"], data["targets"], *data["gates"], *data["asks"]]
        items += [*data["next_actions"], *data["contradictions"]]
        for item in items:
            assert item["reasons"]
            for reason in item["reasons"]:
                assert {"rule", "because", "facts", "source", "as_of"} <= set(reason)


def test_next_actions_say_when_who_and_where(guide, people) -> None:
    """Each has its day, its hands, its place in the guide and a sentence in both languages."""
    for case in people:
        english = _data(case, guide)["next_actions"]
        spanish = _data(case, guide, Locale.ES)["next_actions"]
        assert english
        assert [item["action"] for item in english] == [item["action"] for item in spanish]
        for one, other in zip(english, spanish, strict=True):
            assert isinstance(one["in_days"], int)
            assert one["owner"] in {"family", "organizer", "attorney"}
            mark = asked_field(one["at"]).mark
            assert one["place"] == f"{mark.step}.{mark.topic}"
            assert one["text"] != other["text"]


def test_no_answer_stands_in_the_data(guide, people) -> None:
    """Names, places and numbers of a person are named by their question's path only."""
    for case in people:
        told = json.dumps(_data(case, guide), ensure_ascii=False)
        for answer in (case.identity.legal_name, case.identity.a_number, case.custody.facility):
            if isinstance(answer, str):
                assert answer not in told


def test_a_hold_stops_erasing(guide, people) -> None:
    """What the keeping of the case says reaches its gates."""
    gates = _data(people[0], guide, care=Care(held=True, demand_open=True))["gates"]
    states = {gate["rule"]: gate["state"] for gate in gates if gate["rule"] in ("R14", "R15")}
    assert states == {"R14": "blocks", "R15": "blocks"}


def test_in_2028_every_fact_is_stale_or_history() -> None:
    """`check --as-of 2028-01-01` lists every entry that can go stale, and says which cannot."""
    found = check(None, date(2028, 1, 1), None)
    assert found.errors == ()
    assert set(found.stale) | set(found.lasting) == set(load_guide(None).register.ids())
    assert not set(found.stale) & set(found.lasting)
    assert len(found.stale) > 100
