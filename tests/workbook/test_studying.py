"""Cases in a cell: the examples run, nothing of a case is shown, and bad arguments are answered."""

import doctest
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from depwork import workbook
from depwork.errors import CaseNotFoundError, RunError, UnknownFieldError
from depwork.model.choices import Locale
from depwork.model.consent import GivenBy
from depwork.model.ledger import CampaignEvent, Lesson
from depwork.model.questions import with_answer
from depwork.practice.canary import CANARY_CODE, canary_case
from depwork.services.consenting import withdraw
from depwork.services.ledger import record
from depwork.services.settings import Settings
from depwork.services.supposing import SHORT, SupposedValueError, path_of
from depwork.storage.cases import read_case, save_case
from depwork.workbook import batching, studying
from depwork.workbook import opened as opened_case
from depwork.workbook.session import Session

DAY = date(2026, 11, 22)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[Locale], Session]:
    """Invented people in this process, on the frozen day."""

    def made(locale: Locale = Locale.EN) -> Session:
        here = Session(Settings(today=DAY, locale=locale))
        monkeypatch.setattr(studying, "session", lambda: here)
        return here

    return made


def test_the_examples_in_the_docstrings_run(opened: Callable[..., Session]) -> None:
    """What a docstring shows is what a cell shows."""
    opened()
    done = [doctest.testmod(module) for module in (studying, opened_case)]
    assert sum(one.attempted for one in done) > 12
    assert [one.failed for one in done] == [0, 0]


@pytest.mark.parametrize("tag", ["en", "es"])
def test_no_representation_shows_a_name_or_an_answer(
    opened: Callable[..., Session], tag: str
) -> None:
    """Each planted value of a case stays out of everything that a cell shows by itself."""
    here = opened(Locale(tag))
    case, planted = canary_case(DAY)
    save_case(here.vault, case)
    marks = {str(value) for value in planted.values()}
    secret = "Wmplanted9999x"
    said = record(here.vault, Lesson, CANARY_CODE, {"on": DAY, "lessons": secret})
    assert isinstance(said, Lesson)
    call = {"on": DAY, "activity": "call", "count": 1, "note": secret}
    assert isinstance(record(here.vault, CampaignEvent, CANARY_CODE, call), CampaignEvent)
    found = workbook.open(CANARY_CODE)
    things: list[Any] = [
        found, found.decide(), found.what_if(custody="free", stage=None), found.ledger,
        found.papers, workbook.cases(), workbook.lessons(), workbook.frames(),
        workbook.frames().cases, workbook.frames().events, found.decide().data,
        workbook.measures(), workbook.measures().incidence, workbook.measures().missing,
    ]  # fmt: skip
    shown = "\n".join(
        repr(one) + (one.to_string() if hasattr(one, "to_string") else "")
        + (one._repr_html_() if hasattr(one, "_repr_html_") else "")
        for one in things
    )  # fmt: skip
    assert [mark for mark in (*marks, secret) if mark in shown] == []
    assert "R-0" not in repr(found.decide())
    assert secret in workbook.lessons(text=True).to_string()


@pytest.mark.parametrize("tag", ["en", "es"])
def test_saved_frames_say_for_whom_they_are_and_hold_no_answer(
    opened: Callable[..., Session], tmp_path: Path, tag: str
) -> None:
    """Private files whose names say team; every column is explained; no value of a case."""
    here = opened(Locale(tag))
    case, planted = canary_case(DAY)
    save_case(here.vault, case)
    out = tmp_path / "frames"
    names = workbook.save_frames(str(out))
    assert names == tuple(
        f"{name}-team-only.csv"
        for name in ("cases", "outcomes", "events", "outreach", "money", "lessons", "dictionary")
    )
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
    told = {name: (out / name).read_text("utf-8-sig") for name in names}
    assert not [value for value in map(str, planted.values()) if value in "".join(told.values())]
    heads = [(name, text.split("\n")[0].split(",")) for name, text in told.items()]
    explained = [line.split(",")[:2] for line in told[names[-1]].split("\n")[1:-1]]
    assert explained == [[n.split("-")[0], head] for n, found in heads[:-1] for head in found]


def test_a_report_from_a_notebook_goes_through_the_register(
    opened: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made by hand a day later, with one case more, it has the figures told before."""
    here = opened()
    monkeypatch.setattr(batching, "session", lambda: here)
    case, _ = canary_case(DAY)
    letters = "ABCDEFGHJKLMN"
    codes = [f"CNRY-22{letter}2" for letter in letters]
    for code in codes[:-1]:
        save_case(here.vault, case.replace(case_code=code))
    told = workbook.report(DAY.isoformat()).notes().markdown
    count = re.search(r"Cases counted: \d+", told)
    assert count is not None
    save_case(here.vault, case.replace(case_code=codes[-1]))
    again = workbook.report("2026-11-23").notes().markdown
    assert count[0] in again
    assert "All figures: these are the figures told before" in again
    team = workbook.report("2026-11-23", shared="no").notes().markdown
    assert count[0] not in team


def test_a_lesson_goes_with_its_consent(opened: Callable[..., Session]) -> None:
    """Withdrawn, or never given, nobody reads what a case taught; other cases' lessons stay."""
    here = opened()
    case, _ = canary_case(DAY)
    agreed = case.consent.consent_lessons
    never = case.replace(case_code="CNRY-2347")
    for one in (case, with_answer(never, "consent.consent_lessons", ())):
        save_case(here.vault, one)
        record(here.vault, Lesson, one.case_code, {"on": DAY, "lessons": "Call at nine."})
    told = workbook.lessons()["case"].tolist()
    assert (CANARY_CODE in told, "CNRY-2347" in told) == (True, False)
    kept = read_case(here.vault, CANARY_CODE)
    withdraw(here.vault, CANARY_CODE, "consent_lessons", GivenBy.PERSON, DAY, kept.version)
    assert agreed
    assert workbook.lessons()["case"].tolist() == [one for one in told if one != CANARY_CODE]


def test_a_supposed_answer_shows_what_it_changes_and_changes_nothing(
    opened: Callable[..., Session],
) -> None:
    """Only what differs is told; the case stays as it is, and the same answers change nothing."""
    opened()
    case = workbook.example("bond")
    before = repr(case.decide())
    told = repr(case.what_if(custody="free", next_hearing=None))
    assert "Where is the person now" in told
    assert "Within two weeks" in told
    assert repr(case.decide()) == before
    same = repr(case.what_if(custody="ICE_detained"))
    assert same.startswith("Nothing changes")
    assert case.decide(on="2026-12-20").data["day"] == "2026-12-20"


def test_bad_arguments_say_what_is_allowed(opened: Callable[..., Session]) -> None:
    """An unknown name offers the nearest, a wrong choice the legal ones."""
    opened()
    case = workbook.example("bond")
    with pytest.raises(UnknownFieldError, match="next_hearing_date"):
        case.what_if(next_hearing_dat="2026-12-01")
    with pytest.raises(SupposedValueError, match="local_custody_hold"):
        case.what_if(custody="jail")
    with pytest.raises(SupposedValueError, match="True, False"):
        case.what_if(attorney="perhaps")
    with pytest.raises(CaseNotFoundError, match=r"workbook\.cases"):
        workbook.open("NONE-2222")
    with pytest.raises(RunError, match="bond, checkin, citizen, days, hold"):
        workbook.example("nobody")
    with pytest.raises(RunError, match="YYYY-MM-DD"):
        case.decide(on="tomorrow")


def test_names_that_are_listed_are_public_and_short_names_mean_questions() -> None:
    """``dir`` shows what is meant for people, and each short name has its question."""
    assert dir(workbook) == sorted(workbook.__all__)
    assert [path_of(name) for name in SHORT] == list(SHORT.values())
