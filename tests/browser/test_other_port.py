"""A second local server, in the same browser: it gets depwork's cookies, and nothing by them."""

import http.server
import threading
import urllib.error
import urllib.request

import pytest

pytestmark = pytest.mark.browser
_KEPT = "Object.entries(localStorage).concat(Object.entries(sessionStorage)).flat().join(' ')"


@pytest.fixture
def other():
    """Another server of this machine; it notes what browsers send it."""
    heard = []

    class Nosy(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append((self.path, dict(self.headers)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>other</title><p>other")

        def log_message(self, *_):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Nosy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()


def _ask(address, cookie, origin):
    request = urllib.request.Request(  # noqa: S310 - loopback
        address, headers={"Cookie": cookie, "Origin": origin, "X-Requested-With": "x"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as found:  # noqa: S310 - loopback
            return found.status, found.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_another_ports_server_cannot_take_the_session(browser, served, other):
    """With every cookie it still gets no page, no kernel and no line; the guide goes on."""
    place, heard = other
    base, _, key = served.partition("/?token=")
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(served)
        page.wait_for_selector(".dw-tasks", timeout=30_000)
        assert "token" not in page.url
        kernel = page.evaluate(
            "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
        )
        spy = context.new_page()
        spy.goto(place)
        cookie = next(told["Cookie"] for path, told in heard if path == "/" and "Cookie" in told)
        assert "username-127-0-0-1" in cookie
        assert key not in cookie
        assert spy.evaluate(_KEPT) == ""
        for path in ("/voila/render/en/00_start_here.ipynb", "/", "/voila/render/en/03_step.ipynb"):
            status, text = _ask(base + path, cookie, base)
            assert status == 200
            assert "jupyter-config-data" not in text, path
            assert key not in text
        for path in (f"/api/kernels/{kernel}", f"/api/kernels/{kernel}/channels"):
            assert _ask(base + path, cookie, base)[0] == 403, path
        # From inside the browser: its page may open a line to another port, and is refused.
        tried = spy.evaluate(
            """address => new Promise(done => {
                const line = new WebSocket(address, ["v1.kernel.websocket.jupyter.org"]);
                line.onopen = () => done("open");
                line.onerror = () => done("refused");
            })""",
            f"{base.replace('http', 'ws')}/api/kernels/{kernel}/channels",
        )
        assert tried == "refused"
        page.reload()
        page.wait_for_selector(".dw-tasks", timeout=30_000)
        again = context.new_page()
        again.goto(f"{base}/voila/render/es/00_start_here.ipynb")
        again.wait_for_selector(".dw-tasks", timeout=30_000)
    finally:
        context.close()


def test_a_browser_without_the_key_is_told_calmly(browser, served):
    """An address from a history, opened in another browser, shows words and asks nothing more."""
    base = served.partition("/?")[0]
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{base}/voila/render/en/00_start_here.ipynb")
        page.get_by_text("The whole address is needed").wait_for()
        page.goto(f"{base}/?token=wrong")
        page.get_by_text("The whole address is needed").wait_for()
        assert "wrong" not in page.url
        page.goto(served)
        page.wait_for_selector(".dw-tasks", timeout=30_000)
    finally:
        context.close()


def test_a_sign_of_life_comes_before_the_kernel(browser, served):
    """Words stand on the page within three tenths of a second of its first byte."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(served)
        page.wait_for_selector(".dw-tasks", timeout=30_000)
        page.add_init_script(
            "new MutationObserver(() => { const at = document.querySelector('.dw-opening');"
            " if (at && !window.name) window.name = String(performance.now()); })"
            ".observe(document, { childList: true, subtree: true });"
        )
        page.goto(f"{served.partition('/?')[0]}/voila/render/en/03_step.ipynb")
        page.wait_for_selector(".dw-question", timeout=30_000)
        assert float(page.evaluate("window.name")) < 300
    finally:
        context.close()
