"""Every screen can be read and used: axe, no sideways scrolling, boxes large enough to touch."""

import pytest
from helper_screens import walk

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


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
    assert walk(page, f"{language}-{width}-{scheme}", language) == []


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
    assert page.evaluate("location.href").endswith("/tasks")
