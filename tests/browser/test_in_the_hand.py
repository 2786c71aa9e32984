"""What a tired person meets: keyboard alone, a slow phone, two at once, letters, print."""

import re

import pytest

pytestmark = pytest.mark.browser
NAME = '[data-path="identity.legal_name"]'
WIDE = {"width": 1280, "height": 900}
FOCUSED = "() => document.activeElement"


def _tab_to(page, test, key="Tab"):
    """Press Tab until what has the focus passes a test in the page."""
    for _ in range(120):
        page.keyboard.press(key)
        if page.evaluate(f"() => ({test})(document.activeElement)"):
            return
    raise AssertionError(f"no Tab reached {test}")


def _text(words):
    return f"e => e.textContent.trim().includes({words!r})"


def test_the_guide_is_walked_by_keyboard_alone(tab):
    """From the first Tab to leaving: steps, answers, silences, a row, the language, no mouse."""
    page = tab().guide()
    _tab_to(page, _text("Gather information and the privacy waiver"))
    page.keyboard.press("Enter")
    page.wait_for_selector(NAME)
    assert page.evaluate("() => document.activeElement.classList.contains('dw-title')")
    _tab_to(page, f"e => e.closest({NAME!r}) && e.matches('input')")
    page.keyboard.type("Marisol Ejemplo")
    _tab_to(page, _text("I don't know"))
    page.locator(NAME).get_by_text(re.compile("^Saved")).wait_for()
    _tab_to(page, """e => e.closest('[data-path="identity.pronouns"]') && e.dataset.gap""")
    page.keyboard.press("Space")
    page.locator('[data-path="identity.pronouns"]').get_by_text(re.compile("^Saved")).wait_for()
    _tab_to(page, "e => e.classList.contains('dw-next')")
    page.keyboard.press("Enter")
    page.wait_for_selector(NAME, state="detached")
    _tab_to(page, _text("Menu"), "Shift+Tab")
    page.keyboard.press("Enter")
    _tab_to(page, _text("Home"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".dw-tasks")
    _tab_to(page, _text("The request and the evidence"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".dw-tasks", state="detached")
    while not page.locator('[data-path="family.members"]').count():
        place = page.evaluate("location.href")  # page.url may lag behind it
        _tab_to(page, "e => e.classList.contains('dw-next')")
        page.keyboard.press("Enter")
        page.wait_for_function("u => location.href !== u", arg=place)
    _tab_to(page, _text("Add one"))
    page.keyboard.press("Enter")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.dw-row'))")
    page.wait_for_function("() => document.querySelector('[aria-live]').textContent !== ''")
    said = page.locator("[aria-live]").first.inner_text()
    assert said.startswith("A new entry has been added")
    _tab_to(page, _text("Remove"))
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('[aria-live]').textContent.startsWith('The entry has been')"
    )
    _tab_to(page, _text("Menu"), "Shift+Tab")
    page.keyboard.press("Enter")
    _tab_to(page, _text("Español"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".dw[lang=es]")
    assert page.evaluate("() => document.activeElement.textContent") == "Menú"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_a_slow_phone_walks_the_same_way(tab):
    """With a second's delay and a thin line nothing is lost, and the page says what it does."""
    one = tab()
    wire = one.context.new_cdp_session(one.page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 400,
            "downloadThroughput": 50_000,
            "uploadThroughput": 25_000,
        },
    )
    page = one.guide()
    page.get_by_role("button", name="Gather information and the privacy waiver").click()
    page.wait_for_selector(NAME)
    page.locator(f"{NAME} input").fill("Marisol")
    page.locator(".dw-next").click()
    page.wait_for_selector(NAME, state="detached")
    page.locator(".dw-back").click()
    page.wait_for_selector(NAME)
    assert page.locator(f"{NAME} input").input_value() == "Marisol"
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Español").click()
    page.wait_for_selector(".dw[lang=es]")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_what_somebody_else_saved_appears_by_itself(tab):
    """Another's answer comes in where nobody is typing, and is announced calmly."""
    page = tab().lesson("two")
    first, second = (page.locator(".dw-question").nth(place) for place in (0, 1))
    first.locator("input").fill("First")
    first.get_by_text(re.compile("^Saved")).wait_for()
    page.wait_for_function(
        "() => document.querySelectorAll('.dw-question input')[1].value === 'First'",
        timeout=15_000,
    )
    page.get_by_text("Somebody else saved answers in this case").first.wait_for()
    second.locator("input").fill("Second")
    second.get_by_text(re.compile("^Saved")).wait_for()
    assert page.locator(".dw-conflict").count() == 0


def test_the_error_summary_takes_the_focus_and_leads_to_each_question(tab):
    """Each line of it says what stands beside its question, and its link puts one there."""
    page = tab().guide()
    page.get_by_role("button", name="Gather information and the privacy waiver").click()
    number = page.locator('[data-path="identity.a_number"]')
    number.locator("input").fill("ABC")
    born = page.locator('[data-path="identity.dob"]')
    born.get_by_label("Month", exact=True).fill("13")
    born.get_by_label("Day", exact=True).fill("1")
    born.get_by_label("Year", exact=True).fill("1990")
    page.locator(".dw-next").click()
    summary = page.locator(".dw-problems")
    summary.wait_for()
    assert summary.evaluate("e => e === document.activeElement && e.getAttribute('role')")
    summary.locator("li button").nth(1).wait_for()
    lines = summary.locator("li button").all()
    assert len(lines) == 2
    for line, question in zip(lines, (number, born), strict=True):
        said = question.locator(".dw-error").inner_text().removeprefix("Error:").strip()
        assert said
        assert said in line.inner_text()
        line.click()
        assert question.evaluate("e => e.contains(document.activeElement)")
    assert number.locator("input").input_value() == "ABC"
    assert born.get_by_label("Month", exact=True).input_value() == "13"


def test_the_accessibility_tree_ties_questions_errors_and_states(tab):
    """Groups are named by their question, boxes described by hint and error, states told."""
    one = tab()
    page = one.guide()
    one.at("0.triage")
    wire = one.context.new_cdp_session(page)
    nodes = wire.send("Accessibility.getFullAXTree")["nodes"]

    def named(role):
        return {n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == role}

    asked = page.locator('[data-path="custody.custody_status"] legend').inner_text()
    assert asked in named("group")
    assert "Leave" in named("button")
    assert named("main") == {""} or named("main")
    page.locator('input[value="ICE_detained"]').check()
    page.get_by_text(re.compile("^Saved")).first.wait_for()
    one.at("3.person")
    box = page.locator('[data-path="identity.a_number"] input')
    box.fill("ABC")
    page.locator(f"{NAME} input").focus()
    page.locator('[data-path="identity.a_number"] .dw-error:not(:empty)').wait_for()
    nodes = wire.send("Accessibility.getFullAXTree")["nodes"]
    (number,) = [
        n
        for n in nodes
        if n.get("role", {}).get("value") == "textbox" and "A-number" in n["name"]["value"]
    ]
    told = {p["name"]: p["value"].get("value") for p in number["properties"]}
    assert told["invalid"] == "true"
    assert "7, 8 or 9 digits" in number["description"]["value"]
    alerts = [n for n in nodes if n.get("role", {}).get("value") == "alert"]
    assert alerts
    pressed = page.locator('[data-path="identity.pronouns"] [data-gap=declined]')
    assert pressed.get_attribute("aria-pressed") == "false"
    group = page.locator('[data-path="identity.pronouns"] .dw-chips')
    assert group.get_attribute("role") == "group"


def test_a_telephone_number_is_shown_as_written_and_refused_kindly(tab):
    """A number comes back in the usual form; words are refused beside the box and stay."""
    page = tab().guide()
    page.get_by_role("button", name="Gather information and the privacy waiver").click()
    page.wait_for_selector(".dw-next")
    box = page.locator('[data-path="identity.phone"] input')
    while not box.count():
        place = page.evaluate("location.href")  # page.url may lag behind it
        page.locator(".dw-next").click()
        page.wait_for_function("u => location.href !== u", arg=place)
    assert box.get_attribute("type") == "tel"
    box.fill("5045550123x12")
    box.blur()
    page.wait_for_function(
        "() => document.querySelector('[data-path=\"identity.phone\"] input').value"
        " === '(504) 555-0123 ext. 12'"
    )
    box.fill("ask her aunt")
    box.blur()
    page.locator('[data-path="identity.phone"] .dw-error:not(:empty)').wait_for()
    assert box.input_value() == "ask her aunt"


def test_a_document_grows_beside_its_questions(tab):
    """On a wide screen the letter stands beside the step and follows each saved answer."""
    one = tab(viewport=WIDE)
    page = one.guide()
    one.at("5.request")
    page.wait_for_selector(".dw-next")
    frame = page.frame_locator(".dw-beside iframe")
    frame.get_by_text("[MISSING: facility]").wait_for()
    question = page.locator(".dw-screen").bounding_box()
    beside = page.locator(".dw-beside").bounding_box()
    assert beside["x"] > question["x"] + question["width"] / 2
    page.locator(".dw-beside").get_by_text("held back").first.wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    below = page.locator(".dw-beside").bounding_box()
    assert below["y"] > page.locator(".dw-next").bounding_box()["y"]


def test_the_shelf_is_narrowed_by_need_and_place_and_searched(tab):
    """Legal help for Texas is found by choosing and by typing; Georgia's group stands aside."""
    one = tab()
    page = one.guide()
    one.at("shelf")
    rows = page.locator(".dw-directory li:visible")
    page.locator(".dw-directory").wait_for()
    everything = rows.count()
    page.get_by_label("Where?").select_option(label="Texas")
    assert 0 < rows.count() < everything
    assert page.get_by_text("GLAHR").locator("visible=true").count() == 0
    page.get_by_label("What do you need?").select_option(label="Free or low-cost legal help")
    assert rows.count() == page.locator(".dw-directory li:visible").count() >= 4
    page.get_by_label("What do you need?").select_option("")
    page.get_by_label("Where?").select_option("")
    assert rows.count() == everything
    page.get_by_role("searchbox").fill("legal texas")
    assert page.get_by_text("Free lawyers by state").locator("visible=true").count() == 1


def test_one_sees_what_a_reader_would_see(tab):
    """A reader is chosen; what they see and what is held back stands there, with the way."""
    page = tab().guide()
    page.get_by_role("button", name="Gather information and the privacy waiver").click()
    page.locator(f"{NAME} input").fill("Marisol Ejemplo")
    page.locator(NAME).get_by_text(re.compile("^Saved")).wait_for()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="All answers").click()
    readers = page.locator(".dw-readers")
    readers.locator("select").select_option("public")
    page.wait_for_function(
        "() => document.querySelector('.dw-readers').innerText.includes('full legal name')"
    )
    assert "Marisol" not in readers.inner_text()


def test_a_letter_is_edited_and_held_back_with_its_reason(tab):
    """A draft is kept while it is written; a final that tells a withheld fact names it."""
    one = tab()
    page = one.guide()
    one.at("5.preview")
    edit = page.locator(".dw-edit").first
    edit.locator("summary").click()
    area = edit.locator("textarea")
    page.wait_for_function("() => document.querySelector('.dw-letter').value !== ''")
    area.fill("# A letter\n\nPlease help Marisol.")
    edit.get_by_role("button", name="Make this the final text").click()
    problems = edit.locator(".dw-problems")
    problems.wait_for()
    assert problems.evaluate("e => e === document.activeElement")
    assert "full legal name" in problems.inner_text()
    assert "Marisol" not in problems.inner_text()
    assert area.input_value().endswith("Please help Marisol.")
    area.fill("# A letter\n\nPlease help.")
    edit.get_by_role("button", name="Keep as a draft").click()
    edit.get_by_text("Saved 21:45").wait_for()
    edit.get_by_text("A draft, kept on November 22, 2026").wait_for()


def test_the_review_is_printed_without_the_screens_tools(tab):
    """On paper stand the answers; buttons, bars and links to change them do not."""
    page = tab(viewport=WIDE).guide()
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="All answers").click()
    page.wait_for_selector(".dw-summary")
    page.emulate_media(media="print")
    shown = page.evaluate(
        "() => [...document.querySelectorAll('button, .dw-head, .dw-nav')]"
        ".filter(e => e.checkVisibility()).map(e => e.className)"
    )
    assert shown == []
    assert page.locator(".dw-summary").first.is_visible()


@pytest.mark.parametrize("colors", ["active", "none"])
def test_forced_colours_large_type_and_no_motion(tab, colors):
    """In forced colours, at twice the type size, without motion, nothing is lost or cut."""
    one = tab(viewport={"width": 640, "height": 800}, forced_colors=colors, reduced_motion="reduce")
    page = one.guide()
    one.at("3.person")
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("button", name="I don't know").first.click()
    page.get_by_text(re.compile("^Saved")).first.wait_for()
    moving = "() => document.getAnimations().filter(a => a.playState === 'running').length"
    assert page.evaluate(moving) == 0
