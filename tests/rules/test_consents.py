"""A relative's yes is a first one, a no is a no, and a yes means something (R01, R09)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.model.case import Case
from depwork.model.choices import Audience, DecisionMaker
from depwork.model.consent import Consent, GivenBy, HowGiven, refused, standing
from depwork.model.decision import GateState
from depwork.model.questions import questions, with_answer
from depwork.model.retention import Keeping, Policy
from depwork.rules.consents import first_hour, granted, may_keep, own_yes_by, provisional_until
from depwork.rules.disclosure import disclose
from depwork.rules.gates import gates
from depwork.rules.next_actions import next_actions
from depwork.rules.retention import clock, facts_of

DAY = date(2026, 11, 22)
YES = Consent(given_on=DAY)
RELATIVE = Consent(given_on=DAY, given_by=GivenBy.RELATIVE, how=HowGiven.PHONE)
GUARDIAN = Consent(given_on=DAY, given_by=GivenBy.GUARDIAN)
NO = Consent(given_on=DAY, agreed=False)
CASE = Case(case_code="ABCD-2345")


def _with(**uses: tuple[Consent, ...]) -> Case:
    return CASE.replace(consent=CASE.consent.replace(**uses))


def _gate(case: Case, unblock: str, register, day: date = DAY):
    found = gates(case, day, register).value
    return next(g for g in found if g.rule == "R01" and g.unblock == unblock)


@pytest.mark.parametrize("decides", [None, DecisionMaker.FAMILY])
@pytest.mark.parametrize("use", ["consent_store", "consent_contact_ice", "consent_media"])
def test_a_relatives_yes_is_never_the_persons_own(use, decides):
    """Whoever was said to decide, and whether or not somebody ticked *provisional*."""
    case = _with(**{use: (RELATIVE,)})
    if decides:
        case = with_answer(case, "consent.decision_maker", decides)
    assert not granted(case, use, DAY)
    assert own_yes_by(case, RELATIVE) == DAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("born", "lasts"), [("2015-01-01", True), ("1990-01-01", False), (None, False)]
)
def test_a_guardians_yes_lasts_for_a_child_alone(born, lasts):
    """A child is known to be one; a grown person speaks for themselves."""
    case = _with(consent_store=(GUARDIAN,))
    if born:
        case = with_answer(case, "identity.dob", born)
    assert granted(case, "consent_store", DAY) is lasts
    assert may_keep(case, DAY)


@pytest.mark.parametrize("given", [RELATIVE, GUARDIAN, YES.replace(provisional=True)])
def test_one_end_everywhere(given):
    """The rule, the clock of keeping and the consent itself name one last day."""
    case = _with(consent_store=(given,))
    last = DAY + timedelta(days=7)
    running = clock(facts_of(case), Keeping(case_code="ABCD-2345"), Policy(), DAY, worked=False)
    assert provisional_until(case, DAY) == own_yes_by(case, given) == last
    assert running is not None
    assert (running.due_on, running.erase_on) == (last, last + timedelta(days=1))
    assert may_keep(case, last)
    assert not may_keep(case, last + timedelta(days=1))


def test_the_person_confirms_without_taking_anything_back(register):
    """Their own yes after the relative's is the lasting one; nothing was withdrawn."""
    case = _with(consent_store=(RELATIVE, YES.replace(given_on=DAY + timedelta(days=3))))
    later = DAY + timedelta(days=300)
    assert granted(case, "consent_store", later)
    assert all(one.revoked_on is None for one in case.consent.consent_store)
    assert facts_of(case).provisional_on is None
    assert _gate(case, "consent_confirm", register, later).state is GateState.PASSES


def test_a_no_is_a_no_and_not_silence(register):
    """It is kept, ends the yes before it, and reads as a no."""
    case = _with(consent_contact_ice=(YES.replace(given_on=DAY - timedelta(days=3)), NO))
    assert refused(case.consent.consent_contact_ice)
    assert standing(case.consent.consent_contact_ice) is None
    assert not granted(case, "consent_contact_ice", DAY)
    assert _gate(case, "consent_contact_ice", register).reason.because == "r01_use_refused"
    assert _gate(CASE, "consent_contact_ice", register).reason.because == "r01_use_not_given"
    back = case.replace(
        consent=case.consent.replace(consent_contact_ice=(*case.consent.consent_contact_ice, YES))
    )
    assert granted(back, "consent_contact_ice", DAY)


@pytest.mark.parametrize(
    ("asked", "state"),
    [((), "passes"), ((RELATIVE,), "passes"), ((NO,), "blocks"),
     ((YES.replace(revoked_on=DAY),), "blocks")],
)  # fmt: skip
def test_a_first_yes_reaches_an_attorney_until_somebody_says_no(asked, state, register):
    """A relative's yes to sharing closes nothing that silence leaves open."""
    case = _with(consent_store=(RELATIVE,), consent_share_attorney=asked)
    assert _gate(case, "consent_share_attorney", register).state.value == state


def test_the_attorneys_sheet_is_not_empty_on_a_first_yes():
    """Where the person is, the days and the caller are told; nothing beyond the first hour is."""
    case = _with(consent_store=(RELATIVE,))
    case = with_answer(case, "identity.preferred_name", "Marta")
    case = with_answer(case, "custody.facility", "Invented Center")
    case = with_answer(case, "proceedings.removal_date", "2026-12-01")
    case = with_answer(case, "health.condition_summary", "asthma")
    seen = disclose(case, Audience.ATTORNEY, DAY).facts
    assert {"custody.facility", "proceedings.removal_date"} <= set(seen)
    assert "health.condition_summary" not in seen
    refused_it = case.replace(consent=case.consent.replace(consent_share_attorney=(NO,)))
    assert dict(disclose(refused_it, Audience.ATTORNEY, DAY).facts) == {}


def test_the_first_hour_holds_no_record_and_no_home():
    """Neither a conviction nor an address nor health nor a story is asked for on a first yes."""
    beyond = {"criminal_history.", "health.", "story.", "family.", "ties.", "risks.", "plan."}
    for field in questions():
        if field.path.startswith(tuple(beyond)) or field.path == "identity.home_address":
            assert field.mark.step == 0 or not first_hour(field.path), field.path


@pytest.mark.parametrize(
    ("signed", "told"), [(None, False), ("2026-11-20", True), ("2026-12-20", False)]
)
def test_an_official_is_told_the_number_behind_the_offices_own_form(signed, told):
    """Without a signed privacy form of the office the A-number stays out (R08, facts 2.6)."""
    case = _with(consent_store=(YES,), consent_contact_officials=(YES,))
    case = with_answer(case, "identity.a_number", "012345678")
    if signed:
        forms = [{"office": "House member, invented district", "signed_on": signed}]
        case = with_answer(case, "waiver.congressional_waiver", forms)
    seen = disclose(case, Audience.OFFICIAL, DAY).facts
    assert ("identity.a_number" in seen, "shown.a_number" in seen) == (told, told)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_subject_line_names_a_number(language):
    """What stands in a subject is read on every screen that the mail passes."""
    folder = Path(__file__).parents[2] / "templates" / "letters" / language
    subjects = [
        line
        for path in folder.glob("*.j2")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("**Subject", "**Asunto"))
    ]
    assert subjects
    assert not [line for line in subjects if "a_number" in line]


def test_a_first_yes_that_ended_says_what_to_do_first_of_all(register):
    """A stored relative's yes of long ago: the home page asks for the person's own, and why."""
    case = _with(consent_store=(RELATIVE.replace(given_on=DAY - timedelta(days=60)),))
    asked = [a for a in next_actions(case, DAY, register).value if a.key == "ask_consent"]
    assert [(a.on, a.at, a.reason.because) for a in asked] == [
        (DAY, "consent.consent_store", "r01_first_ended")
    ]
    own = case.replace(
        consent=case.consent.replace(consent_store=(*case.consent.consent_store, YES))
    )
    assert not any(a.key == "ask_consent" for a in next_actions(own, DAY, register).value)
