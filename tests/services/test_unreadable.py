"""A case that cannot be read is told as such: it takes no list, report or packet along."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from depwork.errors import TamperedError
from depwork.model.answers import NOT_KNOWN
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents, GivenBy, HowGiven
from depwork.model.decision import GateState, Urgency
from depwork.model.ledger import Activity, CampaignEvent
from depwork.model.questions import answer_of, misfits, questions
from depwork.services import listing, reporting, retaining, starting
from depwork.services.cases import record_answers
from depwork.services.consenting import give
from depwork.services.deciding import decide
from depwork.services.erasing import erase
from depwork.services.guiding import load_guide
from depwork.services.ledger import add
from depwork.storage import cases as kept
from depwork.storage import vault as vaults
from depwork.storage.keyring import Keyring
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
BAD, GOOD = "BBBB-2222", "GGGG-3333"
YES = Consents(
    consent_store=(Consent(given_on=date(2026, 11, 1)),),
    consent_lessons=(Consent(given_on=date(2026, 11, 1)),),
)


@pytest.fixture(scope="module")
def guide() -> Any:
    """The shipped words and register."""
    return load_guide(None)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A vault with two cases and a line in the ledger of each."""
    keyring = Keyring.fresh()
    vaults.create_practice(tmp_path, keyring)
    opened = vaults.open(tmp_path, keyring)
    for code in (BAD, GOOD):
        kept.save_case(
            opened, Case(case_code=code, practice=True, intake_date="2026-11-01", consent=YES)
        )
        add(opened, _event(code))
    yield opened
    opened.close()


def _entry(code: str) -> str:
    return code.replace("-", "").lower().encode().hex()[:32].ljust(32, "0")


def _event(code: str) -> CampaignEvent:
    return CampaignEvent(id=_entry(code), case_code=code, on=DAY, activity=Activity.CALL, count=1)


def _flip(vault: Vault, kind: str, name: str) -> None:
    """Turn one bit of a sealed row behind the vault's back."""
    inner = vault.inner
    assert inner is not None
    row = inner.get(kind, name)
    body = bytes((row.body[0] ^ 1,)) + row.body[1:]
    inner.delete(kind, name)
    version = 0
    while version < row.version:
        version = inner.put(kind, name, body, case_id=row.case_id, expected_version=version)


def _keep(vault: Vault, code: str, change: Any) -> None:
    """Keep a case as another version of the program might have: its JSON changed."""
    row = vault.store.get(kept.KIND, code)
    raw = {**json.loads(row.body), "version": row.version + 1}
    body = json.dumps(change(raw)).encode()
    vault.store.put(kept.KIND, code, body, case_id=code, expected_version=row.version)


BROKEN = {
    "no case": lambda _: {"nothing": 1},
    "a list": lambda _: [1],
    "a group that is a text": lambda raw: {**raw, "custody": "free"},
    "another code": lambda raw: {**raw, "case_code": "?"},
    "newer": lambda raw: {**raw, "schema_version": 99, "custody": {"later": 1}},
}


@pytest.mark.parametrize("how", ["flipped", "key flipped", *BROKEN])
def test_one_case_that_cannot_be_read_takes_no_other_along(
    vault: Vault, guide: Any, how: str
) -> None:
    """The list names it, twins, retention, a choice for a run and the report go on."""
    if how in BROKEN:
        _keep(vault, BAD, BROKEN[how])
    else:
        head = next(h for h in vault.inner.heads("vault.key", BAD))  # type: ignore[union-attr]
        _flip(vault, *((kept.KIND, BAD) if how == "flipped" else (head.kind, head.id)))
    opened = vault
    lines = {line.case_code: line for line in listing.cases(opened, DAY)}
    if how != "key flipped":  # this session still holds the key
        assert (lines[BAD].readable, lines[BAD].urgency) == (False, Urgency.UNKNOWN)
        with pytest.raises(kept.UNREADABLE):
            kept.read_case(opened, BAD)
    assert lines[GOOD].readable
    assert listing.chosen(opened, [GOOD], DAY, every=False, urgent=False) == (GOOD,)
    assert listing.chosen(opened, [], DAY, every=True, urgent=False) == (BAD, GOOD)
    retaining.due_cases(opened, DAY)
    assert starting.twins(opened, Case(case_code="CCCC-2222")) == ()
    notes = (
        reporting.gather(opened, guide.words(Locale.EN), guide.register, DAY, (None, None))
        .notes()
        .markdown
    )
    if how != "key flipped":
        assert "cannot be read" in notes


def test_a_case_that_cannot_be_read_can_be_erased(vault: Vault) -> None:
    """It is taken away by its code, with its key and its lines; nobody needs to open it."""
    _flip(vault, kept.KIND, BAD)
    with pytest.raises(TamperedError):
        kept.read_case(vault, BAD)
    assert erase(vault, BAD, DAY).case_code == BAD
    assert {line.case_code for line in listing.cases(vault, DAY)} == {GOOD}


def test_a_damaged_line_of_one_ledger_leaves_the_report_of_the_others(
    vault: Vault, guide: Any
) -> None:
    """The case whose ledger is damaged is left out, and that is said."""
    _flip(vault, "event", _entry(BAD))
    page = reporting.gather(
        vault, guide.words(Locale.EN), guide.register, DAY, (None, None), shared=False
    )
    assert "cannot be read" in page.notes().markdown
    assert "Cases counted: 1." in page.notes().markdown


def test_what_was_decided_about_keeping_one_case_is_damaged_and_the_others_are_due(
    vault: Vault,
) -> None:
    """A case whose closing cannot be read is due on no day; the other one is."""
    for code in (BAD, GOOD):
        retaining.close(vault, code, DAY)
    _flip(vault, retaining.KEEPING, BAD)
    assert [line.case_code for line in retaining.due_cases(vault, DAY)] == [GOOD]


@pytest.mark.parametrize("path", [field.path for field in questions()])
def test_an_answer_that_fits_no_more_is_mended(vault: Vault, guide: Any, path: str) -> None:
    """Each question: the case opens and is listed, nothing goes out, nothing typed is lost."""
    group, name = path.split(".")
    wrong = {"as": ["an older", "program", {"kept": "it"}]}
    _keep(vault, BAD, lambda raw: {**raw, group: {**raw[group], name: wrong}})
    case = kept.read_case(vault, BAD)
    assert json.loads(case.misfits[path]) == wrong
    assert misfits(case) == (path,)
    assert answer_of(case, path) in (None, (), NOT_KNOWN, {}) or path in case.misfits
    assert all(line.readable for line in listing.cases(vault, DAY))
    decided = decide(case, DAY, guide)
    assert {"letter_final", "public"} <= {
        action
        for gate in decided.gates.value
        if gate.rule == "R07" and gate.state is GateState.BLOCKS
        for action in gate.blocks
    }
    assert path in decided.contradictions.settle
    if path.startswith("consent.consent_"):
        again = Consent(given_on=DAY, how=HowGiven.SPOKEN, given_by=GivenBy.PERSON)
        saved = give(vault, BAD, name, again, case.version)
    else:
        gone = record_answers(vault, BAD, {"identity.preferred_name": "Nora"}, case.version)
        assert path in gone.case.misfits or path == "identity.preferred_name"
        saved = record_answers(vault, BAD, {path: None}, gone.case.version).case
        if path in saved.misfits:  # a list is emptied by an empty list
            saved = record_answers(vault, BAD, {path: ()}, gone.case.version).case
    assert path not in kept.read_case(vault, BAD).misfits


def test_what_a_later_version_dropped_is_kept_beside_the_case(vault: Vault) -> None:
    """A question that no longer exists stops nothing, and its answer is still in the export."""
    _keep(vault, BAD, lambda raw: {**raw, "custody": {**raw["custody"], "dropped": "a text"}})
    case = kept.read_case(vault, BAD)
    assert case.misfits == {"custody.dropped": '"a text"'}
    assert misfits(case) == ()
    saved = kept.save_case(vault, case)
    assert kept.read_case(vault, BAD) == saved


def test_no_exception_shows_what_was_kept(vault: Vault) -> None:
    """The sentence of a case that is none names its code and nothing out of it."""
    _keep(vault, BAD, lambda raw: {**raw, "custody": "a Secret"})
    with pytest.raises(TamperedError) as told:
        kept.read_case(vault, BAD)
    assert BAD in str(told.value)
    assert "Secret" not in repr(told.value)
    assert told.value.__cause__ is None
