"""A template does so much and no more: loops and fragments are counted, links lead nowhere."""

import time
from pathlib import Path

import pytest

from depwork.documents.templates import render_text, sources
from depwork.errors import TemplateError

LOOPS = "".join(f"{{% for {n} in asks %}}" for n in "abc") + "%s" + "{% endfor %}" * 3


def _render(root: Path, count: int) -> str:
    return render_text([root], "a.md.j2", {"asks": range(count)}, str)


def test_loops_without_a_word_end(tmp_path: Path) -> None:
    """A million turns that print nothing stop within two seconds, by the template's name."""
    (tmp_path / "a.md.j2").write_text(LOOPS.replace("%s", ""), "utf-8")
    began = time.process_time()
    with pytest.raises(TemplateError, match=r"a\.md\.j2: takes more than"):
        _render(tmp_path, 100)
    assert time.process_time() - began < 2
    assert _render(tmp_path, 20) == ""


def test_fragments_inside_fragments_end(tmp_path: Path) -> None:
    """Twelve fragments that each hold the next in three loops stop too; a real use does not."""
    for at, name in enumerate("abcdefghijkl"):
        following = chr(ord(name) + 1)
        body = LOOPS.replace("%s", '{% include "' + following + '.md.j2" %}') if at < 11 else "x"
        (tmp_path / f"{name}.md.j2").write_text(body, "utf-8")
    began = time.process_time()
    with pytest.raises(TemplateError, match="steps"):
        _render(tmp_path, 9)
    assert time.process_time() - began < 5


def test_a_fragment_that_holds_itself_is_told(tmp_path: Path) -> None:
    """A circle of two fragments is refused by name."""
    (tmp_path / "a.md.j2").write_text('{% include "b.md.j2" %}', "utf-8")
    (tmp_path / "b.md.j2").write_text('{% include "a.md.j2" %}', "utf-8")
    with pytest.raises(TemplateError, match=r"a\.md\.j2: (takes more|includes itself)"):
        _render(tmp_path, 1)


def test_the_counter_is_beyond_a_templates_reach(tmp_path: Path) -> None:
    """No template may name it, call it or give it back steps."""
    for body in ("{{ _count }}", "{{ _count(-9) }}", "{% for _count in asks %}{% endfor %}"):
        (tmp_path / "a.md.j2").write_text(body, "utf-8")
        with pytest.raises(TemplateError):
            _render(tmp_path, 1)


def test_a_link_out_of_the_folder_is_no_template(tmp_path: Path) -> None:
    """Neither the template nor a fragment is read through a link that leads elsewhere."""
    root, elsewhere = tmp_path / "root", tmp_path / "secret.txt"
    root.mkdir()
    elsewhere.write_text("secret", "utf-8")
    (root / "a.md.j2").symlink_to(elsewhere)
    with pytest.raises(TemplateError, match="no template"):
        _render(root, 1)
    (root / "a.md.j2").unlink()
    (root / "a.md.j2").write_text('{% include "../secret.txt" %}', "utf-8")
    with pytest.raises(TemplateError, match="no template"):
        _render(root, 1)
    with pytest.raises(TemplateError, match="no template"):
        sources([root], "a.md.j2")
