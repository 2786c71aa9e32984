"""The first hour on the page: where to search, whom to call, who leads, reading aloud, places."""

from datetime import date

import pytest

from depwork.forms.decided import Decided
from depwork.forms.look import Look, Scope
from depwork.forms.route import AMONG, screens
from depwork.forms.screens.aloud import aloud_path
from depwork.forms.screens.facilities import PLACE, check_place, place_id
from depwork.forms.screens.home import home
from depwork.forms.screens.step import step_screen
from depwork.forms.talk import Talk
from depwork.model.questions import asked_field, with_answer
from depwork.rules.beginning import beginning
from depwork.rules.urgency import urgency

TODAY = date(2026, 11, 22)


@pytest.fixture
def looking(desk):
    """A look at the open case after some answers, decided by the real rules."""

    def look(**answers):
        case = desk.case()
        for path, value in answers.items():
            case = with_answer(case, path.replace("__", "."), value)
        desk.store[desk.code] = case
        fake = desk.decided()
        real = Decided(
            urgency(case, TODAY),
            fake.gates,
            fake.asks,
            fake.readiness,
            beginning=beginning(case, TODAY),
        )
        desk.decided = lambda: real
        return Look(desk, Scope())

    return look


def _parts(blocks):
    """Every part of a screen, those inside its columns too."""
    for block in blocks:
        yield block
        for inner in block.get("blocks", ()), *block.get("parts", ()):
            yield from _parts(inner)


def _notes(screen):
    return {b["title"]: b for b in _parts(screen["blocks"]) if b["t"] == "note"}


def test_each_place_says_what_it_still_wants(looking):
    """The locator by name is ready; by number it links to the question on this very screen."""
    look = looking(identity__legal_name="Ana Ejemplo", identity__country_of_birth="GT")
    screen = step_screen(look, 0, "locate")
    notes = _notes(screen)
    by_name = notes["ICE locator, by name"]
    assert "Open the locator: you have what it needs." in str(by_name)
    (wanted,) = [b for b in notes["ICE locator, by A-number"]["blocks"] if b["t"] == "links"]
    assert [item["focus"] for item in wanted["items"]] == ["identity.a_number"]
    assert {item["go"] for item in wanted["items"]} == {"0.locate"}
    asked = [b["path"] for b in screen["blocks"] if b["t"] == "question"]
    assert "identity.a_number" in asked


def test_no_place_shows_a_value(looking):
    """What is in hand is named by its question, never by what was typed."""
    look = looking(identity__legal_name="Zqcanary Ejemplo", identity__a_number="999-000-012")
    for note in _notes(step_screen(look, 0, "locate")).values():
        assert "Zqcanary" not in str(note)
        assert "999000012" not in str(note)


def test_hours_reorder_the_steps_and_say_whom_to_call(looking):
    """At the most urgent the attorney's step comes second, and the short packet is offered."""
    look = looking(
        custody__custody_status="ICE_detained",
        proceedings__proceeding_stage="final_order",
        proceedings__removal_date=date(2026, 11, 24),
        attorney__has_attorney=True,
    )
    screen = home(look)
    (rows,) = [b["rows"] for b in _parts(screen["blocks"]) if b["t"] == "tasks"]
    assert [row["step"] for row in rows][:3] == [0, 2, 4]
    call = _notes(screen)["Whom to call first"]
    assert call["tone"] == "stop"
    assert "Call the attorney first" in str(call)
    assert "6.packet" in str(call)


def test_calm_cases_keep_the_guides_order(looking):
    """With time, the steps stand as written and nothing shouts."""
    look = looking(
        custody__custody_status="free",
        proceedings__proceeding_stage="NTA_pending_IJ",
        proceedings__next_hearing_date=date(2027, 2, 1),
    )
    screen = home(look)
    (rows,) = [b["rows"] for b in _parts(screen["blocks"]) if b["t"] == "tasks"]
    assert [row["step"] for row in rows] == list(range(10))
    assert "Whom to call first" not in _notes(screen)


def test_the_attorney_as_lead_is_told_in_a_sentence(looking):
    """The sentence stands where the lead is named; with somebody else it is gone."""
    assert "does not run it" in str(
        step_screen(looking(campaign__campaign_lead="Our attorney"), 1, "team")
    )
    assert "does not run it" not in str(
        step_screen(looking(campaign__campaign_lead="Her aunt"), 1, "team")
    )


def test_a_family_without_an_organization_has_its_own_way(looking):
    """A no brings its page, and the questions for groups stand back; a yes takes the page away."""
    pages = ("1_own_way",)
    alone = looking(campaign__has_organization=False).case
    assert "1.page_own_way" in screens(1, alone, previews=False, pages=pages)
    asked = [b.get("path") for b in step_screen(looking(), 1, "team")["blocks"]]
    assert "campaign.organization" not in asked
    grouped = looking(campaign__has_organization=True).case
    assert "1.page_own_way" not in screens(1, grouped, previews=False, pages=pages)


def test_reading_aloud_goes_through_every_question_of_a_step(looking):
    """One question a screen, hint and reason open, on to the last and out again."""
    look = looking(custody__custody_status="ICE_detained")
    start = [b for b in step_screen(look, 3, "person")["blocks"] if b["t"] == "buttons"][-1]
    place = start["items"][0]["go"]
    seen = []
    while (path := aloud_path(place.partition(".")[2])) and path not in seen:
        screen = step_screen(look, 3, place.partition(".")[2])
        (question,) = [b for b in screen["blocks"] if b["t"] == "question"]
        assert screen["aloud"]
        assert question["aloud"]
        assert question["why"]
        seen.append(question["path"])
        place = screen["next"]
    assert len(seen) > 30
    assert "identity.legal_name" in seen
    assert place == f"3.{asked_field(seen[-1]).mark.topic}"


def test_a_place_is_kept_under_its_own_name(desk):
    """Mail, phone and visits become one dated entry; an empty form is refused beside its box."""
    kept = []
    desk.check_fact = lambda entry, values: kept.append((entry, values)) or ()
    talk = Talk(desk, Scope())
    signed = {"how": "called", "by": "K-2", "today": True}
    values = {"name": "Invented Valley", "mail": "PO Box 1", "visits": "Sundays", **signed}
    assert check_place(desk, values) == ()
    ((entry, told),) = kept
    assert entry == place_id("invented  VALLEY") == f"{PLACE}invented-valley"
    assert told["en"] == "Mail: PO Box 1 · Visits: Sundays"
    assert talk.reply({"do": "hello", "id": "0", "case": desk.code}).content["screen"]
    refused = talk.reply({"do": "place_check", "id": "1", "at": "3.facilities", "values": signed})
    assert set(refused.content["refused"]) == {"name"}


def test_one_paper_is_taken_away_or_refused_with_its_reason(desk):
    """The bytes travel beside the reply; what a rule holds back says so."""
    talk = Talk(desk, Scope())
    talk.reply({"do": "hello", "id": "0", "case": desk.code})
    made = talk.reply({"do": "take", "id": "1", "of": "pd_letter", "kind": "pdf"})
    assert made.content["packet"]["files"][0]["name"] == "pd_letter.pdf"
    assert made.buffers == [b"%PDF-1.7"]
    refused = talk.reply({"do": "take", "id": "2", "of": "petition", "kind": "pdf"})
    assert refused.buffers == []
    assert refused.content["packet"]["refused"]


def test_screens_among_the_questions_exist(desk):
    """Each screen that is neither questions nor page can be shown."""
    look = Look(desk, Scope())
    for step, names in AMONG.items():
        for name in names:
            assert step_screen(look, step, name)["place"] == f"{step}.{name}"
