"""Evidence files in a real browser over a real store: sent, refused, blacked out by keys, taken."""

import io
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import helper_files
import pytest
from axe_playwright_python.sync_playwright import Axe
from helper_serving import serving
from helper_sweep import Sweep
from pypdf import PdfReader

from depwork.services.transfer import case_schema

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 22)
CODE = "FYLE-2345"
WORDS = "canasta lluvia tren papel monte sur"
NAME = "Zqfilename de Invencion.pdf"
CONTENT = "Zqcontentword"
SSN = "987-65-4321"
BIG = 700_000
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@dataclass
class Walk:
    """What was seen on one walk."""

    root: Path
    said: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    refused: str = ""
    listed: str = ""
    focused: str = ""
    moved: tuple[str, str] = ("", "")
    cleaned: bytes = b""
    removed: int = -1
    while_serving: dict[str, set[str]] = field(default_factory=dict)


def _large() -> bytes:
    pdf = helper_files.plain_pdf(CONTENT, f"SSN {SSN}", pages=2)
    pdf.docinfo["/Author"] = "Zqcontentword author"
    pdf.pages[0].obj.Extra = pdf.make_stream(bytes(range(256)) * (BIG // 256))
    made: bytes = helper_files.saved(pdf, compress_streams=False)
    return made


@pytest.fixture(scope="module")
def walk(browser: Any) -> Iterator[Walk]:
    """A store with one case, served and used on a phone's screen."""
    root, brought = (Path(tempfile.mkdtemp(prefix="dw", dir="/tmp")) for _ in range(2))
    made = Walk(root)
    try:
        _new(made, brought)
        (brought / NAME).write_bytes(_large())
        (brought / "Zqfilename.exe.pdf").write_bytes(b"MZ" + bytes(range(256)) * 4)
        _serve(made, brought, browser)
        yield made
    finally:
        shutil.rmtree(root)
        shutil.rmtree(brought)


def _env(root: Path) -> dict[str, str]:
    for name in ("home", "t"):
        (root / name).mkdir(exist_ok=True)
    return {"HOME": str(root / "home"), "TMPDIR": str(root / "t")}


def _new(made: Walk, brought: Path) -> None:
    import os  # noqa: PLC0415 - used here alone
    import subprocess  # noqa: PLC0415 - the same

    assert case_schema()["title"] == "CaseDocument"
    consent = [{"given_on": "2026-11-20"}]
    items = [{"title": "Zqtitle lease", "kind": "DOC-RES", "sensitive": False}]
    case = {
        "case_code": CODE,
        "consent": {"consent_store": consent, "consent_contact_ice": consent},
        "evidence": {"items": items},
    }
    (brought / "case.json").write_text(json.dumps(case))
    home = str(made.root / "workbook")
    for command in (("new", home), ("cases", "import", str(brought / "case.json"), "--dir", home)):
        subprocess.run(  # noqa: S603 - the command under test
            (sys.executable, "-m", "depwork", *command, "--passphrase-stdin"),
            input=WORDS + "\n",
            text=True,
            check=True,
            capture_output=True,
            env={**os.environ, **_env(made.root)},
        )


def _serve(made: Walk, brought: Path, browser: Any) -> None:
    start = ("start", str(made.root / "workbook"), "--no-browser", "--port", "0")
    command = (sys.executable, "-m", "depwork", *start, "--as-of", DAY.isoformat())
    env = _env(made.root)
    with serving(*command, folder=made.root, env=env) as (address, _):
        context = browser.browser_type.launch_persistent_context(
            made.root / "profile",
            executable_path="/usr/bin/chromium",
            args=FLAGS,
            viewport={"width": 360, "height": 740},
            downloads_path=made.root / "arriving",
            accept_downloads=True,
        )
        try:
            page = context.new_page()
            page.set_default_timeout(60_000)
            page.on("console", lambda m: made.errors.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda error: made.errors.append(str(error)))
            page.goto(address)
            page.locator("input[type=password]").fill(WORDS)
            page.keyboard.press("Enter")
            page.locator(".dw-cases").get_by_role("button").first.click()
            page.wait_for_selector(".dw-tasks")
            page.evaluate("() => { location.hash = location.hash.replace('tasks', '5.files'); }")
            page.reload()
            page.wait_for_selector(".dw-files")
            _use(made, page, brought)
            sweep = Sweep({"Zqfilename", CONTENT, SSN})
            for path, found in sweep.files(made.root / "t", made.root / "workbook"):
                if found:
                    made.while_serving[path] = found
        finally:
            context.close()


def _look(made: Walk, page: Any) -> None:
    page.evaluate("() => scrollTo(0, 0)")
    found = Axe().run(page, options=RULES).response["violations"]
    made.violations += [f"{v['id']} {v['nodes'][0]['html'][:160]}" for v in found]
    made.wide.append(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))


def _use(made: Walk, page: Any, brought: Path) -> None:
    _look(made, page)
    chooser = page.locator("input[type=file]").first
    chooser.set_input_files(brought / "Zqfilename.exe.pdf")
    error = page.locator(".dw-files .dw-error").first
    error.filter(has_text=re.compile("not taken")).wait_for()
    made.refused = error.inner_text()
    chooser.set_input_files(brought / NAME)
    card = page.locator(".dw-card")
    card.wait_for()
    made.listed = card.inner_text()
    card.get_by_role("checkbox").first.check()
    card.locator("[aria-expanded]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".dw-page[src]")
    made.focused = page.evaluate("() => document.activeElement.textContent")
    page.get_by_role("button", name="Add an area").press("Enter")
    before = page.evaluate("() => document.activeElement.style.cssText")
    for key in ("ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    made.moved = (before, page.evaluate("() => document.activeElement.style.cssText"))
    page.get_by_role("button", name="Look for numbers").press("Enter")
    page.get_by_role("button", name=re.compile("Black this out")).first.press("Enter")
    page.locator(".dw-area").nth(1).wait_for()
    assert page.locator(".dw-area").count() == 2
    _look(made, page)
    page.get_by_role("button", name="Save the areas").press("Enter")
    page.locator(".dw-blackout").get_by_text(re.compile("Saved")).wait_for()
    page.get_by_role("button", name="Close").press("Enter")
    with page.expect_download() as waiting:
        card.get_by_role("button", name=re.compile("cleaned copy")).press("Enter")
        card.locator("a.dw-button").press("Enter")
    target = made.root / "arriving" / "taken.pdf"
    waiting.value.save_as(target)
    made.said.append(waiting.value.suggested_filename)
    made.cleaned = target.read_bytes()
    target.unlink()
    page.reload()
    card.wait_for()
    card.get_by_role("button", name=re.compile("Remove")).press("Enter")
    page.get_by_role("button", name="Yes, remove it").press("Enter")
    page.wait_for_selector(".dw-card", state="detached")
    made.removed = page.locator(".dw-card").count()
    page.locator(".dw-leave").click()
    page.wait_for_url("about:blank")


def test_a_refusal_stands_beside_the_control_and_names_the_file(walk: Walk) -> None:
    """A program with a PDF's name is refused in words, beside the box."""
    assert "Zqfilename.exe.pdf" in walk.refused
    assert "PDF" in walk.refused


def test_a_file_of_many_pieces_arrives(walk: Walk) -> None:
    """Sent in pieces through our own connection, it is listed with its pages."""
    assert NAME in walk.listed
    assert "2 pages" in walk.listed
    assert "author" in walk.listed


def test_areas_are_set_by_keys_alone(walk: Walk) -> None:
    """Opening takes the focus to the view; arrows move an area, with Shift they size it."""
    assert NAME in walk.focused
    before, after = walk.moved
    assert "left: 30%; top: 45%; width: 40%; height: 5%" in before
    assert "left: 30.5%; top: 45.5%; width: 40.5%; height: 5.5%" in after


def test_the_copy_that_came_down_is_clean(walk: Walk) -> None:
    """Pictures of both pages, no number, no author, no word that a program reads."""
    first, second = PdfReader(io.BytesIO(walk.cleaned)).pages
    assert first.extract_text().strip() == second.extract_text().strip() == ""
    assert second.images[0].image.convert("L").getextrema() == (0, 255)
    assert b"author" not in walk.cleaned
    [name] = walk.said
    assert re.fullmatch(rf"{CODE}-[0-9a-f]{{6}}\.pdf", name)


def test_the_screen_is_usable(walk: Walk) -> None:
    """axe finds nothing, nothing is wider than a phone, the console says nothing."""
    assert walk.violations == []
    assert walk.wide == [0, 0]
    assert walk.errors == []
    assert walk.removed == 0


def test_no_name_and_no_word_of_a_file_stays_anywhere(walk: Walk) -> None:
    """Store, WAL, temporary files, logs and the browser's profile hold neither name nor content."""
    assert walk.while_serving == {}
    sweep = Sweep({"Zqfilename", CONTENT, SSN, "Zqtitle"})
    found = {
        path: values
        for path, values in sweep.files(walk.root)
        if values and not path.startswith("arriving")
    }
    assert found == {}
