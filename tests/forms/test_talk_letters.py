"""What a page asks besides its screens: news, documents, readers, letters edited by hand."""

import json

import pytest

from depwork.forms.look import Scope
from depwork.forms.talk import Talk
from depwork.forms.wire import rev
from depwork.model.choices import Audience, Locale

NAME = "identity.legal_name"


def test_news_are_told_once_and_only_when_there_are_any(talk, desk):
    """A page that shows the latest version hears nothing; an older one gets the screen."""
    shown = talk.reply({"do": "go", "id": "1", "to": "3.person"}).content["screen"]["version"]
    assert shown == desk.case().version
    quiet = talk.reply({"do": "news", "id": "2", "version": shown, "at": "3.person"}).content
    assert quiet == {"re": "2"}
    desk.record(NAME, "Marisol", shown)
    told = talk.reply({"do": "news", "id": "3", "version": shown, "at": "3.person"}).content
    assert told["news"]
    assert told["screen"]["place"] == "3.person"
    assert told["screen"]["version"] == shown + 1


def test_news_ask_a_locked_workbook_for_its_passphrase(talk, desk):
    """A page whose workbook was locked is shown the way back in, and no answer."""
    desk.lock()
    told = talk.reply({"do": "news", "id": "1", "version": 1}).content
    assert told["screen"]["place"] == "unlock"


def test_a_new_kernel_speaks_the_pages_language(fake):
    """A page that outlived its kernel says its case, place and language, and goes on."""
    talk = Talk(fake.open_desk(), Scope())
    message = {"do": "hello", "id": "1", "case": fake.CODE, "locale": "es", "at": "3.person"}
    screen = talk.reply(message).content["screen"]
    assert (screen["locale"], screen["place"], screen["dir"]) == ("es", "3.person", "ltr")
    assert [one["label"] for one in screen["languages"]] == ["English"]


def test_a_document_beside_a_step_names_gaps_and_what_is_withheld(talk):
    """The blocks hold the page, its gaps as links, and what would release the rest."""
    blocks = talk.reply({"do": "preview", "id": "1", "of": "pd_letter"}).content["blocks"]
    kinds = [block["t"] for block in blocks]
    assert "frame" in kinds
    assert "note" in kinds
    assert "details" in kinds
    screen = talk.reply({"do": "go", "id": "2", "to": "5.request"}).content["screen"]
    assert [panel["t"] for panel in screen["beside"]] == ["live", "panel"]


@pytest.mark.parametrize("reader", list(Audience))
def test_each_reader_sees_no_more_than_disclosure_gives(talk, desk, reader):
    """Whatever is held back from a reader is named by its question, never by its answer."""
    desk.record(NAME, "CANARY-4711", desk.case().version)
    blocks = talk.reply({"do": "audience", "id": "1", "of": reader.value}).content["blocks"]
    seen = dict(desk.seen_by(reader).facts)
    assert ("CANARY-4711" in json.dumps(blocks)) == ("CANARY-4711" in str(list(seen.values())))


def test_a_letter_is_opened_kept_and_refused(talk):
    """A final that tells a withheld fact comes back with its name and needs, nothing kept."""
    opened = talk.reply({"do": "edit_open", "id": "1", "of": "pd_letter"}).content["edit"]
    assert opened["text"].startswith("# A letter")
    assert not opened["edited"]
    message = {"do": "edit_keep", "id": "2", "of": "pd_letter", "version": 0}
    wrong = talk.reply({**message, "text": "For Marisol", "final": True}).content["edit_wrong"]
    assert "legal name" in wrong[0]["title"]
    assert wrong[0]["blocks"]
    asked = [item["focus"] for part in wrong for item in part.get("items", ())]
    assert asked[-2:] == ["identity.legal_name", "custody.facility"]
    assert "“Read them one by one”" in json.dumps(wrong, ensure_ascii=False)
    assert "Marisol" not in json.dumps(wrong)
    kept = talk.reply({**message, "text": "# Mine", "final": False}).content
    assert (kept["edit"]["version"], kept["at"]) == (1, "21:45")
    theirs = talk.reply({**message, "text": "# Late", "final": False}).content
    assert theirs["edit_theirs"]
    assert theirs["edit"]["text"] == "# Mine"
    back = talk.reply({"do": "edit_drop", "id": "3", "of": "pd_letter", "version": 1}).content
    assert back["edit"]["text"] == opened["text"]


def test_a_telephone_number_goes_to_its_box_as_people_write_it(talk, desk):
    """The stored form stays in the store; its mark is of the stored form."""
    path = "identity.phone"
    desk.record(path, "504-555-0123", desk.case().version)
    screen = talk.reply({"do": "go", "id": "1", "to": "3.reach"}).content["screen"]
    (question,) = [b for b in screen["blocks"] if b.get("path") == path]
    assert question["value"] == "(504) 555-0123"
    assert question["rev"] == rev("+15045550123")
    save = {"do": "save", "id": "2", "path": path, "value": "ask Ana", "rev": question["rev"]}
    (problem,) = talk.reply(save).content["problems"]
    assert "phone number" in problem["text"]


def test_a_language_that_is_only_a_folder_is_offered(fake):
    """Every language there are words for stands in the bar, by its own name."""
    desk = fake.open_desk(made_up=True)
    talk = Talk(desk, Scope())
    names = [
        one["label"]
        for one in talk.reply({"do": "hello", "id": "1"}).content["screen"]["languages"]
    ]
    assert names == ["Español", "English (XA)", "العربية (XB)"]
    screen = talk.reply({"do": "locale", "id": "2", "to": "ar-XB"}).content["screen"]
    assert screen["dir"] == "rtl"
    assert Locale("ar-XB").paper is Locale.EN
