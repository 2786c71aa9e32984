"""The guide in JupyterLab, and what Lab's saved notebook holds of it."""

import subprocess
import sys

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_the_guide_works_in_lab_and_leaves_no_answer_in_the_notebook(browser, notebooks):
    """An answer given in Lab is saved to the store; the saved notebook has no trace of it."""
    code = (
        "import sys; from pathlib import Path; from depwork.serve.lab import lab; "
        "lab(Path(sys.argv[1]), port=0, open_browser=False)"
    )
    server = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, str(notebooks)], stdout=subprocess.PIPE, text=True
    )
    address = server.stdout.readline().removeprefix("depwork: ").strip()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    try:
        page.goto(address)
        page.wait_for_selector(".jp-Notebook", timeout=60_000)
        assert "token" not in page.url
        page.reload()
        page.wait_for_selector(".jp-Notebook", timeout=60_000)
        page.wait_for_timeout(2000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.wait_for_selector(".dw-tasks", timeout=60_000)
        page.locator(".dw-task .dw-link").nth(3).click()
        page.locator('[data-path="identity.legal_name"] input').fill("CANARY-4711")
        page.get_by_text("Saved 21:43").wait_for()
        page.get_by_role("menuitem", name="File", exact=True).click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Save Notebook", exact=True).click()
        page.wait_for_timeout(3000)
    finally:
        context.close()
        server.terminate()
        server.wait(30)
        server.stdout.close()
    text = (notebooks / "en" / "00_start_here.ipynb").read_text(encoding="utf-8")
    assert '"output_type"' in text
    assert "CANARY" not in text
    assert "ABCD-2345" not in text
    assert {host.partition(":")[0] for host in hosts if host} == {"127.0.0.1"}
