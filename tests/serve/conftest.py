"""A running server over one small notebook, and a client that keeps its cookie."""

import http.cookiejar
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest

_HERE = Path(__file__).parent
for _name, _folder in (
    ("helper_hub", _HERE),
    ("helper_members", _HERE.parent),
    ("helper_postgres", _HERE.parent / "storage"),
):
    _spec = importlib.util.spec_from_file_location(_name, _folder / f"{_name}.py")
    _module = sys.modules[_name] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_module)

CELL = """\
import os
print("kernel", sorted(k for k in os.environ if k.startswith("DEPWORK_")))
print("token" in str(dict(os.environ)).lower().replace("jpy_", ""))
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A folder of two notebooks that say the same."""
    root = tmp_path_factory.mktemp("small")
    for lang in ("en", "es"):
        book = nbformat.v4.new_notebook()
        book.metadata.kernelspec = {"name": "python3", "display_name": "P", "language": "python"}
        prose = nbformat.v4.new_markdown_cell("# Lesson\n\nBottom line.\n\n## What you need")
        book.cells = [
            prose,
            nbformat.v4.new_code_cell(CELL),
            nbformat.v4.new_code_cell("raise ValueError('CANARY-4711')"),
        ]
        (root / lang).mkdir()
        nbformat.write(book, root / lang / "00_start_here.ipynb")
    return root


class Client:
    """A browser of few words."""

    def __init__(self, address):
        self.address = address
        self.base = re.match(r"http://[^/]+", address)[0]
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), urllib.request.ProxyHandler({})
        )

        self.key = None

    def get(self, path, **headers):
        """Return status, headers and text of an address of this server."""
        if self.key:
            headers.setdefault("Authorization", f"token {self.key}")
        url = path if path.startswith("http") else self.base + path
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - loopback
        try:
            with self.opener.open(request, timeout=60) as found:
                return found.status, found.headers, found.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read().decode()


def run(code, *arguments, env=None):
    """Start a server in a process of its own; return it and the line it printed."""
    server = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    )
    return server, server.stdout.readline()


@pytest.fixture(scope="session")
def start_server():
    """The way to start a server, with its line checked."""

    def start(code, *arguments, env=None):
        server, line = run(code, *arguments, env=env)
        found = re.fullmatch(
            r"depwork: (http://127\.0\.0\.1:\d+/([\w/.~@%-]+)?\?token=\S+)\n", line
        )
        assert found, line + server.stderr.read()
        return server, Client(found[1])

    return start


@pytest.fixture(scope="session")
def temp():
    """A short folder for temporary files, so that what a run leaves behind can be seen."""
    with tempfile.TemporaryDirectory(prefix="dw-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def server(small, start_server, temp):
    """A server of the forms."""
    code = (
        "import sys; from pathlib import Path; from depwork.serve.start import start; "
        "start(Path(sys.argv[1]), port=0, open_browser=False, env={'DEPWORK_PRACTICE': '1'})"
    )
    process, client = start_server(code, small, env={"TMPDIR": str(temp)})
    yield client
    process.terminate()
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out == ""
    assert err == ""
    assert list(Path(temp).iterdir()) == []


@pytest.fixture
def stranger(server):
    """A client without a cookie."""
    return Client(server.address)


@pytest.fixture
def member(server):
    """A client that came by the printed address."""
    client = Client(server.address)
    status, _, _ = client.get(server.address)
    assert status == 200
    client.key = server.address.partition("token=")[2]
    return client
