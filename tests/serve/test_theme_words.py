"""The words a page says before there is a kernel."""

import pytest

from depwork.errors import MissingWordError
from depwork.forms.keys import THEME
from depwork.model.choices import Locale
from depwork.serve.words import theme_words


def _guide(root, text):
    folder = root / "en"
    folder.mkdir(parents=True)
    (folder / "ui.toml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("locale", list(Locale))
def test_the_packaged_words_are_complete(root, locale):
    """Each language has every word of the theme."""
    assert set(theme_words([root / "templates" / "guide"], locale)) == set(THEME)


def test_the_organizations_words_win(root, tmp_path):
    """The first folder that has the file is read."""
    own = _guide(tmp_path, "".join(f'{key} = "ours"\n' for key in THEME))
    words = theme_words([own, root / "templates" / "guide"], Locale.EN)
    assert set(words.values()) == {"ours"}


def test_a_missing_word_is_named_with_its_file(tmp_path):
    """The message names file and keys."""
    with pytest.raises(MissingWordError, match=r"ui\.toml.*skip"):
        theme_words([_guide(tmp_path, "")], Locale.EN)
    with pytest.raises(MissingWordError, match=r"es/ui\.toml"):
        theme_words([tmp_path], Locale.ES)
