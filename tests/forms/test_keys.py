"""The words of the page: each used, each there, in every language."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from depwork.forms.assets import script
from depwork.forms.keys import CLIENT, KERNEL, THEME, UI_KEYS, client_words
from depwork.forms.keys_people import PEOPLE_KEYS
from depwork.model.choices import Locale
from depwork.reports.words import WORD_KEYS
from depwork.services.guiding import OWN_WORDS

NAMED = {"count", "name", "percent", "title"}
"""What the words of evidence files name besides."""


def _literals(node: ast.expr) -> Iterator[str]:
    """Give each key that an argument can be; ``a if x else b`` is two.

    A closed list's value (``kind.value``) is nobody's to read off here: its words are asked for
    by name elsewhere too.
    """
    if isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))
    elif not (isinstance(node, ast.Attribute) and node.attr == "value"):
        assert isinstance(node, ast.Constant), ast.unparse(node)
        yield node.value


def _asked(root: Path) -> set[str]:
    """Return each key that any room asks the page's words for."""
    found = set()
    for path in root.glob("depwork/*/**/*.py"):
        if path.parent.name == "reports" or path.name == "keys.py":
            continue  # a report is handed how to say its keys; ``client_words`` says all of CLIENT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "ui":
                found.update(_literals(node.args[0]))
    return found


def test_the_kernels_keys_are_those_its_code_uses(root):
    """No room asks for a key that is not named, none is named that nobody asks for."""
    used = _asked(root) - WORD_KEYS - OWN_WORDS
    assert used == {*KERNEL, *PEOPLE_KEYS} | (used & set(CLIENT))


def test_the_scripts_keys_are_those_it_uses():
    """The page's script says exactly the words it is given."""
    used = set(re.findall(r"\bt\.(\w+)", script())) | {"day", "month", "year"}
    assert used == set(CLIENT)


def test_the_themes_keys_are_those_it_uses(root):
    """The served page's words before the kernel are all there and all used."""
    theme = root / "templates/theme/voila/templates/depwork/index.html.j2"
    used = set(re.findall(r"\bt\.(\w+)", theme.read_text(encoding="utf-8")))
    served = "".join(f.read_text(encoding="utf-8") for f in root.glob("depwork/serve/*.py"))
    used |= set(re.findall(r'words\["(\w+)"\]', served))
    sign_in = "".join(f.read_text("utf-8") for f in root.glob("templates/theme/hub/*.html"))
    used |= set(re.findall(r"\bone\.(\w+)", sign_in)) - {"lang"}
    assert used == set(THEME)


@pytest.mark.parametrize("locale", list(Locale))
def test_every_key_has_its_words(root, fake, locale):
    """Each language says everything, and the script's words keep their own slots only."""
    path = root / "templates" / "guide" / locale.value / "ui.toml"
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) >= UI_KEYS
    for text in client_words(fake.real_words(locale)).values():
        assert set(re.findall(r"\{(\w+)\}", text)) <= {"at", "label", "number", *NAMED}
