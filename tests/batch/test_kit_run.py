"""``depwork kit``: one page a language that needs nothing else, on a phone and on paper."""

import html
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from helper_batch import depwork
from helper_screens import RULES
from playwright.sync_api import Browser
from pypdf import PdfReader

from depwork.services.folder import lay_copies

LANGUAGES = ("en", "es")
NAMES = [f"first-hour-{language}.html" for language in LANGUAGES]
MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged kit."""
    out = tmp_path_factory.mktemp("kit") / "out"
    said, err = depwork("kit", "--out", out)
    assert said.split() == [str(out / name) for name in NAMES]
    assert err == ""
    assert sorted(path.name for path in out.iterdir()) == NAMES
    return out


@pytest.mark.parametrize("name", NAMES)
def test_the_file_loads_nothing_and_runs_nothing(pages: Path, name: str) -> None:
    """Whatever has an address is a link; no script, style or picture comes from elsewhere."""
    text = (pages / name).read_text(encoding="utf-8")
    assert len(text.encode()) <= MOST_BYTES
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|form|input|base)\b", text)
    assert not re.search(r"\bsrc\s*=|@import|url\(|\bon\w+\s*=\s*[\"']|javascript:", text)
    assert "default-src 'none'" in text
    for address in re.findall(r'href="([^"]+)"', text):
        assert re.match(r"#|tel:\+\d+$|https://", address), address
    outside = re.findall(r'<a [^>]*href="https://[^>]+>', text)
    assert outside
    assert all('rel="noreferrer noopener"' in link for link in outside)
    assert f'<html lang="{name[-7:-5]}">' in text


def test_both_files_have_the_same_sections(pages: Path) -> None:
    """The doors and what they lead to stand in both languages, under the same names."""
    found = [
        re.findall(r'<section\b[^>]* id="(\w+)"', (pages / name).read_text(encoding="utf-8"))
        for name in NAMES
    ]
    assert found[0] == found[1]
    assert found[0][:4] == ["taken", "date", "paper", "helping"]
    assert found[0][-1] == "sheet"


def test_an_organizations_copy_needs_no_store(tmp_path: Path) -> None:
    """A folder with words alone, without a vault, makes a kit; nothing is written there."""
    home, out = tmp_path / "ours", tmp_path / "out"
    home.mkdir()
    lay_copies(home)
    words = home / "templates" / "guide" / "en" / "kit.toml"
    named = words.read_text(encoding="utf-8").replace('own = ""', 'own = "Invented Aid"')
    words.write_text(named, encoding="utf-8")
    before = sorted(path for path in home.rglob("*"))
    depwork("kit", "--out", out, "--dir", home)
    assert sorted(path for path in home.rglob("*")) == before
    assert "Invented Aid" in (out / NAMES[0]).read_text(encoding="utf-8")


def test_a_damaged_store_is_not_looked_at(tmp_path: Path) -> None:
    """What stands in the store's place is neither read nor touched."""
    home, out = tmp_path / "ours", tmp_path / "out"
    home.mkdir()
    store = home / "depwork.sqlite3"
    store.write_bytes(b"no store at all")
    depwork("kit", "--out", out, "--dir", home)
    assert store.read_bytes() == b"no store at all"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A mistyped folder is no reason to make a kit without the organization's numbers."""
    _, err = depwork("kit", "--out", tmp_path / "out", "--dir", tmp_path / "none", status=1)
    assert "no folder" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_without_script(pages: Path, browser: Browser, name: str, scheme: Any) -> None:
    """Script off, at 390 and 320 px: nothing is cut, nothing is asked of anybody, boxes are big."""
    for width in (390, 320):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=False,
            color_scheme=scheme, offline=True,
        )  # fmt: skip
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))  # noqa: B023 - read below
        page.goto((pages / name).as_uri())
        assert asked == [(pages / name).as_uri()]
        for link in page.locator("nav a, a.act").all():
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 44
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        assert page.context.cookies() == []
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(pages: Path, browser: Browser, name: str, scheme: Any) -> None:
    """No rule of WCAG 2.2 AA or good practice is broken, and nothing scrolls sideways."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto((pages / name).as_uri())
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_printed_nothing_is_lost(pages: Path, browser: Browser, name: str, tmp_path: Path) -> None:
    """On paper every heading, number and box stands whole, with the address of each link beside."""
    made = tmp_path / "kit.pdf"
    page = browser.new_page()
    page.goto((pages / name).as_uri())
    page.pdf(path=made, prefer_css_page_size=True)
    page.close()
    reader = PdfReader(made)
    # Typesetters' joined letters, ﬃ, count as the letters they are.
    plain = unicodedata.normalize("NFKC", "".join(p.extract_text() for p in reader.pages))
    printed = "".join(plain.split())
    text = (pages / name).read_text(encoding="utf-8")
    # On paper nothing is tapped, so the heading over the doors stays away with them.
    shown = re.findall(r"<(?!h2 id=\"doors)(?:h2|h3|th)\b[^>]*>([^<]+)</", text)
    shown += re.findall(r'<p class="(?:name|day)">([^<]+)</p>', text)
    assert len(shown) > 60
    for words in shown:
        assert "".join(html.unescape(words).split()) in printed, words
    for address in re.findall(r'href="https://([^"]+)"', text):
        assert "".join(address.split()) in printed
    assert len(reader.pages) <= 10
    for sheet in reader.pages:
        width = float(sheet.mediabox.width)
        places: list[float] = []
        sheet.extract_text(
            visitor_text=lambda said, cm, tm, *__: (
                places.append(tm[4] * cm[0] + cm[4]) if said.strip() else None  # noqa: B023 - read at once
            )
        )
        assert all(0 <= place < width for place in places)
