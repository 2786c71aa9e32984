"""Letters edited by hand, over the real store, rules and engines."""

from datetime import date

import pytest

from depwork.documents.catalog import row
from depwork.model.answers import NOT_KNOWN
from depwork.model.choices import Locale
from depwork.model.consent import GivenBy
from depwork.model.packet import Format
from depwork.services.edited_text import KIND
from depwork.services.finals import download_packet
from depwork.services.settings import Settings
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

DAY = date(2026, 11, 22)
LETTER = "pd_letter"
CODE = "PRAC-TBND"


@pytest.fixture
def session() -> Session:
    """A kernel's session over the invented people, in memory."""
    return Session(Settings(today=DAY, locale=Locale.EN))


@pytest.fixture
def desk(session: Session) -> WorkbookDesk:
    """A desk with the case whose letters can be final."""
    desk = WorkbookDesk(session)
    desk.open(CODE)
    return desk


def _packet(desk: WorkbookDesk):
    return download_packet(desk.reading(), locale=Locale.EN, formats=(Format.HTML,))


def _letter(packet) -> str:
    return next(d.body.decode() for d in packet.documents if d.document_id == LETTER)


def _read_through(desk: WorkbookDesk, document_id: str) -> None:
    """Mark each sentence that waits, one by one, as an organizer who asked the attorney."""
    for line in desk.text_review(document_id).lines:
        if line.open:
            told = "A. Torney" if line.sentence.attorney else ""
            key = line.sentence.key
            done = desk.mark_text(document_id, key, allowed=True, by="T. Reader", attorney=told)
            assert done is None


def test_a_letter_is_edited_kept_and_dropped(session, desk):
    """A draft is kept sealed with the case, shown in the preview, and can be taken back."""
    opened = desk.letter_text(LETTER)
    assert opened is not None
    assert opened.version == 0
    assert "# Request for release from detention" in opened.text
    text = opened.text + "\nPlease answer us soon, dear neighbor.\n"
    kept = desk.keep_letter(LETTER, text, 0, final=False)
    assert kept.letter is not None
    assert (kept.letter.version, kept.letter.final) == (1, False)
    assert "dear neighbor" in desk.preview(LETTER).html
    assert "dear neighbor" not in _letter(_packet(desk))
    assert [head.case_id for head in session.vault.store.heads(KIND)] == [CODE]
    desk.drop_letter(LETTER, 1)
    again = desk.letter_text(LETTER)
    assert again is not None
    assert again.text == opened.text


def test_a_final_text_stands_in_the_packet(desk):
    """The edited final replaces the template's text, through the same engines."""
    opened = desk.letter_text(LETTER)
    assert opened is not None
    kept = desk.keep_letter(LETTER, opened.text + "\n## One more thing\n", 0, final=True)
    assert kept.letter is not None, kept
    assert kept.letter.final
    refused = {one.document_id: one for one in _packet(desk).manifest.refused}
    assert refused[LETTER].unread == 1
    _read_through(desk, LETTER)
    assert "<h2>One more thing</h2>" in _letter(_packet(desk))
    again = desk.letter_text(LETTER)
    assert again is not None
    assert not again.behind, "a sentence that was read is no changed answer"


@pytest.mark.parametrize(
    ("document_id", "text", "rule"),
    [
        (LETTER, "Officer, watch your back.", "R11"),
        (LETTER, "Please call the judge about it.", "R11"),
        (LETTER, "She has no criminal record.", "R06"),
        ("petition", "Her number is A 999-000-011.", "R08"),
        (LETTER, "Her number is A 999-000-012.", "R07"),
    ],
)
def test_a_text_typed_over_a_document_meets_every_rule(desk, document_id, text, rule):
    """The same words are refused at a question, at the final and in what a packet holds."""
    opened = desk.letter_text(document_id)
    assert opened is not None
    kept = desk.keep_letter(document_id, f"{opened.text}\n{text}\n", 0, final=True)
    assert kept.letter is None
    assert rule in kept.rules


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("She waits at the Otherville Detention Center today.", "custody.facility"),
        ("Her hearing stands on December 2, as we were told.", "proceedings.next_hearing_date"),
        ("We ask this for Màrta, whom we know.", "identity.legal_name"),
        ("Please close the proceedings against her.", "campaign.chosen_ask"),
    ],
)
def test_what_differs_waits_until_somebody_says_which_is_right(desk, text, answer):
    """A name, place or day over a paper that the answers say otherwise: no final (R07)."""
    opened = desk.letter_text(LETTER)
    text = f"{opened.text}\n{text}\n"
    refused = desk.keep_letter(LETTER, text, 0, final=True)
    assert "R07" in refused.rules
    assert answer in refused.differs
    assert desk.keep_letter(LETTER, text, 0, final=False).letter is not None
    lines = [one for one in desk.text_review(LETTER).lines if one.misses]
    assert [(one.open, answer in one.misses) for one in lines] == [(True, True)]
    _read_through(desk, LETTER)
    kept = desk.keep_letter(LETTER, text, 1, final=True)
    assert kept.letter is not None
    assert kept.rules == ()


@pytest.mark.parametrize(
    ("answer", "here", "there"),
    [
        (
            "custody.facility",
            "She is held at the Otherville Detention Center.",
            "She waits in the Thirdtown Processing Center.",
        ),
        ("identity.a_number", "Her number is A 012-345-678.", "Her number is A 012-345-679."),
        (
            "campaign.chosen_ask",
            "We ask ICE to grant a stay of removal.",
            "We ask ICE to release her.",
        ),
    ],
)
def test_two_edited_papers_are_held_against_each_other(desk, answer, here, there):
    """What nobody has answered cannot be said in two ways: both wait for the answer (R07)."""
    desk.record(answer, NOT_KNOWN, desk.case().version)
    for document_id, text in ((LETTER, here), ("official_brief", there)):
        opened = desk.letter_text(document_id)
        desk.keep_letter(document_id, f"{opened.text}\n{text}\n", 0, final=False)
    again = desk.letter_text(LETTER)
    refused = desk.keep_letter(LETTER, again.text, 1, final=True)
    assert answer in refused.apart
    assert "R07" in refused.rules
    assert desk.keep_letter(LETTER, again.text.replace(here, ""), 1, final=True).apart == ()


def test_a_count_above_the_log_keeps_a_text_from_the_packet(desk):
    """Numbers of letters, signatures and calls come from the log (R06)."""
    opened = desk.letter_text(LETTER)
    text = f"{opened.text}\nWe hold 90,000 signatures.\n"
    desk.keep_letter(LETTER, text, 0, final=True)
    _read_through(desk, LETTER)
    refused = {one.document_id: one for one in _packet(desk).manifest.refused}
    assert refused[LETTER].rules == ("R06",)


def test_a_withheld_value_keeps_a_text_from_being_final(desk):
    """The fact is named with what would release it; its value is not in what comes back."""
    petition = desk.letter_text("petition")
    assert petition is not None
    case = desk.case()
    secret = case.identity.home_address
    assert isinstance(secret, str)
    text = petition.text + f"\n{secret.upper()}\n"
    kept = desk.keep_letter("petition", text, 0, final=True)
    assert kept.letter is None
    assert "identity.home_address" in [path for path, _ in kept.held]
    assert all(needs for _, needs in kept.held)
    assert secret not in repr(kept)
    assert secret.upper() not in repr(kept)
    assert desk.letter_text("petition").version == 0


def test_a_missing_fact_keeps_a_text_from_being_final(desk):
    """A placeholder that still stands in the text is named."""
    case = desk.case()
    desk.record("campaign.contact_name", None, case.version)
    text = "# Letter\n\n[MISSING: Who can be reached about the letters?]\n"
    frame_mark = desk.letter_text(LETTER)
    assert frame_mark is not None
    marks = [line for line in frame_mark.text.splitlines() if "MISSING" in line]
    kept = desk.keep_letter(LETTER, "\n".join(marks) or text, 0, final=True)
    assert kept.letter is None or not marks
    assert not marks or kept.gaps


def test_two_people_choose_between_their_two_texts(session, desk):
    """The later keep over a text not seen is told whose text stands."""
    desk.keep_letter(LETTER, "# Mine\n\nFirst.", 0, final=False)
    other = WorkbookDesk(session, CODE)
    told = other.keep_letter(LETTER, "# Theirs\n\nSecond.", 0, final=False)
    assert told.conflict
    assert told.letter is not None
    assert "First." in told.letter.text


def test_a_text_knows_that_answers_changed_since(desk):
    """An edited text is marked when the case is newer."""
    desk.keep_letter(LETTER, "# Mine", 0, final=False)
    assert not desk.letter_text(LETTER).behind
    desk.record("custody.facility", "Invented River", desk.case().version)
    assert desk.letter_text(LETTER).behind


def test_a_withdrawn_consent_holds_back_a_final_text(desk):
    """What was final yesterday is checked anew in every packet."""
    opened = desk.letter_text(LETTER)
    assert opened is not None
    facility = desk.case().custody.facility
    text = opened.text + f"\nHeld at {facility}.\n"
    assert desk.keep_letter(LETTER, text, 0, final=True).letter is not None
    desk.withdraw_consent("consent.consent_contact_ice", GivenBy.PERSON, desk.case().version)
    packet = _packet(desk)
    assert LETTER not in [d.document_id for d in packet.documents]
    assert LETTER in [refusal.document_id for refusal in packet.manifest.refused]


def test_what_no_reader_sees_is_taken_out_and_what_must_not_be_kept_is_refused(desk):
    """A hidden turn of direction is gone; a Social Security number is refused by name."""
    wrong = desk.keep_letter(LETTER, "Her number is 123-45-6789.", 0, final=False)
    assert [problem.key for problem in wrong.problems] == ["text_social_security"]
    assert desk.letter_text(LETTER).version == 0
    desk.keep_letter(LETTER, "abc\u202edef", 0, final=False)
    assert desk.letter_text(LETTER).text == "abcdef"


def test_a_final_text_is_what_is_taken_away_by_itself(desk):
    """The button beside the letter gives the text that stands, not the template's."""
    opened = desk.letter_text(LETTER)
    desk.keep_letter(LETTER, opened.text + "\n## One more thing\n", 0, final=False)
    (file,) = desk.take(LETTER, "html").files
    assert b"One more thing" not in file.body
    desk.keep_letter(LETTER, opened.text + "\n## One more thing\n", 1, final=True)
    assert desk.take(LETTER, "html").refused[0].unread == 1
    _read_through(desk, LETTER)
    (file,) = desk.take(LETTER, "html").files
    assert b"<h2>One more thing</h2>" in file.body


def test_offices_are_written_to_in_english(session):
    """The family's language does not change what an office reads, taken alone or together."""
    desk = WorkbookDesk(session)
    desk.set_locale(Locale.ES)
    desk.open(CODE)
    (file,) = desk.take(LETTER, "html").files
    assert file.name == "pd_letter.en.html"
    assert b'lang="en"' in file.body
    (file,) = desk.take("case_sheet", "html").files
    assert file.name == "case_sheet.es.html"
    assert desk.letter_text(LETTER).lang == "en"
    assert row("petition").audience.value == "public"
    assert desk.letter_text("petition").lang == "es"


def test_an_office_letter_is_read_in_spanish_until_it_is_edited(session):
    """The preview says that it goes out in English; once edited, it shows what goes out."""
    desk = WorkbookDesk(session)
    desk.set_locale(Locale.ES)
    desk.open(CODE)
    assert desk.preview(LETTER).reading
    assert 'lang="es"' in desk.preview(LETTER).html
    assert not desk.preview("petition").reading
    opened = desk.letter_text(LETTER)
    desk.keep_letter(LETTER, opened.text + "\n\nAdded dear neighbor.\n", 0, final=False)
    shown = desk.preview(LETTER)
    assert not shown.reading
    assert 'lang="en"' in shown.html
    assert "dear neighbor" in shown.html
