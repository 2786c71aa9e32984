"""Answers that cannot all be true (table: contradictions.toml)."""

from datetime import date
from types import ModuleType

from depwork.model.answers import NOT_KNOWN
from depwork.model.questions import asked_field, with_answer
from depwork.rules.contradictions import GROUNDS, contradictions


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    found = contradictions(situation.case, situation.day)
    assert [item.key for item in found.value] == situation.expect
    assert set(situation.rest.get("settle", ())) <= set(found.settle)
    for item in found.value:
        assert item.reason.facts == item.facts


def test_every_contradiction_is_tabled(tables: ModuleType) -> None:
    """Each kind of contradiction is named in some situation."""
    said = {key for row in tables.read("contradictions") for key in row.expect}
    assert said == {ground.because for ground in GROUNDS}


def test_not_knowing_contradicts_nothing(tables: ModuleType, today: date) -> None:
    """Where one of two answers becomes unknown, that contradiction is gone and no other comes."""
    for row in tables.read("contradictions"):
        for item in contradictions(row.case, row.day).value:
            for path in item.facts:
                if "Gap" in str(asked_field(path).annotation):
                    silent = with_answer(row.case, path, NOT_KNOWN)
                    left = [c.key for c in contradictions(silent, row.day).value]
                    assert set(left) <= {c.key for c in contradictions(row.case, row.day).value}
                    assert (item.key, item.facts) not in [
                        (c.key, c.facts) for c in contradictions(silent, today).value
                    ] or item.key == "contra_record"
