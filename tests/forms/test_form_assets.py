"""The page's script and style are joined from their parts."""

import re

from depwork.forms.assets import STATIC, script, style


def test_every_part_is_joined_in_its_order():
    """No part file is left out, and each stands after those of lower number."""
    for joined, suffix in ((script(), "js"), (style(), "css")):
        parts = sorted(p for p in STATIC.iterdir() if p.suffix == f".{suffix}")
        places = [joined.index(p.read_text(encoding="utf-8")) for p in parts]
        assert places == sorted(places)
        assert (
            len(joined) == sum(len(p.read_text(encoding="utf-8")) for p in parts) + len(parts) - 1
        )


def test_the_script_is_one_module_without_imports():
    """It exports its render function and imports nothing."""
    assert len(re.findall(r"^export default", script(), re.MULTILINE)) == 1
    assert not re.search(r"^\s*import\b|\bimport\(", script(), re.MULTILINE)
