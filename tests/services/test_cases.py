"""Recording answers: nothing lost, nobody overwritten."""

from datetime import date

import pytest

from depwork.errors import PracticeMixError, StaleCaseError, UnknownFieldError
from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.model.questions import answer_of
from depwork.services.cases import new_case_code, record_answers, start_case
from depwork.services.guiding import load_guide
from depwork.storage.cases import read_case, save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
NAME = "identity.preferred_name"


@pytest.fixture
def vault() -> Vault:
    """An empty vault of real cases."""
    return Vault(MemoryStore(), "v", practice=False)


def _started(vault: Vault) -> str:
    return start_case(vault, Consent(given_on=DAY), DAY, locale=Locale.ES).case_code


def test_a_case_starts_with_the_consent_to_keep_it(vault: Vault) -> None:
    """A new case is stored with its consent, its day and its language, at version 1 (R01)."""
    case = read_case(vault, _started(vault))
    assert case.version == 1
    assert case.consent.consent_store[0].given_on == DAY
    assert (case.intake_date, case.locale, case.practice) == (DAY, Locale.ES, False)


def test_an_answer_is_the_next_version(vault: Vault) -> None:
    """One saved answer is one version, and an answer given again unchanged is none."""
    code = _started(vault)
    first = record_answers(vault, code, {NAME: "Ana"}, 1)
    assert (first.case.version, first.problems) == (2, ())
    again = record_answers(vault, code, {NAME: "Ana"}, 2)
    assert again.case.version == 2


def test_the_later_save_of_an_older_version_is_told_so(vault: Vault) -> None:
    """Two sessions on one case: the second is refused, and the first one's answer stands."""
    code = _started(vault)
    record_answers(vault, code, {NAME: "Ana"}, 1)
    with pytest.raises(StaleCaseError) as caught:
        record_answers(vault, code, {NAME: "Eva"}, 1)
    assert "Eva" not in str(caught.value)
    assert answer_of(read_case(vault, code), NAME) == "Ana"


def test_an_invented_persons_number_is_told_beside_its_question(vault: Vault) -> None:
    """Real cases refuse it with a sentence in both languages; practice keeps it."""
    code = _started(vault)
    done = record_answers(vault, code, {"identity.a_number": "A 999-000-011", NAME: "Ana"}, 1)
    (problem,) = done.problems
    assert (problem.path, problem.key) == ("identity.a_number", "a_number_practice")
    assert (done.case.identity.a_number, done.case.identity.preferred_name) == (None, "Ana")
    for locale, said in ((Locale.EN, "invented person"), (Locale.ES, "persona inventada")):
        assert said in load_guide(None).by_locale[locale].problem(problem)
    practice = Vault(MemoryStore(), "practice", practice=True)
    code = _started(practice)
    assert not record_answers(practice, code, {"identity.a_number": "A 999-000-011"}, 1).problems


def test_one_slip_loses_nothing_beside_it(vault: Vault) -> None:
    """Of two answers given at once, the good one is kept and the other named."""
    code = _started(vault)
    done = record_answers(vault, code, {"identity.dob": "2026-02-31", NAME: "Ana"}, 1)
    assert [problem.path for problem in done.problems] == ["identity.dob"]
    assert answer_of(read_case(vault, code), NAME) == "Ana"


def test_an_unknown_path_saves_nothing(vault: Vault) -> None:
    """A path that is no question is an error, and the case stays as it was."""
    code = _started(vault)
    with pytest.raises(UnknownFieldError):
        record_answers(vault, code, {NAME: "Ana", "identity.ssn": "1"}, 1)
    assert read_case(vault, code).version == 1


def test_practice_and_real_never_mix(vault: Vault) -> None:
    """An invented case is refused by a real store."""
    case = read_case(vault, _started(vault))
    with pytest.raises(PracticeMixError):
        save_case(vault, case.replace(practice=True))


def test_codes_are_random_and_plain() -> None:
    """Codes do not repeat, and none holds a letter that is read as another."""
    codes = {new_case_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("IO01")
