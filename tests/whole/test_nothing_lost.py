"""Kernels and server are killed under a page: it goes on by itself, and no saved answer is lost."""

import os
import random
import re
import subprocess
import sys
from string import ascii_lowercase

import pytest
from helper_killing import kill_kernels, kill_server
from helper_serving import ADDRESS
from helper_walk import open_case, open_step, question, saved, until

from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.services.cases import start_case
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

pytestmark = pytest.mark.browser
START = ("--no-browser", "--as-of", "2026-11-22")
WORDS = "rain falls on the tin roof at night"
STEP = "Gather information and the privacy waiver"
NAME = question("identity.legal_name")


class Run:
    """A server as a person starts it, and a page that remembers every word of trouble."""

    def __init__(self, browser, *command, folder):
        self.command = command
        self.folder = folder
        self.port = 0
        self.context = browser.new_context(viewport={"width": 360, "height": 740})
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.failures = []
        self.page.on("pageerror", lambda error: self.failures.append(str(error)))
        self.page.add_init_script(WATCH)

    def __enter__(self):
        self.start()
        return self

    def start(self):
        """Start the server; on the port of before, if there was one."""
        command = [sys.executable, "-m", "depwork", "start", *self.command, *START]
        self.server = subprocess.Popen(  # noqa: S603 - the command under test
            [*command, "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=self.folder,
        )
        self.address = ADDRESS.match(self.server.stdout.readline())[1]
        self.port = int(re.search(r":(\d+)/", self.address)[1])

    def stop(self):
        """Stop it as Ctrl-C does."""
        self.server.terminate()
        assert self.server.wait(30) == 0
        self.server.stdout.close()

    def __exit__(self, *_):
        self.context.close()
        self.stop()
        assert self.failures == []

    def told(self):
        """Wait until the page has said, since ``listen``, that the trouble is over."""
        self.page.wait_for_function("() => window.said.some((w) => /Connected again/.test(w))")

    def listen(self):
        """Forget what the page said before: an older note tells nothing of a new trouble."""
        self.page.evaluate("() => { window.said.length = 0; }")


WATCH = """
window.said = [];
window.heard = new WeakMap(); // a note that still stands is said once
new MutationObserver(() => {
  document.querySelectorAll(".dw-note").forEach((n) => {
    if (window.heard.get(n) !== n.textContent) window.said.push(n.textContent);
    window.heard.set(n, n.textContent);
  });
}).observe(document, { childList: true, subtree: true }); // the page's door writes a new body
"""


@pytest.fixture(scope="module")
def walk(browser, tmp_path_factory):
    """A page of the guide at its third step, on a server that can be killed."""
    with Run(browser, "--practice", folder=tmp_path_factory.mktemp("walk")) as run:
        open_case(run.page, run.address, "Marta")
        open_step(run.page, STEP)
        until(run.page, NAME)
        yield run


def _typed(page, text):
    page.locator(f"{NAME} input").fill(text)


def _stored(run, text):
    """Return whether a fresh page of the same case shows the answer."""
    other = run.context.new_page()
    other.goto(run.page.evaluate("location.href"))
    box = other.locator(f"{NAME} input")
    box.wait_for()
    found = box.input_value() == text
    other.close()
    return found


def test_a_killed_kernel_is_replaced_under_the_page(walk):
    """Without a reload the page gets a new kernel, saves what was typed, and has said so."""
    page = walk.page
    page.evaluate("() => { window.same = true; }")
    walk.listen()
    assert kill_kernels(walk.server.pid) > 0
    _typed(page, "Written over a dead kernel")
    saved(page, "identity.legal_name")
    walk.told()
    assert page.evaluate("() => window.same")
    assert _stored(walk, "Written over a dead kernel")


def test_a_killed_server_comes_back_under_the_page(walk):
    """The supervisor starts another on the same port with the same token: the page goes on."""
    page = walk.page
    page.evaluate("() => { window.same = true; }")
    walk.listen()
    kill_server(walk.server.pid)
    _typed(page, "Written over a dead server")
    saved(page, "identity.legal_name")
    walk.told()
    assert page.evaluate("() => window.same")
    assert _stored(walk, "Written over a dead server")


@pytest.mark.parametrize("tries", [0, 1])
def test_a_line_that_went_silent_and_whose_kernel_is_gone_comes_back(walk, tries):
    """The old line is closed already, and the first questions for a new kernel may find nobody."""
    page = walk.page
    here = page.evaluate("location.pathname")
    page.route("**/api/kernels/*", lambda route: route.fulfill(status=404))
    left = [True] * tries

    def asked(route):
        if left and route.request.resource_type == "fetch":
            left.pop()
            route.abort()
        else:
            route.continue_()

    page.route(f"**{here}", asked)
    walk.listen()
    page.evaluate("() => { dispatchEvent(new Event('online')); }")
    walk.told()
    page.unroute_all()
    text = f"Written over a silent line {'abc'[tries]}"
    _typed(page, text)
    saved(page, "identity.legal_name")
    assert not left
    assert _stored(walk, text)
    assert walk.failures == []


@pytest.mark.parametrize(
    ("of_kernels", "of_servers"), [(2, 0), pytest.param(20, 2, marks=pytest.mark.full)]
)
def test_a_walk_survives_accidents_at_any_moment(walk, of_kernels, of_servers):
    """Whenever a kernel or the server dies, what was said to be saved stands in the store."""
    chance = random.Random(os.environ["DEPWORK_TEST_SEED"])
    accidents = [kill_kernels] * of_kernels + [kill_server] * of_servers
    chance.shuffle(accidents)
    page = walk.page
    for number, accident in enumerate(accidents):
        # Letters: one run of digits in ten passes for the number of a card, and is refused.
        text = f"Answer {number} {''.join(chance.choices(ascii_lowercase, k=12))}"
        box = page.locator(f"{NAME} input")
        box.fill("")
        box.press_sequentially(text, delay=chance.random() * 15)
        page.wait_for_timeout(chance.random() * 1500)
        walk.listen()
        accident(walk.server.pid)
        page.wait_for_timeout(chance.random() * 600)
        box.blur()
        walk.told()
        saved(page, "identity.legal_name")
        assert box.input_value() == text
        assert _stored(walk, text)


def _vault(folder, today):
    """Make a real vault with one new case; return the case's code."""
    cheap = Kdf(memory_kib=8, iterations=1, lanes=1)
    keyring = vaults.create(folder, WORDS, kdf=cheap, allow_cheap_kdf=True)
    vault = vaults.open(folder, keyring, practice=False)
    code = start_case(vault, Consent(given_on=today), today, locale=Locale.EN).case_code
    vault.close()
    return code


def _unlock(page):
    page.locator("input[type=password]").fill(WORDS)
    page.get_by_role("button", name="Unlock", exact=True).click()


def test_a_server_started_again_by_hand_is_joined(browser, tmp_path, today):
    """Typed text stays, the page says what to do; opened and unlocked again, it is saved."""
    code = _vault(tmp_path, today)
    with Run(browser, str(tmp_path), folder=tmp_path) as run:
        page = run.page
        page.goto(run.address)
        _unlock(page)
        page.get_by_role("button", name=re.compile(code)).click()
        open_step(page, STEP)
        until(page, NAME)
        run.stop()
        _typed(page, "Written while nothing was there")
        page.get_by_text("cannot reach depwork on this computer").wait_for()
        run.start()
        page.get_by_text("Open the new address").wait_for()
        assert page.locator(f"{NAME} input").input_value() == "Written while nothing was there"
        run.context.new_page().goto(run.address)
        _unlock(page)
        saved(page, "identity.legal_name")
        assert _stored(run, "Written while nothing was there")
