"""A team's server: what is written, what is refused, and a member's page under a played hub."""

import asyncio
import http.server
import json
import re
import subprocess
import sys
import threading
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import helper_hub
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from traitlets.config import Config

from depwork.errors import ServeError
from depwork.model.choices import Locale
from depwork.serve import hub, hub_files
from depwork.serve.hub import MemberAuthenticator, MemberSpawner, OwnUserSpawner, TeamServer
from depwork.serve.hub_page import asked_by
from depwork.serve.served import Team

MEMBER = "317bfec0"
BASE = f"/user/{MEMBER}/"
LESSON = f"{BASE}voila/render/en/00_start_here.ipynb"
MINE = [f"access:servers!server={MEMBER}/"]
CODE = """\
import os, sys
from pathlib import Path
from depwork.serve.served import Team
from depwork.serve.start import start
member, origin, api, port = sys.argv[2:6]
base = f"/user/{member}/"
team = Team(origin, base, "/hub/", api, "secret-of-the-page", f"page-{member}", member)
start(Path(sys.argv[1]), port=int(port), base=base, team=team, env={"DEPWORK_PRACTICE": "1"})
"""


@pytest.fixture(scope="module")
def played():
    """A hub of few words: who a code or a secret stands for is set by the test."""
    known = {}

    class Hub(http.server.BaseHTTPRequestHandler):
        def _say(self, found):
            self.send_response(200 if found else 403)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def do_GET(self):
            secret = self.headers.get("Authorization", "").partition(" ")[2]
            self._say(known.get(secret))

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: texts[0] for name, texts in urllib.parse.parse_qs(body).items()}
            right = given["client_secret"] == "secret-of-the-page" and given["code_verifier"]
            self._say({"access_token": given["code"]} if right else None)

        def log_message(self, *_):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield known, f"http://127.0.0.1:{server.server_port}/hub/api"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def origin(small, played):
    """A member's page under the played hub."""
    port = helper_hub.free_port()
    origin = f"http://127.0.0.1:{port}"
    page = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CODE, str(small), MEMBER, origin, played[1], str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    helper_hub.listens(port)
    yield origin
    page.terminate()
    out, err = page.communicate(timeout=30)
    assert page.returncode == 0
    assert out == ""  # the key is printed nowhere
    assert {line.partition("refused: ")[0] for line in err.splitlines()} <= {"depwork: "}


def _came(origin, known, name, scopes):
    """Return a browser that came back from the hub as somebody; what its page gave it."""
    one = helper_hub.Browser(origin, follow=False)
    status, to, _ = one.ask(BASE, Sec_Fetch_Mode="navigate")
    assert status == 302
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(to).query))
    assert to.startswith("/hub/api/oauth2/authorize?")
    assert asked["redirect_uri"] == f"{BASE}oauth_callback"
    assert asked["code_challenge_method"] == "S256"
    code = f"of-{name}-{len(known)}"
    known[code] = {"name": name, "scopes": scopes, "kind": "user"}
    status, to, _ = one.ask(f"{BASE}oauth_callback?code={code}&state={asked['state']}")
    assert (status, to) == (302, BASE)
    status, _, text = one.ask(BASE, Sec_Fetch_Mode="navigate")
    if key := re.search(r'data-key="([^"]+)"', text):
        one.key = key[1]
    return one, status


def test_the_member_comes_in_and_the_key_is_in_no_address(origin, played):
    """Signed in, the door gives the key; with both the page opens, its kernel knows no secret."""
    one, status = _came(origin, played[0], MEMBER, MINE)
    assert status == 200
    assert one.key
    status, _, text = one.ask(LESSON)
    assert status == 200
    kernel = helper_hub.shown(text)["kernelId"]
    assert "secret-of-the-page" not in text
    assert "JUPYTERHUB" not in text
    assert one.key not in text
    assert one.ask(f"{BASE}api/kernels/{kernel}")[0] == 200


def test_neither_the_hubs_word_nor_the_key_opens_alone(origin, played):
    """A stolen cookie, and a key that somebody saw: each alone gets the door and no kernel."""
    one, _ = _came(origin, played[0], MEMBER, MINE)
    kernel = helper_hub.shown(one.ask(LESSON)[2])["kernelId"]
    key, one.key = one.key, ""
    bare = helper_hub.Browser(origin, follow=False)
    bare.key = key
    for thief in (one, bare):
        for path in (LESSON, f"{BASE}voila/render/es/00_start_here.ipynb"):
            assert "jupyter-config-data" not in thief.ask(path)[2]
        for path in (f"api/kernels/{kernel}", f"api/kernels/{kernel}/channels"):
            assert thief.ask(BASE + path)[0] == 403
            assert thief.ask(f"{BASE}{path}?token={thief.key}")[0] == 403


@pytest.mark.parametrize(
    ("name", "scopes"),
    [
        ("963de463", ["access:servers!server=963de463/"]),
        ("963de463", MINE),
        ("curious", ["access:servers", *MINE]),
        (MEMBER, []),
        (MEMBER, ["access:servers!server=963de463/", "read:users"]),
    ],
)
def test_nobody_else_of_the_hub_comes_in(origin, played, name, scopes):
    """Another member, an administrator whom the hub would let in, a session without the right."""
    one, status = _came(origin, played[0], name, scopes)
    assert status == 302  # sent to sign in, again
    assert one.key == ""
    assert "jupyter-config-data" not in one.ask(LESSON)[2]


def test_who_is_signed_out_of_the_hub_is_out_of_the_page(origin, played, monkeypatch):
    """The hub is asked again within seconds: a session that it ended opens nothing more."""
    one, _ = _came(origin, played[0], MEMBER, MINE)
    fresh, _ = _came(origin, played[0], MEMBER, MINE)
    for code in [code for code, who in played[0].items() if who["name"] == MEMBER]:
        monkeypatch.delitem(played[0], code)
    helper_hub.until(lambda: one.ask(LESSON)[0] != 200 and fresh.ask(LESSON)[0] != 200)


def test_a_made_up_return_from_the_hub_is_refused(origin, played):
    """Without the state that this browser was sent away with, a code signs nobody in."""
    played[0]["seen"] = {"name": MEMBER, "scopes": MINE}
    one = helper_hub.Browser(origin, follow=False)
    for query in ("code=seen&state=x", "code=seen", "state=x", "error=no", ""):
        status, _, text = one.ask(f"{BASE}oauth_callback?{query}")
        assert status in (400, 403), query
        assert text == str(status)
    assert list(one.jar) == []


@pytest.mark.parametrize(("origin", "prefix"), [("https://t", "__Host-"), ("http://127.0.0.1", "")])
def test_by_tls_a_cookie_is_this_hosts_alone_whatever_a_proxy_says(origin, prefix):
    """Secure and of one host, also where the proxy before us forgets to say that it spoke TLS."""
    found = asked_by(Team(origin, BASE, "/hub/", "http://127.0.0.1/hub/api", "t", "page", MEMBER))
    assert found.cookie_name == f"{prefix}page"
    assert found.cookie_options.get("secure", False) is bool(prefix)
    assert found.cookie_options["httponly"]


def test_another_name_another_page_and_a_script_get_nothing(origin, played):
    """Rebinding, a page of another origin, a script that reads the entrance: refused."""
    one, _ = _came(origin, played[0], MEMBER, MINE)
    for headers in (
        {"Host": "attacker.example"},
        {"Origin": "https://attacker.example"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Mode": "cors"},
    ):
        status, _, text = one.ask(BASE, **headers)
        assert status == 403, headers
        assert one.key not in text


def _written(tmp_path, **more):
    team = TeamServer(str(tmp_path), str(tmp_path / "hub"), "https://team.example", **more)
    return hub_files.write(team)


def test_the_configuration_is_private_holds_no_secret_and_is_written_once(tmp_path):
    """Mode 0600 in a folder of 0700; what stands there is never written over."""
    path = _written(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with pytest.raises(ServeError, match="stands there already"):
        _written(tmp_path)


def test_what_is_wrong_with_a_configuration_is_told(tmp_path, monkeypatch):
    """A missing proxy, plain HTTP, an administrator, a file that others may read, by name."""
    monkeypatch.setattr(hub_files.shutil, "which", lambda _: None)
    path = _written(tmp_path)
    assert [said for well, said in hub_files.checked(path.parent) if not well] == [
        "configurable-http-proxy is not installed"
    ]
    monkeypatch.setattr(hub_files.shutil, "which", lambda name: name)
    assert all(well for well, _ in hub_files.checked(path.parent))
    more = (
        "c.JupyterHub.bind_url = 'http://10.0.0.1:80'\nc.Authenticator.admin_users = {'x'}\n"
        "c.JupyterHub.spawner_class = 'simple'\nc.JupyterHub.public_url = 'http://x.example'\n"
    )
    path.write_text(path.read_text() + more)
    path.chmod(0o644)
    wrong = " ".join(said for well, said in hub_files.checked(path.parent) if not well)
    for sign in ("jupyterhub_config.py may", "something else", "plain HTTP", "http://x", "admin"):
        assert sign in wrong
    path.write_text("no python of ours (")
    with pytest.raises(ServeError, match="cannot be read: SyntaxError"):
        list(hub_files.checked(path.parent))
    with pytest.raises(ServeError, match="depwork hub write"):
        list(hub_files.checked(tmp_path / "none"))


PAGES = ("login", "spawn_pending", "not_running", "home", "logout", "error")
SAYS = {"authenticator_login_url": "/hub/login", "xsrf": "x'", "base_url": "/hub/", "failed": True}


@pytest.mark.parametrize("first", list(Locale))
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_the_sign_in_speak_both_languages_and_fetch_nothing(tmp_path, name, first):
    """No script, no other host, no word of the machinery; the wanted language comes first."""
    found = Config()
    hub.configure(found, TeamServer(str(tmp_path), str(tmp_path), "https://t", lang=first.value))
    pages = Environment(
        loader=FileSystemLoader(found.JupyterHub.template_paths),
        autoescape=True,
        undefined=StrictUndefined,
    )
    given = found.JupyterHub.template_vars | SAYS
    for wrong in ("", "Invalid username or password"):
        more = {"login_error": wrong, "spawn_url": "/s", "login_url": "/l", "status_code": 500}
        text = pages.get_template(f"{name}.html").render(given | more)
        assert text.startswith(f'<!DOCTYPE html>\n<html lang="{first.value}">')
        assert {'lang="en"', 'lang="es"'} <= set(re.findall(r'lang="\w+"', text))
        assert (
            re.findall(r"<script|//|JupyterHub|[Ss]erver|Invalid", text.partition("</style>")[2])
            == []
        )
        if name == "login":
            assert 'name="_xsrf" value="x&#39;"' in text
            assert ("That opened nothing" in text) is bool(wrong)
            assert text.count("<input") == 3
            for path in re.findall(r'aria-describedby="([^"]+)"', text):
                assert all(f'id="{one}"' in text for one in path.split())


def test_members_processes_are_told_where_and_no_more(tmp_path):
    """One process a member, as the hub's user or the system's own; idle ones are ended."""
    for own, kind in ((False, MemberSpawner), (True, OwnUserSpawner)):
        found = Config()
        place = "/home/{username}/book" if own else str(tmp_path)
        hub.configure(found, TeamServer(place, str(tmp_path), "https://t.example", own_users=own))
        assert found.JupyterHub.spawner_class is kind
        one = kind(user=SimpleNamespace(name=MEMBER, settings={}), _deprecated_db_session=None)
        folder = f"/home/{MEMBER}/book" if own else str(tmp_path)
        assert one.get_args() == ["page", folder, "--origin", "https://t.example"]
        assert found.Authenticator.admin_users == set()
        (cull,) = found.JupyterHub.services
        assert "--timeout=1800" in cull["command"]
        assert found.JupyterHub.load_roles[0]["services"] == [cull["name"]]


async def _sign_in(monkeypatch, whose, username):
    async def asked(folder, words):
        assert (folder, words) == (f"/home/{username.lower()}/book", "words")
        return whose

    monkeypatch.setattr(hub, "_whose", asked)
    data = {"username": username, "password": "words\nmore"}
    monkeypatch.setattr(MemberAuthenticator, "folder", "/home/{username}/book")
    return await MemberAuthenticator().authenticate(None, data)


@pytest.mark.parametrize(
    ("whose", "typed", "found"),
    [
        (MEMBER, MEMBER, MEMBER),
        (MEMBER, "ORGANIZER", None),
        ("organizer", "Organizer", "organizer"),
        ("", "", None),
        ("", MEMBER, None),
        ("../x", "../x", None),
        ("x y", "x y", None),
    ],
)
def test_a_passphrase_signs_in_its_own_member_alone(monkeypatch, whose, typed, found):
    """Another member's id with it is as wrong as a wrong passphrase."""

    def ask():
        return asyncio.run(_sign_in(monkeypatch, whose, typed))

    with ThreadPoolExecutor(1) as apart:  # the browser's loop may stand in this thread
        assert apart.submit(ask).result() == found
