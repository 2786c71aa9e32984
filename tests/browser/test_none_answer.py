"""That there is none is one tap, it is kept, and what is typed instead takes its place."""

import re

import pytest

pytestmark = pytest.mark.browser
UNION = '[data-path="ties.union"]'


@pytest.mark.parametrize(("lang", "words"), [("en", "There is none"), ("es", "No hay")])
def test_there_is_none_is_one_tap(tab, lang, words):
    """The chip stands beside the two silences; it is saved at once and is there again."""
    opened = tab()
    opened.guide(lang)
    page = opened.at("5.community")
    page.wait_for_selector(UNION)
    chip = page.locator(UNION).get_by_role("button", name=words, exact=True)
    assert page.locator('[data-path="identity.legal_name"] [data-gap="none"]').count() == 0
    chip.click()
    page.locator(UNION).get_by_text(re.compile("^(Saved|Guardad)")).wait_for(timeout=5000)
    page.locator(".dw-next").click()
    page.wait_for_selector(UNION, state="detached")
    page.go_back()
    page.wait_for_selector(UNION)
    assert chip.get_attribute("aria-pressed") == "true"
    page.locator(f"{UNION} input").fill("Local 32, invented")
    page.locator(UNION).get_by_text(re.compile("^(Saved|Guardad)")).wait_for(timeout=5000)
    assert chip.get_attribute("aria-pressed") == "false"
