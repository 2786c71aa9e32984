"""Damaged and hostile evidence files: taken or refused by key; nothing run, written or called."""

import importlib.util
import random
import tomllib
from pathlib import Path

import pytest

from depwork.attachments.__main__ import _done
from depwork.errors import FileRefusedError
from depwork.guide.problems import PARAMS, PROBLEM_KEYS

_spec = importlib.util.spec_from_file_location(
    "helper_fuzz", Path(__file__).parents[1] / "helper_fuzz.py"
)
fuzz = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(fuzz)


def _bodies(files):
    return {name: make() for name, make in files.SOUND.items()} | {
        "locked": files.encrypted_pdf(),
        "launching": files.launching_pdf(),
        "xfa": files.xfa_pdf(),
        "bomb": files.bomb_png(),
        "off": files.layered_pdf(off=True),
    }


def _take(body):
    """Return what the child process would answer; one that ends is a refusal of its own."""
    try:
        return _done({"do": "look"}, body)[0]
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return {"refused": "file_damaged", "places": {}}


def _try(files, root, seed, count):
    chance = random.Random(seed)
    bodies = list(_bodies(files).values())
    outcomes = {}
    for number in range(count):
        body = fuzz.damaged(chance, chance.choice(bodies), bodies)
        with fuzz.watched(root / "depwork") as seen:
            answer = _take(body)
        assert seen == [], f"seed {seed}, input {number}"
        if "refused" in answer:
            key = answer["refused"]
            assert key in PROBLEM_KEYS, f"seed {seed}, input {number}"
            assert set(answer["places"]) <= PARAMS.get(key, frozenset())
        else:
            key = "taken"
            assert set(answer) == {"kind", "pages", "notes"}
        outcomes[key] = outcomes.get(key, 0) + 1
    return outcomes


def test_no_damaged_file_does_harm(files, root, request):
    """A hundred inputs: each is taken or refused by a key that has its sentence."""
    seed = int(request.config.getoption("--hypothesis-seed"))
    outcomes = _try(files, root, seed, 100)
    assert {"taken", "file_damaged"} <= set(outcomes)


@pytest.mark.full
def test_ten_thousand_damaged_files_do_no_harm(files, root, request):
    """The same for the count that the issue states."""
    seed = int(request.config.getoption("--hypothesis-seed"))
    outcomes = _try(files, root, seed, 10_000)
    assert len(outcomes) > 6


def test_every_refusal_has_its_sentence_in_each_language(root):
    """A key of a refusal is a sentence in English and in Spanish with the same places."""
    for locale in ("en", "es"):
        path = root / "templates" / "guide" / locale / "errors.toml"
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        for key in (key for key in PROBLEM_KEYS if key.startswith("file_")):
            assert said[key]
            assert all("{" + name + "}" in said[key] for name in PARAMS.get(key, ()))
    assert FileRefusedError("x", "file_empty").places == {}
