"""The real Desk over the invented people: saved, refused, conflicting, shown, recorded."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from depwork.errors import CaseNotFoundError, DepworkError
from depwork.forms.look import Look, Scope
from depwork.forms.screens.step import step_screen
from depwork.forms.talk import Talk
from depwork.forms.told import Conflict, Refused, Saved
from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.model.decision import Urgency
from depwork.model.questions import answer_of
from depwork.services.settings import Settings
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

DAY = date(2026, 11, 22)
FACILITY = "custody.facility"
NINE = (
    "PRAC-ADMT", "PRAC-NBND", "PRAC-CHEK", "PRAC-ABST", "PRAC-RETN", "PRAC-TEEN", "PRAC-PRTC",
    "PRAC-CTZN", "PRAC-LEAV",
)  # fmt: skip
"""The invented people beside the three that most tests know."""


@pytest.fixture
def session() -> Session:
    """A kernel's session over the invented people, in memory."""
    return Session(Settings(today=DAY, locale=Locale.EN))


@pytest.fixture
def desk(session: Session) -> WorkbookDesk:
    """A desk with the bond case open."""
    desk = WorkbookDesk(session)
    desk.open("PRAC-TBND")
    return desk


def test_the_most_urgent_case_stands_first(desk: WorkbookDesk) -> None:
    """Cases come by urgency, with the invented names in practice only."""
    lines = desk.cases()
    order = [Urgency.U1, Urgency.UNKNOWN, Urgency.U2, Urgency.U3]
    places = [order.index(line.urgency) for line in lines]
    assert places == sorted(places)
    assert places.count(0) == 3
    assert all(line.label and line.practice for line in lines)


def test_an_answer_is_saved_with_its_time(desk: WorkbookDesk) -> None:
    """A saved answer comes back from the store, one version later."""
    before = desk.case().version
    saved = desk.record(FACILITY, "Invented River", before)
    assert isinstance(saved, Saved)
    assert saved.version == before + 1
    assert len(saved.at) == 5
    assert answer_of(desk.case(), FACILITY) == "Invented River"


def test_two_desks_on_one_case_lose_nothing(session: Session, desk: WorkbookDesk) -> None:
    """The later save of an older version is told whose answer stands now."""
    other = WorkbookDesk(session, "PRAC-TBND")
    version = desk.case().version
    desk.record(FACILITY, "First", version)
    told = other.record(FACILITY, "Second", version)
    assert told == Conflict(version + 1, "First")
    assert answer_of(desk.case(), FACILITY) == "First"


def test_a_refusal_changes_nothing(desk: WorkbookDesk) -> None:
    """A value that does not fit is refused by key."""
    version = desk.case().version
    refused = desk.record("identity.a_number", "ABCDEFG", version)
    assert isinstance(refused, Refused)
    assert [problem.key for problem in refused.problems] == ["a_number_digits"]
    assert desk.case().version == version


def test_a_decision_follows_an_answer(desk: WorkbookDesk) -> None:
    """Moved to a state of the Fifth Circuit, the case has other questions for the attorney."""
    before = [ask.row for ask in desk.decided().asks.value]
    desk.record("custody.facility_state", "TX", desk.case().version)
    after = [ask.row for ask in desk.decided().asks.value]
    assert "R-04" in before
    assert "R-04" not in after
    assert after[0] == "R-05"


@pytest.mark.parametrize("locale", list(Locale))
def test_every_document_previews(desk: WorkbookDesk, locale: Locale) -> None:
    """Each document of each step shows a preview in either language, marked as one."""
    desk.set_locale(locale)
    shown = [name for step in range(10) for name in desk.previews(step)]
    assert {"pd_letter", "official_brief", "evidence_checklist", "petition"} <= set(shown)
    for name in shown:
        assert f'lang="{locale.value}"' in desk.preview(name).html


def test_a_preview_lists_what_it_may_not_show(desk: WorkbookDesk) -> None:
    """What the letter holds back is named by path, with what would release it."""
    found = desk.preview("pd_letter").withheld
    assert "ties.employment" in {line.path for line in found}
    assert all(line.needs for line in found)


def test_a_packet_is_a_zip_and_a_pdf_a_reader(desk: WorkbookDesk) -> None:
    """The zip of all comes first; file names hold the code and nothing else of the case."""
    made = desk.make_packet(bare_bones=False)
    assert made.files[0].name == "PRAC-TBND.zip"
    names = zipfile.ZipFile(io.BytesIO(made.files[0].body)).namelist()
    assert "manifest.json" in names
    assert {file.name for file in made.files[1:]} == {
        f"PRAC-TBND-{reader}.pdf" for reader in ("ice", "official", "public", "family")
    }
    assert not [name for name in names if "Marta" in name]


def test_a_blocked_document_is_listed_with_its_rules(session: Session) -> None:
    """The case with days to go has no letter, and its packet says by which rules."""
    desk = WorkbookDesk(session, "PRAC-DAYS")
    refused = {
        refusal.document_id: refusal.rules for refusal in desk.make_packet(bare_bones=True).refused
    }
    assert "R03c" in refused["pd_letter"]


@pytest.mark.parametrize("code", NINE)
def test_each_practice_persons_packet_renders_or_says_what_blocks_it(
    session: Session, code: str
) -> None:
    """Every one of the later nine gives a zip; whatever is not in it is named with its rules."""
    made = WorkbookDesk(session, code).make_packet(bare_bones=True)
    assert made.files[0].name == f"{code}.zip"
    names = zipfile.ZipFile(io.BytesIO(made.files[0].body)).namelist()
    assert "manifest.json" in names
    assert len(names) > 1 or made.refused
    assert all(refusal.rules for refusal in made.refused)


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (
            "record_event",
            {"on": "2026-11-21", "activity": "call", "count": 4, "answer": "voicemail"},
        ),
        ("record_event", {"on": "2026-11-21", "activity": "signatures", "count": 120}),
        ("record_event", {"on": "2026-11-21", "activity": "hearing"}),
        ("record_outcome", {"on": "2026-11-22", "kind": "O_REL_BOND_IJ", "source": "attorney"}),
    ],
)
def test_what_happened_is_recorded(desk: WorkbookDesk, record: str, values: Any) -> None:
    """Calls, signatures, hearings and outcomes are appended, and shown in words."""
    before = len(desk.ledger())
    assert isinstance(getattr(desk, record)(values), Saved)
    assert len(desk.ledger()) == before + 1
    assert all(line.on and line.kind and line.text for line in desk.ledger())


def test_a_bad_entry_is_refused(desk: WorkbookDesk) -> None:
    """An impossible day is refused, and nothing is appended."""
    before = desk.ledger()
    done = desk.record_event({"on": "2026-02-31", "activity": "call"})
    assert isinstance(done, Refused)
    assert desk.ledger() == before


def test_a_lesson_is_kept(desk: WorkbookDesk) -> None:
    """The debrief's words are recorded."""
    done = desk.record_lesson({"on": "2026-11-22", "worked": "Calling early."})
    assert isinstance(done, Saved)


def test_a_new_case_starts_with_its_consent(desk: WorkbookDesk) -> None:
    """A new case of a practice store is an invented one, and is open."""
    case = desk.new_case(Consent(given_on=DAY))
    assert case.practice
    assert desk.case().case_code == case.case_code


def test_citations_are_in_the_language_in_use(desk: WorkbookDesk) -> None:
    """Sources and dated facts are told in English and Spanish, with their day."""
    english = desk.source("seed.001.step4"), desk.fact("bond.circuits")
    desk.set_locale(Locale.ES)
    spanish = desk.source("seed.001.step4"), desk.fact("bond.circuits")
    assert english[0].text != spanish[0].text
    assert english[1].as_of != spanish[1].as_of
    assert english[1].stale == spanish[1].stale


def test_no_open_case_is_said(session: Session) -> None:
    """A desk without an open case says so; an unknown code is not found."""
    with pytest.raises(DepworkError):
        WorkbookDesk(session).case()
    with pytest.raises(CaseNotFoundError):
        WorkbookDesk(session).open("ABCD-2345")


def test_one_paper_is_taken_as_a_file(desk: WorkbookDesk) -> None:
    """A finished case sheet comes out by itself; its name says nothing of the person."""
    (file,) = desk.take("case_sheet", "pdf").files
    assert file.name == "case_sheet.en.pdf"
    assert file.body.startswith(b"%PDF")


def test_a_paper_that_cannot_be_finished_is_refused(session: Session) -> None:
    """What a gate holds back is named with its rules, and no file comes out."""
    desk = WorkbookDesk(session)
    desk.open("PRAC-HELD")
    found = desk.take("pd_letter", "pdf")
    assert found.files == ()
    assert found.refused[0].rules


def test_a_line_of_the_log_is_corrected_by_the_page_and_its_notes_are_read_again(
    desk: WorkbookDesk,
) -> None:
    """Notes and lessons show; a correction shows the first text beside it; taken back is said."""
    talk = Talk(desk, Scope())
    talk.reply({"do": "hello", "id": "0", "case": desk.case().case_code})
    desk.record_event(
        {"on": "2026-11-21", "activity": "signatures", "count": 90, "note": "Zqnote at church"}
    )
    line = next(line for line in desk.ledger() if "Zqnote" in line.text)
    values = {"entry": line.id, "count": "9"}
    made = talk.reply({"do": "event_fix", "id": "1", "at": "8.ledger", "values": values})
    assert "refused" not in made.content
    told = [line for line in desk.ledger() if "Zqnote" in line.text]
    counted = {one.text.split()[0]: bool(one.fate) for one in told}
    assert counted == {"9": False, "90": True}
    stands = next(one for one in told if not one.fate)
    values = {"entry": stands.id, "back": True}
    talk.reply({"do": "event_fix", "id": "2", "at": "8.ledger", "values": values})
    assert all(one.fate for one in desk.ledger() if "Zqnote" in one.text)
    again = talk.reply({"do": "event_fix", "id": "3", "at": "8.ledger", "values": values})
    assert again.content["refused"]
    desk.record_lesson({"on": "2026-11-21", "worked": "Zqlesson of the calls"})
    assert any("Zqlesson" in line.text for line in desk.lessons())
    shown = json.dumps(step_screen(Look(desk, Scope()), 9, "lessons"), default=str)
    assert "Zqlesson" in shown
