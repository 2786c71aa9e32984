"""The words of the page: each used, each there, in every language."""

import re
import tomllib

import pytest

from depwork.forms.assets import script
from depwork.forms.keys import CLIENT, KERNEL, THEME, UI_KEYS, client_words
from depwork.forms.keys_people import PEOPLE_KEYS
from depwork.model.choices import Locale

NAMED = {"count", "name", "percent", "title"}
"""What the words of evidence files name besides."""


def _code(root):
    files = [*root.glob("depwork/forms/**/*.py"), *root.glob("depwork/serve/*.py")]
    return "".join(f.read_text(encoding="utf-8") for f in files if not f.name.endswith("keys.py"))


def test_the_kernels_keys_are_those_its_code_uses(root):
    """No key is asked for that is not named, none is named that nobody asks for."""
    used = set(re.findall(r'ui\(\s*"(\w+)"', _code(root)))
    assert used == {*KERNEL, *PEOPLE_KEYS} | (used & set(CLIENT))


def test_the_scripts_keys_are_those_it_uses():
    """The page's script says exactly the words it is given."""
    used = set(re.findall(r"\bt\.(\w+)", script())) | {"day", "month", "year"}
    assert used == set(CLIENT)


def test_the_themes_keys_are_those_it_uses(root):
    """The served page's words before the kernel are all there and all used."""
    theme = root / "templates/theme/voila/templates/depwork/index.html.j2"
    used = set(re.findall(r"\bt\.(\w+)", theme.read_text(encoding="utf-8")))
    used |= set(re.findall(r'words\["(\w+)"\]', _code(root)))
    assert used == set(THEME)


@pytest.mark.parametrize("locale", list(Locale))
def test_every_key_has_its_words(root, fake, locale):
    """Each language says everything, and the script's words keep their own slots only."""
    path = root / "templates" / "guide" / locale.value / "ui.toml"
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) >= UI_KEYS
    for text in client_words(fake.real_words(locale)).values():
        assert set(re.findall(r"\{(\w+)\}", text)) <= {"at", "label", "number", *NAMED}
