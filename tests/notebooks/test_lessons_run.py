"""Every lesson runs, in each language, on a plain kernel with the invented people."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import KernelManager, start_new_kernel
from nbclient import NotebookClient

LANGUAGES = ("en", "es")
WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module", params=LANGUAGES)
def folder(request: pytest.FixtureRequest, root: Path) -> Path:
    """The lessons of one language."""
    return root / "notebooks" / str(request.param)


@pytest.fixture(scope="module")
def kernel(folder: Path) -> Iterator[KernelManager]:
    """One kernel in the lessons' folder, as Voila and Lab start it."""
    manager, client = start_new_kernel(cwd=str(folder))
    client.stop_channels()
    yield manager
    manager.shutdown_kernel(now=True)


def _run(path: Path, kernel: KernelManager | None = None) -> Any:
    book = nbformat.read(path, as_version=4)
    client = NotebookClient(
        book,
        km=kernel,
        timeout=120,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    return book


def _outputs(book: Any) -> list[Any]:
    return [output for cell in book.cells for output in cell.get("outputs", ())]


def _texts(book: Any) -> str:
    data = [output.get("data", {}) for output in _outputs(book)]
    return "\n".join(str(d.get("text/markdown", "")) for d in data)


@pytest.mark.parametrize("number", range(10))
def test_a_lesson_runs_and_shows_a_form(folder: Path, kernel: KernelManager, number: int) -> None:
    """It ends without an error, shows a widget, and stores no widget's state."""
    book = _run(next(folder.glob(f"{number:02d}_*.ipynb")), kernel)
    outputs = _outputs(book)
    assert all(output.output_type in {"execute_result", "display_data"} for output in outputs)
    assert [WIDGET in output.get("data", {}) for output in outputs].count(True) == 1
    assert "widgets" not in book.metadata


def test_decisions_are_told_in_the_folders_language(folder: Path, kernel: KernelManager) -> None:
    """The language follows from the folder; reasons and sources are told, no answer is."""
    told = _texts(_run(folder / "04_ask_and_target.ipynb", kernel))
    assert "**R-04**" in told
    assert ("¿" in told or "ó" in told) == (folder.name == "es")
    assert "Marta" not in told
    assert "999-000" not in told


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
