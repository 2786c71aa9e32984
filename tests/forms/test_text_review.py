"""Typed sentences are read on the page: one answer each, a name, the attorney where it is due."""

import json

FIRST, GATED = f"petition/{'a' * 64}", f"petition/{'b' * 64}"


def _say(talk, **values):
    return talk.reply({"id": 1, "do": "text_marks", "at": "7.preview", "values": values}).content


def _shown(talk):
    return json.dumps(talk.reply({"id": 1, "do": "go", "to": "7.preview"}).content)


def test_a_paper_whose_sentences_wait_has_no_button_to_send_it(talk) -> None:
    """The screen lists each sentence with two answers, and gives no file before they are read."""
    shown = _shown(talk)
    assert "She cooks on Saturdays." in shown
    assert f'"{FIRST}"' in shown
    assert '"t": "take"' not in shown


def test_nothing_is_marked_without_an_answer_or_a_name(talk, desk) -> None:
    """No answer marks nothing, and no name marks nobody's reading."""
    assert "refused" in _say(talk, by="T. Reader")
    assert set(_say(talk, **{FIRST: "allowed"})["refused"]) == {FIRST}
    assert desk.text_marks == {}


def test_each_answer_marks_its_own_sentence(talk, desk) -> None:
    """What has no answer still waits."""
    assert "screen" in _say(talk, by="T. Reader", **{FIRST: "allowed"})
    assert set(desk.text_marks) == {"a" * 64}
    assert "He was deported once." in _shown(talk)


def test_the_attorneys_sentence_asks_for_the_attorney(talk, desk) -> None:
    """Somebody else's yes is not enough; a no is."""
    refused = _say(talk, by="T. Reader", **{GATED: "allowed"})["refused"]
    assert set(refused) == {GATED}
    assert "screen" in _say(talk, by="T. Reader", attorney="A. Torney", **{GATED: "allowed"})
    assert desk.text_marks["b" * 64].attorney == "A. Torney"


def test_no_answer_but_the_two_is_taken(talk, desk) -> None:
    """A crafted message marks nothing."""
    assert "refused" in _say(talk, by="T. Reader", **{FIRST: "all", "*": "allowed"})
    assert desk.text_marks == {}


def _form(talk):
    """Return the form in which sentences are read, as the page gets it."""
    found = []

    def look(part):
        if isinstance(part, dict):
            if part.get("act") == "text_marks":
                found.append(part)
            for one in part.values():
                look(one)
        elif isinstance(part, list):
            for one in part:
                look(one)

    look(talk.reply({"id": 1, "do": "go", "to": "7.preview"}).content)
    (form,) = found
    return form


def test_an_answer_never_moves_to_the_next_sentence(talk) -> None:
    """The page puts a draft back by place, so a list with fewer sentences is another form."""
    before = _form(talk)
    _say(talk, by="T. Reader", **{FIRST: "allowed"})
    after = _form(talk)
    assert before["key"] != after["key"]
    assert all(field.get("value") is None for field in after["fields"])
    assert after["fields"][0]["name"] == GATED
