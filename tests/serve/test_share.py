"""The forms on other devices: the attack list, each against a real server by TLS."""

import asyncio
import contextlib
import http.client
import json
import re
import socket
import ssl
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

from depwork.errors import ServeError
from depwork.serve.share import origin_behind, refuse_open
from depwork.services.joining import DAYS, Register

HERE = "127.0.0.2"
LESSON = "/voila/render/en/00_start_here.ipynb"
JUPYTERS = (
    "/api", "/api/", "/api/contents", "/api/contents/en/00_start_here.ipynb", "/api/status",
    "/api/kernels", "/api/sessions", "/api/kernelspecs", "/api/terminals", "/api/me",
    "/api/identity", "/api/config/x", "/api/nbconvert", "/api/shutdown", "/api/spec.yaml",
    "/api/security/csp-report", "/files/en/00_start_here.ipynb", "/view/x", "/tree", "/lab",
    "/terminals/websocket/1", "/nbextensions/x", "/static/x", "/custom/x", "/metrics",
    "/kernelspecs/python3/x", "/voila/tree", "/voila/tree/en", "/voila/files/en/x",
    "/voila/static/voila.js", "/voila/templates/x", "/voila/api/themes/x",
    "/voila/labextensions/x", "/voila/api/shutdown/x", "/voila/render/trainer/board.ipynb",
    "/voila/render/../../etc/passwd", "/voila/render/en/none.txt", "/edit/x", "/notebooks/x",
)  # fmt: skip
CODE = """\
import sys
from datetime import datetime
from pathlib import Path
from depwork.serve.share import Place, share
from depwork.services.opening import leaf_for, start_agent

folder, notebooks, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
with start_agent(folder / "p", folder / "a", practice=True):
    register = folder / "r"
    cert, key = leaf_for(register, "127.0.0.2", datetime.now().astimezone())
    place = Place("127.0.0.2", port, f"https://127.0.0.2:{port}", cert, key)
    env = {"DEPWORK_PRACTICE": "1", "DEPWORK_AGENT": str(folder / "a")}
    share(notebooks, place, register, env=env)
"""


class Phone:
    """A browser of few words that trusts this one certificate."""

    def __init__(self, port, register):
        self.port, self.origin = port, f"https://{HERE}:{port}"
        (cert,) = register.folder.glob("*.crt")
        self.trust = ssl.create_default_context(cafile=str(cert))
        self.cookie = self.key = ""

    def ask(self, path, method="GET", body=None, **headers):
        """Return status, headers and text."""
        given = {"Origin": self.origin} if method != "GET" else {}
        if self.cookie:
            given["Cookie"] = f"__Host-depwork={self.cookie}"
        if self.key:
            given["Authorization"] = f"token {self.key}"
        given |= {name.replace("_", "-"): text for name, text in headers.items()}
        line = http.client.HTTPSConnection(HERE, self.port, context=self.trust, timeout=30)
        with contextlib.closing(line):
            line.request(method, path, body, {name: text for name, text in given.items() if text})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")

    def join(self, secret, **headers):
        """Spend an invitation; return the status."""
        body = json.dumps({"secret": secret})
        status, given, text = self.ask("/join", "POST", body, **headers)
        if status == 200:
            self.key = json.loads(text)["key"]
            self.cookie = re.match(r"__Host-depwork=([\w-]+);", given["Set-Cookie"])[1]
        return status

    def kernel(self):
        """Open the lesson; return its kernel's id."""
        status, _, text = self.ask(LESSON)
        assert status == 200
        return re.search(r'"kernelId": "([\w-]+)"', text)[1]

    def line(self, kernel, says=(), **headers):
        """Return the status of opening a kernel's socket, or what came of messages on it."""
        url = f"wss://{HERE}:{self.port}/api/kernels/{kernel}/channels?token={self.key}"
        given = {"Origin": self.origin, "Cookie": f"__Host-depwork={self.cookie}"} | headers
        asked = HTTPRequest(
            url,
            headers={name: text for name, text in given.items() if text},
            ssl_options=self.trust,
            request_timeout=20,
        )

        async def opened():
            try:
                mine = await websocket_connect(asked)
            except HTTPClientError as error:
                return error.code
            heard = []
            for message in says:
                await mine.write_message(message)
            try:
                while says:
                    heard.append(await asyncio.wait_for(mine.read_message(), 0.7))
            except TimeoutError:
                pass
            mine.close()
            return heard if says else 101

        with ThreadPoolExecutor(1) as apart:  # the browser's own loop may run in this thread
            return apart.submit(lambda: IOLoop(make_current=False).run_sync(opened)).result()


@pytest.fixture(scope="module")
def shared(small, tmp_path_factory):
    """A server that is shared: its port, its register, and what it says on the terminal."""
    folder = tmp_path_factory.mktemp("s")
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    said = folder / "said"
    with said.open("w") as terminal:
        command = [sys.executable, "-c", CODE, str(folder), str(small), str(port)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, text=True)  # noqa: S603 - our own interpreter
        try:
            line = server.stdout.readline()
            assert line == f"depwork: https://{HERE}:{port}/\n", said.read_text()
            yield port, Register(folder / "r"), said
        finally:
            server.terminate()
            server.wait(30)
            server.stdout.close()
        assert server.returncode == 0


@pytest.fixture
def phone(shared):
    """The way to take another phone in the hand; joined unless told otherwise."""
    port, register, _ = shared

    def take(member="practice", *, joins=True):
        one = Phone(port, register)
        if joins:
            assert one.join(register.offer(member, time.time())) == 200
        return one

    return take


def test_an_invitation_is_good_once(phone, shared):
    """Used again, cut, guessed or lapsed it opens nothing; a look at its page spends nothing."""
    _, register, said = shared
    secret = register.offer("practice", time.time())
    one = phone(joins=False)
    assert one.ask("/join")[0] == 200  # as a message's preview looks
    assert secret not in one.ask("/join")[2]
    assert one.join(secret[:-1]) == 403
    assert one.join(secret) == 200
    assert phone(joins=False).join(secret) == 403
    lapsed = register.offer("practice", time.time() - 3600)
    assert phone(joins=False).join(lapsed) == 403
    assert "invitation that is spent" in said.read_text()
    assert secret not in said.read_text()


def test_guessing_is_slowed(phone, shared):
    """From the fifth wrong one on a try that comes too soon is not looked at."""
    _, register, _ = shared
    one = phone(joins=False)
    statuses = [one.join(f"guess{i}") for i in range(8)]
    assert set(statuses[-2:]) == {429}
    secret = register.offer("practice", time.time())
    assert one.join(secret) == 429  # not even the right one, and it is not spent
    for _ in range(60):
        if one.join(secret) == 200:
            return
        time.sleep(0.2)
    pytest.fail("the right one never got in")


def test_both_secrets_of_the_same_device_are_needed(phone):
    """A cookie alone, a key alone, one device's beside another's, and changed ones: strangers."""
    one, two = phone(), phone()
    assert "jupyter-config-data" in one.ask(LESSON)[2]
    for cookie, key in (
        (one.cookie, ""),
        ("", one.key),
        (one.cookie, two.key),
        (two.cookie, one.key),
        (one.cookie + "x", one.key),
        (one.cookie, "x" + one.key),
    ):
        three = phone(joins=False)
        three.cookie, three.key = cookie, key
        status, _, text = three.ask(LESSON)
        assert "jupyter-config-data" not in text
        assert status in (200, 403)
    assert "has not joined" in text


def test_the_cookie_is_strict(phone, shared):
    """By TLS alone, for this host alone, unread by scripts, sent from no other page."""
    _, register, _ = shared
    body = json.dumps({"secret": register.offer("practice", time.time())})
    _, given, _ = phone(joins=False).ask("/join", "POST", body)
    for word in ("__Host-depwork=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert word in given["Set-Cookie"]
    assert "Domain" not in given["Set-Cookie"]


def test_rebinding_and_other_pages_get_nothing(phone, shared):
    """Another Host, another Origin, a socket without one, a cross-site question."""
    one = phone()
    kernel = one.kernel()
    for path in ("/", "/join", LESSON, f"/api/kernels/{kernel}"):
        assert one.ask(path, Host="attacker.example")[0] == 403
        assert one.ask(path, Host=f"localhost:{one.port}")[0] == 403
        assert one.ask(path, Origin="https://attacker.example")[0] == 403
        assert one.ask(path, Origin="null")[0] == 403
        assert one.ask(path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors")[0] == 403
    for origin in ("https://attacker.example", "null", f"http://{HERE}:{one.port}", ""):
        assert one.line(kernel, Origin=origin) == 403
    assert one.line(kernel) == 101
    _, register, said = shared
    secret = register.offer("practice", time.time())
    assert phone(joins=False).join(secret, Origin="") == 403
    assert "another name" in said.read_text()
    assert "attacker" not in said.read_text()


def test_a_kernel_is_its_devices_own(phone):
    """Another device that knows its id finds nothing there, by question or by socket."""
    one, two = phone(), phone()
    kernel = one.kernel()
    assert one.ask(f"/api/kernels/{kernel}")[0] == 204
    assert two.ask(f"/api/kernels/{kernel}")[0] == 404
    assert two.line(kernel) == 404
    assert one.line(kernel) == 101
    assert one.line(str(uuid.uuid4())) == 404
    for method in ("DELETE", "PATCH", "PUT", "POST"):
        assert one.ask(f"/api/kernels/{kernel}", method, "{}")[0] in (403, 404, 405)
    assert one.ask(f"/api/kernels/{kernel}")[0] == 204


def test_a_page_is_no_shell(phone, tmp_path):
    """Execute, complete, inspect, debug and the rest: on no channel does anything come of it."""
    one, mark = phone(), tmp_path / "ran"
    kernel = one.kernel()
    content = {"code": f"open({str(mark)!r}, 'w')", "silent": False, "cursor_pos": 3}
    kinds = ("execute", "complete", "inspect", "history", "is_complete", "debug", "shutdown")
    kinds += ("interrupt", "kernel_info", "comm_info", "create_subshell", "usage")
    crafted = [
        {"channel": channel, "parent_header": {}, "metadata": {}, "content": content}
        | {"header": _header(f"{kind}_request")}
        for channel in ("shell", "control", "stdin", "iopub", "none")
        for kind in kinds
    ]
    crafted += [{**crafted[0], "header": _header(kind)} for kind in ("comm_open", "input_reply")]
    ids = {message["header"]["msg_id"] for message in crafted}
    heard = one.line(kernel, [json.dumps(message) for message in crafted])
    answered = {json.loads(text)["parent_header"].get("msg_id") for text in heard if text}
    assert not answered & ids
    assert not mark.exists()
    assert one.ask(f"/api/kernels/{kernel}")[0] == 204


def _header(kind):
    return {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "username": ""} | {
        "version": "5.3",
        "date": "2026-11-26T00:00:00Z",
    }


def test_a_kernel_knows_its_devices_session_alone(phone, shared):
    """Its way to the key agent is a folder of this device, not the run's."""
    _, register, _ = shared
    one, two = phone(), phone()
    assert one.kernel() != two.kernel()
    folders = {path.name for path in (register.folder.parent / "a").iterdir() if path.is_dir()}
    ids = {device.id for device in register.devices(time.time())}
    assert folders <= ids
    assert len(folders) >= 2


def test_what_a_page_needs_not_is_not_there(phone):
    """Contents, terminals, files, sessions: no address of Jupyter's, for a joined device."""
    one = phone()
    for path in JUPYTERS:
        for method in ("GET", "POST", "DELETE"):
            status, _, text = one.ask(path, method, "{}" if method == "POST" else None)
            assert status in (404, 405), (method, path)
            assert len(text) < 50


def test_plain_http_gets_no_word(shared):
    """Without TLS nothing is answered, and nothing leads to it."""
    port, _, _ = shared
    with socket.create_connection((HERE, port), timeout=5) as line:
        line.sendall(f"GET /join HTTP/1.1\r\nHost: {HERE}:{port}\r\n\r\n".encode())
        try:
            heard = line.recv(1000)
        except ConnectionResetError:
            heard = b""
    assert heard == b""


def test_an_ended_device_is_a_stranger_at_once(phone, shared):
    """Its page, its kernel and its socket are gone; another goes on."""
    _, register, _ = shared
    one, two = phone(), phone()
    kernel, other = one.kernel(), two.kernel()
    (device,) = [d for d in register.devices(time.time()) if d.cookie == _sum(one.cookie)]
    assert register.end(device.id, time.time())
    assert one.ask(f"/api/kernels/{kernel}")[0] == 403
    assert one.line(kernel) == 403
    assert two.ask(f"/api/kernels/{other}")[0] == 204
    folder = register.folder.parent / "a" / device.id
    for _ in range(50):
        if not folder.exists():
            break
        time.sleep(0.1)
    assert not folder.exists()  # its kernel and its keys went before
    assert two.ask(f"/api/kernels/{other}")[0] == 204


def test_the_page_can_stand_on_a_home_screen(phone):
    """A name, an icon and where it begins, all from here; it holds nothing of anybody."""
    one = phone()
    _, headers, text = one.ask(LESSON)
    assert "manifest-src 'self'" in headers["Content-Security-Policy"]
    address = re.search(r'rel="manifest" href="([^"]+)"', text)[1]
    status, headers, text = phone(joins=False).ask(address)  # a browser asks without its key
    assert (status, headers["Content-Type"]) == (200, "application/manifest+json")
    told = json.loads(text)
    assert urljoin(address, told["start_url"]) == urljoin(address, told["scope"]) == "/"
    icon = address.rpartition("/")[0] + "/" + told["icons"][0]["src"]
    assert one.ask(icon)[1]["Content-Type"] == "image/svg+xml"


def test_nobody_sends_more_than_a_question(phone):
    """A body that would fill the memory is refused before it is read."""
    status = 0
    with contextlib.suppress(OSError):
        status = phone(joins=False).ask("/join", "POST", "x" * 2_000_000)[0]
    assert status in (0, 400, 413)


def test_a_session_lapses_and_the_list_holds_no_secret(tmp_path):
    """After its days a device is invited anew; whoever reads the list opens nothing with it."""
    register = Register(tmp_path / "share")
    secret = register.offer("m", 1000.0)
    made = register.join(secret, "iPhone", 1001.0)
    assert register.join(secret, "iPhone", 1002.0) is None
    assert register.known(made.cookie, made.key, 1003.0) == made.device
    assert Register(tmp_path / "share").known(made.cookie, made.key, 1003.0) == made.device
    text = (tmp_path / "share" / "devices.json").read_text()
    for one in (secret, made.cookie, made.key):
        assert one not in text
        assert one not in repr(made)
    assert (tmp_path / "share" / "devices.json").stat().st_mode & 0o777 == 0o600
    assert register.known(made.cookie, made.key, 1001.0 + DAYS * 86_400) is None
    (tmp_path / "share" / "devices.json").write_text("{")
    assert Register(tmp_path / "share").known(made.cookie, made.key, 1003.0) is None


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "8.8.8.8", "2001:4860:4860::8888", "x"])  # noqa: S104 - refused
def test_it_never_listens_on_the_open_internet(address):
    """Nor on every address at once, nor on a name that may mean either."""
    with pytest.raises(ServeError):
        refuse_open(address, proxied=False)


def test_without_tls_it_listens_for_a_proxy_of_this_machine_alone():
    """Plain HTTP is refused off loopback, and before phones."""
    refuse_open("127.0.0.1", proxied=True)
    refuse_open("192.168.1.5", proxied=False)
    refuse_open("100.101.102.103", proxied=False)
    with pytest.raises(ServeError, match="TLS"):
        refuse_open("192.168.1.5", proxied=True)
    assert origin_behind("https://Workbook.example/") == "https://workbook.example"
    assert origin_behind("http://abc.onion") == "http://abc.onion"
    for name in ("http://workbook.example", "workbook.example", "https://", "https://a/b"):
        with pytest.raises(ServeError):
            origin_behind(name)


def _sum(secret):
    import hashlib  # noqa: PLC0415 - one line of use

    return hashlib.sha256(secret.encode()).hexdigest()
