"""The invented people: valid, fresh on any day, and plainly invented."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depwork.errors import UnreadableFileError
from depwork.model.a_number import PLACEHOLDERS, is_invented
from depwork.model.answers import value_of
from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus, Locale
from depwork.model.consent import in_force
from depwork.model.ledger import Activity
from depwork.model.questions import with_answer
from depwork.practice import Person, people
from depwork.services.deciding import decide
from depwork.services.guiding import load_guide

PACKAGED = Path(__file__).parents[2] / "templates" / "practice"


# Who stands where: custody, stage, and what is asked for. Together they span the decision table.
STORIES = {
    "PRAC-TBND": ("ICE_detained", "NTA_pending_IJ", "R-04"),
    "PRAC-DAYS": ("ICE_detained", "final_order", "R-11"),
    "PRAC-HELD": ("local_custody_hold", "none", "R-02"),
    "PRAC-ADMT": ("ICE_detained", "NTA_pending_IJ", "R-03"),
    "PRAC-NBND": ("ICE_detained", "NTA_pending_IJ", "R-05"),
    "PRAC-CHEK": ("free_ICE_supervision", "final_order", "R-13"),
    "PRAC-ABST": ("ICE_detained", "final_order_in_absentia", "R-14"),
    "PRAC-RETN": ("ICE_detained", "reinstatement", "R-15"),
    "PRAC-TEEN": ("ORR_minor", "NTA_pending_IJ", "R-21"),
    "PRAC-PRTC": ("ICE_detained", "NTA_pending_IJ", "R-19"),
    "PRAC-CTZN": ("ICE_detained", "none", "R-23"),
    "PRAC-LEAV": ("ICE_detained", "voluntary_departure", "R-26"),
}


@pytest.fixture(scope="module")
def everyone(today: date) -> tuple[Person, ...]:
    """The packaged people on the frozen day."""
    return people([PACKAGED], today)


@pytest.fixture(scope="module")
def three(everyone: tuple[Person, ...]) -> tuple[Person, ...]:
    """The three whose whole campaign is told."""
    return everyone[:3]


def test_twelve_stories_stand_in_order(everyone: tuple[Person, ...]) -> None:
    """Notebooks and commands may name them; each asks for what stands open to it."""
    found = {
        p.case.case_code: (
            p.case.custody.custody_status,
            p.case.proceedings.proceeding_stage,
            value_of(p.case.campaign.chosen_ask),
        )
        for p in everyone
    }
    assert found == STORIES
    assert list(found) == list(STORIES)


def test_what_each_asks_for_is_open_to_them(everyone: tuple[Person, ...], today: date) -> None:
    """The chosen row is among those the decision table offers that person."""
    guide = load_guide(None)
    for person in everyone:
        offered = {ask.code for ask in decide(person.case, today, guide).asks.value}
        assert value_of(person.case.campaign.chosen_ask) in offered, person.about


def test_each_says_it_is_invented(everyone: tuple[Person, ...]) -> None:
    """The summary says so in both languages, the name and the facility too."""
    for person in everyone:
        assert "nvented" in person.summary[Locale.EN]
        assert "nventada" in person.summary[Locale.ES]
        assert re.search("Example|Ejemplo|Sample", person.name)
        assert person.name == value_of(person.case.identity.legal_name)
        assert person.case.practice
        if person.case.custody.custody_status is not CustodyStatus.FREE_ICE_SUPERVISION:
            assert "Invented" in (value_of(person.case.custody.facility) or "")


def test_each_has_come_somewhere_and_learned(everyone: tuple[Person, ...]) -> None:
    """Beyond the first and the third, something came of it; the nine new ones have a debrief."""
    assert all(person.outcomes and person.lessons and person.events for person in everyone[3:])


def test_numbers_are_nobodys(everyone: tuple[Person, ...]) -> None:
    """A-numbers were never issued and are no sample's; phones are of the invented range."""
    for person in everyone:
        number = value_of(person.case.identity.a_number)
        assert number is None or (is_invented(number) and number not in PLACEHOLDERS)
        text = person.case.model_dump_json()
        for phone in re.findall(r"\d{3}-\d{3}-\d{4}", text):
            assert re.fullmatch(r"\d{3}-555-01\d{2}", phone)


def test_people_speak_both_languages(today: date) -> None:
    """The same people, codes and days in either language, and no text left untranslated."""
    english, spanish = (people([PACKAGED], today, locale) for locale in Locale)
    for one, other in zip(english, spanish, strict=True):
        assert one.case.custody == other.case.custody.replace(
            locator_method=one.case.custody.locator_method,
            locate_tries=tuple(
                there.replace(note=here.note)
                for here, there in zip(
                    one.case.custody.locate_tries, other.case.custody.locate_tries, strict=True
                )
            ),
        )
        assert one.case.story != other.case.story
        assert [e.id for e in one.events] == [e.id for e in other.events]


@settings(max_examples=5)
@given(st.dates(date(2026, 1, 1), date(2060, 12, 31)))
def test_practice_never_goes_stale(day: date) -> None:
    """On any day the bond hearing is nine days off and the removal three."""
    bond, days, held, *_ = people([PACKAGED], day)
    assert bond.case.proceedings.next_hearing_date == day + timedelta(days=9)
    assert days.case.proceedings.removal_date == day + timedelta(days=3)
    assert held.case.custody.local_release_date == day + timedelta(days=2)


def test_nothing_has_happened_after_today(everyone: tuple[Person, ...], today: date) -> None:
    """The ledger holds only what is past, oldest first, and no consent of tomorrow."""
    for person in everyone:
        days = [event.on for event in person.events]
        assert days == sorted(days)
        assert all(
            day <= today for day in [*days, *(o.on for o in (*person.outcomes, *person.lessons))]
        )
        for history in dict(person.case.consent).values():
            if isinstance(history, tuple):
                assert all(consent.given_on <= today for consent in history)


def test_the_ledger_shows_its_kinds(three: tuple[Person, ...]) -> None:
    """Calls, letters, signatures, a hearing, and one outcome are there to report."""
    kinds = {event.activity for person in three for event in person.events}
    assert {
        Activity.CALL,
        Activity.LETTER_COLLECTED,
        Activity.SIGNATURES,
        Activity.HEARING,
    } <= kinds
    assert sum(len(person.outcomes) for person in three) == 1
    for person in three:
        assert all(e.case_code == person.case.case_code for e in person.events)


def test_lessons_are_shared_by_two(three: tuple[Person, ...], today: date) -> None:
    """Two of three let their de-identified outcome be counted, so a report shows a gap."""
    shared = [in_force(p.case.consent.consent_lessons, today) for p in three]
    assert shared == [True, True, False]


def test_each_has_something_missing(three: tuple[Person, ...], today: date) -> None:
    """The gates have something to say about each."""
    bond, days, held = (p.case for p in three)
    assert not in_force(bond.consent.consent_share_employment, today)
    assert not in_force(bond.consent.consent_public_photo, today)
    assert days.consent.pd_offer_notice_given is None
    assert days.attorney.attorney_consulted_letter is None
    assert held.attorney.has_attorney is False


def test_an_organizations_copy_wins(tmp_path: Path, today: date) -> None:
    """File by file the first folder wins; the other files stay."""
    text = (PACKAGED / "1_bond.toml").read_text(encoding="utf-8")
    (tmp_path / "1_bond.toml").write_text(
        text.replace("Invented Valley", "Invented Hills"), encoding="utf-8"
    )
    first, *others = people([tmp_path, PACKAGED], today)
    assert first.case.custody.facility == "Invented Hills Detention Center"
    assert len(others) == len(STORIES) - 1


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('case_code = "PRAC-TBND"', 'case_code = "secret words"', "case_code"),
        ('legal_name = "Marta', 'no_such_field = "secret words"\nlegal_name = "Marta', "identity"),
        ("[summary]", "[summary", "TOML"),
        ("[summary]", "[other]", "summary"),
    ],
)
def test_a_broken_file_is_named_without_its_content(
    tmp_path: Path, today: date, before: str, after: str, place: str
) -> None:
    """The message names the file and the place, never what stands there."""
    text = (PACKAGED / "1_bond.toml").read_text(encoding="utf-8").replace(before, after, 1)
    (tmp_path / "1_bond.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        people([tmp_path], today)
    assert "1_bond.toml" in str(caught.value)
    assert place in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_person_travels_as_json(three: tuple[Person, ...]) -> None:
    """Each case survives its JSON unchanged."""
    for person in three:
        assert Case.model_validate_json(person.case.model_dump_json()) == person.case


# What one invented person's case has to become so that the rows are met which nobody of the
# twelve meets: rows, whose case, which answers.
TURNS = (
    (("R-01",), "PRAC-HELD", {"custody.custody_status": "local_custody_no_hold"}),
    (
        ("R-06", "R-06-habeas", "R-06-parole"),
        "PRAC-TBND",
        {
            "criminal_history.arrests_any": "exists",
            "criminal_history.theft_type_arrest": True,
        },
    ),
    (
        ("R-10",),
        "PRAC-CHEK",
        {"custody.custody_status": "free", "proceedings.proceeding_stage": "BIA_appeal"},
    ),
    (("R-28",), "PRAC-ADMT", {"proceedings.proceeding_stage": "BIA_appeal"}),
    (("R-13-no-order",), "PRAC-CHEK", {"proceedings.proceeding_stage": "NTA_pending_IJ"}),
    (("R-16",), "PRAC-NBND", {"proceedings.proceeding_stage": "expedited_removal"}),
    (("R-17",), "PRAC-RETN", {"proceedings.proceeding_stage": "administrative_removal_238b"}),
    (("R-18", "R-18-ice"), "PRAC-DAYS", {"proceedings.proceeding_stage": "circuit_review"}),
    (("R-24",), "PRAC-LEAV", {"custody.custody_status": "removed"}),
    (("R-25",), "PRAC-ADMT", {"proceedings.proceeding_stage": "admin_closed"}),
    (("R-27",), "PRAC-NBND", {"custody.custody_status": "CBP"}),
    (("R-29",), "PRAC-CHEK", {"custody.custody_status": "free", "custody.next_check_in": None}),
)


def test_the_twelve_and_their_turns_meet_each_row(
    everyone: tuple[Person, ...], today: date
) -> None:
    """Every row of the decision table is somebody's, or becomes somebody's by a few answers."""
    guide = load_guide(None)
    by_code = {person.case.case_code: person.case for person in everyone}

    def rows(case: Case) -> set[str]:
        return {ask.code.value for ask in decide(case, today, guide).asks.value}

    met = {row for case in by_code.values() for row in rows(case)}
    for wanted, code, answers in TURNS:
        case = by_code[code]
        for path, raw in answers.items():
            case = with_answer(case, path, raw)
        assert set(wanted) <= rows(case), (wanted, rows(case))
        assert not set(wanted) & met, f"{wanted} stands among the twelve already"
        met |= set(wanted)
    assert met == {code.value for code in AskCode}
