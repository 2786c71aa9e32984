"""Addresses that change with their content; a free port; which pages are light."""

import gzip
import socket

import pytest

from depwork.errors import ServeError
from depwork.forms.assets import script, style
from depwork.serve.assets import Assets, our_files
from depwork.serve.headers import FULL, LIGHT
from depwork.serve.ports import free_port


def test_another_content_has_another_address():
    """One changed letter changes the mark; nothing changed keeps it."""
    before = Assets({"a.js": b"one"}).mark
    assert Assets({"a.js": b"one"}).mark == before
    assert Assets({"a.js": b"two"}).mark != before


def test_a_file_is_kept_whole_and_packed():
    """Both forms are the same text, with its type; a name nobody has gives nothing."""
    assets = Assets({"a.css": b"first" * 99, "b.js": b"two"})
    found = assets.get("a.css")
    assert found.plain == gzip.decompress(found.small) == b"first" * 99
    assert len(found.small) < len(found.plain)
    assert (found.type, assets.get("b.js").type) == ("text/css", "text/javascript")
    assert assets.get("c.css") is None


def test_the_forms_script_and_style_are_served_as_one_file_each(tmp_path):
    """What is served is what the widget carries, whole, beside the theme's own files."""
    (tmp_path / "depwork.js").write_text("theme", encoding="utf-8")
    files = our_files(tmp_path)
    assert files["app.js"].decode() == script()
    assert files["app.css"].decode() == style()
    assert files["depwork.js"] == b"theme"


def test_a_taken_port_is_passed_over():
    """The next free port after a taken one is given; with none free it is said so."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert number < free_port(number) < number + 50
    assert free_port(0) > 0


def test_no_free_port_is_told_with_what_to_do(monkeypatch):
    """The message names the port and the option."""

    class Full(socket.socket):
        def bind(self, _):
            raise OSError("taken")

    monkeypatch.setattr(socket, "socket", Full)
    with pytest.raises(ServeError, match="--port"):
        free_port(8866)


@pytest.mark.parametrize("policy", [LIGHT, FULL])
def test_no_policy_names_another_host(policy):
    """Everything comes from this machine; frames around us are refused."""
    assert "http" not in policy
    assert "*" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
