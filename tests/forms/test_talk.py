"""One reply to each message, and trouble in calm words."""

import json

import pytest

from depwork.errors import AgentGoneError, UnwritableError
from depwork.forms.look import Scope
from depwork.forms.route import screens
from depwork.forms.talk import Talk
from depwork.forms.wire import rev
from depwork.model.choices import Locale
from depwork.model.questions import answer_of, steps

NAME = "identity.legal_name"


def _save(talk, path, value, seen=None):
    return talk.reply(
        {"do": "save", "id": "1", "path": path, "value": value, "rev": rev(seen), "at": "3.person"}
    ).content


def test_hello_brings_the_task_list_and_the_pages_words(fake):
    """The first reply holds all that the page's script says, and where we are."""
    talk = Talk(fake.open_desk(), Scope())
    content = talk.reply({"do": "hello", "id": "a:0"}).content
    assert content["re"] == "a:0"
    assert content["screen"]["place"] == "tasks"
    assert content["strings"]["leave"] == "Leave"
    assert ("MX", "Mexico") in [(c["v"], c["label"]) for c in content["countries"]]


def test_every_screen_of_every_step_can_be_shown_in_both_languages(talk, desk):
    """Each place gives a screen of plain JSON with a title and at most forty questions."""
    for locale in Locale:
        desk.set_locale(locale)
        for step in steps():
            for place in screens(step, desk.case(), previews=bool(desk.previews(step))):
                content = talk.reply({"do": "go", "id": "1", "to": place}).content
                assert "trouble" not in content, place
                assert content["screen"]["place"] == place
                assert content["screen"]["title"]
                asked = [b for b in content["screen"]["blocks"] if b["t"] == "question"]
                assert len(asked) <= 7, place
                json.dumps(content)
        for place in ("tasks", "review", "decisions", "cases", "new"):
            assert "screen" in talk.reply({"do": "go", "id": "1", "to": place}).content


def test_an_answer_is_saved_and_acknowledged(talk, desk):
    """A save tells its time and the mark of what is stored now."""
    content = _save(talk, NAME, "  Marisol Ejemplo ")
    assert content["saved"]["at"] == "21:43"
    assert content["saved"]["rev"] == rev("Marisol Ejemplo")
    assert answer_of(desk.case(), NAME) == "Marisol Ejemplo"


def test_a_refused_answer_names_its_problem_and_changes_nothing(talk, desk):
    """A seven-letter A-number is refused in words; the store stays as it was."""
    content = _save(talk, "identity.a_number", "ABCDEFG")
    assert content["problems"][0]["text"]
    assert "screen" not in content
    assert answer_of(desk.case(), "identity.a_number") is None


@pytest.mark.parametrize("raw", ["2026-02-30", "2026-13-01", "2026-02-", "26-02-03", "--5"])
def test_an_impossible_date_is_refused(talk, raw):
    """No day that does not exist is kept, and none is guessed."""
    assert "problems" in _save(talk, "identity.dob", raw)


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "<script>alert(1)</script>", "#set page(width: 1pt)", "=cmd()", "O’Brien"]
)
def test_hostile_text_is_kept_as_text(talk, desk, text):
    """What looks like code is kept letter by letter and goes back as JSON."""
    assert "saved" in _save(talk, NAME, text)
    assert answer_of(desk.case(), NAME) == text


def test_too_long_and_lost_letters_are_refused(talk):
    """A hundred thousand letters and a letter lost in copying are refused in words."""
    assert "problems" in _save(talk, "story.what_person_wants", "a" * 100_000)
    assert "problems" in _save(talk, NAME, "abc\ufffddef")


def test_an_emptied_box_is_not_asked(talk, desk):
    """Taking all text out takes the answer back."""
    _save(talk, NAME, "Marisol")
    assert "saved" in _save(talk, NAME, "  ", seen="Marisol")
    assert answer_of(desk.case(), NAME) is None


def test_going_elsewhere_blanks_nothing(talk, desk):
    """After an answer, any walk through the screens leaves it as it is."""
    _save(talk, NAME, "Marisol")
    for place in ("3.origin", "tasks", "3.person"):
        talk.reply({"do": "go", "id": "1", "to": place})
    assert answer_of(desk.case(), NAME) == "Marisol"


def test_somebody_elses_later_answer_is_a_conflict(talk, desk):
    """A save over an answer the page never showed gives their text back, and keeps it."""
    desk.record(NAME, "Theirs", desk.case().version)
    content = _save(talk, NAME, "Mine")
    assert content["conflict"] == {"value": "Theirs", "rev": rev("Theirs"), "lines": ["Theirs"]}
    assert answer_of(desk.case(), NAME) == "Theirs"
    assert "saved" in _save(talk, NAME, "Mine", seen="Theirs")


def test_somebody_elses_other_answer_is_no_conflict(talk, desk):
    """Two people answering different questions do not stand in each other's way."""
    desk.record("identity.pronouns", "she", desk.case().version)
    assert "saved" in _save(talk, NAME, "Mine")
    assert answer_of(desk.case(), "identity.pronouns") == "she"


def test_a_save_sent_twice_is_saved_once(talk, desk):
    """A repeated message, its first reply lost, is acknowledged without another version."""
    _save(talk, NAME, "Marisol")
    version = desk.case().version
    assert "saved" in _save(talk, NAME, "Marisol")
    assert desk.case().version == version


def test_a_consent_is_given_and_withdrawn_in_its_history(talk, desk):
    """A withdrawal closes the last consent on its own day and erases nothing."""
    path = "consent.consent_contact_ice"
    values = {"given_by": "person", "how": "spoken", "language": "es", "given_on": "2026-11-22"}
    message = {"do": "consent_give", "id": "1", "path": path, "rev": rev([]), "values": values}
    assert "saved" in talk.reply(message).content
    now = rev([c.model_dump(mode="json") for c in answer_of(desk.case(), path)])
    talk.reply({"do": "consent_withdraw", "id": "2", "path": path, "rev": now, "by": "person"})
    (consent,) = answer_of(desk.case(), path)
    assert consent.revoked_on == desk.today
    assert consent.given_on == desk.today


def test_a_consent_with_an_impossible_day_is_refused_at_its_field(talk):
    """The problem of a consent stands beside the box that caused it."""
    values = {"given_by": "person", "how": "spoken", "language": "es", "given_on": "2026-02-30"}
    path = "consent.consent_contact_ice"
    message = {"do": "consent_give", "id": "1", "path": path, "rev": rev([]), "values": values}
    assert set(talk.reply(message).content["refused"]) == {"given_on"}


def test_a_row_is_refused_at_its_own_field(talk):
    """A relative without a relation is refused in row and field; blank rows do not count."""
    rows = [{"relation": "", "first_name": ""}, {"relation": "", "first_name": "Lucía"}]
    problems = _save(talk, "family.members", rows, seen=[])["problems"]
    assert [p["at"] for p in problems] == ["family.members.0.relation"]


def test_a_language_change_keeps_the_place(talk, desk):
    """The same screen comes back in the other language, with the page's words."""
    content = talk.reply({"do": "locale", "id": "1", "to": "es", "at": "3.person"}).content
    assert content["screen"]["place"] == "3.person"
    assert content["strings"]["leave"] == "Salir"
    assert desk.locale is Locale.ES


def test_a_locked_store_shows_its_box_whatever_is_asked(fake):
    """Nothing about a case is said before the passphrase; a wrong one is told at its box."""
    talk = Talk(fake.open_desk(locked=True, practice=False), Scope())
    hello = talk.reply({"do": "hello", "id": "1", "case": fake.CODE, "at": "3.person"}).content
    assert hello["screen"]["place"] == "unlock"
    assert fake.CODE not in json.dumps(hello)
    assert (
        talk.reply({"do": "go", "id": "2", "to": "review"}).content["screen"]["place"] == "unlock"
    )
    wrong = talk.reply({"do": "unlock", "id": "3", "values": {"passphrase": "no"}}).content
    assert "passphrase" in wrong["refused"]
    right = {"do": "unlock", "id": "4", "values": {"passphrase": fake.PASSPHRASE}}
    assert talk.reply(right).content["screen"]["place"] == "tasks"


def test_locking_between_two_messages_shows_the_box(talk, desk):
    """A store locked elsewhere turns the next save into the box, not into a failure."""
    desk.lock()
    assert _save(talk, NAME, "Marisol")["screen"]["place"] == "unlock"


def test_trouble_is_one_calm_sentence_without_a_value(talk, desk):
    """Whatever fails, the reply holds no exception and nothing that was typed."""

    def broken(*_):
        raise RuntimeError("Marisol was typed here")

    desk.record = broken
    content = _save(talk, NAME, "Marisol")
    assert set(content) == {"trouble", "re"}
    assert "Marisol" not in json.dumps(content)
    assert "trouble" in talk.reply({"do": "no such act", "id": "9"}).content


def test_an_unknown_case_code_brings_the_list_of_cases(fake):
    """An address that names no case here leads to the cases, not to an error."""
    talk = Talk(fake.open_desk(), Scope())
    content = talk.reply({"do": "hello", "id": "1", "case": "ZZZZ-9999", "at": "tasks"}).content
    assert content["screen"]["place"] == "cases"


def test_a_new_case_needs_its_consent(talk, desk):
    """Without who said yes and when no case begins."""
    before = set(desk.store)
    refused = talk.reply({"do": "new", "id": "1", "values": {"given_by": "person"}}).content
    assert "given_on" in refused["refused"]
    assert set(desk.store) == before
    values = {
        "given_by": "relative",
        "how": "phone",
        "language": "es",
        "given_on": "2026-11-22",
        "provisional": True,
    }
    content = talk.reply({"do": "new", "id": "2", "values": values}).content
    assert content["screen"]["place"] == "tasks"
    (consent,) = desk.case().consent.consent_store
    assert consent.provisional


def test_events_are_recorded_or_refused_at_their_field(talk, desk):
    """A call stands in the ledger; a negative count is told beside *how many*."""
    values = {"on": "2026-11-22", "activity": "call", "count": "1", "answer": "voicemail"}
    done = talk.reply({"do": "event", "id": "1", "values": values, "at": "8.ledger"}).content
    assert done["recorded"]
    assert len(desk.lines) == 1
    values["count"] = "-1"
    assert "count" in talk.reply({"do": "event", "id": "2", "values": values}).content["refused"]


def test_the_packets_bytes_travel_beside_the_message(talk):
    """The reply names each file and its size; the bytes are buffers in the same order."""
    reply = talk.reply({"do": "packet", "id": "1", "bare": False})
    files = reply.content["packet"]["files"]
    assert [f["name"] for f in files] == ["packet.zip", "ice.pdf"]
    assert len(reply.buffers) == len(files)
    assert reply.content["packet"]["refused"][0]["title"]


def test_one_step_and_one_question_have_their_own_pages(fake):
    """A lesson starts at its step's first screen; a single question is all there is."""
    lesson = Talk(fake.open_desk(), Scope(step=3)).reply({"do": "hello", "id": "1"}).content
    assert lesson["screen"]["place"] == "3.person"
    assert lesson["screen"]["nav"] == []
    one = Talk(fake.open_desk(), Scope(path=NAME)).reply({"do": "hello", "id": "1"}).content
    assert [b["path"] for b in one["screen"]["blocks"]] == [NAME]


@pytest.mark.parametrize(
    ("act", "more"),
    [
        ("save", {"path": NAME, "value": "Elsewhere", "rev": rev(None)}),
        ("preview", {"of": "pd_letter"}),
        ("edit_open", {"of": "pd_letter"}),
        ("packet", {}),
    ],
)
def test_what_was_said_about_another_case_reaches_none(talk, desk, act, more):
    """Said of the open case it is done; the same, sent again where another is open, is refused."""
    message = {"do": act, "id": "1", "at": "3.person", **more}
    before = desk.case()
    other = talk.reply({**message, "within": "OTHR-2345"}).content
    assert other["trouble"]
    assert desk.case() == before
    assert "trouble" not in talk.reply({**message, "within": before.case_code}).content


@pytest.mark.parametrize("why", ["behind", "ahead"])
def test_a_clock_that_cannot_be_right_is_told_on_every_screen(fake, why):
    """Above the cases, the tasks, a step and the lists stands that the day is not believed."""
    desk = fake.open_desk()
    talk = Talk(desk, Scope())
    for at in ("tasks", "3.person", "0.triage", "facts", "todo"):
        plain = talk.reply({"do": "hello", "id": "1", "at": at}).content["screen"]
        desk.keeper.doubt = why
        warned = talk.reply({"do": "hello", "id": "1", "at": at}).content["screen"]
        desk.keeper.doubt = ""
        told, *rest = warned["blocks"]
        assert told["tone"] == "stop"
        assert len(rest) == len(plain["blocks"])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (AgentGoneError("x"), "holds the keys has stopped"),
        (UnwritableError("x", "disk_full"), "is full"),
        (UnwritableError("x", "read_only"), "does not let anything be written"),
        (UnwritableError("x", "no_folder"), "is not there"),
        (UnwritableError("x"), "refused to write"),
    ],
)
@pytest.mark.parametrize("do", ["save", "go", "hello", "news"])
def test_what_stands_in_the_way_is_said(talk, desk, monkeypatch, error, says, do):
    """A dead key agent, a full disk, a closed folder: what to do, and no other screen over it."""

    def refuse(*_args, **_more):
        raise error

    for name in ("case", "record", "locked", "version"):
        monkeypatch.setattr(desk, name, refuse)
    asked = {"path": NAME, "value": "Zaragoza", "rev": rev(None), "at": "3.person", "to": "tasks"}
    content = talk.reply({"do": do, "id": "1", **asked}).content
    assert set(content) - {"re"} <= {"trouble", "screen"}
    if do in {"save", "go"}:
        assert says in content["trouble"]
        assert "Zaragoza" not in content["trouble"]
    assert "went wrong" not in content.get("trouble", "")
