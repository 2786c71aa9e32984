"""The text review as a use case: who may mark, what a mark says, and what an import brings."""

from pathlib import Path

import pytest
from helper_members import DAY, SHARED, people

from depwork.errors import BlockedDocumentError, NotPermittedError, RecordNotFoundError
from depwork.model.choices import Locale
from depwork.model.consent import HowGiven
from depwork.model.packet import Format
from depwork.model.problem import Problem
from depwork.practice import people as invented
from depwork.services import cases
from depwork.services.finals import final
from depwork.services.guiding import load_guide
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.services.reviewing import ATTORNEY_ONLY, NAMELESS, mark_sentence, review_of
from depwork.storage.cases import read_case, save_case

LETTER = "pd_letter"
GATED = "He was deported once, long ago."


@pytest.fixture(scope="module")
def desk():
    """What papers are made with."""
    return Desktop(load_guide(None), roots("templates", None), DAY)


@pytest.fixture
def those(tmp_path: Path):
    """A vault with every sort of member; the shared case's letter could be final."""
    made = people(tmp_path / "v")
    first = made.open("first")
    marta = invented([one / "practice" for one in roots("templates", None)], DAY)[0].case
    story = marta.story.replace(compelling_fact=GATED)
    now = read_case(first, SHARED)
    save_case(
        first,
        marta.replace(
            case_code=SHARED,
            practice=False,
            version=now.version,
            text_marks=(),
            story=story,
            identity=marta.identity.replace(a_number="999731338"),
        ),
    )
    first.close()
    return made


def _open(those, sort, desk):
    reading = read(those.open(sort), SHARED, desk)
    return reading, review_of(reading, LETTER, Locale.EN)


def _read_all(reading, **said):
    """Mark every sentence that waits, one by one."""
    for line in review_of(reading, LETTER, Locale.EN).lines:
        if line.open:
            now = reading.again()
            shown = review_of(now, LETTER, Locale.EN)
            mark_sentence(now, shown, line.sentence.key, allowed=True, by="T. Reader", **said)
    return reading.again()


def test_a_final_waits_for_each_sentence(those, desk) -> None:
    """It is refused with the number that waits, and made once the last was read."""
    reading, shown = _open(those, "organizer", desk)
    assert shown.open > 3
    with pytest.raises(BlockedDocumentError) as refused:
        final(reading, LETTER, locale=Locale.EN, format=Format.HTML)
    assert refused.value.unread == shown.open
    assert GATED not in str(refused.value)
    now = _read_all(reading, attorney="A. Torney")
    assert final(now, LETTER, locale=Locale.EN, format=Format.HTML).body
    now.vault.close()


def test_an_attorneys_sentence_waits_for_the_attorney(those, desk) -> None:
    """An organizer's yes is refused without the attorney's name; a no is written down."""
    reading, shown = _open(those, "organizer", desk)
    (line,) = [one for one in shown.lines if one.sentence.text == GATED]
    refused = mark_sentence(reading, shown, line.sentence.key, allowed=True, by="T. Reader")
    assert isinstance(refused, Problem)
    assert refused.key == ATTORNEY_ONLY
    stopped = mark_sentence(reading, shown, line.sentence.key, allowed=False, by="T. Reader")
    assert not stopped.text_marks[-1].allowed
    reading.vault.close()


def test_an_attorney_marks_by_own_key_under_the_own_name(those, desk) -> None:
    """What is typed as a name does not stand before a member's own."""
    reading, shown = _open(those, "attorney", desk)
    (line,) = [one for one in shown.lines if one.sentence.text == GATED]
    case = mark_sentence(reading, shown, line.sentence.key, allowed=True, by="Somebody else")
    mark = case.text_marks[-1]
    assert (mark.by, mark.how) == ("A. Attorney", HowGiven.OWN_KEY)
    after = review_of(reading.again(), LETTER, Locale.EN)
    assert not next(one for one in after.lines if one.sentence.text == GATED).open
    reading.vault.close()


def test_a_family_member_marks_nothing(those, desk) -> None:
    """Reading a case is not enough."""
    reading, shown = _open(those, "family", desk)
    with pytest.raises(NotPermittedError):
        mark_sentence(reading, shown, shown.lines[0].sentence.key, allowed=True, by="Me")
    reading.vault.close()


def test_only_a_sentence_of_the_paper_is_marked(those, desk) -> None:
    """A key from elsewhere is refused, so that nothing is cleared unseen."""
    reading, shown = _open(those, "organizer", desk)
    with pytest.raises(RecordNotFoundError):
        mark_sentence(reading, shown, "0" * 64, allowed=True, by="T. Reader")
    reading.vault.close()


def test_an_import_brings_no_word_by_own_key(those, desk) -> None:
    """Such a word is given where the key is; what was written down comes along."""
    reading, shown = _open(those, "attorney", desk)
    (line,) = [one for one in shown.lines if one.sentence.text == GATED]
    mark_sentence(reading, shown, line.sentence.key, allowed=True, by="")
    reading.vault.close()
    reading, shown = _open(those, "organizer", desk)
    one = next(line for line in shown.lines if line.open and not line.sentence.attorney)
    case = mark_sentence(reading, shown, one.sentence.key, allowed=True, by="T. Reader")
    assert len(case.text_marks) == 2
    brought = cases.import_case(
        reading.vault, case.replace(case_code="CCCC-4444"), desk.today, anew=True
    )
    assert [mark.how for mark in brought.text_marks] == [HowGiven.SPOKEN]
    reading.vault.close()


def test_nobody_reads_in_nobodys_name(those, desk) -> None:
    """Where members have no names, the reader's name is asked for."""
    assert NAMELESS != ATTORNEY_ONLY
    reading, shown = _open(those, "organizer", desk)
    case = mark_sentence(reading, shown, shown.lines[0].sentence.key, allowed=False, by="  ")
    assert case.text_marks[-1].by == "Second organizer"
    reading.vault.close()
