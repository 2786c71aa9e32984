"""The forms' page beside stock Voila on the same questions: bytes, requests, seconds.

Run: ``python tests/benchmarks/bench_form.py [rounds] [alone]``; *alone*: without stock Voila,
to see that it works. Prints one line a measure, medians.
The stock page asks the same number of questions of step 3 with plain ipywidgets.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve().parent
BROWSER = HERE.parent / "browser" / "conftest.py"
STOCK = """\
import ipywidgets as w
from depwork.forms.types import Widget, kind
from depwork.model.questions import fields_of

made = {Widget.LONG: w.Textarea, Widget.YES_NO: w.ToggleButtons, Widget.DATE: w.DatePicker}
w.VBox([made.get(kind(f).widget, w.Text)(description=f.path) for f in fields_of(3)])
"""
OURS = (
    "import sys; from pathlib import Path; from depwork.serve.start import start; "
    "start(Path(sys.argv[1]), port=0, open_browser=False)"
)

FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--disable-background-networking",
]


def _conftest():
    spec = importlib.util.spec_from_file_location("browser_conftest", BROWSER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _stock(root: Path) -> tuple[subprocess.Popen[str], str]:
    book = nbformat.v4.new_notebook()
    book.metadata.kernelspec = {"name": "python3", "display_name": "P", "language": "python"}
    book.cells = [nbformat.v4.new_code_cell(STOCK)]
    nbformat.write(book, root / "stock.ipynb")
    command = [sys.executable, "-m", "voila", str(root / "stock.ipynb"), "--no-browser"]
    server = subprocess.Popen(  # noqa: S603 - our own interpreter
        [*command, "--port=8977"], stderr=subprocess.PIPE, text=True
    )
    for line in server.stderr:
        if "http://" in line:
            break
    return server, "http://localhost:8977/"


def _timed(work: Callable[[], None], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _page(browser, address: str, ready: str, rounds: int, enter: str = "") -> dict[str, float]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    weight: list[int] = []
    page.on("requestfinished", lambda r: weight.append(r.sizes()["responseBodySize"]))

    def visit() -> None:
        page.goto(address, wait_until="commit")
        page.wait_for_selector(ready, timeout=60_000)

    page.goto(enter or address, wait_until="commit")
    page.wait_for_selector(ready, timeout=60_000)
    page.wait_for_timeout(500)
    first = {"requests": len(weight), "kilobytes": round(sum(weight) / 1000)}
    result = {**first, "interactive warm, s": round(_timed(visit, rounds), 2)}
    last = _timed(lambda: context.request.get(address).body(), rounds)
    result["GET to last byte, s"] = round(last, 2)
    if enter:
        result |= _clicks(page)
    context.close()
    return result


def _clicks(page) -> dict[str, float]:
    steps, saves = [], []
    page.locator(".dw-task .dw-link").nth(3).click()
    page.wait_for_selector('[data-path="identity.legal_name"]')
    for number in range(30):
        begun = time.perf_counter()
        page.locator('[data-path="identity.legal_name"] input').fill(f"Name {number}")
        page.evaluate("() => document.activeElement.blur()")
        page.wait_for_function(
            "() => document.querySelector('.dw-saved').textContent.startsWith('Saved')"
        )
        saves.append(time.perf_counter() - begun)
    for _ in range(10):
        for button, wanted in ((".dw-next", "identity.citizenship"), (".dw-back", "identity.dob")):
            begun = time.perf_counter()
            page.locator(button).click()
            page.wait_for_selector(f'[data-path="{wanted}"]')
            steps.append(time.perf_counter() - begun)
    return {
        "click to next screen p95, s": round(sorted(steps)[-2], 3),
        "typed to saved p95, s (fake store)": round(sorted(saves)[-2], 3),
    }


def main() -> None:
    """Print the measures of both pages and their ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    tests = _conftest()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a browser only when run

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        root = Path(folder)
        for lang in ("en", "es"):
            tests._notebook(root / lang, "00_start_here", lang, "page(desk)")
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        ours = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", OURS, str(root)], stdout=subprocess.PIPE, text=True
        )
        address = ours.stdout.readline().removeprefix("depwork: ").strip()
        page = address.partition("?")[0] + "voila/render/en/00_start_here.ipynb"
        found = {"depwork": _page(chromium, page, ".dw-tasks", rounds, enter=address)}
        ours.terminate()
        ours.wait(30)
        if "alone" not in sys.argv:
            stock, address = _stock(root)
            found["stock"] = _page(chromium, address, ".widget-text input", rounds)
            stock.terminate()
            stock.wait(30)
        chromium.close()
    for name in ("requests", "kilobytes", "GET to last byte, s", "interactive warm, s"):
        if "stock" in found:
            found.setdefault("ratio", {})[name] = round(
                found["stock"][name] / found["depwork"][name], 1
            )
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
