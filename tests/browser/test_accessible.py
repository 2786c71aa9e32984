"""What axe cannot see: groups, error ties, live regions, focus, the skip link."""

import pytest

pytestmark = pytest.mark.browser


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
