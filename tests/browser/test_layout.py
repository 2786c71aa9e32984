"""What a screen may not do to who reads it: squeeze, hide, or mark as saved what is not."""

import pytest
from helper_screens import SQUEEZED

from depwork.forms.types import Widget, kind
from depwork.model.questions import questions

pytestmark = pytest.mark.browser


def _with_rows():
    """Return a place for every screen that has rows to add, from the questions themselves."""
    rows = [field for field in questions() if kind(field).widget is Widget.GROUP]
    return sorted({f"{field.mark.step}.{field.mark.topic}" for field in rows})


@pytest.mark.parametrize("width", [320, pytest.param(390, marks=pytest.mark.full)])
def test_an_added_row_is_as_wide_as_its_screen(tab, width):
    """In each kind of list, the first row's words run across and its boxes stand on the screen."""
    page = tab(viewport={"width": width, "height": 740})
    page.guide()
    bad, added = [], 0
    for place in _with_rows():
        page.at(place)
        for button in page.page.locator(".dw-rows + .dw-secondary").all():
            button.click()
            added += 1
        bad += [f"{place}: {one}" for one in page.page.evaluate(SQUEEZED)]
    assert bad == []
    assert added > 5


def test_what_is_not_saved_has_no_tick(tab):
    """The sign beside a refused answer is red and says so without a tick; a saved one has it."""
    page = tab().lesson("00_start_here", wait=".dw-tasks")
    page.locator(".dw-task .dw-link").nth(3).click()
    box = page.locator('[data-path="identity.legal_name"]')
    mark = "e => getComputedStyle(e, '::before').content"
    box.locator("input").fill("123-45-6789 Social Security")
    box.locator("input").blur()
    sign = box.locator(".dw-saved")
    page.wait_for_function("e => e.textContent !== ''", arg=sign.element_handle())
    assert "✓" not in sign.evaluate(mark)
    box.locator("input").fill("Marisol Invented")
    box.locator("input").blur()
    page.wait_for_function("e => /Saved/.test(e.textContent)", arg=sign.element_handle())
    assert "✓" in sign.evaluate(mark)


def test_a_jump_shows_the_question_from_its_label_on(tab):
    """A link to one question stops with its words below the bar, however tall the question is."""
    one = tab(viewport={"width": 360, "height": 320})
    one.guide()
    wrong = []
    for number in (3, 9, 15, 21, 27):
        page = one.at("review")
        page.locator(".dw-summary .dw-link").nth(number).click()
        page.wait_for_selector(".dw-question :focus")
        wrong += page.evaluate(
            """() => {
              const bar = document.querySelector(".dw-head").getBoundingClientRect().bottom;
              const asked = document.activeElement.closest(".dw-question");
              const top = asked.getBoundingClientRect().top;
              return top < bar - 1 || top > innerHeight ? [`${asked.dataset.path} ${top}`] : [];
            }"""
        )
    assert wrong == []


def test_nothing_of_the_other_language_is_left_to_hear(tab):
    """After a change of language the live region and the notes say nothing of the old one."""
    page = tab().lesson("00_start_here", wait=".dw-tasks")
    page.evaluate("() => { document.querySelector('.dw-sr[aria-live]').textContent = 'Added'; }")
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Español").click()
    page.wait_for_selector(".dw[lang=es]")
    assert page.locator(".dw-sr[aria-live]").inner_text() == ""
