"""The recipes of CONTRIBUTING, each followed on a copy, word for word."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### (An? \w+)\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))
BLOCK = re.compile(
    r"^```\w+ (\S+)(?: (before|after): ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
SH = re.compile(r"^```sh copy\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PRACTICE = ("PRAC-TBND", "--practice", "--as-of", "2026-11-26")
SEEN = {
    "A question": [
        (("render", "blank_form", "--lang", "es", "--format", "html"), "trabaja con intérprete?"),
        (("render", "blank_form", "--format", "html"), "work with an interpreter?"),
    ],
    "A letter": [
        (
            ("render", "support_librarian", *_PRACTICE, "--format", "html"),
            "Letter of support: library",
        )
    ],
    "An ask": [
        (("decide", *_PRACTICE), "Can a minister visit the person"),
        (("decide", *_PRACTICE, "--lang", "es"), "alguien de su iglesia?"),
    ],
    "A language": [(("check", "--as-of", "2026-11-26"), "3 languages")],
}
"""What a command shows afterwards on the copy, and did not show before."""
RUN = """
import json, sys
from typer.testing import CliRunner
from depwork.cli.app import app
for arguments in json.loads(sys.argv[1]):
    done = CliRunner().invoke(app, arguments)
    print(json.dumps([done.exit_code, done.output]))
"""
FULL = ("tests/guide", "tests/model", "tests/rules", "tests/forms", "tests/documents", "tests/cli")


def _follow(recipe: str, place: Path) -> None:
    """Lay a copy of the package and its words, and put each block where the page says."""
    for name in ("depwork", "templates", "notebooks"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for script in SH.findall(recipe):
        subprocess.run(["sh", "-e", "-c", script], cwd=place, check=True)  # noqa: S603, S607 - ours
    blocks = BLOCK.findall(recipe)
    for name, where, mark, text in blocks:
        path = place / name
        if not where:
            assert not path.exists()
            path.write_text(text, encoding="utf-8")
            continue
        held = path.read_text(encoding="utf-8")
        sought = mark.replace("\\n", "\n")
        assert held.count(sought) == 1, f"{name} holds this {held.count(sought)} times: {mark}"
        at = held.index(sought)
        if where == "after":
            at = held.index("\n", at) + 1
        path.write_text(held[:at] + text + held[at:], encoding="utf-8")


def _run(place: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter, on the copy
        [sys.executable, *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_each_recipe_is_tried() -> None:
    """The page has the recipes that are tried, and no other."""
    assert set(RECIPES) == set(SEEN)


@pytest.mark.parametrize("name", sorted(SEEN))
def test_a_recipe_followed_on_a_copy_does_what_it_says(name: str, tmp_path: Path) -> None:
    """The words are whole, and a person sees what was added."""
    _follow(RECIPES[name], tmp_path)
    asked = [["check", "--as-of", "2026-11-26"], *(list(arguments) for arguments, _ in SEEN[name])]
    told = [json.loads(line) for line in _run(tmp_path, "-c", RUN, json.dumps(asked)).splitlines()]
    assert [code for code, _ in told] == [0] * len(asked), told[0][1][-2000:]
    for (_, sought), (_, output) in zip(SEEN[name], told[1:], strict=True):
        assert sought in " ".join(output.split())


@pytest.mark.full
@pytest.mark.parametrize("name", sorted(SEEN))
def test_the_rooms_tests_pass_after_a_recipe(name: str, tmp_path: Path) -> None:
    """Nothing else has to be changed: every test of the rooms it touches passes on the copy."""
    _follow(RECIPES[name], tmp_path)
    for part in ("tests", "pyproject.toml", "README.md", ".github", ".ci"):
        path = ROOT / part
        (shutil.copytree if path.is_dir() else shutil.copy)(path, tmp_path / part)
    _run(tmp_path, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *FULL)
