"""Addresses that change with their content; a free port; which pages are light."""

import gzip
import socket

import pytest

from depwork.errors import ServeError
from depwork.serve.assets import Assets, forms_static
from depwork.serve.headers import FULL, LIGHT
from depwork.serve.ports import free_port


def test_another_content_has_another_address(tmp_path):
    """One changed letter changes the mark; nothing changed keeps it."""
    (tmp_path / "a.js").write_text("one", encoding="utf-8")
    before = Assets([tmp_path]).mark
    assert Assets([tmp_path]).mark == before
    (tmp_path / "a.js").write_text("two", encoding="utf-8")
    assert Assets([tmp_path]).mark != before


def test_the_first_folder_that_has_a_name_wins(tmp_path):
    """A file is kept whole and packed, with its type; a name nobody has gives nothing."""
    for name, text in (("one", "first" * 99), ("two", "second")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.css").write_text(text, encoding="utf-8")
    assets = Assets([tmp_path / "one", tmp_path / "two"])
    found = assets.get("a.css")
    assert found.plain == gzip.decompress(found.small) == b"first" * 99
    assert len(found.small) < len(found.plain)
    assert found.type == "text/css"
    assert assets.get("b.css") is None


def test_the_forms_script_and_style_are_where_they_are_served_from():
    """Both files travel with the package."""
    assert (forms_static() / "app.js").is_file()
    assert (forms_static() / "app.css").is_file()


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
