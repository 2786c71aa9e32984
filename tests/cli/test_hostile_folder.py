"""A received folder with a program in it: each command refuses it by name, and runs nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
Command = Callable[..., Any]
_RUNS = "import pathlib\npathlib.Path({canary!r}).write_text('ran')\n"
_CELL = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "id": "a-b"}
_THEME = "{{ kernel_start(nb) }}<script>1</script>"


def _notebook(source: str) -> str:
    kernel = {"name": "python3", "display_name": "P", "language": "python"}
    cells = [{**_CELL, "source": source}]
    return json.dumps(
        {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    )


HOSTILE: dict[str, Callable[[str], str]] = {
    "templates/theme/voila/templates/depwork/index.html.j2": lambda _: _THEME,
    "templates/theme/nbconvert/templates/depwork/index.html.j2": lambda _: _THEME,
    "templates/theme/kernels/python3/kernel.json": lambda runs: json.dumps(
        {"argv": ["python3", "-c", runs], "display_name": "P", "language": "python"}
    ),
    "notebooks/jupyter_server_config.py": str,
    "notebooks/jupyter_config.py": str,
    "notebooks/en/sitecustomize.py": str,
    "notebooks/en/typing.py": str,
    "notebooks/.ipython/profile_default/startup/00-first.py": str,
    "notebooks/en/00_start_here.ipynb": _notebook,
    "notebooks/batch/packet.ipynb": _notebook,
    "notebooks/batch/outcome_report.ipynb": _notebook,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the workbook, made once."""
    return tmp_path_factory.mktemp("hostile") / "workbook"


@pytest.fixture
def home(made: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook made by ``depwork new``."""
    if not made.exists():
        monkeypatch.setattr("depwork.services.opening.calibrated", lambda _: Kdf(64 * 1024, 3, 1))
        done = command("new", str(made), "--passphrase-stdin", stdin=WORDS + "\n")
        assert done.status == 0, done.err
    return made


DOORS: dict[str, tuple[str, ...]] = {
    "start": ("start", "{home}", "--no-browser", "--port", "0"),
    "start --practice": ("start", "{home}", "--practice", "--no-browser", "--port", "0"),
    "lab": ("lab", "{home}", "--no-browser", "--port", "0"),
    "check": ("check", "--dir", "{home}"),
    "packets": ("packets", "--all", "--dir", "{home}", "--out", "{out}", "--passphrase-stdin"),
    "render": ("render", "blank_form", "--dir", "{home}", "--out", "{out}"),
    "report": ("report", "--dir", "{home}", "--out", "{out}", "--passphrase-stdin"),
    "cases list": ("cases", "list", "--dir", "{home}", "--passphrase-stdin"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_folder_is_refused_at_each_door(
    name: str,
    door: str,
    home: Path,
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Status 1, the file named, nothing run, written or served."""
    served: list[object] = []
    monkeypatch.setattr("depwork.serve.start.start", lambda *a, **_: served.append(a))
    monkeypatch.setattr("depwork.serve.lab.lab", lambda *a, **_: served.append(a))
    canary, out = tmp_path / "canary", tmp_path / "out"
    path = home / name
    before = path.read_bytes() if path.exists() else None
    made = [parent for parent in path.parents if not parent.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HOSTILE[name](_RUNS.format(canary=str(canary))), encoding="utf-8")
    try:
        words = [word.format(home=home, out=out) for word in DOORS[door]]
        done = command(*words, stdin=WORDS + "\n")
    finally:
        path.unlink()
        for parent in made:
            parent.rmdir()
        if before is not None:
            path.write_bytes(before)
    assert done.status == 1, done
    top = "/".join(name.split("/")[:2])
    assert any(part in done.err for part in (name, f"{top} (", f"{name.rpartition('/')[0]} ("))
    assert "words and data" in done.err
    assert not served
    assert not canary.exists()
    assert not out.exists()


def test_the_same_folder_without_the_program_is_served(
    home: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `depwork new` lays opens, so that the refusals above are of the program alone."""
    served: list[Path] = []
    monkeypatch.setattr("depwork.serve.start.start", lambda where, **_: served.append(where))
    assert command("start", str(home), "--no-browser", "--port", "0").status == 0
    assert command("check", "--dir", str(home)).status == 0
    assert served == [home / "notebooks"]
