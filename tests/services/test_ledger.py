"""The ledger: appended, never edited; a correction replaces by a further entry."""

import pytest

from depwork.model.ledger import Activity, CampaignEvent, Outcome
from depwork.reports.period import standing
from depwork.services.ledger import entries, record
from depwork.services.reading import counts_of
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

CODE = "ABCD-2345"


@pytest.fixture
def vault() -> Vault:
    """An empty vault."""
    return Vault(MemoryStore(), "v", practice=False)


def _event(vault: Vault, **values: object) -> CampaignEvent:
    made = record(vault, CampaignEvent, CODE, {"on": "2026-11-20", "activity": "call", **values})
    assert isinstance(made, CampaignEvent)
    return made


def test_entries_of_a_day_keep_their_order(vault: Vault) -> None:
    """Entries come by day, and within a day as they were written."""
    made = [_event(vault, count=number) for number in range(12)]
    early = _event(vault, on="2026-11-19")
    assert list(entries(vault, CampaignEvent, CODE)) == [early, *made]


def test_a_correction_is_a_further_entry(vault: Vault) -> None:
    """What was corrected no longer counts, and is still there."""
    wrong = _event(vault, activity="signatures", count=100)
    _event(vault, activity="signatures", count=10, corrects=wrong.id)
    found = entries(vault, CampaignEvent, CODE)
    assert len(found) == 2
    assert [entry.count for entry in standing(found)] == [10]
    assert counts_of(vault, CODE)["signatures"] == 10


def test_a_bad_entry_is_named_field_by_field(vault: Vault) -> None:
    """What is wrong comes back by field, and nothing is written."""
    done = record(vault, Outcome, CODE, {"on": "2026-02-31", "kind": "O_WON", "source": "family"})
    assert isinstance(done, tuple)
    assert [problem.path for problem in done] == ["Outcome.kind", "Outcome.on"]
    assert all("O_WON" not in str(problem) for problem in done)
    assert entries(vault, Outcome, CODE) == ()


def test_numbers_in_documents_come_from_the_ledger(vault: Vault) -> None:
    """Letters and signatures are summed from events (R06), per case."""
    _event(vault, activity=Activity.LETTER_COLLECTED, count=3)
    _event(vault, activity=Activity.LETTER_COLLECTED, count=2)
    assert counts_of(vault, CODE) == {"letters": 5, "signatures": 0, "calls": 0, "officials": 0}
    assert counts_of(vault, "WXYZ-2345")["letters"] == 0
