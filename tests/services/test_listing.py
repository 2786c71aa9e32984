"""The list of cases: as true as looking at each, without looking at each."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.model.case import Case
from depwork.model.decision import Urgency
from depwork.model.questions import with_answer
from depwork.rules.urgency import urgency
from depwork.services import listing
from depwork.storage import cases as kept
from depwork.storage import vault as vaults
from depwork.storage.keyring import Keyring
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
CODES = [f"AAAA-2{a}{b}{c}" for a in "23" for b in "2345678" for c in "234567"]


def case(code: str, days: int) -> Case:
    """Return a detained person's case with a removal in some days."""
    made = with_answer(
        Case(case_code=code, practice=True), "custody.custody_status", "ICE_detained"
    )
    made = with_answer(made, "proceedings.proceeding_stage", "NTA_pending_IJ")
    return with_answer(made, "proceedings.removal_date", (DAY + timedelta(days=days)).isoformat())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A vault with many cases, whose dates are one day apart."""
    keyring = Keyring.fresh()
    vaults.create_practice(tmp_path, keyring)
    opened = vaults.open(tmp_path, keyring)
    for number, code in enumerate(CODES):
        kept.save_case(opened, case(code, number - 3))
    yield opened
    opened.close()


def told(vault: Vault, day: date) -> dict[str, Urgency]:
    """Return the list as it is told."""
    return {line.case_code: line.urgency for line in listing.cases(vault, day)}


def true(vault: Vault, day: date) -> dict[str, Urgency]:
    """Return the list as the rules say, case by case."""
    return {case.case_code: urgency(case, day).value for case in kept.all_cases(vault)}


def test_the_list_is_true_on_every_day(vault: Vault) -> None:
    """Remembered or not, on a later or an earlier day, it says what the rules say."""
    for days in (0, 0, 1, 2, 7, 30, 90, -5, 0):
        day = DAY + timedelta(days=days)
        assert told(vault, day) == true(vault, day)


def test_a_changed_new_or_deleted_case_shows_at_once(vault: Vault) -> None:
    """What another session did since the last look is seen at the next."""
    before = told(vault, DAY)
    changed = with_answer(
        kept.read_case(vault, CODES[-1]), "proceedings.removal_date", "2026-11-23"
    )
    kept.save_case(vault, changed)
    kept.save_case(vault, case("BBBB-2222", 1))
    kept.erase_case(vault, CODES[0])
    after = told(vault, DAY)
    assert after == true(vault, DAY)
    assert (before[CODES[-1]], after[CODES[-1]]) == (Urgency.U3, Urgency.U1)
    body = vault.store.get(listing.KIND, listing.ID).body
    assert CODES[0] not in json.loads(body)["cases"]


def test_a_second_look_opens_no_case(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nothing changed, not one case is opened and nothing is written."""
    told(vault, DAY)
    version = vault.store.get(listing.KIND, listing.ID).version

    def opened(*_: object) -> Case:
        raise AssertionError

    monkeypatch.setattr(kept, "read_case", opened)
    monkeypatch.setattr(kept, "all_cases", opened)
    assert len(told(vault, DAY)) == len(CODES)
    assert vault.store.get(listing.KIND, listing.ID).version == version


def test_the_most_urgent_come_first(vault: Vault) -> None:
    """By urgency, then by code."""
    order = [list(Urgency).index(line.urgency) for line in listing.cases(vault, DAY)]
    assert order == sorted(order)


def test_another_version_of_the_rules_looks_anew(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older depwork remembered is not believed."""
    told(vault, DAY)
    monkeypatch.setattr(listing, "__version__", "another")
    monkeypatch.setattr(listing, "urgency", lambda *_: (_ for _ in ()).throw(LookupError))
    with pytest.raises(LookupError):
        told(vault, DAY)


def test_a_run_begins_with_whoever_has_least_time(vault: Vault) -> None:
    """The order of a run's cases is the list's, whichever were asked for and in which order."""
    order = [line.case_code for line in listing.cases(vault, DAY)]
    assert order != sorted(order, reverse=True)
    assert list(listing.chosen(vault, [], DAY, every=True, urgent=False)) == order
    named = [order[-1], order[0]]
    assert list(listing.chosen(vault, named, DAY, every=False, urgent=False)) == named[::-1]
    soon = (Urgency.U1, Urgency.UNKNOWN)
    hurried = [code for code, found in told(vault, DAY).items() if found in soon]
    last = next(code for code in order[::-1] if code not in hurried)
    chosen = listing.chosen(vault, [last], DAY, every=False, urgent=True)
    assert set(chosen) == {*hurried, last}
    assert list(chosen) == [code for code in order if code in chosen]
