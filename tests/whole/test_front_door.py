"""The first minute, on a phone: the next call before anything is asked, and nothing kept."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helper_screens import look
from helper_serving import serving

from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

pytestmark = pytest.mark.browser
WORDS = "una frase de paso bastante larga"
PHONE = {"width": 390, "height": 844}
TYPED = ("Zqfirst", "Zqlast Invented", "Guatemala", "A 731 337 731")
STORED = """async () => [
  JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
  JSON.stringify((await indexedDB.databases()).map(d => d.name)),
  JSON.stringify(history.state), location.href, document.title,
].join(" ")"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real workbook without a case."""
    made = tmp_path_factory.mktemp("door") / "w"
    vaults.create(made, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    return made


@pytest.fixture(scope="module")
def served(home: Path, python: str) -> Iterator[tuple[str, Path]]:
    """Its forms, served as a person serves them."""
    command = [python, "-m", "depwork", "start", str(home), "--no-browser", "--port", "0"]
    with serving(*command, "--as-of", "2026-11-22", folder=home.parent) as found:
        yield found


def _boxes(page: Any) -> Any:
    return page.locator(".dw-door-box input")


def _everywhere(page: Any) -> None:
    """Go to each screen that this one leads to, and come back."""
    for name in (r"free lawyer|abogado", r"Shall we save|Lo guardamos"):
        page.get_by_role("button", name=re.compile(name)).first.click()
        page.locator(".dw-door-chips").wait_for(state="detached")
        page.locator(".dw-back").click()
        page.locator(".dw-door-chips").wait_for()


def test_the_next_call_comes_first_and_nothing_is_kept(
    browser: Any, served: tuple[str, Path], home: Path, tmp_path: Path
) -> None:
    """The locator at the second tap; typed text reaches nobody until it is to be kept."""
    address, log = served
    profile = browser.browser_type.launch_persistent_context(
        str(tmp_path / "profile"), executable_path="/usr/bin/chromium", args=["--no-sandbox"],
        viewport=PHONE, locale="es-US",
    )  # fmt: skip
    sent: list[bytes] = []
    asked: list[str] = []
    page = profile.new_page()
    page.on("request", lambda one: asked.append(one.url))
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framesent", lambda f: sent.append(f if isinstance(f, bytes) else f.encode())
        ),
    )
    page.goto(address)
    page.wait_for_selector(".dw-doors", timeout=60_000)
    assert look(page, "door") == []
    taps = 0

    def tap(what: Any) -> None:
        nonlocal taps
        taps += 1
        what.click()

    tap(page.locator(".dw-door-way").first)
    locator = page.locator(".dw-act[href='https://locator.ice.gov']")
    locator.wait_for()
    assert locator.get_attribute("rel") == "noopener noreferrer"
    assert locator.get_attribute("target") == "_blank"
    assert taps <= 2
    for number, text in enumerate(TYPED):
        _boxes(page).nth(number).fill(text)
    for number in (0, 2):
        tap(page.locator(".dw-copy").nth(number))
    taps += 1  # the locator itself: no page outside is opened here
    assert taps <= 8
    assert look(page, "taken") == []
    child = page.locator(".dw-door-chips input").first
    child.check()
    assert not locator.is_visible()
    child.uncheck()
    _everywhere(page)
    assert [_boxes(page).nth(n).input_value() for n in range(4)] == list(TYPED)
    stored = page.evaluate(STORED)
    whole = b"".join(sent) + stored.encode() + " ".join(asked).encode()
    assert not any(mark in whole for mark in (b"Zqfirst", b"Zqlast", b"731337731", b"731 337"))
    assert not any(url for url in asked if "127.0.0.1" not in url)
    assert page.title() == "depwork"
    page.reload()
    page.wait_for_selector(".dw-doors", timeout=60_000)
    page.locator(".dw-door-way").first.click()
    page.locator(".dw-door-chips").wait_for()
    assert _boxes(page).first.input_value() == ""
    profile.close()
    files = [*(tmp_path / "profile").rglob("*"), *home.rglob("*"), *log.rglob("*")]
    held = [path for path in files if path.is_file() and not path.is_symlink()]
    assert [path.name for path in held if b"Zqfirst" in path.read_bytes()] == []


def test_what_was_typed_is_taken_over(browser: Any, served: tuple[str, Path]) -> None:
    """Unlocked on the way, agreed to, saved once; what does not fit is said and stays."""
    page = browser.new_page(viewport=PHONE)
    page.goto(served[0])
    page.wait_for_selector(".dw-doors", timeout=60_000)
    page.locator(".dw-door-way").first.click()
    for number, text in enumerate((*TYPED[:3], "12345")):
        _boxes(page).nth(number).fill(text)
    page.get_by_role("button", name="Shall we save this?").click()
    page.locator("input[type=password]").fill(WORDS)
    page.get_by_role("button", name="Unlock").click()
    form = page.locator("form.dw-form:has(select)")
    form.wait_for(timeout=60_000)
    assert look(page, "save") == []
    for box in form.locator("select").all():
        box.select_option(index=1)
    form.get_by_role("button", name="Yes, keep it").click()
    note = page.locator("[role=alert] .dw-note")
    note.wait_for(timeout=60_000)
    assert "A-number" in note.inner_text()
    page.wait_for_selector(".dw-tasks")
    note.get_by_role("button").click()
    shown = page.locator(".dw-door-typed")
    shown.wait_for()
    assert "12345" in shown.inner_text()
    page.close()
