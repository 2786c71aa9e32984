"""A trainer's case in JupyterLab: unlocked by Enter, typed on several lines, a file in and out."""

import io
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import helper_files
import pytest
from helper_serving import serving
from helper_sweep import Sweep
from helper_walk import question, saved
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.full]

DAY = date(2026, 11, 22)
WORDS = "canasta lluvia tren papel monte sur"
NAME = "Zqfilename de Invencion.pdf"
AUTHOR = "Zqauthorword"
TYPED = "Zqtypedword"
BIG = 700_000
CASE = {
    "case_code": "FYLE-2345",
    "consent": {
        "consent_store": [{"given_on": "2026-11-20"}],
        "consent_contact_ice": [{"given_on": "2026-11-20"}],
    },
    "evidence": {"items": [{"title": "Lease", "kind": "DOC-RES", "sensitive": False}]},
}


def _paper() -> bytes:
    """Return a PDF too large for one message, with an author."""
    pdf = helper_files.plain_pdf("A lease")
    pdf.docinfo["/Author"] = AUTHOR
    pdf.pages[0].obj.Extra = pdf.make_stream(bytes(range(256)) * (BIG // 256))
    made: bytes = helper_files.saved(pdf, compress_streams=False)
    return made


def _new(brought: Path, home: Path) -> None:
    (brought / "case.json").write_text(json.dumps(CASE))
    importing = ("cases", "import", str(brought / "case.json"), "--dir", str(home))
    for command in (("new", str(home)), importing):
        subprocess.run(  # noqa: S603 - the command under test
            (sys.executable, "-m", "depwork", *command, "--passphrase-stdin"),
            input=WORDS + "\n",
            text=True,
            check=True,
            capture_output=True,
        )


def _open(page: Any, address: str) -> None:
    page.goto(address)
    page.locator(".jp-Notebook").wait_for()
    page.get_by_text("| Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator("input[type=password]").fill(WORDS)
    page.keyboard.press("Enter")
    page.locator(".dw-cases").get_by_role("button").first.click()
    page.locator(".dw-tasks").wait_for()


def _until(page: Any, step: str, selector: str) -> None:
    """Go to a step and on, screen by screen; in Lab the address stays as it is."""
    page.locator(".dw-more").dispatch_event("click")
    page.locator(".dw-nav button").first.click()
    page.get_by_role("button", name=step, exact=True).click()
    page.locator(".dw-next").wait_for()
    while not page.locator(selector).count():
        title = page.locator(".dw-title").inner_text()
        page.locator(".dw-next").click()
        page.wait_for_function(
            "t => document.querySelector('.dw-title').innerText !== t", arg=title
        )


def _walked(page: Any, paper: Path) -> bytes:
    """Type on two lines, send a file; return the cleaned copy that came down."""
    path = "campaign.immediate_need"
    _until(page, "Start: the first hour", question(path))
    page.locator(f"{question(path)} textarea").click()
    page.keyboard.type(TYPED)
    page.keyboard.press("Enter")
    page.keyboard.type("and milk")
    saved(page, path)
    _until(page, "The request and the evidence", "input[type=file]")
    page.locator("input[type=file]").first.set_input_files(paper)
    card = page.locator(".dw-card")
    card.get_by_role("checkbox").first.check()
    with page.expect_download() as waiting:
        card.get_by_role("button", name=re.compile("cleaned copy")).click()
        card.locator("a.dw-button").click()
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Save Notebook", exact=True).click()
    page.get_by_text("Saving completed").first.wait_for()
    made: bytes = waiting.value.path().read_bytes()
    return made


def test_a_case_is_worked_on_in_lab(browser: Any, tmp_path: Path) -> None:
    """What a form does on our own page it does in a cell; nothing of it stays in a file."""
    brought, root = tmp_path / "brought", tmp_path / "root"
    brought.mkdir()
    root.mkdir()
    home = root / "workbook"
    _new(brought, home)
    (brought / NAME).write_bytes(_paper())
    lab = ("lab", str(home), "--no-browser", "--port", "0", "--as-of", DAY.isoformat())
    with serving(sys.executable, "-m", "depwork", *lab, folder=root) as (address, _):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(60_000)
        _open(page, address)
        body = _walked(page, brought / NAME)
        _until(page, "Start: the first hour", question("campaign.immediate_need"))
        box = page.locator(f"{question('campaign.immediate_need')} textarea")
        assert box.input_value() == f"{TYPED}\nand milk"
        context.close()
    assert len(PdfReader(io.BytesIO(body)).pages) == 1
    assert AUTHOR.encode() not in body
    assert not any(found for _, found in Sweep({TYPED, AUTHOR, "Zqfilename"}).files(root))
