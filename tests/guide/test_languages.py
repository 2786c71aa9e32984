"""A language is a folder of words."""

import pytest

from depwork.errors import MissingWordError
from depwork.guide import languages, load
from depwork.model.choices import Locale


def test_a_folder_of_words_is_a_language(root, tmp_path, pseudo):
    """Two folders more are two languages more, checked word by word like ours."""
    shipped = root / "templates" / "guide"
    for tag in (pseudo.LONG, pseudo.RIGHT_TO_LEFT):
        pseudo.write_language(shipped, tmp_path, tag)
    guide = load((tmp_path, shipped))
    assert [one.value for one in guide.by_locale] == ["en", "es", "ar-XB", "en-XA"]
    long, arabic = guide.words(Locale(pseudo.LONG)), guide.words(Locale(pseudo.RIGHT_TO_LEFT))
    assert long.language == "English (XA)"
    assert long.ui("leave").startswith("[")
    assert (long.direction, arabic.direction) == ("ltr", "rtl")
    assert "21:43" in arabic.ui("saved_at", at="21:43")
    assert Locale(pseudo.LONG).paper is Locale.EN
    assert Locale.ES.paper is Locale.ES


def test_a_half_written_language_is_refused_by_name(root, tmp_path, pseudo):
    """A word that the folder lacks is named with its file; nothing falls back silently."""
    shipped = root / "templates" / "guide"
    folder = pseudo.write_language(shipped, tmp_path, pseudo.LONG)
    ui = folder / "ui.toml"
    lines = ui.read_text(encoding="utf-8").splitlines()
    ui.write_text("\n".join(x for x in lines if not x.startswith('"saved"')), encoding="utf-8")
    with pytest.raises(MissingWordError, match="en-XA"):
        load((tmp_path, shipped))


def test_a_folder_of_another_name_is_no_language(root, tmp_path):
    """Only a folder named as a language, with the words of the page in it, counts."""
    (tmp_path / "Old words").mkdir()
    (tmp_path / "Old words" / "ui.toml").write_text("", encoding="utf-8")
    (tmp_path / "fr").mkdir()
    assert languages((tmp_path, root / "templates" / "guide")) == tuple(Locale)
