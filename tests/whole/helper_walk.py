"""What a person does on the guide's page: open a case, go to a question, answer, take a packet."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from pypdf import PdfReader

SAVED = re.compile(r"^(Saved|Guardado)")


def open_case(page: Any, address: str, name: str) -> None:
    """Follow the printed address and open a case by its button."""
    page.goto(address)
    page.wait_for_selector(".dw-cases", timeout=60_000)
    page.get_by_role("button", name=re.compile(name)).click()
    page.wait_for_selector(".dw-tasks")


def open_step(page: Any, title: str) -> None:
    """Go by the task list to the first screen of a step."""
    page.locator(".dw-more").dispatch_event("click")
    page.locator(".dw-nav button").first.click()
    page.wait_for_selector(".dw-tasks")
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_selector(".dw-next")


def until(page: Any, selector: str) -> None:
    """Continue screen by screen until ``selector`` stands there."""
    for _ in range(20):
        if page.locator(selector).count():
            return
        here = page.evaluate("location.href")  # page.url may lag behind it
        page.locator(".dw-next").click()
        page.wait_for_function("u => location.href !== u", arg=here)
        page.wait_for_selector(".dw-title")
    raise AssertionError(f"no screen of this step has {selector}")


def question(path: str) -> str:
    """Return the selector of a question."""
    return f'[data-path="{path}"]'


def saved(page: Any, path: str) -> None:
    """Wait until an answer's saved sign stands beside it."""
    page.locator(question(path)).get_by_text(SAVED).first.wait_for(timeout=60_000)


def say_everywhere(page: Any, place: str) -> None:
    """Follow the packet's own link, and let each text name a place as the case does (R07)."""
    page.get_by_role("button", name="How do the letter, the petition and the calls put it?").click()
    rows = page.locator(f"{question('plan.as_written')} .dw-row")
    rows.first.wait_for()
    for row in rows.all():
        if row.get_by_role("button", name="Change").count():
            row.get_by_role("button", name="Change").click()
        row.get_by_label("Which place does it name?").fill(place)
    page.locator(".dw-title").click()
    saved(page, "plan.as_written")


def read_sentences(page: Any) -> None:
    """Read each typed sentence of the letters, and say of each that it may stand."""
    open_step(page, "The request and the evidence")
    until(page, ".dw-frame")
    forms = page.locator("details .dw-form", has=page.locator("option[value=allowed]"))
    for _ in range(10):
        if not forms.count():
            return
        page.locator("details", has=page.locator(".dw-form")).first.evaluate(
            "d => { d.open = true; }"
        )
        waits = forms.first.locator("button").last
        for one in forms.first.locator("select").all():
            one.select_option("allowed")
        for box in forms.first.locator("input[type=text]").all():
            box.fill("T. Reader")
        before = page.locator(".dw-screen").inner_text()
        waits.click()
        page.wait_for_function(
            "t => document.querySelector('.dw-screen').innerText !== t", arg=before
        )
    raise AssertionError("sentences wait for ever")


def make_packet(page: Any) -> None:
    """Go to the packet and press its button."""
    open_step(page, "Send the request")
    until(page, "text=Make the packet")
    page.get_by_role("button", name="Make the packet", exact=True).click()


def download(page: Any, name: str, folder: Path) -> bytes:
    """Press a file's download button and return what arrived."""
    with page.expect_download() as waiting:
        page.locator(".dw-downloads").get_by_text(re.compile(re.escape(name))).click()
    target = folder / name
    waiting.value.save_as(target)
    return target.read_bytes()


def pdf_text(body: bytes) -> str:
    """Return all text of a PDF on one line."""
    pages = PdfReader(io.BytesIO(body)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def zip_names(body: bytes) -> list[str]:
    """Return the names of the files in a zip."""
    return zipfile.ZipFile(io.BytesIO(body)).namelist()
