"""Every lesson runs, in each language, on a plain kernel with the invented people."""

import re
import subprocess
from pathlib import Path
from typing import Any

import nbformat
import pytest

LANGUAGES = ("en", "es")
WIDGET = "application/vnd.jupyter.widget-view+json"
RUNNER = Path(__file__).parent / "helper_run_lessons.py"


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """One language after the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def lessons(
    language: str, root: Path, python: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """The executed lessons of a language by file name; a kernel in their folder ran them."""
    out = tmp_path_factory.mktemp(language)
    command = [python, str(RUNNER), str(root / "notebooks" / language), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own notebooks
    assert done.returncode == 0, done.stderr[-3000:]
    return {path.name: nbformat.read(path, as_version=4) for path in sorted(out.glob("*.ipynb"))}


def _outputs(book: Any) -> list[Any]:
    return [output for cell in book.cells for output in cell.get("outputs", ())]


def _texts(book: Any) -> str:
    data = [output.get("data", {}) for output in _outputs(book)]
    return "\n".join(str(d.get("text/html", "")) for d in data)


def test_every_lesson_runs_and_shows_one_form(lessons: dict[str, Any]) -> None:
    """Each ends without an error, shows one widget, and stores no widget's state."""
    assert len(lessons) == 10
    for name, book in lessons.items():
        outputs = _outputs(book)
        assert {o.output_type for o in outputs} <= {"execute_result", "display_data"}, name
        assert [WIDGET in o.get("data", {}) for o in outputs].count(True) == 1, name
        assert "widgets" not in book.metadata


def test_no_answer_stands_in_what_a_lesson_shows(lessons: dict[str, Any]) -> None:
    """What is saved with a notebook holds no name and no number of the invented people."""
    for name, book in lessons.items():
        shown = str(_outputs(book))
        found = [
            word
            for word in ("Marta", "Samuel", "Linh", "Invented", "999-000", "999000")
            if word in shown
        ]
        assert found == [], name


def test_decisions_are_told_in_the_folders_language(lessons: dict[str, Any], language: str) -> None:
    """The language follows from the folder; reasons and sources are told, no code."""
    told = _texts(lessons["04_ask_and_target.ipynb"])
    assert re.search(r"<li>\w.+\. \(\w.+\)</li>", told)
    assert not re.search(r"\bU1\b|\bR-\d\d\b", told)
    assert ("ó" in told) == (language == "es")


@pytest.mark.parametrize("name", ["en/00_start_here", "es/04_ask_and_target"])
def test_nbval_finds_them_running(name: str, root: Path, python: str, tmp_path: Path) -> None:
    """Nbval's lax mode, as anyone may run it, passes."""
    assert _nbval([root / "notebooks" / f"{name}.ipynb"], python, tmp_path) == ""


@pytest.mark.full
def test_nbval_finds_all_of_them_running(root: Path, python: str, tmp_path: Path) -> None:
    """The same for every lesson, each with a kernel of its own."""
    lessons = sorted(path for lang in LANGUAGES for path in (root / "notebooks" / lang).glob("0*"))
    assert len(lessons) == 20
    assert _nbval(lessons, python, tmp_path) == ""


def _nbval(lessons: list[Path], python: str, folder: Path) -> str:
    """Return what nbval says of its failures; nothing when all run."""
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [python, "-m", "pytest", "-q", "-c", str(folder / "pytest.ini"), "--nbval-lax"]
    command += ["--nbval-current-env", "-p", "no:cacheprovider", *map(str, lessons)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own notebooks
    return "" if done.returncode == 0 else done.stdout[-3000:] + done.stderr[-1000:]
