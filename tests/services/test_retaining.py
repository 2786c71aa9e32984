"""How long cases are kept: clocks, more time, holds, and erasing that reaches what it can."""

import json
import random
from datetime import date, timedelta

import pytest

from depwork.errors import CaseNotFoundError, HeldError, RecordError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, Consents, GivenBy
from depwork.model.ledger import CampaignEvent
from depwork.model.retention import Basis, Due
from depwork.model.taken import TakenFile, Way
from depwork.services import copies, erasing, keeping, retaining
from depwork.services.cases import start_case
from depwork.services.ledger import add
from depwork.storage import vault as vaults
from depwork.storage.cases import read_case, save_case
from depwork.storage.keyring import Keyring

DAY = date(2026, 11, 22)
SEED = 20261122


@pytest.fixture
def vault(tmp_path):
    """A real sealed vault."""
    keyring = Keyring.fresh()
    vaults._make(tmp_path / "v", keyring, practice=False, enroll=lambda _: None)
    found = vaults.open(tmp_path / "v", keyring, now=lambda: "2026-11-22T21:43")
    yield found
    found.close()


def case_in(vault, **consents):
    """Start a case, with further consents given on the day."""
    case = start_case(vault, Consent(given_on=DAY), DAY, locale=Locale.EN)
    if consents:
        group = case.consent.replace(**{use: (Consent(given_on=DAY),) for use in consents})
        case = save_case(vault, case.replace(consent=group))
    return case


def stage(vault, case, day):
    """Return why and how near, or None."""
    found = retaining.clock_of(vault, case, day)
    return (found.basis, found.due) if found else None


def test_a_closed_case_warns_thirty_seven_and_one_day_ahead(vault):
    """Ninety days after closing it is due; a week of grace later it is erased."""
    case = case_in(vault, consent_contact_ice=True)
    assert stage(vault, case, DAY) is None
    retaining.close(vault, case.case_code, DAY)
    told = {
        59: Due.LATER,
        60: Due.MONTH,
        82: Due.MONTH,
        83: Due.WEEK,
        88: Due.WEEK,
        89: Due.DAY,
        90: Due.GRACE,
        96: Due.GRACE,
        97: Due.NOW,
    }
    for days, due in told.items():
        assert stage(vault, case, DAY + timedelta(days=days)) == (Basis.CLOSED, due), days
    retaining.reopen(vault, case.case_code)
    assert stage(vault, case, DAY + timedelta(days=400)) is None


def test_an_inquiry_is_due_unless_a_campaign_begins(vault):
    """Sixty days after opening; a further consent or a line of the ledger stops the clock."""
    case = case_in(vault)
    after = DAY + timedelta(days=61)
    assert stage(vault, case, after) == (Basis.INQUIRY, Due.GRACE)
    retaining.set_policy(vault, 120, 90)
    assert stage(vault, case, after) == (Basis.INQUIRY, Due.MONTH)
    event = {"id": "0" * 32, "case_code": case.case_code, "on": DAY, "activity": "call"}
    add(vault, CampaignEvent.model_validate(event))
    assert stage(vault, case, after) is None
    assert stage(vault, case_in(vault, consent_media=True), after) is None


def test_a_provisional_consent_ends_after_seven_days_without_grace(vault):
    """On the eighth day it is to be erased; no extension reaches it; confirmed, it stays."""
    given = Consent(given_on=DAY, provisional=True, given_by=GivenBy.RELATIVE)
    case = start_case(vault, given, DAY, locale=Locale.EN)
    assert stage(vault, case, DAY + timedelta(days=7)) == (Basis.PROVISIONAL, Due.DAY)
    assert stage(vault, case, DAY + timedelta(days=8)) == (Basis.PROVISIONAL, Due.NOW)
    with pytest.raises(RecordError):
        retaining.extend(vault, case.case_code, DAY, DAY + timedelta(days=9), "we call again")
    confirmed = case.consent.replace(consent_store=(given, Consent(given_on=DAY)))
    assert stage(vault, case.replace(consent=confirmed), DAY + timedelta(days=8)) == (
        Basis.INQUIRY,
        Due.LATER,
    )


def test_a_withdrawn_consent_to_keep_leaves_a_week(vault):
    """Withdrawing the consent to keep makes the case due at once; a slip can be mended a week."""
    gone = Consents(consent_store=(Consent(given_on=DAY, revoked_on=DAY),))
    case = Case(case_code="ABCD-2345", consent=gone)
    assert stage(vault, case, DAY) == (Basis.WITHDRAWN, Due.GRACE)
    assert stage(vault, case, DAY + timedelta(days=7)) == (Basis.WITHDRAWN, Due.NOW)


def test_more_time_needs_a_reason_and_has_an_end(vault):
    """An extension moves the day; none goes beyond a year, and none is without a reason."""
    case = case_in(vault)
    until = DAY + timedelta(days=200)
    retaining.extend(vault, case.case_code, DAY, until, "the appeal is open")
    assert stage(vault, case, until - timedelta(days=7)) == (Basis.INQUIRY, Due.WEEK)
    for day in (DAY, DAY + timedelta(days=366)):
        with pytest.raises(RecordError):
            retaining.extend(vault, case.case_code, DAY, day, "again")
    with pytest.raises(ValueError, match="too_short"):
        retaining.extend(vault, case.case_code, DAY, until, " ")


def test_the_list_of_clocks_is_that_of_each_case(vault):
    """What is remembered of all cases says the same as looking at each, also after changes."""
    cases = [case_in(vault), case_in(vault, consent_media=True), case_in(vault)]
    retaining.close(vault, cases[1].case_code, DAY)
    for _ in range(2):
        found = {line.case_code: line.clock for line in retaining.due_cases(vault, DAY)}
        for case in cases:
            assert found.get(case.case_code) == retaining.clock_of(vault, case, DAY)
        group = cases[0].consent.replace(consent_media=(Consent(given_on=DAY),))
        cases[0] = save_case(vault, cases[0].replace(consent=group))
    assert cases[0].case_code not in {line.case_code for line in retaining.due_cases(vault, DAY)}


def test_a_hold_stops_all_deletion(vault):
    """While records are demanded nothing is erased: not by hand, not when due (R14)."""
    case = case_in(vault)
    retaining.hold(vault, DAY, "a subpoena came")
    late = DAY + timedelta(days=400)
    for erase in (
        lambda: erasing.erase(vault, case.case_code, DAY),
        lambda: erasing.erase_due(vault, late),
    ):
        with pytest.raises(HeldError, match="hold of 2026-11-22"):
            erase()
    assert retaining.clock_of(vault, case, late).held
    retaining.release(vault)
    assert [done.case_code for done in erasing.erase_due(vault, late)] == [case.case_code]
    verbs = [line.verb for line in keeping.activity(vault)]
    assert {Verb.HOLD, Verb.RELEASE, Verb.ERASE} <= set(verbs)


def left(vault, case, place, way=Way.WRITTEN, sha="a" * 64):
    """Keep that a letter left."""
    file = TakenFile(document_id="pd_letter", audience=Audience.ICE, locale=Locale.EN, sha256=sha)
    which = (case.case_code, case.version, DAY)
    copies.note(vault, which, (file,), way, Verb.RENDER, place)


def test_erasing_reaches_the_files_this_tool_wrote(vault, tmp_path):
    """The packet's folder and its notebook go; another's folder and a changed file are told."""
    case = case_in(vault, consent_contact_ice=True)
    code = case.case_code
    for name, manifest in {code: code, "other": "ZZZZ-9999"}.items():
        (tmp_path / "out" / name).mkdir(parents=True)
        told = json.dumps({"case_code": manifest})
        (tmp_path / "out" / name / "manifest.json").write_text(told, encoding="utf-8")
        left(vault, case, tmp_path / "out" / name)
    (tmp_path / "out" / "notebooks").mkdir()
    (tmp_path / "out" / "notebooks" / f"{code}.ipynb").write_text("{}", encoding="utf-8")
    run = {"day": "2026-11-22", "cases": [{"case_code": code}, {"case_code": "ZZZZ-9999"}]}
    (tmp_path / "out" / "run.json").write_text(json.dumps(run), encoding="utf-8")
    (tmp_path / "letter.pdf").write_bytes(b"edited since")
    left(vault, case, tmp_path / "letter.pdf", Way.RENDERED)
    done = erasing.erase(vault, code, DAY)
    assert not (tmp_path / "out" / code).exists()
    assert not list((tmp_path / "out" / "notebooks").iterdir())
    kept = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert kept == run | {"cases": run["cases"][1:]}
    assert {path.name for path in done.changed} == {"other", "letter.pdf"}
    assert len(done.copies) == 3
    (stone,) = retaining.tombstones(vault)
    assert set(stone.model_dump()) == {
        "case_code",
        "erased_on",
        "basis",
        "records",
        "copies_left",
    }
    with pytest.raises(CaseNotFoundError):
        read_case(vault, code)
    assert erasing.orphans(vault) == ()
    assert keeping.verify(vault).findings == ()


def test_a_run_that_nobody_can_read_is_told_of(vault, tmp_path):
    """A list of a run that is no list stays as it is, and is among what could not be erased."""
    case = case_in(vault, consent_contact_ice=True)
    (tmp_path / "run.json").write_text("[]", encoding="utf-8")
    left(vault, case, tmp_path / case.case_code)
    done = erasing.erase(vault, case.case_code, DAY)
    assert done.changed == (tmp_path / "run.json",)
    assert (tmp_path / "run.json").read_text(encoding="utf-8") == "[]"


def live_and_erase(vault, times):
    """Make and erase cases at random, each with rows, attachments and files; look for orphans."""
    chance, alive = random.Random(SEED), []
    for number in range(times):
        case = case_in(vault)
        code = case.case_code
        event = {"id": f"{number:032x}", "case_code": code, "on": DAY, "activity": "call"}
        add(vault, CampaignEvent.model_validate(event))
        vault.store.put_blob(f"b{number}", [b"page"] * 3, kind="attachment", case_id=code)
        left(vault, case, None, Way.DOWNLOADED)
        alive.append(code)
        while alive and chance.random() < 0.5:
            erasing.erase(vault, alive.pop(chance.randrange(len(alive))), DAY)
    assert erasing.orphans(vault) == (), f"seed {SEED}"
    kept = {blob.case_id for blob in vault.store.blobs()}
    assert kept == set(alive)
    assert keeping.verify(vault).findings == ()
    assert {stone.case_code for stone in retaining.tombstones(vault)}.isdisjoint(alive)


def test_no_orphan_is_left_either_way(vault):
    """After cases came and went at random, no row is without its case and no case without rows."""
    live_and_erase(vault, 25)


@pytest.mark.full
def test_a_thousand_cases_come_and_go(vault):
    """The same, a thousand times."""
    live_and_erase(vault, 1000)


def test_orphans_are_seen(vault):
    """Positive control: a row without its case, and a case without its key, are named."""
    case = case_in(vault)
    vault.store.put("event", "x", b"x", case_id="ZZZZ-9999", expected_version=0)
    vault.inner.inner.delete("vault.key", f"{case.case_code}/vault")
    assert set(erasing.orphans(vault)) == {
        "event x",
        "key ZZZZ-9999",
        f"case {case.case_code}",
    }
