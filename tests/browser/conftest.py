"""A real Chromium that can reach nothing but this machine, and a real server with a fake desk."""

import importlib.util
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

TESTS = Path(__file__).resolve().parents[1]
_spec = importlib.util.spec_from_file_location("helper_screens", TESTS / "helper_screens.py")
_module = sys.modules.setdefault("helper_screens", importlib.util.module_from_spec(_spec))
_spec.loader.exec_module(_module)
HELPERS = TESTS / "forms"
TITLES = {
    "en": "# Start here\n\nThis is the guide. Take it one step at a time.",
    "es": "# Empiece aquí\n\nEsta es la guía. Vaya paso a paso.",
}
CODE = """\
import sys

sys.path.insert(0, {helpers!r})
import helper_fake_desk as fake
from depwork.forms.page import page, step_page
from depwork.forms.question import question
from depwork.model.choices import Locale

desk = fake.open_desk({kwargs})
desk.set_locale(Locale({lang!r}))
{call}
"""


def _notebook(folder, name, lang, call, kwargs=""):
    book = nbformat.v4.new_notebook()
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    code = CODE.format(helpers=str(HELPERS), lang=lang, call=call, kwargs=kwargs)
    title = nbformat.v4.new_markdown_cell(TITLES[lang])
    book.cells = [title, nbformat.v4.new_code_cell(code)]
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, folder / f"{name}.ipynb")


@pytest.fixture(scope="session")
def notebooks(tmp_path_factory):
    """Small notebooks over the fake desk: the guide, one step, one question, a locked store."""
    root = tmp_path_factory.mktemp("notebooks")
    for lang in ("en", "es"):
        _notebook(root / lang, "00_start_here", lang, "page(desk)")
        _notebook(root / lang, "03_step", lang, "step_page(desk, 3)")
    _notebook(root / "en", "one", "en", "question(desk, 'custody.facility')")
    _notebook(root / "en", "locked", "en", "page(desk)", "locked=True, practice=False")
    _notebook(root / "trainer", "any", "en", "page(desk)")
    _notebook(root / "en", "tongues", "en", "page(desk)", "made_up=True")
    one = "question(desk, 'identity.legal_name')"
    _notebook(
        root / "en", "two", "en", f"from IPython.display import display\ndisplay({one})\n{one}"
    )
    _notebook(root / "en", "mortal", "en", f"import os\nprint(os.getpid())\n{one}")
    return root


@pytest.fixture(scope="session")
def serving(notebooks):
    """The way to run a server of them below a base; gives its printed address."""

    @contextmanager
    def run(base="/"):
        code = (
            "import sys; from pathlib import Path; from depwork.serve.start import start; "
            "start(Path(sys.argv[1]), port=0, open_browser=False, base=sys.argv[2])"
        )
        server = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", code, str(notebooks), base], stdout=subprocess.PIPE, text=True
        )
        line = server.stdout.readline()
        found = re.fullmatch(
            rf"depwork: (http://127\.0\.0\.1:\d+{re.escape(base)}\?token=\S+)\n", line
        )
        assert found, line
        yield found[1]
        server.terminate()
        assert server.wait(20) == 0
        server.stdout.close()

    return run


@pytest.fixture(scope="session")
def served(serving):
    """The printed address of a running server."""
    with serving() as address:
        yield address


class Tab:
    """A page that remembers what it asked for and what its console said."""

    def __init__(self, browser, address, **context):
        self.address = address
        self.base = address.partition("/?")[0]
        self.context = browser.new_context(**{"viewport": {"width": 360, "height": 740}, **context})
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)  # a busy machine is no failure
        self.requests = []
        self.errors = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)

    def guide(self, lang="en"):
        """Open the guide and wait for its task list."""
        self.page.goto(self.address)
        if lang != "en":
            self.page.wait_for_selector(".dw")
            self.page.goto(f"{self.base}/voila/render/{lang}/00_start_here.ipynb")
        self.page.wait_for_selector(".dw-tasks", timeout=30_000)
        return self.page

    def lesson(self, name, lang="en", wait=".dw-question"):
        """Open another notebook."""
        self.page.goto(self.address)
        self.page.wait_for_selector(".dw")
        self.page.goto(f"{self.base}/voila/render/{lang}/{name}.ipynb")
        self.page.wait_for_selector(wait, timeout=30_000)
        return self.page

    def at(self, place):
        """Go to a place of the guide as its own links do."""
        self.page.evaluate("p => { location.hash = '#ABCD-2345/' + p; }", place)
        self.page.reload()
        self.page.wait_for_selector(".dw-title", timeout=30_000)
        return self.page


@pytest.fixture
def tab(browser, served):
    """A fresh browser session on a phone's screen; afterwards: no error, no other host."""
    opened = []

    def open_tab(**context):
        one = Tab(browser, served, **context)
        opened.append(one)
        return one

    yield open_tab
    for one in opened:
        one.context.close()
        assert one.errors == []
        host = one.base.partition("//")[2]
        strangers = [u for u in one.requests if f"//{host}/" not in u and not u.startswith("data:")]
        assert [u for u in strangers if u not in {"about:blank", "about:srcdoc"}] == []
