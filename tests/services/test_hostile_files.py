"""Damaged case files and template folders: refused by file and place; nothing run or escaped."""

import importlib.util
import json
import random
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from depwork.documents import check_templates
from depwork.errors import DepworkError
from depwork.forms.keys import UI_KEYS
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.practice.canary import canary_case
from depwork.services.checking import check
from depwork.services.file_limits import file_limits
from depwork.services.guiding import load_guide
from depwork.services.practising import invented
from depwork.services.transfer import LIMIT, read_case, write_case

DAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("helper_fuzz", ROOT / "tests" / "helper_fuzz.py")
fuzz = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(fuzz)

VALUES = (
    None,
    True,
    -1,
    10**30,
    1e308,
    "",
    "x" * 300_000,
    "\u202e",
    "../../etc/passwd",
    "{{ ''.__class__.__mro__ }}",
    "9999-99-99",
    [],
    [[[]]],
    {},
    {"gap": "nonsense"},
    {"gap": "declined", "more": 1},
    {"__class__": "os.system"},
    ["x"] * 500,
)


def _replaced(chance, value):
    """Return a JSON value with one part of it replaced, renamed, doubled or taken out."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(sorted(value))
        made = dict(value)
        match chance.randrange(6):
            case 0:
                del made[key]
            case 1:
                made[chance.choice(("__class__", "x" * 500, "", "Zqkey", key + "\0"))] = made.pop(
                    key
                )
            case _:
                made[key] = _replaced(chance, value[key])
        return made
    if isinstance(value, list) and value and chance.random() < 0.7:
        at = chance.randrange(len(value))
        return [*value[:at], _replaced(chance, value[at]), *value[at:]]
    return chance.choice(VALUES)


def _case_files(seed, count, folder):
    chance = random.Random(seed)
    case, _ = canary_case(DAY)
    whole = write_case(case)
    path = folder / "brought.json"
    taken = refused = 0
    for number in range(count):
        if number % 2:
            body = json.dumps(_replaced(chance, json.loads(whole))).encode()
        else:
            body = fuzz.damaged(chance, whole.encode())
        path.write_bytes(body)
        with fuzz.watched(folder, ROOT / "depwork") as seen:
            try:
                assert isinstance(read_case(path), Case)
                taken += 1
            except DepworkError as error:
                refused += 1
                said = str(error)
                assert said.startswith("brought.json"), f"seed {seed}, input {number}"
                assert "Zqcanary" not in said, f"seed {seed}, input {number}"
                assert len(said) < 4000
        assert seen == [], f"seed {seed}, input {number}"
    return taken, refused


def _seed(request):
    return int(request.config.getoption("--hypothesis-seed"))


def test_no_damaged_case_file_does_harm(tmp_path, request):
    """Two hundred: a case, or a refusal that names the file and the place, and no answer."""
    taken, refused = _case_files(_seed(request), 200, tmp_path)
    assert taken
    assert refused


@pytest.mark.full
def test_ten_thousand_damaged_case_files_do_no_harm(tmp_path, request):
    """The same for the count that the issue states."""
    assert sum(_case_files(_seed(request), 10_000, tmp_path)) == 10_000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b"{" * 100_000,
        b'{"a":' * 50_000,
        b'{"case_code": "ABCD-2345", "schema_version": 99}',
        b'{"case_code": "../../x"}',
        b'{"case_code": NaN}',
        b'{"case_code": "ABCD-2345", "version": ' + b"9" * 5000 + b"}",
        b'{"case_code": "\\ud800"}',
    ],
    ids=range(11),
)
def test_known_bad_case_files_are_refused_by_name(tmp_path, body):
    """Empty, deep, huge, of a newer depwork, with a path for a code: each refused in words."""
    path = tmp_path / "brought.json"
    path.write_bytes(body)
    with pytest.raises(DepworkError, match=r"brought\.json"):
        read_case(path)


def test_a_case_file_too_large_is_not_read(tmp_path):
    """Its size alone is asked."""
    path = tmp_path / "brought.json"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(DepworkError, match=r"brought\.json"):
        read_case(path)
    with pytest.raises(DepworkError, match=r"gone\.json"):
        read_case(tmp_path / "gone.json")


def _folder(tmp_path):
    home = tmp_path / "home"
    shutil.copytree(ROOT / "templates", home / "templates", ignore=shutil.ignore_patterns("theme"))
    return home


def _errors(home, path):
    """Return what a check says of the part of the folder that a file belongs to."""
    try:
        if "guide" in path.parts:
            load_guide(home, UI_KEYS)
        if "practice" in path.parts:
            invented(home, DAY, Locale.EN)
    except DepworkError as error:
        return [str(error)]
    return [str(error) for error in check_templates((home / "templates",))]


def _templates(seed, count, home, monkeypatch):
    """Damage one file at a time of an organization's folder and look at what is said of it."""
    monkeypatch.chdir(home)
    chance = random.Random(seed)
    files = sorted(path for path in (home / "templates").rglob("*") if path.is_file())
    faults = 0
    for number in range(count):
        path = chance.choice(files)
        sound = path.read_bytes()
        path.write_bytes(fuzz.damaged(chance, sound))
        with fuzz.watched(home, ROOT / "depwork", ROOT / "templates", ROOT / "notebooks") as seen:
            errors = _errors(home, path)
            with suppress(DepworkError):
                file_limits((home / "templates",))
        path.write_bytes(sound)
        assert seen == [], f"seed {seed}, input {number}, {path.name}"
        faults += bool(errors)
        said = " ".join(errors)
        told = any(name in said for name in (path.name, path.stem, path.parent.name))
        assert not errors or told, f"seed {seed}, input {number}, {path.name}: {said[:2000]}"
    return faults


def test_no_damaged_folder_does_harm(tmp_path, request, monkeypatch):
    """Words, register, letters, practice: one file damaged, the check names it and goes on."""
    assert _templates(_seed(request), 24, _folder(tmp_path), monkeypatch)


@pytest.mark.full
@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_damaged_folders_do_no_harm(tmp_path, request, monkeypatch, part):
    """The same for the count that the issue states, in four parts."""
    assert _templates(_seed(request) + 1 + part, 2_500, _folder(tmp_path), monkeypatch)


def test_a_folder_leads_nowhere_else(tmp_path):
    """A deep TOML, a link out of the folder and a template that includes a path are refused."""
    home = _folder(tmp_path)
    frame = home / "templates" / "packet" / "en" / "frame.toml"
    words = home / "templates" / "guide" / "en" / "ui.toml"
    people = next((home / "templates" / "practice").glob("*.toml"))
    for path in (frame, words, people):
        sound = path.read_bytes()
        path.write_bytes(b"x = " + b"[" * 5000)
        assert any(path.name in said for said in check(home, DAY, UI_KEYS).errors)
        path.write_bytes(sound)
    letter = home / "templates" / "letters" / "en" / "ask.md.j2"
    letter.write_text("{{ " + "[" * 3000, "utf-8")
    assert any("ask.md.j2" in said for said in check(home, DAY, UI_KEYS).errors)
    letter.write_text("{% include '../../../../etc/passwd' %}", "utf-8")
    assert any("ask.md.j2" in said for said in check(home, DAY, UI_KEYS).errors)
