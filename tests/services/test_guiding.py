"""The guide is built once for what says the same, and anew once a file says otherwise."""

import os

import pytest

from depwork.forms.keys import UI_KEYS
from depwork.model.choices import Locale
from depwork.services import guiding
from depwork.services.folder import lay_copies
from depwork.services.guiding import load_guide


@pytest.fixture
def home(tmp_path):
    """A workbook's copies, as they are laid."""
    lay_copies(tmp_path / "w")
    return tmp_path / "w"


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copy_as_it_was_laid_shares_the_packaged_guide(home, monkeypatch):
    """Nothing is read twice for it: a fork of a process that had ours has this one too."""
    ours = load_guide(None, UI_KEYS)
    monkeypatch.setattr(guiding, "load", None)
    assert load_guide(home, UI_KEYS) is ours


def test_a_word_of_the_organizations_own_is_read_at_once(home):
    """A changed file, a new one, and a file put back: each is heard at the next asking."""
    ours = load_guide(None, UI_KEYS)
    path = home / "templates" / "guide" / "en" / "ui.toml"
    sound = path.read_bytes()
    _change(path, 'join_button = "Use this device"', 'join_button = "Come in"')
    assert load_guide(home, UI_KEYS).words(Locale.EN).ui("join_button") == "Come in"
    _change(path, '"Come in"', '"Go on in"')
    assert load_guide(home, UI_KEYS).words(Locale.EN).ui("join_button") == "Go on in"
    assert load_guide(None, UI_KEYS).words(Locale.EN).ui("join_button") == "Use this device"
    path.write_bytes(sound)
    assert load_guide(home, UI_KEYS) is ours


def test_the_same_length_at_the_same_moment_is_another_file(home):
    """What a file says counts, not when it was written."""
    path = home / "templates" / "guide" / "en" / "ui.toml"
    for word in ("Come", "Walk"):
        _change(path, 'join_button = "', f'join_button = "{word} ')
        os.utime(path, (0, 0))
        assert load_guide(home, UI_KEYS).words(Locale.EN).ui("join_button").startswith(word)
        _change(path, f'join_button = "{word} ', 'join_button = "')
