"""One notebook by papermill: allowed parameters only, errors without their text."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from depwork.errors import NotebookError
from depwork.kernels.runner import run

SECRET = "Zacatlán-7731"


def _book(path: Path, *cells: str) -> Path:
    book = new_notebook()
    first = new_code_cell('case_id = ""\nas_of = ""')
    first.metadata["tags"] = ["parameters"]
    book.cells = [first, *(new_code_cell(cell) for cell in cells)]
    book.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    book.metadata["language_info"] = {"name": "python"}
    nbformat.write(book, path)
    return path


def test_a_notebook_runs_with_its_parameters(tmp_path: Path) -> None:
    """An allowed parameter reaches the notebook, and the executed copy is whole."""
    book = _book(tmp_path / "a.ipynb", "print(case_id)")
    run(book, tmp_path / "out.ipynb", {"case_id": "ABCD-2345", "as_of": "2026-11-22"})
    done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert done.cells[-1].outputs[0].text == "ABCD-2345\n"
    assert str(tmp_path) not in (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ipynb", "out.ipynb"]


def test_an_unknown_parameter_is_refused_before_anything_runs(tmp_path: Path) -> None:
    """papermill only warns of one; here nothing is written."""
    book = _book(tmp_path / "a.ipynb")
    with pytest.raises(NotebookError, match="legal_name"):
        run(book, tmp_path / "out.ipynb", {"legal_name": SECRET})
    assert not (tmp_path / "out.ipynb").exists()


def test_a_failing_cell_leaves_no_text_of_its_error(tmp_path: Path) -> None:
    """The exception names cell and type; neither it nor the copy holds the error's text."""
    cell = (
        'import sys\nprint("noise", file=sys.stderr)\n'
        f'raise ValueError("{SECRET[:4]}" + "{SECRET[4:]}")'
    )
    book = _book(tmp_path / "a.ipynb", cell)
    with pytest.raises(NotebookError) as caught:
        run(book, tmp_path / "out.ipynb", {})
    assert "ValueError" in str(caught.value)
    assert SECRET not in str(caught.value)
    text = (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert SECRET not in json.dumps(json.loads(text), ensure_ascii=False)
    assert "ValueError" in text


def test_nobody_else_can_listen_and_the_terminal_stays_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A notebook's kernel opens no port, or holds a key for it; it prints nothing elsewhere."""
    cell = (
        "import os, psutil\n"
        "app = get_ipython().kernel.parent\n"
        'os.write(2, b"noise")\n'
        "found = psutil.Process().net_connections()\n"
        "listening = [one for one in found if one.status == 'LISTEN']\n"
        "private = app.transport == 'ipc' or bool(app.curve_publickey)\n"
        "print(private or not listening)"
    )
    run(_book(tmp_path / "a.ipynb", cell), tmp_path / "out.ipynb", {})
    done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert [item.text for item in done.cells[-1].outputs if item.output_type == "stream"] == [
        "True\n"
    ]
    assert capfd.readouterr() == ("", "")
