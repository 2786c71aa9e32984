"""Offices that are asked for support: appended, corrected, never who judges."""

import pytest

from depwork.model.targets import Target
from depwork.services.ledger import correct, record, whole
from depwork.services.targeting import pipeline
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

CODE = "ABCD-2345"


@pytest.fixture
def vault() -> Vault:
    """An empty vault."""
    return Vault(MemoryStore(), "v", practice=False)


def _office(vault: Vault, title: str, **more: object) -> Target:
    made = record(vault, Target, CODE, {"on": "2026-11-20", "title": title, **more})
    assert isinstance(made, Target)
    return made


def test_each_step_with_an_office_is_kept(vault: Vault) -> None:
    """What an office promised stays to be read after it said no; the next date leads the list."""
    first = _office(vault, "Invented council office", stage="promised", promise="a letter")
    _office(vault, "Invented mayor's office", next_on="2026-12-01")
    _office(vault, "A union's office")
    correct(vault, Target, CODE, first.id, {"stage": "declined", "on": "2026-11-25"})
    assert [one.title for one in pipeline(vault, CODE)] == [
        "Invented mayor's office",
        "A union's office",
        "Invented council office",
    ]
    assert [one.entry.stage for one in whole(vault, Target, CODE) if not one.stands] == ["promised"]


@pytest.mark.parametrize(
    "values",
    [
        {"title": "The immigration judge in room 3"},
        {"title": "Juez de Inmigración"},
        {"title": "Room 3", "office": "immigration_judge"},
    ],
)
def test_nobody_who_judges_is_listed(vault: Vault, values: dict[str, str]) -> None:
    """R11: the refusal says which field, and nothing was written."""
    found = record(vault, Target, CODE, {"on": "2026-11-20", **values})
    assert isinstance(found, tuple)
    assert [one.key for one in found] == ["target_judge"]
    assert pipeline(vault, CODE) == ()
