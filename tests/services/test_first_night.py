"""From the front door into a case: once, with a consent, and no more than it allows."""

from datetime import date

import pytest

from depwork.errors import NoConsentError, RecordError
from depwork.forms.door_talk import answers
from depwork.model.choices import CustodyStatus, Locale
from depwork.model.consent import Consent, GivenBy
from depwork.model.questions import answer_of
from depwork.services.cases import case_codes, read_case
from depwork.services.first_night import begin, code_of
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
TOKEN = "0123456789abcdef0123456789abcdef"
OWN = Consent(given_on=DAY)
RELATIVE = Consent(given_on=DAY, given_by=GivenBy.RELATIVE, provisional=True)
TYPED = {
    "first": "Marta", "last": "Ejemplo Lucas", "country": "GT", "dob": "1985-07-18",
    "a_number": "12345", "chips": ["jail", "citizen"], "since": "2026-11-21",
    "county": "Example County", "hearing": "2026-12-01", "tries": ["not_found"],
}  # fmt: skip


@pytest.fixture
def vault() -> Vault:
    """An empty vault of real cases."""
    return Vault(MemoryStore(), "v", practice=False)


def test_what_was_typed_is_taken_over_and_what_does_not_fit_comes_back(vault: Vault) -> None:
    """Each box answers its question; a number that is none is told of, and the rest is kept."""
    given = answers(TYPED, DAY, tries=True)
    done = begin(vault, TOKEN, OWN, given, DAY, locale=Locale.EN)
    assert [problem.path for problem in done.problems] == ["identity.a_number"]
    case = read_case(vault, done.case.case_code)
    assert case.identity.legal_name == "Marta Ejemplo Lucas"
    assert case.custody.custody_status is CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN
    assert case.identity.citizenship_claim is True
    assert case.proceedings.next_hearing_date == date(2026, 12, 1)
    assert [one.result.value for one in case.custody.locate_tries] == ["not_found"]
    assert case.consent.consent_store == (OWN,)
    left_out = answers(TYPED, DAY, tries=False)
    assert "custody.locate_tries" not in left_out


def test_sent_twice_it_is_one_case_and_what_is_new_is_added(vault: Vault) -> None:
    """The token names the case: a second message changes nothing but what it brings."""
    first = begin(vault, TOKEN, OWN, answers(TYPED, DAY, tries=True), DAY, locale=Locale.EN)
    again = begin(vault, TOKEN, OWN, answers(TYPED, DAY, tries=True), DAY, locale=Locale.EN)
    assert again.case == first.case
    better = {"identity.a_number": "A012345678"}
    assert begin(vault, TOKEN, OWN, better, DAY, locale=Locale.EN).problems == ()
    assert case_codes(vault) == (code_of(TOKEN),)
    assert answer_of(read_case(vault, code_of(TOKEN)), "identity.a_number") == "012345678"


def test_on_a_relatives_yes_only_the_first_hour_is_kept(vault: Vault) -> None:
    """What finds the person is kept; what waits for their own consent comes back by name."""
    given = {**answers(TYPED, DAY, tries=False), "identity.home_address": "1 Invented Road"}
    done = begin(vault, TOKEN, RELATIVE, given, DAY, locale=Locale.ES)
    refused = {problem.path: problem.key for problem in done.problems}
    assert refused["identity.home_address"] == "consent_first_only"
    assert done.case.identity.legal_name == "Marta Ejemplo Lucas"
    assert done.case.identity.home_address is None


def test_nothing_is_kept_on_a_no_or_without_a_token(vault: Vault) -> None:
    """A no keeps nothing; a token that anybody could guess begins nothing."""
    with pytest.raises(NoConsentError):
        begin(vault, TOKEN, Consent(given_on=DAY, agreed=False), {}, DAY, locale=Locale.EN)
    with pytest.raises(RecordError):
        begin(vault, "short", OWN, {}, DAY, locale=Locale.EN)
    assert case_codes(vault) == ()


def test_an_empty_box_is_no_answer() -> None:
    """What nobody typed or ticked says nothing."""
    assert answers({}, DAY, tries=True) == {}
    assert answers({"first": " ", "chips": ["under_18"]}, DAY, tries=True) == {}
