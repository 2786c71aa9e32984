"""A received folder holds words and data, or nothing of it is started."""

import json
import os
import shutil
from pathlib import Path, PurePosixPath

import pytest

from depwork.errors import ForeignFileError
from depwork.services.folder import lay_copies
from depwork.services.lesson_code import foreign_code
from depwork.services.received import own_files, refuse_strangers, strangers
from depwork.services.resources import packaged, roots


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An organization's folder as `depwork new` lays it."""
    lay_copies(tmp_path)
    return tmp_path


HOSTILE = (
    "templates/theme/voila/templates/depwork/index.html.j2",
    "templates/theme/voila/templates/depwork/conf.json",
    "templates/theme/nbconvert/templates/depwork/index.html.j2",
    "templates/theme/kernels/python3/kernel.json",
    "templates/kernels/python3/kernel.json",
    "templates/voila/templates/depwork/static/depwork.js",
    "templates/jupyter_config.py",
    "templates/guide/sitecustomize.py",
    "templates/guide/en/pages/0_first_hours.html",
    "templates/letters/en/request.md.j2.py",
    "templates/letters/en/deep/request.md.j2",
    "templates/.hidden.toml",
    "notebooks/kernels/python3/kernel.json",
    "notebooks/jupyter_server_config.py",
    "notebooks/jupyter_config.json",
    "notebooks/en/jupyter_lab_config.py",
    "notebooks/sitecustomize.py",
    "notebooks/en/typing.py",
    "notebooks/.ipython/profile_default/startup/00.py",
    "notebooks/en/.ipython/profile_default/startup/00.py",
    "notebooks/en/.ipynb_checkpoints/00_start_here.ipynb",
    "notebooks/labextensions/x/package.json",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_program_in_a_copy_is_refused_by_name(home: Path, name: str) -> None:
    """Whoever reads anything of the folder is told which file, or which folder of it, must go."""
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}")
    for kind in ("templates", "notebooks"):
        with pytest.raises(ForeignFileError) as refused:
            roots(kind, home)
        named = str(refused.value)
        assert any(
            str(part) in named for part in (PurePosixPath(name), *PurePosixPath(name).parents)
        )
        assert "words and data" in named


@pytest.mark.parametrize("kind", ["templates", "notebooks"])
def test_a_link_or_a_pipe_in_a_copy_is_refused(home: Path, kind: str, tmp_path: Path) -> None:
    """No link is followed, to a file, a folder or the copy itself; a pipe is never opened."""
    (tmp_path / "elsewhere.toml").write_text("")
    ending = {"templates": "guide/other.toml", "notebooks": "en/other.ipynb"}[kind]
    (home / kind / ending).symlink_to(tmp_path / "elsewhere.toml")
    assert f"{kind}/{ending} (a link" in strangers(home)[0]
    (home / kind / ending).unlink()
    os.mkfifo(home / kind / ending)
    assert f"{kind}/{ending} (no plain file" in strangers(home)[0]
    (home / kind / ending).unlink()
    shutil.move(home / kind, tmp_path / "moved")
    (home / kind).symlink_to(tmp_path / "moved")
    assert strangers(home) == (f"{kind} (a link to another place)",)


def test_what_new_lays_and_what_people_add_may_stand(home: Path) -> None:
    """The laid copies, and papers, pages and a language of one's own, stand and are listed."""
    laid = set(own_files(home))
    assert laid == {
        PurePosixPath(path.relative_to(home)) for path in home.rglob("*") if path.is_file()
    }
    for name in (
        "templates/guide/own_questions.toml",
        "templates/guide/register_checks.toml",
        "templates/guide/en/pages/3_our_checklist.md",
        "templates/guide/pt-BR/ui.toml",
        "templates/letters/ht/our letter (2).md.j2",
        "notebooks/ht/00_start_here.ipynb",
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(home / "notebooks/en/03_gather.ipynb", home / name)
        assert PurePosixPath(name) in own_files(home)
    (home / "templates/.DS_Store").write_bytes(b"\0")
    (home / "out").mkdir()
    refuse_strangers(home)


def _book(*sources: str, **metadata: object) -> bytes:
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"cells": cells, "metadata": metadata}).encode()


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from depwork import storage",
        "from depwork.workbook import batching",
        "from depwork import workbook as step",
        "!touch here",
        "%run other.py",
        "get_ipython().system('x')",
        "__import__('os')",
        "workbook.step(__import__('os'))",
        "workbook.batching.write_packet(1)",
        "x = workbook.batching",
        "workbook.step.__globals__",
        "x = workbook.step(1)\nx.__class__",
        "x = workbook.step(1)\nx.close('now')",
        "x = workbook.step(1)\nx.a.b",
        "workbook = 1",
        "_ = workbook.step(1)",
        "[open('x') for _ in '1']",
        "f'{open(1)}'",
        "workbook.step(*open('x'))",
        "workbook.step(**{'a': 1})",
        "def step(): ...",
        "x: int = 1",
        "print(1)",
    ],
)
def test_foreign_code_in_a_notebook_is_told_by_its_cell(source: str) -> None:
    """A lesson asks the workbook and shows what it answers; anything else is a program."""
    told = foreign_code(_book("from depwork import workbook\n\nworkbook.step(1)", source))
    assert told.startswith("cell 2 "), told


def test_every_lesson_of_ours_passes_and_other_shapes_do_not() -> None:
    """The rule fits our own notebooks; another kernel, another cell or no notebook is refused."""
    for path in sorted(packaged("notebooks").rglob("*.ipynb")):
        assert foreign_code(path.read_bytes()) == "", path
    assert foreign_code(_book(kernelspec={"name": "bash"})) == "it asks for another kernel"
    raw = json.dumps({"cells": [{"cell_type": "raw", "source": "x"}]}).encode()
    assert "neither" in foreign_code(raw)
    for broken in (b"", b"[]", b"{", b'{"cells": 3}', b'{"cells": [{}]}', b"[" * 100_000):
        assert foreign_code(broken) == "not a readable notebook"
    assert foreign_code(_book("(" * 9_000)).startswith("cell 1")
