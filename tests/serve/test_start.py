"""The forms on loopback, behind a token, silent, and gone without a trace."""

import re
from pathlib import Path

import pytest

from depwork.errors import ServeError
from depwork.model.choices import Locale
from depwork.serve.start import start, theme

LESSON = "/voila/render/en/00_start_here.ipynb"


def test_without_the_key_nothing_is_shown(stranger):
    """A stranger gets a door of words that names no notebook; no kernel starts."""
    for path in (LESSON, "/", "/api/kernels/x/channels", "/voila/tree", "/voila/files/en/a"):
        status, _, text = stranger.get(path)
        assert status in (403, 404) or (status == 200 and "jupyter-config-data" not in text), path
        assert "Lesson" not in text
    _, _, text = stranger.get(LESSON)
    assert "The whole address is needed" in text


def test_the_entrance_is_a_door_without_a_secret(stranger, server):
    """The printed address gives words and a script of ours; the key is in no answer."""
    status, headers, text = stranger.get(server.address)
    assert status == 200
    assert server.address.partition("token=")[2] not in text
    assert LESSON in text
    assert headers["Cache-Control"] == "no-store"
    _, _, again = stranger.get(f"{LESSON}?token={server.address.partition('token=')[2]}")
    assert "Lesson" not in again


def test_a_cookie_opens_nothing(member):
    """Whoever has each cookie of this browser, as every other port has, is still a stranger."""
    assert member.get(LESSON)[0] == 200
    (cookie,) = [c for c in member.jar if c.name.startswith("username")]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "Strict"
    assert cookie.expires is None
    _, _, page = member.get(LESSON)
    kernel = re.search(r'"kernelId": "([\w-]+)"', page)[1]
    key, member.key = member.key, None
    assert "Lesson" not in member.get(LESSON)[2]
    for path in (f"/api/kernels/{kernel}", f"/api/kernels/{kernel}/channels"):
        for wrong in ({}, {"Authorization": "token x"}, {"Authorization": f"token {key}x"}):
            assert member.get(path, **wrong)[0] == 403, path
    assert member.get(f"/api/kernels/{kernel}", Authorization=f"token {key}")[0] == 200


def test_bad_addresses_and_logging_out_are_told_in_a_sentence(member):
    """No trace, no path of this machine, no name of a program's part."""
    for path in (
        "/logout",
        "/login",
        "/api/kernels/../../x",
        "/api/kernels/00000000-0000-0000-0000-000000000000",
        "/api/kernels/00000000-0000-0000-0000-000000000000/channels",
        "/voila/render/en/none.ipynb",
        "/nowhere",
    ):
        status, _, text = member.get(path)
        assert status in (200, 400, 403, 404, 426, 500), path
        for telling in ("Traceback", ".py", "site-packages", "/tmp", "Error("):  # noqa: S108 - looked for
            assert telling not in text, (path, telling)


def test_a_lesson_is_shown_with_the_strictest_headers(member):
    """No inline script, no eval, no other host, no referrer, no frame around it."""
    status, headers, text = member.get(LESSON)
    assert status == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in headers["Cache-Control"]
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//""", text) == []
    for script in re.findall(r"<script([^>]*)>", text):
        assert "src=" in script or "application/json" in script
    assert '<html lang="en">' in text


def test_the_lessons_words_come_before_the_kernel(member):
    """The prose stands in the page before anything that had to be computed."""
    _, _, text = member.get("/voila/render/es/00_start_here.ipynb")
    assert '<html lang="es">' in text
    assert text.index("Bottom line") < text.index("jupyter-config-data")
    assert "Abriendo la guía" in text


def test_a_failing_cell_says_so_calmly_and_tells_nothing(member):
    """No exception's name, text or traceback reaches the page."""
    _, _, text = member.get(LESSON)
    assert "This part could not be opened" in text
    assert "CANARY-4711" not in text
    assert "Traceback" not in text
    assert "ValueError" not in text


def test_kernels_are_told_where_to_work_and_no_secret(member):
    """A kernel knows the run's variables; the page's token is not among them."""
    _, _, text = member.get(LESSON)
    assert "DEPWORK_PRACTICE" in text
    token = member.address.partition("token=")[2]
    assert token not in text


def test_another_host_name_is_refused(member):
    """A page of another name that points here, as rebinding does, gets nothing."""
    status, _, _ = member.get(LESSON, Host="attacker.example")
    assert status == 403


def test_only_notebooks_are_shown(member, small):
    """No other file, no folder list, no path out of the folder."""
    (small / "en" / "secret.txt").write_text("SECRET", encoding="utf-8")
    for path in (
        "/voila/render/en/secret.txt",
        "/voila/files/en/secret.txt",
        "/voila/render/../../etc/passwd",
        "/voila/tree/en",
    ):
        status, _, text = member.get(path)
        assert status in (403, 404), path
        assert "SECRET" not in text


def test_our_files_may_be_kept_and_come_from_here(member):
    """Scripts and styles stand under an address of their own content, for good."""
    _, _, text = member.get(LESSON)
    for name in ("depwork.js", "depwork.css", "app.js", "app.css"):
        (path,) = set(re.findall(rf'"(/depwork/\w+/{name})"', text))
        status, headers, body = member.get(path)
        assert status == 200
        assert "immutable" in headers["Cache-Control"]
        assert "nosniff" in headers["X-Content-Type-Options"]
        assert "https://" not in body
    assert member.get("/depwork/abc/../../../etc/passwd")[0] in (403, 404)


def test_no_log_holds_an_address_or_a_value(server, temp):
    """A run writes no log file at all; its folder is its own."""
    (folder,) = Path(temp).iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.rglob("*.log")) == []
    for path in folder.rglob("*"):
        if path.is_file() and "ipython" not in path.parts:
            text = path.read_bytes()
            assert b"CANARY-4711" not in text, path
            assert server.address.partition("token=")[2].encode() not in text, path


def test_kernels_listen_on_no_port(member, temp):
    """A kernel's sockets are files in the run's private folder."""
    member.get(LESSON)
    (folder,) = Path(temp).iterdir()
    found = [p.read_text() for p in folder.rglob("kernel-*.json")]
    assert found
    assert all('"transport": "ipc"' in text for text in found)


def test_a_folder_without_the_guide_is_refused_by_name(tmp_path):
    """The message names the folder and the missing notebook."""
    with pytest.raises(ServeError, match=r"es/00_start_here\.ipynb"):
        start(tmp_path, locale=Locale.ES)


def test_a_missing_theme_is_told(tmp_path, monkeypatch):
    """Without the package's theme the message says what to do."""
    monkeypatch.setattr("depwork.serve.start.packaged", lambda _: tmp_path)
    with pytest.raises(ServeError, match="install depwork again"):
        theme()
