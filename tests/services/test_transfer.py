"""A case as one JSON document: the schema fits, refusals name file and place."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.errors import (
    KnownPersonError,
    NewerStoreError,
    NoConsentError,
    UnreadableFileError,
)
from depwork.model.case import Case
from depwork.model.consent import Consent, Consents, GivenBy, SignOff
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.questions import with_answer
from depwork.services.cases import import_case, record_answers
from depwork.services.consenting import give
from depwork.services.ledger import add, entries
from depwork.services.transfer import (
    LIMIT,
    case_schema,
    export_whole,
    import_whole,
    read_case,
    read_whole,
    write_case,
)
from depwork.storage.cases import case_codes, save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

SECRET = "Zacatlán"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Export and import keep every answer."""
    case = with_answer(Case(case_code="ABCD-2345"), "custody.facility", SECRET)
    file = tmp_path / "case.json"
    file.write_text(write_case(case), encoding="utf-8")
    assert read_case(file) == case


def test_a_document_needs_no_code(tmp_path: Path) -> None:
    """A document from elsewhere is given a code of its own."""
    file = tmp_path / "case.json"
    file.write_text('{"custody": {"custody_status": "ICE_detained"}}', encoding="utf-8")
    case = read_case(file)
    assert case.custody.custody_status == "ICE_detained"
    assert case.case_code


def test_the_schema_names_every_group() -> None:
    """The schema describes the groups, and knows no others."""
    schema = case_schema()
    assert set(schema["properties"]) == {*Case.model_fields, "ledger"}
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"{", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "object"),
        (b"[" * 100_000, "nested"),
        (json.dumps({"identity": {"dob": SECRET}}).encode(), "identity.dob"),
        (json.dumps({"custody": {"custody_status": SECRET}}).encode(), "custody.custody_status"),
        (
            json.dumps({"family": {"members": [{"relation": SECRET}]}}).encode(),
            "members.0.relation",
        ),
        (json.dumps({"nothing": 1}).encode(), "nothing"),
        (b'{"identity": {"dob": "1990-01-01", "dob": "1991-01-01"}}', "twice: dob"),
        (b'{"consent": {"consent_store": []}, "consent": {}}', "twice: consent"),
        (b'{"ties": {"years_in_us": NaN}}', "none"),
        (b'{"ties": {"years_in_us": true}}', "years_in_us"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_place(tmp_path: Path, body: bytes, place: str) -> None:
    """The refusal names the file and where in it, and repeats no value."""
    file = tmp_path / "case.json"
    file.write_bytes(body)
    with pytest.raises(UnreadableFileError) as caught:
        read_case(file)
    assert "case.json" in str(caught.value)
    assert place in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A missing file is named."""
    with pytest.raises(UnreadableFileError, match=r"none\.json"):
        read_case(tmp_path / "none.json")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file beyond the limit is refused by its size."""
    file = tmp_path / "case.json"
    with file.open("wb") as out:
        out.truncate(LIMIT + 1)
    with pytest.raises(UnreadableFileError, match="larger"):
        read_case(file)


def test_a_newer_document_is_refused(tmp_path: Path) -> None:
    """A document of a newer shape says what to do."""
    file = tmp_path / "case.json"
    file.write_text('{"schema_version": 99}', encoding="utf-8")
    with pytest.raises(NewerStoreError, match="update"):
        read_case(file)


CODE = "ABCD-2345"
DAY = date(2026, 11, 22)
KEPT = Case(case_code=CODE, consent=Consents(consent_store=(Consent(given_on=DAY),)))
EVENT = {"id": "0" * 32, "case_code": CODE, "on": "2026-11-20", "activity": "letter_collected"}
OUTCOME = {
    "id": "1" * 32,
    "case_code": CODE,
    "on": "2026-11-21",
    "kind": "O_TRANSFERRED",
    "source": "family",
}
LESSON = {"id": "2" * 32, "case_code": CODE, "on": "2026-11-22", "worked": SECRET}


def vault_of() -> Vault:
    """An empty real vault in memory."""
    return Vault(MemoryStore(), "real", practice=False)


def filled() -> Vault:
    """A vault with a case that was saved twice, an event that another corrects, and lessons."""
    vault = vault_of()
    case = save_case(vault, with_answer(KEPT, "custody.facility", SECRET))
    save_case(vault, with_answer(case, "custody.facility", f"{SECRET} norte"))
    first = CampaignEvent.model_validate({**EVENT, "note": SECRET})
    add(vault, first)
    mended = {**EVENT, "id": "3" * 32, "corrects": first.id, "count": 7, "note": "Siete cartas"}
    add(vault, CampaignEvent.model_validate(mended))
    add(vault, Outcome.model_validate(OUTCOME))
    add(vault, Lesson.model_validate(LESSON))
    return vault


def test_a_copy_of_everything_comes_back_byte_by_byte(tmp_path: Path) -> None:
    """The ledger, outcomes and lessons are in the document, and a second export is the same."""
    _, body = export_whole(filled(), CODE)
    for part in (*EVENT.values(), *OUTCOME.values(), *LESSON.values(), "Siete cartas"):
        assert str(part) in body
    file = tmp_path / "case.json"
    file.write_text(body, encoding="utf-8")
    other = vault_of()
    import_whole(other, *read_whole(file), DAY)
    assert export_whole(other, CODE)[1] == body
    assert len(entries(other, CampaignEvent, CODE)) == 2


def test_a_file_of_an_older_depwork_has_no_ledger(tmp_path: Path) -> None:
    """A document without a ledger is imported as before."""
    file = tmp_path / "case.json"
    file.write_text(write_case(KEPT), encoding="utf-8")
    case, log = read_whole(file)
    vault = vault_of()
    assert import_whole(vault, case, log, DAY).version == 1
    assert entries(vault, CampaignEvent, CODE) == ()


def test_a_document_without_a_code_takes_its_lines_with_it(tmp_path: Path) -> None:
    """A new code is the lines' code too, where they name none."""
    line = {name: value for name, value in EVENT.items() if name != "case_code"}
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"ledger": {"events": [line]}}), encoding="utf-8")
    case, log = read_whole(file)
    assert log.events[0].case_code == case.case_code != CODE


@pytest.mark.parametrize(
    ("ledger", "place"),
    [
        ([], "ledger"),
        ({"events": {}}, "ledger.events"),
        ({"events": [SECRET]}, "ledger.events.0"),
        ({"events": [{**EVENT, "activity": SECRET}]}, "ledger.events.0.activity"),
        ({"outcomes": [{**OUTCOME, "kind": SECRET}]}, "ledger.outcomes.0.kind"),
        ({"nothing": []}, "ledger.nothing"),
    ],
)
def test_a_bad_ledger_is_refused_by_place(tmp_path: Path, ledger: object, place: str) -> None:
    """A line that does not fit is named by its place, and its content is not repeated."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"case_code": CODE, "ledger": ledger}), encoding="utf-8")
    with pytest.raises(UnreadableFileError) as told:
        read_whole(file)
    assert place in str(told.value)
    assert SECRET not in str(told.value)


def test_a_line_of_another_case_is_not_imported(tmp_path: Path) -> None:
    """All of a document is kept, or nothing of it."""
    file = tmp_path / "case.json"
    lines = {"events": [{**EVENT, "case_code": "ZZZZ-2222"}]}
    file.write_text(json.dumps({"case_code": CODE, "ledger": lines}), encoding="utf-8")
    vault = vault_of()
    with pytest.raises(UnreadableFileError, match="another case"):
        import_whole(vault, *read_whole(file), DAY)
    assert case_codes(vault) == ()


def test_a_byte_order_mark_and_pasted_marks_change_nothing(tmp_path: Path) -> None:
    """A file saved by another editor, with a mark before the organization's name, is read."""
    file = tmp_path / "case.json"
    body = {"case_code": CODE, "campaign": {"organization": "\ufeffVecinos\u200b Unidos"}}
    file.write_text("\ufeff" + json.dumps(body, ensure_ascii=False), encoding="utf-8")
    assert read_case(file).campaign.organization == "Vecinos Unidos"


def _kept_as(consent: Consent, **answers: str) -> Case:
    case = KEPT.replace(consent=Consents(consent_store=(consent,)))
    for path, raw in answers.items():
        case = with_answer(case, path.replace("__", "."), raw)
    return case


@pytest.mark.parametrize(
    "case",
    [
        Case(case_code=CODE),
        _kept_as(Consent(given_on=DAY, agreed=False)),
        _kept_as(Consent(given_on=DAY, revoked_on=DAY)),
        _kept_as(Consent(given_on=date(2026, 11, 1), given_by=GivenBy.RELATIVE)),
        _kept_as(
            Consent(given_on=DAY, given_by=GivenBy.RELATIVE),
            identity__home_address="1 Invented Rd",
        ),
    ],
)
def test_nobody_is_kept_without_consent(case: Case) -> None:
    """No consent, a no, one taken back, one that lapsed, or more than a first yes allows."""
    vault = vault_of()
    with pytest.raises(NoConsentError) as told:
        import_case(vault, case, DAY)
    assert "Invented" not in str(told.value)
    assert case_codes(vault) == ()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (Consent(given_on=DAY + timedelta(days=2)), "consent.consent_store.0"),
        (Consent(given_on=DAY, revoked_on=DAY - timedelta(days=1)), "consent.consent_store.0"),
        (Consent(given_on=DAY, revoked_on=DAY + timedelta(days=9)), "consent.consent_store.0"),
        (Consent(given_on=DAY, agreed=False, revoked_on=DAY), "consent.consent_store.0"),
        (
            SignOff(fact="identity.dob", audience="ice", attorney="Zq", on=DAY + timedelta(days=9)),
            "attorney.attorney_signoff_items.0",
        ),
        (
            SignOff(fact="identity.dob", audience="ice", attorney="Zq", on=DAY,
                    revoked_on=DAY - timedelta(days=1)),
            "attorney.attorney_signoff_items.0",
        ),
    ],
)  # fmt: skip
def test_a_history_that_nobody_can_have_recorded_is_refused(given, named) -> None:
    """A consent or sign-off of a day to come, or taken back before it was given, keeps nobody."""
    vault = vault_of()
    if isinstance(given, Consent):
        held = Consent(given_on=DAY - timedelta(days=3))
        case = _kept_as(held)
        case = case.replace(consent=case.consent.replace(consent_store=(given, held)))
    else:
        case = _kept_as(Consent(given_on=DAY))
        case = case.replace(attorney=case.attorney.replace(attorney_signoff_items=(given,)))
    with pytest.raises(NoConsentError, match=named) as told:
        import_case(vault, case, DAY)
    assert "Zq" not in str(told.value)
    assert case_codes(vault) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"identity__a_number": "012345678"}, {"identity__a_number": "A 12-345-678"}),
        (
            {"identity__legal_name": "José Núñez López", "identity__dob": "1990-06-24"},
            {"identity__legal_name": "LOPEZ Nunez, Jose", "identity__dob": "1990-06-24"},
        ),
    ],
)
def test_a_person_who_stands_here_is_told_before_a_second_case(first, second) -> None:
    """By A-number, or by name and birth date however written: at import and at the question."""
    vault = vault_of()
    import_case(vault, _kept_as(Consent(given_on=DAY), **first), DAY)
    other = _kept_as(Consent(given_on=DAY), **second).replace(case_code="EFGH-6789")
    with pytest.raises(KnownPersonError, match=CODE):
        import_case(vault, other, DAY)
    bare = save_case(vault, KEPT.replace(case_code="JKMN-2345"))
    answers = {path.replace("__", "."): raw for path, raw in second.items()}
    done = record_answers(vault, bare.case_code, answers, bare.version)
    assert [(p.path, p.key) for p in done.problems] == [(list(answers)[-1], "person_known")]
    assert done.problems[0].params == {"code": CODE}
    assert import_case(vault, other, DAY, anew=True).version == 1


def test_on_a_first_yes_only_the_first_hour_is_kept() -> None:
    """A conviction and a home address wait; where the person is held is kept."""
    vault = vault_of()
    case = save_case(vault, _kept_as(Consent(given_on=DAY, given_by=GivenBy.RELATIVE)))
    answers = {
        "identity.home_address": "12 Invented Road",
        "criminal_history.convictions_any": "exists",
        "health.condition_summary": "asthma",
        "custody.facility": "Invented Center",
        "proceedings.removal_date": "2026-12-01",
    }
    done = record_answers(vault, CODE, answers, case.version)
    assert {p.path for p in done.problems} == set(list(answers)[:3])
    assert {p.key for p in done.problems} == {"consent_first_only"}
    assert done.case.custody.facility == "Invented Center"
    own = Consent(given_on=DAY)
    give(vault, CODE, "consent_store", own, done.case.version)
    later = record_answers(vault, CODE, answers, done.case.version + 1)
    assert later.problems == ()
