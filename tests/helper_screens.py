"""What is looked at on every screen: axe, sideways scrolling, boxes to touch, order, cut text."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
STEPS = 10
PLACES = (
    "papers",
    "search",
    "papers.case_sheet",
    "review",
    "decisions",
    "tools",
    "consents",
    "keeping",
    "activity",
    "demand",
    "signing",
    "copy",
    "facts",
    "shelf",
)
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
    const beside = e.getBoundingClientRect().left > all[i].getBoundingClientRect().right;
    if (beside || middle(e) >= middle(all[i]) - 40) return;
    wrong.push(`${all[i].className} before ${e.className}`);
  });
  return wrong;
}"""
# Words that run down instead of across, and boxes beyond the edge of the screen.
SQUEEZED = """() => {
  const parts = "label, legend, p, h2, h3, input, select, textarea, button";
  return [...document.querySelectorAll(".dw :is(" + parts + ")")]
    .filter(e => e.checkVisibility() && !e.closest(".dw-sr"))
    .map(e => [e, e.getBoundingClientRect(), e.textContent.trim()])
    .filter(([e, r, said]) => (said.length > 12 && r.width < 60)
      || r.right > innerWidth + 1 || r.left < -1)
    .map(([e, r, said]) => `${e.className} ${Math.round(r.left)}, ${Math.round(r.width)} ${said}`);
}"""
CUT = """() => [...document.querySelectorAll(".dw :is(label, legend, button, h1, h2, h3, p, dd)")]
  .filter(e => e.checkVisibility() && !e.closest(".dw-sr"))
  .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")
  .map(e => e.textContent.slice(0, 60))"""


def look(page, name):
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
    for what, script in (("small", SMALL), ("order", ORDER), ("cut", CUT), ("squeezed", SQUEEZED)):
        bad += [f"{name}: {what} {one}" for one in page.evaluate(script)]
    return bad


def place_of(page):
    """Return the screen's place as the address says it."""
    return page.evaluate("location.hash")  # page.url may lag behind it


def go(page, button):
    """Press a button that leads to another place, and wait until that stands there."""
    place = place_of(page)
    button.click()
    page.wait_for_function("h => location.hash !== h", arg=place)


def opened(page, name):
    """Return whether a screen as it comes asks too much; then open all that opens on it."""
    bad = [f"{name}: much {one}" for one in page.evaluate(MUCH)]
    page.locator(".dw-screen details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    page.locator(".dw-screen .dw-rows + .dw-secondary").evaluate_all(
        "all => all.forEach(b => b.click())"
    )
    return bad


def at(page, place):
    """Go to a place of the case that stands open, as its address does."""
    case = place_of(page).partition("/")[0]
    page.evaluate("h => { location.hash = h; }", f"{case}/{place}")
    page.reload()
    page.locator(".dw-title").wait_for()


def walk(page, name, language, every=1, first=0):
    """Go through every screen of every step, and all screens about the case; look at them.

    Args:
        page: At the task list of a case.
        name: What the screens are told by.
        language: ``en`` or ``es``.
        every: 3 goes through each third step, and looks at each third screen of it.
        first: Which of the nine samples that are then possible.
    """
    if language == "es":
        page.locator(".dw-more").dispatch_event("click")
        page.get_by_role("button", name="Español").click()
        page.locator(".dw[lang=es]").wait_for()
    bad = look(page, f"{name}-tasks")
    count = 0
    part, first = divmod(first, every)
    for step in range(part % every, STEPS, every):
        go(page, page.locator(".dw-task .dw-link").nth(step))
        while not (place := place_of(page)).endswith("/tasks"):
            here = f"{name}-{place.rpartition('/')[2]}"
            count += 1
            if count % every == first:
                bad += opened(page, here) + look(page, here)
            if place.endswith(".packet"):
                page.locator(".dw-buttons .dw-primary").click()
                page.locator(".dw-files").wait_for()
                bad += look(page, f"{name}-packet-made")
            go(page, page.locator(".dw-next"))
    for place in PLACES[first::every]:
        at(page, place)
        bad += opened(page, f"{name}-{place}") + look(page, f"{name}-{place}")
    page.locator(".dw-more").dispatch_event("click")
    go(page, page.locator(".dw-nav button").last)
    bad += look(page, f"{name}-cases")
    title = page.locator(".dw-title").inner_text()
    page.locator(".dw-buttons button").last.click()
    page.wait_for_function("t => document.querySelector('.dw-title').innerText !== t", arg=title)
    return bad + look(page, f"{name}-new")
