"""A person walks the guide in a real browser."""

import os
import re
import signal

import pytest

pytestmark = pytest.mark.browser
FACILITY = '[data-path="custody.facility"]'


def _question(page, path):
    return page.locator(f'[data-path="{path}"]')


def _saved(page, path):
    _question(page, path).get_by_text(re.compile("^Saved")).wait_for(timeout=5000)


def _open(page, title):
    page.get_by_role("button", name=title, exact=True).click()


def _until(page, selector):
    """Continue screen by screen until ``selector`` stands there."""
    page.wait_for_selector(".dw-next")
    while not page.locator(selector).count():
        place = page.evaluate("location.href")  # page.url may lag behind it
        page.locator(".dw-next").click()
        page.wait_for_function("u => location.href !== u", arg=place)
    return page


def _status(page):
    """Answer the first triage question so that the place of detention is asked."""
    _open(page, "Start: the first hour")
    _until(page, '[data-path="custody.custody_status"]')
    page.locator('input[value="ICE_detained"]').check()
    _saved(page, "custody.custody_status")
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Home", exact=True).click()
    page.wait_for_selector(".dw-tasks")


def _to_facility(page):
    _open(page, "Gather information and the privacy waiver")
    _until(page, FACILITY)


def test_an_answer_is_saved_after_a_pause_and_kept_going_back(tab):
    """What is typed is saved by itself, and going back blanks nothing."""
    page = tab().guide()
    _status(page)
    _to_facility(page)
    box = page.locator(f"{FACILITY} input")
    box.fill("Pine Prairie")
    _saved(page, "custody.facility")
    assert "Saved 21:43" in page.locator(FACILITY).inner_text()
    page.locator(".dw-next").click()
    page.wait_for_selector(FACILITY, state="detached")
    page.locator(".dw-back").click()
    page.wait_for_selector(FACILITY)
    assert page.locator(f"{FACILITY} input").input_value() == "Pine Prairie"


def test_a_refused_answer_keeps_its_text_beside_its_problem(tab):
    """An error stands beside the question and is tied to its box; the typed text stays."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    box = page.locator('[data-path="identity.a_number"] input')
    box.fill("ABCDEFG")
    box.blur()
    error = _question(page, "identity.a_number").locator(".dw-error")
    error.get_by_text(re.compile(r"\S")).first.wait_for()
    assert box.input_value() == "ABCDEFG"
    assert box.get_attribute("aria-invalid") == "true"
    assert error.get_attribute("id") in box.get_attribute("aria-describedby").split()
    assert error.get_attribute("role") == "alert"
    page.locator(".dw-next").click()
    summary = page.locator(".dw-problems")
    summary.wait_for()
    assert summary.evaluate("e => e === document.activeElement")
    summary.get_by_role("button").last.click()
    page.wait_for_selector('[data-path="identity.citizenship"]')
    page.locator(".dw-back").click()
    page.wait_for_selector('[data-path="identity.a_number"]')
    assert page.locator('[data-path="identity.a_number"] input').input_value() == "ABCDEFG"


def test_an_impossible_date_stays_in_its_boxes(tab):
    """The thirtieth of February is refused beside the question and stays as typed."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    born = _question(page, "identity.dob")
    for label, text in (("Month", "2"), ("Day", "30"), ("Year", "1990")):
        born.get_by_label(label, exact=True).fill(text)
    born.get_by_label("Year", exact=True).blur()
    born.locator(".dw-error:not(:empty)").wait_for()
    assert born.get_by_label("Day", exact=True).input_value() == "30"
    born.get_by_label("Day", exact=True).fill("3")
    born.get_by_label("Year", exact=True).focus()
    _saved(page, "identity.dob")


def test_i_do_not_know_is_an_answer(tab):
    """*I don't know* and *I'd rather not say* are saved as answers and can be taken back."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    name = _question(page, "identity.legal_name")
    name.get_by_role("button", name="I don't know").click()
    _saved(page, "identity.legal_name")
    assert name.get_by_role("button", name="I don't know").get_attribute("aria-pressed") == "true"
    name.locator("input").fill("Marisol")
    _saved(page, "identity.legal_name")
    assert name.get_by_role("button", name="I don't know").get_attribute("aria-pressed") == "false"


def test_an_a_number_is_masked_until_asked_for(tab):
    """A stored A-number is read only after *Show*."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    number = _question(page, "identity.a_number")
    number.locator("input").fill("A 12-345-678")
    number.locator("input").blur()
    _saved(page, "identity.a_number")
    number.get_by_text("A ***-**5-678").wait_for()
    assert not number.locator("input").is_visible()
    number.get_by_role("button", name="Show and change").click()
    assert number.locator("input").input_value() == "012345678"


def test_a_reload_resumes_at_the_same_place(tab):
    """After a reload the same screen of the same case stands there; the address says no more."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    page.wait_for_selector('[data-path="identity.legal_name"]')
    assert page.evaluate("location.href").endswith("#ABCD-2345/3.person")
    page.reload()
    page.wait_for_selector('[data-path="identity.legal_name"]')
    assert "token" not in page.evaluate("location.href")


def test_the_language_changes_and_nothing_is_lost(tab):
    """Typed text, even refused text, survives the change of language; the error changes too."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    page.locator('[data-path="identity.a_number"] input').fill("ABCDEFG")
    page.locator('[data-path="identity.legal_name"] input').fill("Marisol")
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Español").click()
    page.get_by_role("button", name="Salir").wait_for()
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.locator('[data-path="identity.a_number"] input').input_value() == "ABCDEFG"
    assert page.locator('[data-path="identity.legal_name"] input').input_value() == "Marisol"


def test_a_conditional_question_appears_and_is_announced(tab):
    """A follow-up comes as soon as it makes sense, without a new page."""
    page = tab().guide()
    _status(page)
    _open(page, "Other options first")
    _until(page, '[data-path="attorney.has_attorney"]')
    assert not _question(page, "attorney.attorney_name").count()
    _question(page, "attorney.has_attorney").get_by_label("Yes").check()
    page.wait_for_selector('[data-path="attorney.attorney_name"]')
    page.wait_for_function("() => document.querySelector('[aria-live]').textContent !== ''")


def test_a_decision_changes_with_its_answer(tab):
    """A removal date turns *cannot tell* into *very urgent*, with its reason."""
    page = tab().guide()
    page.get_by_text("We don't know the day yet").click()
    _open(page, "On what day does ICE plan to deport the person?")
    date = _question(page, "proceedings.removal_date")
    date.wait_for()
    for label, text in (("Month", "11"), ("Day", "24"), ("Year", "2026")):
        date.get_by_label(label, exact=True).fill(text)
    _saved(page, "proceedings.removal_date")
    page.locator(".dw-urgency.dw-U1 summary").get_by_text("in 2 days").wait_for()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="What we know, and why").click()
    page.locator(".dw-screen").get_by_text("The removal date is 2 days away.").first.wait_for()


def test_a_day_is_one_tap_and_a_word_is_found(tab):
    """Today is the workbook's day; search leads to a question by its words."""
    page = tab().guide()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("day deport")
    page.locator(".dw-found button").first.click()
    date = _question(page, "proceedings.removal_date")
    date.get_by_role("button", name="Tomorrow", exact=True).click()
    _saved(page, "proceedings.removal_date")
    assert date.get_by_label("Day", exact=True).input_value() == "23"
    assert "deport" not in page.evaluate("location.href")


def test_a_row_is_added_refused_and_mended(tab):
    """A relative without a relation is refused in its row; the row stays and is mended."""
    page = tab().guide()
    _open(page, "The request and the evidence")
    _until(page, '[data-path="family.members"]')
    members = _question(page, "family.members")
    members.get_by_role("button", name="Add one").click()
    row = members.locator(".dw-row")
    row.locator("input[type=text]").first.fill("Lucía")
    page.locator(".dw-title").click()
    _question(page, "family.guardian").locator("input").focus()
    row.locator(".dw-error:not(:empty)").wait_for()
    row.locator("select").first.select_option("child")
    _saved(page, "family.members")
    assert row.locator("input[type=text]").first.input_value() == "Lucía"


def test_a_reload_keeps_the_language(tab):
    """The address names the guide in the language in use, so a reload does not turn it back."""
    page = tab().guide()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Español").click()
    page.locator('.dw[lang="es"]').wait_for()
    assert "/es/00_start_here.ipynb#" in page.evaluate("location.href")
    page.reload()
    page.locator('.dw[lang="es"] .dw-tasks').wait_for()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="English").click()
    page.locator('.dw[lang="en"]').wait_for()
    assert "/en/00_start_here.ipynb#" in page.evaluate("location.href")


def _away_and_back(page):
    here = page.evaluate("location.href")
    page.locator(".dw-next").click()
    page.wait_for_function("u => location.href !== u", arg=here)
    page.locator(".dw-back").click()
    page.wait_for_function("u => location.href === u", arg=here)


def test_several_rows_are_folded_until_one_is_changed(tab):
    """Found again, two relatives are two titles; one opens, is changed, and the other stays."""
    page = tab().guide()
    _open(page, "The request and the evidence")
    _until(page, '[data-path="family.members"]')
    members = _question(page, "family.members")
    for number, name in enumerate(("Lucía", "Tomás")):
        members.get_by_role("button", name="Add one").click()
        row = members.locator(".dw-row").nth(number)
        row.locator("select").first.select_option("child")
        row.locator("input[type=text]").first.fill(name)
    _saved(page, "family.members")
    _away_and_back(page)
    rows = members.locator(".dw-row")
    rows.nth(1).get_by_text("Son or daughter · Tomás").wait_for()
    assert members.locator("input:visible, select:visible").count() == 0
    rows.nth(1).get_by_role("button", name="Change").click()
    assert page.evaluate("() => Boolean(document.activeElement.closest('.dw-row'))")
    rows.nth(1).locator("input[type=text]").first.fill("Mateo")
    rows.nth(1).locator("select").first.select_option("")
    page.locator(".dw-title").click()
    rows.nth(1).locator(".dw-error:not(:empty)").wait_for()
    rows.nth(1).locator("select").first.select_option("child")
    _saved(page, "family.members")
    assert rows.nth(0).get_by_text("Son or daughter · Lucía").is_visible()
    _away_and_back(page)
    rows.nth(1).get_by_text("Son or daughter · Mateo").wait_for()


def test_a_consent_is_given_and_withdrawn(tab):
    """A yes names who gave it and how; a withdrawal stands beside it at once."""
    page = tab().guide()
    _open(page, "The request and the evidence")
    _until(page, '[data-path="consent.consent_contact_ice"]')
    ice = _question(page, "consent.consent_contact_ice")
    ice.get_by_text("Ask for consent").click()
    selects = ice.locator("details[open] select")
    for index in range(selects.count()):
        selects.nth(index).select_option(index=1)
    ice.get_by_role("button", name="Save consent").click()
    ice.get_by_text("Yes, in force").wait_for()
    ice.get_by_text("Withdraw this consent").first.click()
    ice.locator("details[open] select").select_option(index=1)
    ice.get_by_role("button", name="Withdraw this consent").click()
    ice.get_by_text("Withdrawn", exact=True).wait_for()


def test_the_packet_comes_down_and_says_what_is_left_out(tab):
    """The packet is made, downloaded byte for byte, and a refused document says why."""
    page = tab().guide()
    _open(page, "Send the request")
    _until(page, ".dw-downloads")
    page.get_by_role("button", name="Make the packet", exact=True).click()
    link = page.get_by_role("link", name="Download packet.zip")
    with page.expect_download() as waiting:
        link.click()
    body = waiting.value.path().read_bytes()
    assert body == b"%PDF-1.7 " + bytes(range(256))
    page.get_by_text("1 document is left out").wait_for()


def test_events_and_outcomes_are_recorded(tab):
    """A call and an outcome stand in the list after they are recorded."""
    page = tab().guide()
    _open(page, "Organize and gather support")
    _until(page, ".dw-form button:has-text('Record it')")
    page.get_by_role("button", name="Record it").click()
    page.locator(".dw-form .dw-error:not(:empty)").first.wait_for()
    page.get_by_role("combobox").first.select_option("call")
    page.get_by_role("button", name="Record it").click()
    page.locator("table").get_by_text("November 22, 2026").wait_for()


def test_the_page_can_be_left_at_once(tab):
    """The button puts a page of nothing in this page's place; going back finds no answer."""
    one = tab()
    page = one.guide()
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("about:blank")
    assert page.evaluate("history.length") == before


def test_double_escape_leaves_and_saves_first(tab):
    """Escape twice leaves; what was typed a moment ago is saved on the way."""
    page = tab().guide()
    _open(page, "Gather information and the privacy waiver")
    page.locator('[data-path="identity.legal_name"] input').fill("Marisol")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_every_box_keeps_out_of_the_browsers_memory(tab):
    """No box lets the browser complete, remember or check its text elsewhere."""
    page = tab().guide()
    for title in ("Gather information and the privacy waiver", "The request and the evidence"):
        _open(page, title)
        page.wait_for_selector(".dw-next")
        while "/tasks" not in page.evaluate("location.href"):
            loose = page.evaluate(
                "() => [...document.querySelectorAll('input, textarea, select')]"
                ".filter(e => e.autocomplete !== 'off').length"
            )
            assert loose == 0
            place = page.evaluate("location.href")  # page.url may lag behind it
            page.locator(".dw-next").click()
            page.wait_for_function("u => location.href !== u", arg=place)
        page.wait_for_selector(".dw-tasks")


def test_a_locked_workbook_asks_for_its_passphrase_once(tab):
    """The wrong passphrase is told beside its box; the right one opens the guide."""
    page = tab().lesson("locked", wait="input[type=password]")
    page.locator("input[type=password]").fill("wrong")
    page.get_by_role("button", name="Unlock").click()
    page.locator(".dw-error:not(:empty)").wait_for()
    page.locator("input[type=password]").fill("rain on the tin roof")
    page.keyboard.press("Enter")
    page.wait_for_selector(".dw-tasks")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_selector("input[type=password]")


def test_a_new_case_starts_with_consent(tab):
    """Without who said yes and how, no case begins; with it the task list opens."""
    page = tab().guide()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Cases", exact=True).click()
    page.get_by_role("button", name="Start a new case").click()
    page.get_by_role("button", name="Save with this consent").click()
    page.locator(".dw-error:not(:empty)").first.wait_for()
    selects = page.locator("form select")
    for index in range(selects.count()):
        selects.nth(index).select_option(index=1)
    page.get_by_role("button", name="Save with this consent").click()
    page.wait_for_selector(".dw-tasks")
    assert "NEWA-" in page.evaluate("location.href")


@pytest.mark.parametrize(("choice", "kept"), [("Keep mine", "Second"), ("Take theirs", "First")])
def test_two_people_choose_between_their_two_texts(tab, choice, kept):
    """A later save over an answer not seen shows both texts; either can be kept."""
    page = tab().lesson("two")
    first, second = (page.locator(".dw-question").nth(place) for place in (0, 1))
    first.locator("input").fill("First")
    second.locator("input").fill("Second")  # typed before it can hear of the first
    first.get_by_text(re.compile("^Saved")).wait_for()
    second.get_by_text("First", exact=True).wait_for()
    assert second.locator("input").input_value() == "Second"
    second.get_by_role("button", name=choice).click()
    page.wait_for_selector(".dw-conflict", state="detached")
    assert second.locator("input").input_value() == kept


def test_another_answer_that_came_while_a_box_was_held_stands_there_once_it_is_left(tab):
    """Nothing changes under the hand; left untouched, the box shows what is saved."""
    page = tab().lesson("two")
    first, second = (page.locator(".dw-question").nth(place) for place in (0, 1))
    first.locator("input").fill("From elsewhere")
    second.locator("input").focus()
    page.locator("p", has_text="Somebody else saved answers in this case.").wait_for()
    assert second.locator("input").input_value() == ""
    second.locator("input").blur()
    assert second.locator("input").input_value() == "From elsewhere"


def test_a_kernel_that_does_not_answer_is_told_and_the_typed_text_stays(tab):
    """When nothing answers the page says so; what was typed stays, and is saved afterwards."""
    page = tab().lesson("mortal")
    box = page.locator("input[type=text]")
    kernel = int(page.locator("pre").inner_text())
    os.kill(kernel, signal.SIGSTOP)
    box.fill("Marisol")
    page.get_by_text("cannot reach depwork").wait_for(timeout=15_000)
    assert box.input_value() == "Marisol"
    assert page.get_by_role("button", name="Open this page again").is_visible()
    os.kill(kernel, signal.SIGCONT)
    _saved(page, "identity.legal_name")


def test_a_lost_kernel_is_replaced_without_an_error_in_the_console(tab):
    """A killed kernel is told of, another is bound to the same page, and the text is saved."""
    page = tab().lesson("mortal")
    os.kill(int(page.locator("pre").inner_text()), signal.SIGKILL)
    page.locator("input[type=text]").fill("Marisol")
    page.get_by_text("Connected again").wait_for(timeout=15_000)
    _saved(page, "identity.legal_name")
    assert page.locator("input[type=text]").input_value() == "Marisol"


def test_a_lesson_holds_its_own_step(tab):
    """A step's notebook shows the same questions under its prose."""
    page = tab().lesson("03_step")
    assert page.get_by_role("heading", level=1).inner_text() == "Start here"
    page.locator('[data-path="identity.legal_name"]').wait_for()


def test_one_question_stands_alone(tab):
    """A single question saves as the guide's do."""
    page = tab().lesson("one")
    page.locator(f"{FACILITY} input").fill("Pine Prairie")
    _saved(page, "custody.facility")


def test_the_same_component_runs_under_a_stock_widget_manager(tab):
    """Where Voila's own widget manager serves (as JupyterLab's does), the guide is the same."""
    one = tab()
    page = one.page
    page.goto(one.address)
    page.wait_for_selector(".dw")
    page.goto(f"{one.base}/voila/render/trainer/any.ipynb")
    page.wait_for_selector(".dw-tasks", timeout=30_000)
    _open(page, "Gather information and the privacy waiver")
    page.locator('[data-path="identity.legal_name"] input').fill("Marisol")
    _saved(page, "identity.legal_name")
