"""A real JupyterHub over a workbook with members, and a browser of few words that signs in."""

import http.cookiejar
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

PROXY = shutil.which("configurable-http-proxy")


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect by itself."""

    def redirect_request(self, *_):
        """Follow none."""


class Browser:
    """Keeps its cookies, and follows where it is sent."""

    def __init__(self, origin, *, follow=True):
        self.origin = origin
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar),
            urllib.request.ProxyHandler({}),
            *([] if follow else [Stay]),
        )
        self.key = ""

    def ask(self, path, data=None, **headers):
        """Return status, the last address and the text."""
        if self.key:
            headers.setdefault("Authorization", f"token {self.key}")
        url = path if path.startswith("http") else self.origin + path
        body = urllib.parse.urlencode(data).encode() if data else None
        given = {name.replace("_", "-"): text for name, text in headers.items()}
        request = urllib.request.Request(url, body, given)  # noqa: S310 - loopback
        try:
            with self.opener.open(request, timeout=90) as found:
                return found.status, found.url, found.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                to = error.headers.get("Location", error.url)
                return error.code, to, error.read().decode()

    def sign_in(self, member, passphrase):
        """Sign in and wait for the member's own page; return status, address and text."""
        _, _, text = self.ask("/hub/login")
        xsrf = re.search(r'name="_xsrf" value="([^"]+)"', text)[1]
        data = {"username": member, "password": passphrase, "_xsrf": xsrf}
        found = self.ask("/hub/login?next=", data)
        until = time.monotonic() + 60
        while "/spawn-pending/" in found[1] and time.monotonic() < until:
            time.sleep(0.2)
            found = self.ask(f"/user/{member}/", Sec_Fetch_Mode="navigate")
        if key := re.search(r'data-key="([^"]+)"', found[2]):
            self.key = key[1]
        return found


def until(true, seconds=60):
    """Return once something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)


def listens(port):
    """Return once somebody listens on a port."""

    def there():
        with socket.socket() as one:
            return not one.connect_ex(("127.0.0.1", port))

    until(there)


def free_port():
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def depwork(*words, typed=""):
    """Run a command; return what it wrote."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "depwork", *map(str, words)],
        input=typed, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _config(folder, state):
    """Write the configuration on free ports of this machine; return its origin."""
    port, api, hub = free_port(), free_port(), free_port()
    where = ("--origin", "https://x.example", "--state", state, "--port", port)
    depwork("hub", "write", folder, *where)
    path = state / "jupyterhub_config.py"
    origin = f"http://127.0.0.1:{port}"  # a browser's own machine may be plain
    more = (
        f"c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:{api}'\n"
        f"c.JupyterHub.hub_port = {hub}\n"
        "c.Spawner.env_keep += ['PYTHONPATH']\n"  # the tests' guard
    )
    path.write_text(path.read_text().replace("https://x.example", origin) + more)
    return origin


@contextmanager
def hub_of(folder, log, *, again=False):
    """Run a hub over a workbook; give its origin and its process.

    ``again`` runs the one that was killed.
    """
    state = folder.parent / "state"
    path = state / "jupyterhub_config.py"
    origin = (
        re.search(r"origin='([^']+)'", path.read_text())[1] if again else _config(folder, state)
    )
    with Path(log).open("ab") as out:
        hub = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "jupyterhub", "-f", str(path)],
            cwd=state, stdout=out, stderr=out, env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )  # fmt: skip
        try:
            until(lambda: _healthy(origin, hub))
            yield origin, hub
        finally:
            hub.terminate()
            hub.wait(60)


def _healthy(origin, hub):
    assert hub.poll() is None
    try:
        with urllib.request.urlopen(f"{origin}/hub/health", timeout=5) as found:  # noqa: S310 - loopback
            return found.status == 200
    except OSError:
        return False


def shown(text):
    """Return what a page's configuration says."""
    return json.loads(re.search(r'<script id="jupyter-config-data"[^>]*>([^<]+)', text)[1])
