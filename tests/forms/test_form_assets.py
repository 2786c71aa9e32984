"""The page's script and style are joined from their parts."""

import re
from pathlib import Path

import depwork.forms
from depwork.forms.assets import STATIC, script, style
from depwork.forms.types import Widget

FORMS = Path(depwork.forms.__file__).parent


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


def test_kernel_and_script_know_the_same_parts_controls_and_acts(talk):
    """What one side sends the other knows: a part without its drawing would be an empty box."""
    written = "".join(path.read_text("utf-8") for path in sorted(FORMS.rglob("*.py")))
    drawn = set(re.findall(r'BLOCKS\.set\("(\w+)"', script()))
    assert set(re.findall(r'"t": "(\w+)"', written)) == drawn
    named = re.findall(r'CONTROLS\.set\("(\w+)"', script())
    listed = re.findall(r"for \(const w of \[([^]]*)\]\) CONTROLS", script())
    controls = {*named, *(one.strip(' "') for part in listed for one in part.split(","))}
    asked = {one.value for one in Widget} | set(re.findall(r'"w": "(\w+)"', written))
    assert asked - {Widget.CONSENT.value} == controls
    known = set(talk._acts)
    sent = set(re.findall(r'do: "(\w+)"', script())) | set(re.findall(r'\bact="(\w+)"', written))
    assert sent - known == {"packet_bare"}  # the script sends it as a packet
