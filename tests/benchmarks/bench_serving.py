"""``depwork start`` beside stock Voila on the same notebook, in one run: seconds, weight, memory.

Run: ``python tests/benchmarks/bench_serving.py [rounds] [people] [alone]``; *alone*: without
stock Voila, to see that it works. Prints one JSON document:
medians, ratios, and the machine's load before and after. Both servers show
``notebooks/en/00_start_here.ipynb`` on the invented cases; stock Voila has its own template.
A second stock page asks as many questions with plain ipywidgets, for what a page weighs and
when it can be used. Memory is each process's share (PSS) of what it maps.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
GUIDE = "voila/render/en/00_start_here.ipynb"
START = ("start", "--practice", "--no-browser", "--port", "0", "--as-of", "2026-11-22")
STOCK_PORT = 8977
FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--disable-background-networking",
]
WIDGETS = """\
import ipywidgets as w
from depwork.forms.types import Widget, kind
from depwork.model.questions import fields_of

made = {Widget.LONG: w.Textarea, Widget.YES_NO: w.ToggleButtons, Widget.DATE: w.DatePicker}
w.VBox([made.get(kind(f).widget, w.Text)(description=f.path) for f in fields_of(3)])
"""
STEP = "Gather information and the privacy waiver"
PLACE = "#PRAC-TBND/3.person"
NAME = '[data-path="identity.legal_name"]'


@contextmanager
def _ours() -> Iterator[tuple[int, str, float]]:
    begun = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "depwork", *START], stdout=subprocess.PIPE, text=True
    ) as server:
        address = re.search(r"http://\S+", server.stdout.readline())[0]
        printed = time.perf_counter() - begun
        try:
            yield server.pid, address, printed
        finally:
            server.terminate()


@contextmanager
def _stock(book: Path, port: int) -> Iterator[tuple[int, str]]:
    command = [sys.executable, "-m", "voila", str(book), "--no-browser", f"--port={port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - the same
        for line in server.stderr:
            if "http://" in line:
                break
        try:
            yield server.pid, f"http://localhost:{port}/"
        finally:
            server.terminate()


_SETTLED = 1.5
"""Seconds until the pools are full again."""


def _median(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
        time.sleep(1.5)  # as a person would: a pool may fill again
    return statistics.median(times)


def _opener() -> urllib.request.OpenerDirector:
    cookies = urllib.request.HTTPCookieProcessor(CookieJar())
    return urllib.request.build_opener(cookies, urllib.request.ProxyHandler({}))


def _below(pid: int) -> list[int]:
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(place.parent.name)] = int(place.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _pss(pid: int) -> float:
    """Return the share of memory of a process and all below it, in megabytes."""
    total = 0
    for one in _below(pid):
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])
    return total / 1000


def _gets(address: str, entrance: str, rounds: int) -> float:
    opener = _opener()
    opener.open(entrance, timeout=60).read()
    opener.open(address, timeout=60).read()
    time.sleep(_SETTLED)
    return _median(lambda: opener.open(address, timeout=60).read(), rounds)


def _weight(context: Any, address: str, ready: str) -> dict[str, int]:
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
    page.goto(address, wait_until="commit")
    page.wait_for_selector(ready, timeout=60_000)
    page.wait_for_timeout(1000)
    page.close()
    return {"requests": len(sizes), "kilobytes": round(sum(sizes) / 1000)}


def _warm(context: Any, address: str, ready: str, rounds: int) -> float:
    page = context.new_page()

    def visit() -> None:
        page.goto(address, wait_until="commit")
        page.wait_for_selector(ready, timeout=60_000)

    visit()
    time.sleep(_SETTLED)
    found = _median(visit, rounds)
    page.close()
    return found


def _to_name(page: Any, case: str) -> None:
    """Open a case and go to the first question of its third step."""
    page.get_by_role("button", name=re.compile(case)).click()
    page.wait_for_selector(".dw-tasks")
    _to_step(page)


def _to_step(page: Any) -> None:
    page.locator(".dw-more").dispatch_event("click")
    page.locator(".dw-nav button").first.click()
    page.wait_for_selector(".dw-tasks")
    page.get_by_role("button", name=STEP, exact=True).click()
    page.wait_for_selector(".dw-next")
    while not page.locator(NAME).count():
        here = page.evaluate("location.href")  # page.url may lag behind it
        page.locator(".dw-next").click()
        page.wait_for_function("u => location.href !== u", arg=here)
        page.wait_for_selector(".dw-title")


def _clicks(page: Any, rounds: int) -> dict[str, float]:
    """Return how long steps and saves take, sealed and on disk, at the 95th percentile."""
    _to_name(page, "Marta")
    saves = page.evaluate(TIMED_SAVES, 8 * rounds)
    steps = []
    for _ in range(2 * rounds):
        for button in (".dw-next", ".dw-back"):
            steps.append(page.evaluate(TIMED_STEP, button))
            page.wait_for_timeout(100)
    return {
        "click to next step p95, s": round(sorted(steps)[int(len(steps) * 0.95) - 1] / 1000, 3),
        "answer to saved p95, s": round(sorted(saves)[int(len(saves) * 0.95) - 1] / 1000, 3),
        "answer to saved median, s": round(statistics.median(saves) / 1000, 3),
    }


# Timed in the page itself, from the event to the sign, so that no driver's trip is counted.
TIMED_SAVES = """
async (count) => {
  const at = (what) => document.querySelector(`[data-path="identity.legal_name"] ${what}`);
  const pause = (ms) => new Promise((r) => setTimeout(r, ms));
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const box = at("input");
    box.focus();
    // Letters alone: a long number would be asked about, and not saved.
    box.value = `Name ${Math.random().toString(36).replace(/[^a-z]/g, "")}`;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const begun = performance.now();
    box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    while (!/^Saved/.test(at(".dw-saved").textContent)) {
      if (performance.now() - begun > 20000) throw new Error("never saved");
      await pause(1);
    }
    times.push(performance.now() - begun);
    await pause(60);
  }
  return times;
}
"""
TIMED_STEP = """
async (button) => {
  const was = location.hash;
  const begun = performance.now();
  document.querySelector(button).click();
  while (location.hash === was) {
    if (performance.now() - begun > 20000) throw new Error("no other step");
    await new Promise((r) => requestAnimationFrame(r));
  }
  return performance.now() - begun;
}
"""


def _people(browser: Any, pid: int, entrance: str, place: str, count: int) -> dict[str, Any]:
    """Return what it takes to open one page after the other, 2 s apart, all answering."""
    context = browser.new_context()
    first = context.new_page()
    first.goto(entrance)
    first.wait_for_selector(".dw-cases", timeout=60_000)
    first.close()
    before, opened, pages = _pss(pid), [], []
    for _ in range(count):
        begun = time.perf_counter()
        page = context.new_page()
        page.goto(place, wait_until="commit")
        page.wait_for_selector(NAME, timeout=60_000)
        opened.append(time.perf_counter() - begun)
        pages.append(page)
        time.sleep(max(0, 2 - opened[-1]))
    answered = []
    for page in pages:  # each sees first what the one before wrote, or it would be a conflict
        for button in (".dw-next", ".dw-back"):
            page.evaluate(TIMED_STEP, button)
            page.wait_for_timeout(100)
        page.wait_for_selector(NAME)
        answered += page.evaluate(TIMED_SAVES, 3)
    result = {
        "people": count,
        "page opened p95, s": round(sorted(opened)[int(count * 0.95) - 1], 2),
        "answers": len(answered),
        "answer to saved p95, s": round(sorted(answered)[int(len(answered) * 0.95) - 1] / 1000, 3),
        "megabytes before": round(before),
        "megabytes with all": round(_pss(pid)),
        "megabytes a person": round((_pss(pid) - before) / count, 1),
    }
    context.close()
    return result


def _of_stock(browser: Any, folder: Path, rounds: int) -> dict[str, Any]:
    """Return the measures of stock Voila: of the same notebook, and of plain widgets."""
    os.environ["DEPWORK_TODAY"] = "2026-11-22"
    with _stock(NOTEBOOKS / "en" / "00_start_here.ipynb", STOCK_PORT) as (pid, address):
        stock: dict[str, Any] = {"GET to last byte, s": _gets(address, address, rounds)}
        before = _pss(pid)
        for _ in range(3):
            _opener().open(address, timeout=60).read()
        stock["megabytes a person"] = round((_pss(pid) - before) / 3, 1)
    book = nbformat.v4.new_notebook()
    book.metadata.kernelspec = {"name": "python3", "display_name": "P", "language": "python"}
    book.cells = [nbformat.v4.new_code_cell(WIDGETS)]
    nbformat.write(book, folder / "stock.ipynb")
    with _stock(folder / "stock.ipynb", STOCK_PORT + 1) as (pid, address):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        ready = ".widget-text input"
        stock |= _weight(context, address, ready)
        stock["interactive warm, s"] = _warm(context, address, ready, rounds)
        memory = _stock_memory(browser, pid, address, ready)
        stock["megabytes a person, plain ipywidgets"] = memory
        context.close()
    return stock


def main() -> None:
    """Print the measures of both servers and their ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    found: dict[str, Any] = {"load before": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        with _ours() as (pid, entrance, printed):
            base, _, key = entrance.partition("/?")
            lesson = f"{base}/{GUIDE}?{key}"  # a page without the printed key is a stranger's
            ours: dict[str, Any] = {"address printed, s": round(printed, 2)}
            ours["GET to last byte, s"] = _gets(lesson, entrance, rounds)
            context = browser.new_context(viewport={"width": 360, "height": 740})
            page = context.new_page()
            page.goto(entrance)
            page.wait_for_selector(".dw-cases", timeout=60_000)
            page.close()
            ours["interactive warm, s"] = _warm(context, lesson, ".dw-cases", rounds)
            fresh = browser.new_context()
            ours |= _weight(fresh, entrance, ".dw-cases")
            fresh.close()
            page = context.new_page()
            page.goto(lesson)
            page.wait_for_selector(".dw-cases")
            ours |= _clicks(page, rounds)
            context.close()
            found["depwork"] = ours
            if count:
                found["people at once"] = _people(browser, pid, entrance, f"{lesson}{PLACE}", count)
        alone = "alone" in sys.argv
        stock = {} if alone else _of_stock(browser, Path(folder), rounds)
        browser.close()
    found["stock Voila"] = stock
    if count:
        found["depwork"]["megabytes a person"] = found["people at once"]["megabytes a person"]
    found["ratio"] = {
        name: round(stock[name] / found["depwork"][name], 1)
        for name in stock
        if name in found["depwork"]
    }
    found["load after"] = os.getloadavg()[0]
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


def _stock_memory(browser: Any, pid: int, address: str, ready: str) -> float:
    """Return what one more open page of stock Voila takes."""
    context = browser.new_context()
    before = None
    for _ in range(4):
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(ready, timeout=60_000)
        before = before or _pss(pid)
    found = (_pss(pid) - before) / 3
    context.close()
    return round(found, 1)


if __name__ == "__main__":
    main()
