"""What the screens say, beside that they can be shown."""

import json

import pytest

from depwork.forms.look import Look, Scope
from depwork.forms.screens.decisions import ask_options, asks, decisions, in_the_way
from depwork.forms.screens.documents import previews
from depwork.forms.screens.frame import frame
from depwork.forms.screens.home import home
from depwork.forms.screens.needs import need
from depwork.forms.screens.review import review
from depwork.forms.screens.step import step_screen
from depwork.guide import Page, Piece, Prose
from depwork.model.questions import meant, questions


@pytest.fixture
def look(desk):
    """The whole guide's look at the open case."""
    return Look(desk, Scope())


def test_the_task_list_tells_done_ready_and_blocked_by_what(look):
    """Ten rows; a blocked one says in words what it waits for."""
    parts = [part for one in home(look)["blocks"] for column in one["parts"] for part in column]
    (rows,) = [one["rows"] for one in parts if one["t"] == "tasks"]
    assert [row["step"] for row in rows] == list(range(10))
    blocked = [row for row in rows if row["state"] == "blocked"]
    assert [row["blocked"] for row in blocked] == [["The attorney looks first"]]
    assert rows[0]["tag"] == "Begun"


def test_the_review_holds_every_meaningful_question_with_a_way_to_change_it(look):
    """Nothing that is asked is missing from the review."""
    found = {
        row["focus"]
        for block in review(look)["blocks"]
        if block["t"] == "summary"
        for row in block["rows"]
    }
    assert found == {f.path for f in questions() if meant(f, look.case)}


def test_decisions_show_reasons_sources_and_what_would_settle_them(look):
    """Each reason names its rule, its source and the answers it looked at."""
    text = json.dumps(decisions(look), ensure_ascii=False)
    for part in ("No removal date is known", "Source: Guide, seed.001.step3"):
        assert part in text
    assert "proceedings.removal_date" in text


def test_asks_are_questions_with_deciders_addressees_and_dated_facts(look):
    """An ask shows who decides, who may be addressed, and a fee with its day, marked stale."""
    text = json.dumps(asks(look), ensure_ascii=False)
    assert "not advice" in text
    for part in ("Members of Congress", "May 7, 2026", "STALE", "Not known yet"):
        assert part in text


def test_a_chosen_ask_is_one_of_todays_rows_or_what_stands_there(look, desk):
    """The person chooses among the rows the rules give today; an older choice is kept."""
    assert [option["v"] for option in ask_options(look)] == ["R-11"]
    desk.record("campaign.chosen_ask", "R-04", desk.case().version)
    blocks = step_screen(Look(desk, Scope()), 4, "ask")["blocks"]
    (chosen,) = [b for b in blocks if b.get("path") == "campaign.chosen_ask"]
    assert [option["v"] for option in chosen["options"]] == ["R-11", "R-04"]


def test_a_gate_stands_where_it_blocks_and_nowhere_else(look):
    """What holds the letter back is told at steps five and six, not at step three."""
    assert in_the_way(look, 5)
    assert in_the_way(look, 6)
    assert not in_the_way(look, 3)


def test_a_preview_lists_gaps_and_what_would_release_what_is_withheld(look):
    """Beside the document: its missing answers, and the consent that is needed."""
    text = json.dumps(previews(look, 5), ensure_ascii=False)
    assert '"sandbox"' not in text
    assert "custody.facility" in text
    assert "Needs the person's yes" in text


@pytest.mark.parametrize(
    "found",
    [
        "consent:consent_contact_ice",
        "signoff:immigration_history.prior_removals@ice",
        "never",
        "something else",
    ],
)
def test_every_need_has_its_words(look, found):
    """What would release a fact is said in a sentence, whatever its kind."""
    assert " " in need(found, look)
    assert "consent_" not in need(found, look)


def test_a_frame_names_the_case_by_its_code_alone(look, desk):
    """Around a screen stands the random code, never a name."""
    desk.record("identity.legal_name", "CANARY-4711", desk.case().version)
    text = json.dumps(frame(look, "tasks"), ensure_ascii=False)
    assert "ABCD-2345" in text
    assert "CANARY" not in text


def test_a_page_is_a_screen_with_its_facts_as_of_a_day(desk):
    """A prose page shows its parts, tells a stale fact as stale, and can be printed."""
    fact = (Piece("fee.i-246", look="fact"),)
    page = Page("3_look", "Where to look", (Prose("para", ((fact,),)),))
    desk.prose = {3: (page,)}
    shown = step_screen(Look(desk, Scope()), 3, "page_look")
    assert (shown["title"], shown["print"]) == ("Where to look", True)
    (block,) = shown["blocks"]
    (value, mark) = block["parts"][0]["rows"][0][0]
    assert value["b"]
    assert mark["m"] == "stale"
    assert "STALE" in mark["x"]
