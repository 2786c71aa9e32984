"""Facts to verify, the shelf, the factors, tasks, and an organization's own questions."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from depwork.forms.guide_desk import FactSheet
from depwork.forms.look import Look, Scope
from depwork.forms.screens.home import home, shown_state
from depwork.forms.screens.own import own_summary
from depwork.forms.screens.reaching import reaching
from depwork.forms.screens.step import step_screen
from depwork.forms.screens.todo import AHEAD, todos
from depwork.forms.talk import Talk
from depwork.model.choices import Locale
from depwork.model.decision import StepReadiness, StepState
from depwork.model.own import OwnKind
from depwork.model.questions import own_field, with_answer
from depwork.services.guiding import load_guide


@pytest.fixture
def look(desk):
    """The whole guide's look at the open case."""
    return Look(desk, Scope())


@pytest.fixture
def talk(desk):
    """A page's conversation, its case open."""
    found = Talk(desk, Scope())
    found.reply({"do": "hello"})
    return found


def directory(reply):
    """Return the list to search of a screen."""
    return next(b for b in reply.content["screen"]["blocks"] if b["t"] == "directory")


def test_a_fact_is_looked_up_signed_and_kept(talk, desk):
    """From the list to one fact; without the tick it is refused beside it, with it it is kept."""
    (item,) = directory(talk.reply({"do": "go", "to": "facts"}))["items"]
    assert item["tag"]["text"] == "Past its day"
    shown = talk.reply({"do": "go", "to": item["go"]}).content["screen"]
    (form,) = [b for b in shown["blocks"] if b["t"] == "form"]
    assert [f["name"] for f in form["fields"]] == ["en", "how", "by", "today"]
    values = {"en": "755", "how": "called", "by": "K-2", "today": False}
    sent = {"do": "fact_check", "at": item["go"], "values": values}
    assert "today" in talk.reply(sent).content["refused"]
    kept = talk.reply({**sent, "values": {**values, "today": True}}).content
    assert kept["recorded"]
    assert desk.checked[-1] == ("fee.i-246", {**values, "today": True})


def test_what_another_organization_looked_up_says_so(talk, desk):
    """In the list and on the fact's own screen; what we looked up ourselves names nobody."""
    by = "Checked by LEGAL-1, an organization that your keeper trusts"
    assert by not in json.dumps(talk.reply({"do": "go", "to": "facts"}).content)
    (line,) = desk.facts()
    desk.facts = lambda: (replace(line, checked_by="LEGAL-1"),)
    (item,) = directory(talk.reply({"do": "go", "to": "facts"}))["items"]
    assert by in item["small"]
    assert by in json.dumps(talk.reply({"do": "go", "to": item["go"]}).content)


def test_a_fact_that_can_be_called_says_what_to_have_ready_and_what_is_learned(desk):
    """Number, hours, answers that are asked for and what ICE learns, in both languages."""
    guide = load_guide(None)
    (line,) = desk.facts()
    entry = guide.register.fact("locate.ice-line", date(2026, 11, 25)).entry
    sheet = FactSheet(line, "", "x", "text", ("", ""), reach=entry.reach)
    wanted = {
        Locale.EN: ["(888) 351-4024", "Monday to Friday, 08:00 to 20:00, Eastern", "ICE learns"],
        Locale.ES: ["(888) 351-4024", "de lunes a viernes, de 08:00 a 20:00", "ICE se entera"],
    }
    for locale, parts in wanted.items():
        told = json.dumps(reaching(sheet, guide.words(locale)), ensure_ascii=False)
        assert all(part in told for part in parts), told
        assert guide.words(locale).field("identity.a_number").label.rstrip("?") in told
    assert reaching(replace(sheet, reach=None), guide.words(Locale.EN)) == []


def test_the_shelf_tells_day_source_and_mark_of_everything(talk):
    """What is old or past its day never looks current; an address leads to its dated fact alone."""
    items = directory(talk.reply({"do": "go", "to": "shelf"}))["items"]
    assert len(items) > 50
    assert all(item["small"] and item["tag"]["text"] for item in items)
    assert all(item["go"] == "" or item["go"].startswith("facts.") for item in items)
    assert {item["in"][0][0] for item in items} >= {"legal_help", "policy", "know_your_rights"}
    old = [item for item in items if "Families for Freedom" in json.dumps(item)]
    assert {item["tag"]["text"] for item in old} == {"Old"}


def test_the_shelf_is_narrowed_by_need_place_and_language(talk):
    """Legal help for Texas is found by filter and by word; a group of another state is not."""
    block = directory(talk.reply({"do": "go", "to": "shelf"}))
    need, place, language = block["filters"]
    assert need["options"][0] == {"v": "legal_help", "label": "Free or low-cost legal help"}
    assert {"v": "TX", "label": "Texas"} in place["options"]
    assert {"v": "ht", "label": "Haitian Creole"} in language["options"]
    assert "Texas" in block["everywhere"]

    def found(**chosen):
        names = ("need", "place", "language")
        return [
            item
            for item in block["items"]
            if all(
                name not in chosen or not item["in"][at] or chosen[name] in item["in"][at]
                for at, name in enumerate(names)
            )
        ]

    texan = found(need="legal_help", place="TX")
    assert len(texan) >= 4
    assert all(item["wide"] for item in texan)
    assert "GLAHR" not in json.dumps(found(place="TX"))
    assert "GLAHR" in json.dumps(found(place="GA"))
    assert 0 < len(found(need="legal_help", language="ht")) < len(found(need="legal_help"))


def test_factors_are_no_score_and_what_can_harm_stands_apart(look):
    """The status line is printed; gated factors are named alone, without a paper to bring."""
    screen = step_screen(look, 5, "factors")
    text = json.dumps(screen, ensure_ascii=False)
    assert screen["blocks"][0]["t"] == "note"
    assert "Nobody is scored" in text
    said = [factor.said(look.desk.locale)[0] for factor in look.desk.factors() if factor.gated]
    assert any("Arrests" in name for name in said)
    assert screen["blocks"][-len(said) :] == [{"t": "text", "text": name} for name in said]
    assert "score" not in text.replace("scored", "")


def test_what_is_late_stands_first_and_what_is_far_or_done_is_left_out(look, desk):
    """Tasks with a day come by day, those without last; done and distant ones are not shown."""
    day = desk.today
    case = with_answer(
        look.case,
        "plan.tasks",
        [
            {"what": "no day"},
            {"what": "soon", "due": day + timedelta(days=AHEAD)},
            {"what": "far", "due": day + timedelta(days=AHEAD + 1)},
            {"what": "late", "due": day - timedelta(days=1)},
            {"what": "done", "due": day, "done": day},
        ],
    )
    assert [todo.what for todo in todos(case, day)] == ["late", "soon", "no day"]
    desk.add(case)
    now, _ = home(Look(desk, Scope()))["blocks"][0]["parts"]
    (rows,) = [one["rows"] for part in now for one in part.get("blocks", ()) if "rows" in one]
    assert [bool(row["tag"]) for row in rows] == [True, False, False]
    assert rows[0]["go"] == "6.tasks"


def test_a_supplement_a_paper_and_a_promise_are_tasks_of_their_own(look, desk):
    """What follows from other answers is on the list without being typed twice."""
    day = desk.today
    case = look.case
    sent = [{"document": "d", "office": "o", "channel": "c", "sent_on": day}]
    for path, raw in (
        ("campaign.supplement_by", day),
        ("campaign.sendings", sent),
        ("evidence.owed", [{"claim": "family", "kind": "DOC-FAM", "due": day}]),
        ("plan.outreach", [{"kind": "media", "title": "t", "next_on": day}]),
    ):
        case = with_answer(case, path, raw)
    keys = {todo.key for todo in todos(case, day)}
    assert keys == {"todo_supplement", "todo_paper", "todo_outreach"}


def test_own_questions_are_asked_saved_and_reviewed(desk, talk):
    """An organization's question has its screen, saves like any other, and is in the review."""
    desk.own = (own_field("ride", 3, OwnKind.LONG),)
    words = desk.words()
    texts = words._texts
    texts["fields"] |= {f"own.ride.{p}": f"ride {p}" for p in ("label", "hint", "why")}
    screen = talk.reply({"do": "go", "to": "3.own"}).content["screen"]
    (question,) = [b for b in screen["blocks"] if b["t"] == "question"]
    saved = talk.reply(
        {"do": "save", "path": "own.ride", "rev": question["rev"], "value": "Ana", "at": "3.own"}
    )
    assert saved.content["saved"]
    (block,) = own_summary(Look(desk, Scope()), 3)
    assert block["rows"][0]["lines"] == ["Ana"]
    assert own_summary(Look(desk, Scope()), 4) == []


def test_no_step_is_marked_done_while_a_question_of_it_is_left(look):
    """The card of a step is green only where each question that has a meaning was asked."""
    blocks = home(look)["blocks"]
    inside = [part for block in blocks for group in block.get("parts", [blocks]) for part in group]
    steps = next(b for b in inside if b["t"] == "tasks")["rows"]
    by_step = {row.step: row for row in look.decided.readiness.value}
    green = [row["step"] for row in steps if row["state"] == "done"]
    assert [step for step in green if by_step[step].asked < by_step[step].total] == []
    begun = StepReadiness(step=2, state=StepState.DONE, asked=1, total=4)
    assert shown_state(begun) is StepState.READY
    assert shown_state(begun.replace(asked=4)) is StepState.DONE
