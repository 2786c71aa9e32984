"""An attorney's sign-off by own key: in force when truly signed, and only then."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from helper_members import DAY, OTHER, SHARED, People, people

from depwork.errors import UnknownFieldError
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.consent import Consent, HowGiven, SignOff
from depwork.model.support import Attorney
from depwork.rules.signoffs import cleared
from depwork.services.cases import ATTORNEY_WORD, ENDED, SIGNOFFS, UNSIGNED, record_answers
from depwork.services.consenting import give
from depwork.services.signing import sign_off
from depwork.storage import members, rotation, signoffs
from depwork.storage.cases import all_cases, read_case, save_case
from depwork.storage.vault import Vault

FACT = "immigration_history.prior_removals"
WHO = "A. Attorney"


@pytest.fixture
def those(tmp_path: Path) -> People:
    """A vault with every sort of member; the attorney has signed one fact for ICE."""
    made = people(tmp_path / "v")
    vault = made.open("attorney")
    sign_off(vault, SHARED, FACT, Audience.ICE, DAY)
    vault.close()
    return made


def clear(vault: Vault, audience: Audience = Audience.ICE, on: date = DAY) -> bool:
    """Return whether the fact is cleared."""
    return cleared(read_case(vault, SHARED), FACT, audience, on)


@pytest.mark.parametrize("sort", ["first", "organizer", "attorney", "family", "helper"])
def test_a_signature_holds_for_every_reader(those: People, sort: str) -> None:
    """Everyone who reads the case can check it; it clears this fact for this audience alone."""
    vault = those.open(sort)
    assert clear(vault)
    assert not clear(vault, Audience.PUBLIC)
    assert not clear(vault, on=DAY - timedelta(days=1))
    (item,) = read_case(vault, SHARED).attorney.attorney_signoff_items
    assert (item.attorney, item.how) == (WHO, HowGiven.OWN_KEY)
    vault.close()


def test_it_holds_after_the_key_was_changed_and_the_attorney_left(those: People) -> None:
    """The public key stays with the vault, so that what was signed can still be checked."""
    vault = those.open("first")
    members.drop(*vault.keys, members.read(*vault.keys, those.ids["attorney"]), DAY)
    rotation.rotate(vault).drop()
    vault.close()
    again = those.open("organizer")
    assert clear(again)
    assert all_cases(again)[0].attorney.attorney_signoff_items[0].revoked_on is None
    again.close()


def test_only_a_gated_fact_is_signed(those: People) -> None:
    """A path that needs no attorney, or none at all, is refused."""
    vault = those.open("attorney")
    for path in ("identity.preferred_name", "nowhere"):
        with pytest.raises(UnknownFieldError):
            sign_off(vault, SHARED, path, Audience.ICE, DAY)
    vault.close()


def word(**changes: object) -> SignOff:
    """Return a sign-off that claims the attorney's own key."""
    values = {"fact": FACT, "audience": "public", "attorney": WHO, "on": DAY, "how": "own_key"}
    return SignOff.model_validate({**values, **changes})


def test_nobody_else_can_claim_it_in_the_form(those: People) -> None:
    """*Own key* is refused in the form; a word told by phone waits for the person's consent."""
    vault = those.open("first")
    case = read_case(vault, SHARED)
    rows = [*case.attorney.attorney_signoff_items, word()]
    raw = [row.model_dump(mode="json") for row in rows]
    done = record_answers(vault, SHARED, {SIGNOFFS: raw}, case.version)
    assert [problem.key for problem in done.problems] == [UNSIGNED]
    assert read_case(vault, SHARED) == case
    raw[1]["how"] = "phone"
    done = record_answers(vault, SHARED, {SIGNOFFS: raw}, case.version)
    assert [problem.key for problem in done.problems] == [ATTORNEY_WORD]
    yes = Consent(given_on=DAY)
    case = give(vault, SHARED, "consent_attorney_to_organizers", yes, case.version)
    done = record_answers(vault, SHARED, {SIGNOFFS: raw}, case.version)
    assert done.problems == ()
    assert clear(vault)
    vault.close()


def test_a_withdrawn_sign_off_is_not_brought_back_in_the_form(those: People) -> None:
    """Dropped, edited or signed again with the old key's mark: refused, and nothing is saved."""
    vault = those.open("first")
    case = read_case(vault, SHARED)
    (signed,) = case.attorney.attorney_signoff_items
    spoken = word(how="spoken", revoked_on=DAY)
    items = (signed.replace(revoked_on=DAY), spoken)
    case = save_case(
        vault, case.replace(attorney=case.attorney.replace(attorney_signoff_items=items))
    )
    rows = [row.model_dump(mode="json") for row in case.attorney.attorney_signoff_items]
    whole = [row | {"revoked_on": None} for row in rows]
    for crafted, key in (
        ([], ENDED),
        (rows[:1], ENDED),
        ([rows[0], whole[1]], ENDED),
        ([whole[0], rows[1]], UNSIGNED),
        ([*rows, whole[0]], UNSIGNED),
    ):
        done = record_answers(vault, SHARED, {SIGNOFFS: crafted}, case.version)
        assert [problem.key for problem in done.problems] == [key]
    assert read_case(vault, SHARED) == case
    assert not clear(vault)
    vault.close()


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 400])
def test_a_withdrawn_sign_off_clears_nothing_on_any_day(days: int) -> None:
    """An earlier day asked for never brings a withdrawn sign-off back, nor the one before it."""
    ended = word(how="spoken", on=DAY - timedelta(days=1), revoked_on=DAY)
    older = word(how="spoken", on=DAY - timedelta(days=9))
    case = Case(case_code=SHARED, attorney=Attorney(attorney_signoff_items=(older, ended)))
    on = DAY + timedelta(days=days)
    assert not cleared(case, FACT, Audience.PUBLIC, on)
    again = word(how="spoken", on=DAY)
    anew = Attorney(attorney_signoff_items=(older, ended, again))
    assert cleared(case.replace(attorney=anew), FACT, Audience.PUBLIC, on) is (days >= 0)


def forged(vault: Vault, **changes: object) -> Case:
    """Keep a claim past the form, as a program with the case's key could."""
    case = read_case(vault, SHARED)
    items = (*case.attorney.attorney_signoff_items, word(**changes))
    return save_case(
        vault, case.replace(attorney=case.attorney.replace(attorney_signoff_items=items))
    )


def test_a_claim_without_a_signature_clears_nothing(those: People) -> None:
    """Written past the form, it is read as withdrawn on its own day."""
    vault = those.open("first")
    forged(vault)
    assert not clear(vault, Audience.PUBLIC)
    assert clear(vault)
    vault.close()


@pytest.mark.parametrize(
    "change",
    [{"audience": "public"}, {"on": "2026-11-21"}, {"member": "nobody"}, {"signature": "AAAA"}],
)
def test_a_changed_signature_clears_nothing(those: People, change: dict[str, str]) -> None:
    """Case, fact, audience, day and signer are what was signed: any other one fails."""
    vault = those.open("first")
    (row,) = vault.store.scan(signoffs.KIND, SHARED)
    body = json.dumps({**json.loads(row.body), **change}).encode()
    vault.store.put(row.kind, row.id, body, case_id=SHARED, expected_version=row.version)
    assert not clear(vault)
    forged(vault, audience=change.get("audience", "ice"), on=change.get("on", DAY))
    assert not clear(vault, Audience(change.get("audience", "ice")))
    vault.close()


def test_a_signature_is_of_one_case(those: People) -> None:
    """Copied into another case, it clears nothing there."""
    vault = those.open("first")
    (row,) = vault.store.scan(signoffs.KIND, SHARED)
    vault.store.put(row.kind, "copy", row.body, case_id=OTHER, expected_version=0)
    case = read_case(vault, OTHER)
    items = read_case(vault, SHARED).attorney.attorney_signoff_items
    save_case(vault, case.replace(attorney=case.attorney.replace(attorney_signoff_items=items)))
    assert not cleared(read_case(vault, OTHER), FACT, Audience.ICE, DAY)
    vault.close()
