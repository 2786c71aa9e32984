"""Facts to verify: written into the organization's copy, whole or not at all."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from depwork.model.choices import Locale
from depwork.services.facts import check_fact, checks_file, checks_stamp, state_of
from depwork.services.guiding import guide_folders, load_guide
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

FEE = {"id": "fee.bia-appeal", "en": "755", "how": "called", "by": "K-2", "today": True}
TEXT = "form.i-246-where"
VAULT = Vault(MemoryStore(), "v", practice=True)


@pytest.fixture
def check(tmp_path, today):
    """Write a look-up into an invented folder."""

    def write(**values):
        return check_fact(VAULT, tmp_path, guide_folders(tmp_path), {**FEE, **values}, today)

    return write


def _entry(home: Path, name: str, today: date):
    return load_guide(home).register.fact(name, today).entry


def test_a_signed_look_up_makes_the_entry_current_in_that_copy_only(check, tmp_path, today):
    """Value, day, last day, source and status are the new ones there, and ours are untouched."""
    before = checks_stamp(tmp_path)
    assert check() == ()
    assert checks_stamp(tmp_path) != before
    entry = _entry(tmp_path, "fee.bia-appeal", today)
    assert (entry.value, entry.as_of, entry.status.value) == (755, today, "current")
    assert entry.verify_by is not None
    assert entry.verify_by > today
    register = load_guide(tmp_path).register
    assert state_of(entry, register, today) == "current"
    assert load_guide(None).register.fact("fee.bia-appeal", today).entry.value == 1060


def test_the_history_keeps_every_look_up(check, tmp_path, today):
    """The latest one counts; the earlier ones stay, with day, code and way."""
    assert check() == ()
    assert check(en="$1,755", by="D-3", how="read") == ()
    (told,) = [v for k, v in load_guide(tmp_path).checks.items() if k == "fee.bia-appeal"]
    assert [(c.value, c.by, c.how.value) for c in told] == [
        (755, "K-2", "called"),
        (1755, "D-3", "read"),
    ]
    assert _entry(tmp_path, "fee.bia-appeal", today).source != "organization.check"


def test_a_text_is_written_in_both_languages(check, tmp_path):
    """Quotes, accents and backslashes come back as they were typed."""
    en, es = 'Ask for "window 3" \\ back', "Pida «ventanilla 3», ¿sí?"
    assert check(id=TEXT, en=en, es=es) == ()
    guide = load_guide(tmp_path)
    assert guide.words(Locale.EN).fact(TEXT).value == (en,)
    assert guide.words(Locale.ES).fact(TEXT).value == (es,)


def test_a_table_is_confirmed_as_it_stands(check, tmp_path, today):
    """A table keeps its rows and gets a new day."""
    before = load_guide(None).register.fact("bond.circuits", today).entry.value
    assert check(id="bond.circuits", en=None) == ()
    entry = _entry(tmp_path, "bond.circuits", today)
    assert (entry.value, entry.as_of) == (before, today)


@pytest.mark.parametrize(
    ("values", "path", "key"),
    [
        ({"today": False}, "today", "fact_tick"),
        ({"today": "yes"}, "today", "fact_tick"),
        ({"by": "Ana Pérez"}, "by", "fact_code"),
        ({"by": ""}, "by", "fact_code"),
        ({"en": ""}, "en", "fact_value"),
        ({"en": "ten dollars"}, "en", "fact_value"),
        ({"en": "99999999999"}, "en", "fact_value"),
        ({"id": TEXT, "en": "officer@agency.example", "es": "x"}, "en", "fact_private"),
        ({"id": TEXT, "en": "window 3"}, "es", "fact_value"),
        ({"id": TEXT, "en": "x" * 601, "es": "x"}, "en", "fact_value"),
        ({"how": "guessed"}, "how", "enum"),
    ],
)
def test_what_is_refused_changes_nothing(check, tmp_path, values, path, key):
    """Each refusal has its sentence beside its box, and no file is made."""
    (problem,) = check(**values)
    assert (problem.path, problem.key) == (path, key)
    assert not checks_file(tmp_path).exists()


def test_an_unknown_fact_is_not_written(check, tmp_path):
    """A look-up of what the register does not hold is refused."""
    assert check(id="fee.invented", es="x")
    assert not checks_file(tmp_path).exists()


def test_without_a_folder_nothing_is_written(today):
    """The packaged guide is never changed."""
    (problem,) = check_fact(VAULT, None, guide_folders(None), FEE, today)
    assert problem.key == "fact_no_folder"


def test_a_write_that_fails_leaves_the_old_file_whole(check, tmp_path, monkeypatch):
    """A full disk leaves the earlier look-ups, and no half file beside them."""
    assert check() == ()
    before = checks_file(tmp_path).read_bytes()

    def full(_):
        raise OSError(28, "no space left")

    monkeypatch.setattr("os.fsync", full)
    (problem,) = check(en="1")
    assert problem.key == "fact_not_written"
    assert checks_file(tmp_path).read_bytes() == before
    assert list(checks_file(tmp_path).parent.iterdir()) == [checks_file(tmp_path)]
    assert tomllib.loads(before.decode())["check"][0]["by"] == "K-2"
