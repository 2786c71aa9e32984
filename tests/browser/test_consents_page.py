"""A consent on a telephone: a no, a relative's yes, and the person's own yes after it."""

import pytest

pytestmark = pytest.mark.browser


def _fill(box, by):
    """Fill in the open form: who answered, face to face, in Spanish; the day stands there."""
    for place, value in enumerate((by, "spoken", "es")):
        box.locator("select").nth(place).select_option(value)


def test_a_no_a_relatives_yes_and_the_persons_own_yes(tab):
    """Each button saves at once; what now stands is said and seen, and what was said stays."""
    one = tab(viewport={"width": 390, "height": 844})
    one.guide()
    one.at("5.permission")
    page = one.page
    box = page.locator('[data-path="consent.consent_contact_ice"]')
    state = box.locator(".dw-tag")
    box.locator("summary").first.click()
    box.get_by_role("button", name="Save this no").click()
    assert box.locator("select").first.evaluate("e => e === document.activeElement")
    assert "answer this one first" in box.locator(".dw-error").first.inner_text()
    _fill(box, "person")
    box.get_by_role("button", name="Save this no").click()
    page.wait_for_selector('[data-path="consent.consent_contact_ice"] .dw-tag.dw-refused')
    assert box.locator(".dw-history li").count() == 1
    assert box.get_by_text("Withdraw this consent").count() == 0

    box.locator("summary").first.click()
    _fill(box, "relative")
    box.get_by_role("button", name="Save consent").click()
    page.wait_for_selector('[data-path="consent.consent_contact_ice"] .dw-tag.dw-provisional')
    assert box.locator("summary").first.inner_text() == "Record the person's own yes"

    box.locator("summary").first.click()
    _fill(box, "person")
    box.get_by_role("button", name="Save consent").click()
    page.wait_for_selector('[data-path="consent.consent_contact_ice"] .dw-tag.dw-in_force')
    assert box.locator(".dw-history li").count() == 3
    assert "Saved" in box.locator(".dw-saved").inner_text()
    assert "Yes" in state.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert one.errors == []
