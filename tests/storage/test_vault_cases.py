"""What keeping cases promises."""

import json

import pytest

from depwork.errors import (
    CaseNotFoundError,
    NewerStoreError,
    PracticeMixError,
    StaleCaseError,
)
from depwork.model.case import SCHEMA, Case
from depwork.model.choices import Locale
from depwork.model.questions import with_answer
from depwork.storage import cases, vault
from depwork.storage.memory import MemoryStore

CODE = "ABCD-2345"


@pytest.fixture
def opened(folder, keyring):
    """An open vault."""
    found = vault.open(folder, keyring)
    yield found
    found.close()


def test_a_case_comes_back_at_its_next_version(opened):
    """A saved case is read back equal, one version later each time."""
    first = cases.save_case(opened, Case(case_code=CODE))
    second = cases.save_case(opened, first.replace(locale=Locale.ES))
    assert (first.version, second.version) == (1, 2)
    assert cases.read_case(opened, CODE) == second
    assert opened.store.get(cases.KIND, CODE).version == 2


def test_a_stale_case_is_told(opened):
    """A save of an older version is refused and the later one stays."""
    first = cases.save_case(opened, Case(case_code=CODE))
    second = cases.save_case(opened, first)
    with pytest.raises(StaleCaseError, match=CODE):
        cases.save_case(opened, first.replace(locale=Locale.ES))
    assert cases.read_case(opened, CODE) == second


def test_an_invented_persons_number_is_not_kept_among_real_cases(opened):
    """The practice's A-numbers are refused by a real vault, however they get there."""
    marked = with_answer(Case(case_code=CODE), "identity.a_number", "A 999-000-011")
    with pytest.raises(PracticeMixError, match="invented people") as caught:
        cases.save_case(opened, marked)
    assert "999000011" not in str(caught.value)
    assert cases.case_codes(opened) == ()
    practice = vault.Vault(MemoryStore(), "practice", practice=True)
    assert cases.save_case(practice, marked.replace(practice=True)).version == 1


def test_invented_and_real_people_do_not_meet(opened):
    """A practice case is not kept in a real vault."""
    with pytest.raises(PracticeMixError, match=CODE):
        cases.save_case(opened, Case(case_code=CODE, practice=True))
    assert cases.case_codes(opened) == ()


def test_a_missing_case_is_told(opened):
    """Reading or erasing what is not there names the code."""
    for attempt in (cases.read_case, cases.erase_case):
        with pytest.raises(CaseNotFoundError, match=CODE):
            attempt(opened, CODE)


def test_all_cases_are_listed_and_read(opened):
    """Codes come in order; reading all gives each case."""
    kept = [cases.save_case(opened, Case(case_code=code)) for code in ("ZZZZ-2222", CODE)]
    assert cases.case_codes(opened) == (CODE, "ZZZZ-2222")
    assert cases.all_cases(opened) == (kept[1], kept[0])


def test_an_erased_case_takes_everything_along(opened):
    """A case goes with its events and attachments, and nothing else goes."""
    for code in (CODE, "ZZZZ-2222"):
        cases.save_case(opened, Case(case_code=code))
        opened.store.put("event", f"e-{code}", b"", case_id=code, expected_version=0)
        opened.store.put_blob(f"f-{code}", [b""], kind="attachment", case_id=code)
    assert cases.erase_case(opened, CODE) == 3
    assert cases.case_codes(opened) == ("ZZZZ-2222",)
    assert [blob.id for blob in opened.store.blobs()] == ["f-ZZZZ-2222"]


def test_a_case_of_a_newer_shape_is_refused(opened):
    """A case that a newer depwork kept is not guessed at."""
    values = {**json.loads(Case(case_code=CODE).model_dump_json()), "later": 1}
    values["schema_version"] = SCHEMA + 1
    body = json.dumps(values).encode()
    opened.store.put(cases.KIND, CODE, body, case_id=CODE, expected_version=0)
    with pytest.raises(NewerStoreError, match=CODE):
        cases.read_case(opened, CODE)
