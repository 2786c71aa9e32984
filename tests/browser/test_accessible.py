"""Every screen can be read and used: axe, no sideways scrolling, boxes large enough to touch."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
STEPS = 10
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALL = """() => {
  const parts = "button, input, select, textarea, summary";
  return [...document.querySelectorAll(".dw :is(" + parts + ")")]
    .filter(e => e.checkVisibility())
    .map(e => [e, (e.matches("[type=radio], [type=checkbox]") ? e.parentElement : e)])
    .map(([e, box]) => [e, box.getBoundingClientRect()])
    .filter(([e, r]) => r.height < 43.5 || r.width < 24)
    .map(([e, r]) => e.className + " " + Math.round(r.width) + "x" + Math.round(r.height));
}"""

# A screen holds seven questions and forty boxes at most; its order is the order it is read in.
MUCH = """() => {
  const shown = (s) => [...document.querySelectorAll(s)].filter(e => e.checkVisibility());
  const boxes = shown(".dw-screen :is(input:not([type=radio], [type=checkbox]), select, textarea)");
  const groups = shown(".dw-screen .dw-options");
  const asked = shown(".dw-screen .dw-question").length;
  const much = asked > 7 || boxes.length + groups.length > 40;
  return much ? [`${asked} asked, ${boxes.length} boxes`] : [];
}"""
ORDER = """() => {
  const parts = "button, input, select, textarea, summary, a[href]";
  const all = [...document.querySelectorAll(".dw-screen :is(" + parts + ")")]
    .filter(e => e.checkVisibility() && !e.closest("[hidden]"));
  const wrong = all.filter(e => e.tabIndex > 0).map(e => "tabindex " + e.className);
  const middle = (e) => {
    const box = e.getBoundingClientRect();
    return box.top + Math.min(box.height, 44) / 2;
  };
  all.slice(1).forEach((e, i) => {
    if (middle(e) < middle(all[i]) - 40) wrong.push(`${all[i].className} before ${e.className}`);
  });
  return wrong;
}"""
CUT = """() => [...document.querySelectorAll(".dw :is(label, legend, button, h1, h2, h3, p, dd)")]
  .filter(e => e.checkVisibility() && !e.closest(".dw-sr"))
  .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")
  .map(e => e.textContent.slice(0, 60))"""


def _look(page, name):
    """Return what is wrong with the screen, each as a line."""
    page.evaluate("() => scrollTo(0, 0)")  # under the bar that stays, axe measures what is cut
    folder = os.environ.get("DEPWORK_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    found = Axe().run(page, options=RULES).response["violations"]
    bad = [f"{name}: {v['id']} {v['nodes'][0]['html'][:160]}" for v in found]
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        bad.append(f"{name}: {wide} px too wide")
    for what, script in (("small", SMALL), ("much", MUCH), ("order", ORDER), ("cut", CUT)):
        bad += [f"{name}: {what} {one}" for one in page.evaluate(script)]
    return bad


def _go(page, button):
    place = page.evaluate("location.href")  # page.url may lag behind it
    button.click()
    page.wait_for_function("u => location.href !== u", arg=place)


def _walk(page, name, language):
    """Look at the task list, every screen of every step, review and decisions."""
    if language == "es":
        page.get_by_role("button", name="Español").click()
        page.wait_for_selector(".dw[lang=es]")
    bad = _look(page, f"{name}-tasks")
    for step in range(STEPS):
        _go(page, page.locator(".dw-task .dw-link").nth(step))
        while "/tasks" not in page.url:
            for part in page.locator(".dw-screen summary").all():
                part.click()
            bad += _look(page, f"{name}-{page.url.rpartition('/')[2]}")
            if page.url.endswith(".packet"):
                page.locator(".dw-buttons .dw-primary").click()
                page.wait_for_selector(".dw-files")
                bad += _look(page, f"{name}-packet-made")
            _go(page, page.locator(".dw-next"))
    for number, screen in enumerate(("review", "decisions", "keeping", "cases")):
        page.locator(".dw-nav button").nth(number + 1).click()
        page.wait_for_timeout(300)
        for part in page.locator(".dw-screen summary").all():
            part.click()
        bad += _look(page, f"{name}-{screen}")
    page.locator(".dw-buttons button").last.click()
    page.wait_for_timeout(300)
    bad += _look(page, f"{name}-new")
    return bad


def _fill(page):
    """Give the case some answers, so that screens are seen with their follow-ups."""
    page.evaluate("() => { location.hash = '#ABCD-2345/0.triage'; }")
    page.reload()
    page.locator('input[value="local_custody_hold"]').check()
    page.get_by_text("21:43").first.wait_for()
    page.locator(".dw-nav button").first.click()
    page.wait_for_selector(".dw-tasks")


def _check(tab, viewport, scheme, language):
    one = tab(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page = one.guide()
    _fill(page)
    width = viewport["width"]
    assert _walk(page, f"{language}-{width}-{scheme}", language) == []


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"), [(PHONE, "light", "en"), (DESK, "dark", "es")]
)
def test_every_screen_is_accessible(tab, viewport, scheme, language):
    """Axe finds nothing, nothing is cut off, and every control can be touched."""
    _check(tab, viewport, scheme, language)


@pytest.mark.full
@pytest.mark.parametrize("viewport", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_screen_is_accessible_everywhere(tab, viewport, scheme, language):
    """The same on phone and desktop, in both languages, in light and in dark."""
    _check(tab, viewport, scheme, language)


def test_a_screen_reader_hears_groups_errors_and_saves(tab):
    """Radios are grouped under their question; errors are alerts; *saved* is a status."""
    page = tab().guide()
    page.evaluate("() => { location.hash = '#ABCD-2345/0.triage'; }")
    page.reload()
    group = page.locator('[data-path="custody.custody_status"] fieldset')
    group.wait_for()
    page.wait_for_selector(".dw-next")
    assert group.locator("legend").inner_text()
    assert group.locator(".dw-error").get_attribute("role") == "alert"
    assert page.locator('[data-path="custody.custody_status"] [role=status]').count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("h1:visible").count() == 1


def test_a_screen_is_walked_by_keyboard_alone(tab):
    """Tab reaches boxes in reading order; Enter continues; the new heading has the focus."""
    page = tab().guide()
    page.evaluate("() => { location.hash = '#ABCD-2345/3.person'; }")
    page.reload()
    page.wait_for_selector('[data-path="identity.legal_name"]')
    page.locator('[data-path="identity.legal_name"] input').focus()
    order = []
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate("() => document.activeElement.getBoundingClientRect().top + scrollY")
        order.append(place)
        if page.evaluate("() => document.activeElement.classList.contains('dw-next')"):
            break
    assert order == sorted(order)
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-path="identity.citizenship"]')
    assert page.evaluate("() => document.activeElement.classList.contains('dw-title')")


def test_the_skip_link_leads_to_the_guide(tab):
    """The first Tab offers to skip to the guide, and the address keeps its place."""
    page = tab().guide()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "dw-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    assert page.url.endswith("/tasks")
