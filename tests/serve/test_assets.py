"""Addresses that change with their content; a free port; which pages are light."""

import socket

import pytest

from depwork.errors import ServeError
from depwork.forms.assets import script, style
from depwork.serve.assets import fingerprint, forms_static
from depwork.serve.headers import FULL, LIGHT
from depwork.serve.ports import free_port


def test_another_content_has_another_address(tmp_path):
    """One changed letter changes the mark; nothing changed keeps it."""
    (tmp_path / "a.js").write_text("one", encoding="utf-8")
    before = fingerprint([tmp_path])
    assert fingerprint([tmp_path]) == before
    (tmp_path / "a.js").write_text("two", encoding="utf-8")
    assert fingerprint([tmp_path]) != before


def test_the_forms_script_and_style_are_served_as_one_file_each(tmp_path):
    """What is served is what the widget carries, whole."""
    place = forms_static(tmp_path)
    assert (place / "app.js").read_text(encoding="utf-8") == script()
    assert (place / "app.css").read_text(encoding="utf-8") == style()


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
