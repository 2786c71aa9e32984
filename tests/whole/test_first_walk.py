"""The main job: a person walks an invented case from the task list to a downloaded packet."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from helper_serving import serving
from helper_walk import (
    download,
    make_packet,
    open_case,
    open_step,
    pdf_text,
    question,
    read_sentences,
    saved,
    say_everywhere,
    until,
    zip_names,
)

from depwork.model.choices import Audience, Locale
from depwork.model.questions import answer_of, questions
from depwork.model.record import Record
from depwork.rules.disclosure import disclose
from depwork.services.practising import invented

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 22)
PLACE = "Invented River Detention Center"
START = ("start", "--practice", "--no-browser", "--port", "0", "--as-of", DAY.isoformat())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The printed address of ``depwork start --practice``."""
    folder = tmp_path_factory.mktemp("walk")
    with serving(sys.executable, "-m", "depwork", *START, folder=folder) as (printed, _):
        yield printed


def _withheld_texts() -> list[str]:
    """Return what the invented case holds as text and ICE may not see."""
    case = next(p.case for p in invented(None, DAY, Locale.EN) if p.case.case_code == "PRAC-TBND")
    view = disclose(case, Audience.ICE, DAY)
    shown = json.dumps([str(value) for value in view.facts.values()], ensure_ascii=False)
    texts = [
        text
        for field in questions()
        if field.path not in view.facts
        for text in _texts(answer_of(case, field.path))
    ]
    return [text for text in texts if len(text) > 5 and text not in shown]


def _texts(answer: Any) -> list[str]:
    """Return what somebody typed in an answer; a choice's id is no text of theirs."""
    if isinstance(answer, str):
        return [] if isinstance(answer, StrEnum) else [str(answer)]
    if isinstance(answer, Record):
        return [text for _, value in answer for text in _texts(value)]
    return [text for item in answer for text in _texts(item)] if isinstance(answer, tuple) else []


def test_no_screen_is_longer_than_a_tired_person_reads(address: str, browser: Any) -> None:
    """On a phone: home under two screens in both languages, decisions and asks under four."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(20_000)
    open_case(page, address, "Marta")
    for tag in ("en", "es"):
        page.locator(f".dw[lang={tag}] .dw-tasks").wait_for()
        assert page.evaluate("document.documentElement.scrollHeight") <= 2 * 844
        page.locator(".dw-more").click()
        page.locator(".dw-languages button").first.click()
    for name in ("Samuel", "Linh"):
        page.goto(address)
        open_case(page, address, name)
        for place in ("decisions", "4.asks"):
            page.evaluate("p => location.hash = location.hash.replace(/[^/]*$/, p)", place)
            page.reload()
            page.locator(".dw-title").wait_for()
            page.wait_for_function("document.querySelectorAll('.dw-screen details').length > 1")
            assert page.evaluate("document.documentElement.scrollHeight") <= 4 * 844
    context.close()


def test_a_person_walks_from_the_task_list_to_a_downloaded_packet(
    address: str, browser: Any, tmp_path: Path
) -> None:
    """An answer changes a decision with its reason, survives a reload, and stands in the PDF."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_case(page, address, "Marta")

    # Step 4 as it stands: held in New Jersey, where the question is a bond hearing.
    open_step(page, "What to ask for, and whom")
    before = page.locator(".dw-screen").inner_text()

    # Step 3: the place changes, to a state of the Fifth Circuit.
    open_step(page, "Gather information and the privacy waiver")
    until(page, question("custody.facility_state"))
    page.locator(f"{question('custody.facility')} input").fill(PLACE)
    page.locator(f"{question('custody.facility_state')} select").select_option("TX")
    saved(page, "custody.facility_state")
    saved(page, "custody.facility")

    # The decision has changed, and says why and by what source.
    open_step(page, "What to ask for, and whom")
    after = page.locator(".dw-screen").inner_text()
    assert after != before
    page.locator(".dw-screen details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    shown = page.locator(".dw-screen").inner_text()
    assert "parole or release for medical reasons" in shown
    assert page.locator(".dw-ask .dw-source").count() > 0

    # A reload finds the answer.
    open_step(page, "Gather information and the privacy waiver")
    until(page, question("custody.facility"))
    page.reload()
    page.wait_for_selector(question("custody.facility"), timeout=60_000)
    assert page.locator(f"{question('custody.facility')} input").input_value() == PLACE

    # The letter is previewed with the new answer, and the packet is taken away.
    open_step(page, "The request and the evidence")
    until(page, ".dw-frame")
    assert PLACE in page.frame_locator(".dw-frame").first.locator("body").inner_text()
    make_packet(page)
    page.get_by_text("This is not yet a packet to send").wait_for(timeout=60_000)
    say_everywhere(page, PLACE)
    read_sentences(page)
    make_packet(page)
    page.locator(".dw-downloads", has_text="PRAC-TBND-ice.pdf").wait_for(timeout=60_000)
    whole = download(page, "PRAC-TBND.zip", tmp_path)
    assert "ice/packet.pdf" in zip_names(whole)
    assert "manifest.json" in zip_names(whole)
    text = pdf_text(download(page, "PRAC-TBND-ice.pdf", tmp_path))
    assert PLACE in text
    withheld = _withheld_texts()
    assert len(withheld) > 10
    assert [item for item in withheld if item in text] == []

    host = address.partition("//")[2].partition("/")[0]
    strangers = [
        u for u in asked if f"//{host}/" not in u and not u.startswith(("data:", "about:", "blob:"))
    ]
    assert strangers == []
    context.close()


def test_the_first_card_acts_and_can_be_undone(address: str, browser: Any) -> None:
    """On a phone: under two screens; a call's result is one tap, taken back by one more."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(20_000)
    open_case(page, address, "Samuel")
    assert page.locator(".dw-title").bounding_box()["y"] <= 120
    card = page.locator(".dw-now")
    card.get_by_role("button", name="Later").click()
    first = card.locator(".dw-now-what").inner_text()
    assert not first.startswith("Call the attorney")
    while not card.locator("a[href^='tel:']").count():
        card.get_by_role("button", name="Later").click()
    link = card.locator("a[href^='tel:']").first
    link.evaluate("e => e.addEventListener('click', e => e.preventDefault())")  # no telephone here
    link.click()
    card.get_by_role("button", name="Nobody answered").click()
    page.locator(".dw-good").get_by_role("button", name="Undo").click()
    page.locator(".dw-good").wait_for(state="detached")
    page.locator(".dw-log").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("What was done?").select_option("family_support")
    sheet.get_by_role("button", name="Record it").click()
    sheet.wait_for(state="detached")
    page.locator(".dw-good").get_by_role("button", name="Undo").wait_for()
    open_step(page, "Organize and gather support")
    until(page, "text=Taken back")
    home = page.evaluate("location.href")
    page.go_back()
    page.wait_for_function("u => location.href !== u", arg=home)
    context.close()


def _talked(page: Any) -> int:
    """Go through the one conversation: who speaks once, a tap for each, said back; then saved."""
    for box in page.locator(".dw-talk select").all():
        box.select_option(index=1)
    page.get_by_role("button", name="Begin").click()
    taps = 0
    while not (back := page.get_by_role("button", name="They said it back")).count():
        page.locator(".dw-talk .dw-primary").first.click()
        taps += 1
    here = page.evaluate("location.href")
    back.click()
    page.wait_for_function("u => location.href !== u", arg=here)
    return taps


def test_a_chosen_paper_asks_only_what_it_needs(address: str, browser: Any) -> None:
    """One question a screen, no answered one among them; at the end stands the paper, with it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(20_000)
    open_case(page, address, "Linh")
    page.get_by_role("button", name="Choose a paper").click()
    page.locator(".dw-papers button", has_text="Letter of request to ICE").click()
    asked = []
    while not page.evaluate("location.hash").endswith("/papers.pd_letter"):
        page.locator(".dw-next, .dw-talk").first.wait_for()
        if page.locator(".dw-talk").count():
            assert _talked(page) == 3  # two notices, and the yes to the letter
            continue
        (path,) = page.locator(".dw-screen [data-path]").evaluate_all(
            "all => all.map(e => e.dataset.path)"
        )
        asked.append(path)
        if path == "proceedings.next_hearing_date":
            page.locator(question(path)).get_by_text("I don't know").click()
            saved(page, path)
        here = page.evaluate("location.href")
        page.locator(".dw-next").click()
        page.wait_for_function("u => location.href !== u", arg=here)
    assert "proceedings.next_hearing_date" in asked
    assert "identity.legal_name" not in asked
    assert len(asked) == len(set(asked)) <= 6
    page.get_by_role("button", name="Choose a paper").click()
    page.locator(".dw-papers button", has_text="Case sheet").click()
    shown = page.frame_locator(".dw-frame").first.locator("body").inner_text()
    assert "Linh Sample Tran" in shown
    page.evaluate("location.hash = location.hash.replace(/[^/]*$/, 'consents')")
    page.reload()
    register = page.locator(".dw-screen")
    register.get_by_text("May we write to ICE").first.wait_for()
    assert "Language: Spanish" in register.inner_text()
    _taken_back(page, "consent.consent_contact_ice")
    page.get_by_text("The person took this consent back").first.wait_for()
    context.close()


def _taken_back(page: Any, path: str) -> None:
    """Withdraw one use where the paper stands that rests on it; it is held at once."""
    page.evaluate("location.hash = location.hash.replace(/[^/]*$/, 'papers.pd_letter')")
    page.reload()
    page.get_by_text("Consent that this paper rests on").click()
    use = page.locator(question(path))
    use.get_by_text("Withdraw this consent").first.click()
    use.locator("select").last.select_option(index=1)
    use.get_by_role("button", name="Withdraw this consent").click()


def test_a_second_page_and_another_language_find_the_same_case(address: str, browser: Any) -> None:
    """A second page asks for no passphrase, and the Spanish guide shows the same answers."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="es-US")
    page = context.new_page()
    page.set_default_timeout(20_000)
    open_case(page, address, "Marta")
    page.locator(".dw-more").dispatch_event("click")
    page.get_by_role("button", name="Español", exact=True).click()
    page.locator(".dw[lang=es]").wait_for()
    assert "Inicio" in page.locator(".dw-nav").text_content()
    context.close()


def test_two_pages_on_one_answer_lose_neither(address: str, browser: Any) -> None:
    """The later save of an older version is told so, and its text stays in the box."""
    pages = []
    path = "custody.locator_method"
    for _ in range(2):
        page = browser.new_context(viewport={"width": 800, "height": 800}).new_page()
        page.set_default_timeout(20_000)
        open_case(page, address, "Marta")
        open_step(page, "Gather information and the privacy waiver")
        until(page, question(path))
        pages.append(page)
    first, second = (page.locator(f"{question(path)} input") for page in pages)
    first.fill("The locator, this morning")
    second.fill("A visit, last night")  # typed before it can hear of the first
    first.blur()
    saved(pages[0], path)
    second.blur()
    pages[1].locator(f"{question(path)} .dw-conflict").wait_for()
    assert second.input_value() == "A visit, last night"
    assert "The locator, this morning" in pages[1].locator(question(path)).inner_text()
    for page in pages:
        page.context.close()


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("identity.a_number", "ABCDEFG"),
        ("identity.legal_name", "a\ufffdb"),
    ],
)
def test_a_refusal_stands_beside_the_question_with_the_text_kept(
    address: str, browser: Any, path: str, typed: str
) -> None:
    """What cannot be saved is told beside the question, and stays typed."""
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.set_default_timeout(20_000)
    open_case(page, address, "Samuel")
    open_step(page, "Gather information and the privacy waiver")
    until(page, question(path))
    show = page.locator(f"{question(path)} button", has_text="Show")
    if show.count() and show.first.is_visible():
        show.first.click()
    box = page.locator(f"{question(path)} input")
    box.fill(typed)
    box.blur()
    page.locator(f"{question(path)} .dw-error").filter(has_text="e").wait_for()
    assert box.input_value() == typed
    page.context.close()


@pytest.mark.parametrize("typed", ["{{7*7}}", "<script>alert(1)</script>", "#set page", "=cmd()"])
def test_what_looks_like_code_is_a_name(address: str, browser: Any, typed: str) -> None:
    """A hostile name is kept as text, shown as text, and runs nowhere."""
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.set_default_timeout(20_000)
    page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.type}"))
    open_case(page, address, "Linh")
    open_step(page, "Gather information and the privacy waiver")
    path = "identity.legal_name"
    until(page, question(path))
    box = page.locator(f"{question(path)} input")
    box.fill(typed)
    saved(page, path)
    page.locator(".dw-more").dispatch_event("click")
    page.locator(".dw-nav button").nth(1).click()
    page.get_by_text(typed, exact=True).first.wait_for()
    page.context.close()
