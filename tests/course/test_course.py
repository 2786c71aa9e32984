"""Each exercise blank, wrong and solved, in both languages; two editions of one source."""

import json
import re
import string
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import nbformat
import pytest

from depwork import workbook
from depwork.course.notebooks import INSTRUCTOR, made
from depwork.course.opening import Opened, open_course
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.services.cases import record_answers
from depwork.services.guiding import load_guide
from depwork.services.reading import read
from depwork.services.settings import Settings
from depwork.workbook import course as door
from depwork.workbook.session import Session

DAY = date(2026, 11, 22)
IDS = ("0.1", "0.2", "1.1", "1.2", "2.1", "2.2")
INNER = re.compile(r"\bR-?\d\d\b|\bU[0-3]\b|[a-z]+_[a-z]+|\b\w+\.\w+_\w+")


@pytest.fixture(scope="module", params=list(Locale))
def opened(request: pytest.FixtureRequest) -> Opened:
    """The packaged course in each language."""
    return open_course(None, request.param, DAY, load_guide(None))


@pytest.fixture
def here(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A practice session in the same language."""
    found = Session(Settings(today=DAY, locale=opened.course.locale))
    monkeypatch.setattr(door, "session", lambda: found)
    return found


def _letters(opened: Opened, name: str) -> tuple[str, str]:
    """Return the right letters, and wrong ones: the others."""
    exercise, case = opened.exercise(name)
    right = opened.marker.found(exercise, case).right
    pairs = list(zip(string.ascii_lowercase, exercise.options, strict=False))
    chosen = [letter for letter, option in pairs if option in right]
    return " ".join(chosen), " ".join(one for one, _ in pairs if one not in chosen)


def _record(here: Session, opened: Opened, name: str, answers: dict[str, Any]) -> None:
    _, case = opened.exercise(name)
    now = read(here.vault, case.case_code, here.desktop()).case
    assert not record_answers(here.vault, case.case_code, answers, now.version).problems


def test_the_exercises_are_those_that_are_tried_here(opened: Opened) -> None:
    """None is left out below; each lesson has two; all three kinds occur."""
    assert opened.course.ids == IDS
    assert all(len(lesson.exercises) >= 2 for lesson in opened.course.lessons)
    assert len({one.kind for lesson in opened.course.lessons for one in lesson.exercises}) == 3


@pytest.mark.parametrize("name", IDS)
def test_blank_wrong_and_solved(opened: Opened, here: Session, name: str) -> None:
    """Blank gets one hint; wrong gets the rule in plain words, then hints; solved passes."""
    exercise, _ = opened.exercise(name)
    blank = workbook.check(name)
    assert not blank.passed
    assert exercise.hints[0] in repr(blank)
    assert exercise.hints[1] not in repr(blank)
    if exercise.options:
        right, others = _letters(opened, name)
        assert right
        assert others
        wrong, solved = workbook.check(name, others), workbook.check(name, right)
    else:
        wanted = dict(opened.marker.wanted(exercise))
        days = {path: day for path, day in wanted.items() if isinstance(day, date)}
        spoiled: dict[str, Any] = {p: day - timedelta(days=2) for p, day in days.items()}
        spoiled |= dict.fromkeys(exercise.free, "Pat Sample")
        _record(here, opened, name, spoiled)
        wrong = workbook.check(name)
        _record(here, opened, name, wanted | dict.fromkeys(exercise.free, "Pat Sample"))
        solved = workbook.check(name)
    assert not wrong.passed
    assert opened.marker.words.gate(exercise.rule) in repr(wrong)
    assert all(hint in repr(wrong) for hint in exercise.hints)
    assert solved.passed
    for mark in (blank, wrong, solved):
        assert not INNER.search(repr(mark)), repr(mark)


@pytest.mark.usefixtures("here")
def test_letters_that_are_none_are_not_taken(opened: Opened) -> None:
    """Another letter, or a word, is told how to answer; it is no wrong answer."""
    for typed in ("z", "?", "a z"):
        found = workbook.check("0.1", typed)
        assert not found.passed
        assert opened.course.labels["letters"] in repr(found)


def test_a_form_is_for_practice_only(opened: Opened, here: Session) -> None:
    """Where a real workbook is open, a form's exercise and its check refuse."""
    here.practice = False
    for call in (workbook.exercise, workbook.check):
        with pytest.raises(RunError, match=re.escape(opened.course.labels["practice_only"])):
            call("0.2")


@pytest.mark.usefixtures("here")
def test_an_unknown_exercise_is_answered_with_those_there_are() -> None:
    """And a cell's exercise has no form."""
    with pytest.raises(RunError, match=r"0\.1, 0\.2"):
        workbook.check("99.9")
    with pytest.raises(RunError):
        workbook.exercise("0.1")


def _books(opened: Opened, *, instructor: bool) -> list[Any]:
    course, options = opened.course, opened.options
    texts = [made(course, one, options, instructor=instructor) for one in course.lessons]
    return [nbformat.reads(text, 4) for text in texts]  # type: ignore[no-untyped-call] # no types


def test_editions_differ_in_marked_cells_alone(opened: Opened) -> None:
    """What is left of the instructor's without its marked cells is the participant's."""
    pairs = zip(_books(opened, instructor=False), _books(opened, instructor=True), strict=True)
    for plain, full in pairs:
        nbformat.validate(plain)
        nbformat.validate(full)
        kept = [cell for cell in full.cells if INSTRUCTOR not in cell.metadata.get("tags", ())]
        assert kept == plain.cells
        assert len(full.cells) > len(plain.cells)
        assert plain.metadata == full.metadata


def test_no_answer_stands_in_a_participants_file(opened: Opened) -> None:
    """No call that gives it, no debrief, no hint, and no day that the form should hold."""
    for lesson, book in zip(opened.course.lessons, _books(opened, instructor=False), strict=True):
        text = json.dumps(book, ensure_ascii=False)
        assert "workbook.answer" not in text
        for exercise in lesson.exercises:
            assert exercise.after not in text
            assert not any(hint in text for hint in exercise.hints)
            for value in opened.marker.wanted(exercise).values():
                assert str(value) not in text


def test_both_languages_have_the_same_cells() -> None:
    """The same cells, ids and code; only the prose differs."""
    guide = load_guide(None)
    english, spanish = (
        _books(open_course(None, locale, DAY, guide), instructor=True)
        for locale in (Locale.EN, Locale.ES)
    )
    for one, other in zip(english, spanish, strict=True):
        assert [(c.id, c.cell_type) for c in one.cells] == [
            (c.id, c.cell_type) for c in other.cells
        ]
        for a, b in zip(one.cells, other.cells, strict=True):
            assert (a.source == b.source) is (a.cell_type == "code")


@pytest.mark.parametrize("edition", ["participant", "instructor"])
def test_nbval_runs_what_the_command_writes(edition: str, python: str, tmp_path: Path) -> None:
    """``depwork course`` writes notebooks that run from top to bottom."""
    out = tmp_path / "out"
    command = [python, "-m", "depwork", "course", "--out", str(out)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - our own command
    books = sorted((out / edition).rglob("*.ipynb"))
    assert len(books) == 6
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [python, "-m", "pytest", "-q", "-c", str(tmp_path / "pytest.ini"), "--nbval-lax"]
    command += ["--nbval-current-env", "-p", "no:cacheprovider", str(books[0]), str(books[-1])]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own notebooks
    assert done.returncode == 0, done.stdout[-2000:]
