"""A day of calls: counted without a name; a shut line sends callers to the next office."""

from datetime import date
from typing import Any

import pytest

from depwork.model.ledger import CallAnswer, CampaignEvent
from depwork.model.targets import Target
from depwork.services.calling import call_day
from depwork.services.ledger import record, take_back
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

CODE = "ABCD-2345"
DAY = date(2026, 11, 26)
CHECKED = {"line": "504-555-0143", "checked_on": "2026-11-20"}


@pytest.fixture
def vault() -> Vault:
    """A vault with two offices that can be called, and one of each kind that cannot."""
    vault = Vault(MemoryStore(), "v", practice=False)
    offices: list[dict[str, Any]] = [
        {"title": "A field office", "office": "ero_field_office", **CHECKED},
        {"title": "B senator", "office": "congress", **CHECKED},
        {"title": "C declined", "stage": "declined", **CHECKED},
        {"title": "D without a number"},
        {"title": "E never checked", "line": "504-555-0143"},
        {"title": "F checked long ago", **CHECKED, "checked_on": "2026-08-01"},
    ]
    for values in offices:
        made = record(vault, Target, CODE, {"on": DAY.isoformat(), **values})
        assert isinstance(made, Target), made
    return vault


def _call(vault: Vault, answer: str | None, **more: Any) -> CampaignEvent:
    values = {
        "on": DAY.isoformat(),
        "activity": "call",
        "office": "ero_field_office",
        "answer": answer,
    }
    made = record(vault, CampaignEvent, CODE, {**values, **more})
    assert isinstance(made, CampaignEvent)
    return made


def _next(vault: Vault) -> list[str]:
    return [one.title for one in call_day(vault, CODE, DAY).following]


def test_only_offices_that_can_be_called_are_named(vault: Vault) -> None:
    """No number, none checked lately, or a no: nobody is sent there."""
    assert _next(vault) == ["A field office", "B senator"]


@pytest.mark.parametrize("answer", ["blocked", "full"])
def test_a_shut_line_sends_callers_to_the_next_office(vault: Vault, answer: str) -> None:
    """Until somebody got through, or the note was taken back; another day is another day."""
    shut = _call(vault, answer)
    assert _next(vault) == ["B senator", "A field office"]
    other = call_day(vault, CODE, date(2026, 11, 27)).following
    assert [one.title for one in other] == ["A field office", "B senator"]
    take_back(vault, CampaignEvent, CODE, shut.id)
    assert _next(vault) == ["A field office", "B senator"]
    _call(vault, answer)
    _call(vault, "answered")
    assert _next(vault) == ["A field office", "B senator"]


def test_each_call_is_counted_once(vault: Vault) -> None:
    """By what came of it and by office; other days and other deeds are not calls of this day."""
    _call(vault, "answered", count=3)
    _call(vault, "voicemail", office=None)
    _call(vault, None)
    _call(vault, "answered", on="2026-11-25")
    _call(vault, None, activity="email_action")
    found = call_day(vault, CODE, DAY)
    assert found.total == sum(found.came.values()) == sum(found.offices.values()) == 5
    assert found.came[CallAnswer.ANSWERED] == 3
    assert found.offices[None] == 1
