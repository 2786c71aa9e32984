"""Every lesson is served by the running server, with its title and without an error."""

import http.client
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from helper_serving import serving

from depwork.model.choices import Locale

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(
    path.relative_to(NOTEBOOKS).as_posix()
    for locale in Locale
    for path in (NOTEBOOKS / locale.value).glob("*.ipynb")
)
START = ("start", "--practice", "--no-browser", "--port", "0", "--as-of", "2026-11-22")
KERNEL = re.compile(r'"kernelId": "([0-9a-f-]{36})"')
# What a page shows instead of a form, and what stands for a page that failed.
FAILED = ('class="dw-failed" role="alert"', "Traceback", "could not be opened", "no se pudo abrir")
AT_ONCE = 2


class Member:
    """Who came by the printed address: brings its key with each question."""

    def __init__(self, address: str) -> None:
        found = urlsplit(address)
        self.netloc, self.key = found.netloc, found.query.partition("token=")[2]

    def ask(self, method: str, path: str) -> tuple[http.client.HTTPResponse, str]:
        """Return an answer and its text."""
        connection = http.client.HTTPConnection(self.netloc, timeout=60)
        try:
            headers = {"Authorization": f"token {self.key}"}
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer, answer.read().decode()
        finally:
            connection.close()

    def page(self, path: str) -> str:
        """Return a lesson's page, its kernel ended: twenty at once are too many."""
        answer, body = self.ask("GET", f"/voila/render/{path}")
        assert answer.status == 200, path
        kernel = KERNEL.search(body)
        assert kernel, f"{path}: the page started no kernel"
        ended, _ = self.ask("POST", f"/voila/api/shutdown/{kernel[1]}")
        assert ended.status == 204
        return body


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every lesson's page as ``depwork start --practice`` serves it."""
    folder = tmp_path_factory.mktemp("lessons")
    with (
        serving(sys.executable, "-m", "depwork", *START, folder=folder) as (address, _),
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        member = Member(address)
        return dict(zip(LESSONS, pool.map(member.page, LESSONS), strict=True))


def test_all_twenty_lessons_are_there() -> None:
    """Ten lessons a language: what follows is about all of them."""
    assert len(LESSONS) == 20


@pytest.mark.parametrize("path", LESSONS)
def test_a_lesson_is_served_with_its_title_and_its_form(pages: dict[str, str], path: str) -> None:
    """Voila runs every cell; the page shows the lesson's title and one form, and no error."""
    body = pages[path]
    assert [word for word in FAILED if word in body] == []
    head = re.search(r"<h1[^>]*>(.*?)<a ", body, re.DOTALL)
    assert head
    source = nbformat.read(NOTEBOOKS / path, as_version=4).cells[0].source
    assert unescape(head[1]).strip() == source.splitlines()[0].lstrip("# ").strip()
    assert f'<html lang="{path[:2]}">' in body
    assert body.count('class="dw-app"') == 1


@pytest.mark.parametrize("path", [path for path in LESSONS if "/00_" not in path])
def test_a_lesson_tells_what_is_decided(pages: dict[str, str], path: str) -> None:
    """Each lesson but the guide's own shows reasons with their sources, made by its kernel."""
    shown = pages[path].partition('id="dw-outputs"')[2]
    assert re.search(r"<li>\w.+\. \(\w.+\)</li>", shown)


def test_no_page_refers_to_another_host(pages: dict[str, str]) -> None:
    """Whatever a page loads comes from this machine; a citation may name its source."""
    loads = re.compile(r'(?:src|action|data-forms|data-style)="(?:https?:)?//|<link[^>]+href="http')
    assert [path for path, body in pages.items() if loads.search(body)] == []
