"""Two languages that nobody speaks: one a third longer, one from right to left."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from helper_screens import CUT, RULES

pytestmark = pytest.mark.browser
ENGLISH = """() => {
  const told = [];
  const walk = document.createTreeWalker(document.querySelector(".dw"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const el = walk.currentNode.parentElement;
    const text = walk.currentNode.textContent.trim();
    const data = "[lang]:not(.dw), .dw-code, .dw-answer, option, .dw-summary dd, .dw-files";
    const ours = !el.closest(data);
    if (text.length > 3 && ours && el.checkVisibility() && /[a-z]{4}/.test(text)) told.push(text);
  }
  return told;
}"""


def _shot(page, name):
    folder = os.environ.get("DEPWORK_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def _bad(page, name):
    page.evaluate("() => scrollTo(0, 0)")
    _shot(page, name)
    found = Axe().run(page, options=RULES).response["violations"]
    bad = [f"{name}: {v['id']} {v['nodes'][0]['html'][:160]}" for v in found]
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    bad += [f"{name}: {wide} px too wide"] if wide > 0 else []
    return bad + [f"{name}: cut: {text}" for text in page.evaluate(CUT)]


LONG = ("en-XA", "English (XA)", "ltr")
BACK = ("ar-XB", "العربية (XB)", "rtl")


@pytest.mark.parametrize(
    ("tag", "language", "way", "width"),
    [
        (*LONG, 360),
        pytest.param(*LONG, 1280, marks=pytest.mark.full),
        pytest.param(*BACK, 360, marks=pytest.mark.full),
        (*BACK, 1280),
    ],
)
def test_a_language_is_a_folder(tab, tag, language, way, width):
    """The page speaks it, stands the right way round, cuts no label and loses nothing typed."""
    page = tab(viewport={"width": width, "height": 800}).lesson("tongues", wait=".dw-tasks")
    page.locator(".dw-task .dw-link").nth(3).click()
    page.locator('[data-path="identity.legal_name"] input').fill("Marisol")
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name=language).click()
    page.wait_for_selector(f'.dw[lang="{tag}"]')
    assert page.locator("html").get_attribute("dir") == way
    assert page.locator("html").get_attribute("lang") == tag
    assert page.locator('[data-path="identity.legal_name"] input').input_value() == "Marisol"
    name = f"{tag}-{width}"
    bad = _bad(page, f"{name}-person")
    if way == "rtl":
        told = page.evaluate(ENGLISH)
        assert told == [], told
        box = page.locator('[data-path="identity.dob"] .dw-date > div')
        assert box.nth(0).bounding_box()["x"] > box.nth(1).bounding_box()["x"]
    for button in range(3):
        page.locator(".dw-more").dispatch_event("click")
        page.locator(".dw-nav button").nth(button).click()
        page.wait_for_timeout(250)
        for part in page.locator(".dw-screen summary").all()[:6]:
            if part.is_visible():  # it may stand in one that is closed
                part.click()
        bad += _bad(page, f"{name}-{button}")
    assert bad == []
