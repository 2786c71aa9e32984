"""The ledger: appended, never edited; a correction replaces by a further entry."""

from datetime import date

import pytest

from depwork.errors import RecordNotFoundError
from depwork.model.case import Case
from depwork.model.ledger import Activity, CampaignEvent, Lesson, Outcome
from depwork.reports.period import standing
from depwork.services.ledger import correct, entries, record, take_back, whole
from depwork.services.reading import counts_of, outcomes_of
from depwork.storage.cases import save_case
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


def test_a_line_is_corrected_and_taken_back_and_its_first_text_is_kept(vault: Vault) -> None:
    """Only what changes is given; totals follow at once; nothing that was written is lost."""
    first = _event(vault, activity="signatures", count=100, note="Zqnote of the kitchen")
    better = correct(vault, CampaignEvent, CODE, first.id, {"count": 12})
    assert isinstance(better, CampaignEvent)
    assert (better.count, better.note, better.corrects) == (12, first.note, first.id)
    assert counts_of(vault, CODE)["signatures"] == 12
    take_back(vault, CampaignEvent, CODE, better.id)
    assert counts_of(vault, CODE)["signatures"] == 0
    found = whole(vault, CampaignEvent, CODE)
    assert [(told.entry, told.stands, told.taken_back) for told in found] == [
        (first, False, False),
        (better, False, True),
    ]


def test_an_outcome_and_a_lesson_are_taken_back_too(vault: Vault) -> None:
    """What was never so is no outcome any more, and its lesson no lesson."""
    save_case(vault, Case(case_code=CODE, version=0))
    values = {"on": "2026-11-20", "kind": "O_REL_ROR", "source": "family"}
    outcome = record(vault, Outcome, CODE, values)
    lesson = record(vault, Lesson, CODE, {"on": "2026-11-20", "worked": "Zq calls"})
    for entry in (outcome, lesson):
        assert not isinstance(entry, tuple)
        take_back(vault, type(entry), CODE, entry.id)
        assert standing(entries(vault, type(entry), CODE)) == ()
        assert [told.entry for told in whole(vault, type(entry), CODE)] == [entry]
    assert outcomes_of(vault, CODE, date(2026, 11, 22)) == ()


def test_only_a_line_that_stands_is_corrected(vault: Vault) -> None:
    """Neither a line of another case, nor one that was corrected or taken back before."""
    first = _event(vault)
    correct(vault, CampaignEvent, CODE, first.id, {"count": 2})
    for code, entry in ((CODE, first.id), ("WXYZ-2345", first.id), (CODE, "f" * 32)):
        with pytest.raises(RecordNotFoundError):
            correct(vault, CampaignEvent, code, entry, {"count": 3})
        with pytest.raises(RecordNotFoundError):
            take_back(vault, CampaignEvent, code, entry)
    assert len(entries(vault, CampaignEvent, CODE)) == 2
