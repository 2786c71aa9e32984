"""Consents and copies, keeping, activity and demands for records, as the page shows them."""

import json
from datetime import timedelta

import pytest

from depwork.forms.consents import made, text_shown
from depwork.model.choices import Locale
from depwork.model.consent import Consent

PLACES = ("tools", "consents", "keeping", "activity", "demand")


def shown(talk, place):
    """Return a screen and its text."""
    content = talk.reply({"do": "go", "id": "1", "to": place}).content
    assert "trouble" not in content, place
    return content["screen"], json.dumps(content["screen"], ensure_ascii=False)


def send(talk, what, **values):
    """Send what a form of the keeping screen sends."""
    return talk.reply({"do": f"keep_{what}", "id": "1", "values": values}).content


@pytest.mark.parametrize("locale", list(Locale))
def test_every_screen_is_shown_in_both_languages(talk, desk, locale):
    """Each place has a title and plain JSON, with and without a clock and a hold."""
    desk.set_locale(locale)
    for due in (None, 5, -3, -20):
        desk.keeper.due_on = desk.today + timedelta(days=due) if due is not None else None
        for place in (*PLACES, "tasks", "cases"):
            screen, _ = shown(talk, place)
            assert screen["title"]
            assert screen["place"] == place


def test_a_withdrawn_use_lists_the_copies_to_take_back(talk):
    """The copy, its office, its day and channel stand under the use, with what to do."""
    _, text = shown(talk, "consents")
    for part in ("Field office", "certified mail", "abababababab", "November 22, 2026"):
        assert part in text
    assert "still out" in text
    assert "They will know the name." in text


def test_the_activity_hides_what_the_vault_keeps_itself(talk, desk):
    """Opened cases and wrong passphrases stand there; saves of keys do not."""
    _, text = shown(talk, "activity")
    assert "Wrong passphrase × 3" in text
    assert "ABCD-2345" in text
    assert "vault.key" not in text
    desk.keeper.lines = None
    assert "Your role does not see this list" in shown(talk, "activity")[1]


def test_the_last_days_are_warned_of_on_the_first_screens(talk, desk):
    """The task list and the list of cases say how many days are left."""
    desk.keeper.due_on = desk.today + timedelta(days=5)
    for place in ("tasks", "cases"):
        assert "5 days left" in shown(talk, place)[1]
    desk.keeper.due_on = None
    for place in ("tasks", "cases"):
        assert "days left" not in shown(talk, place)[1]


def test_nothing_is_erased_without_the_tick(talk, desk):
    """Unticked, a sentence stands beside the box; ticked, what was not reached is listed."""
    assert "Tick the box" in send(talk, "erase", sure=False)["refused"]["sure"]
    assert desk.keeper.gone == []
    screen = send(talk, "erase", sure=True)["screen"]
    assert screen["place"] == "ended"
    text = json.dumps(screen)
    assert "older backups" in text
    assert "abababababab" in text
    assert shown(talk, "tasks")[0]["place"] == "cases"


def test_closing_and_holding_show_what_was_decided(talk):
    """The screen after each decision tells it; a day that does not fit is refused beside it."""
    assert "Closed on November 22" in json.dumps(send(talk, "close", on="2026-11-22")["screen"])
    assert (
        "does not fit" in send(talk, "extend", until="1999-01-01", reason="x")["refused"]["until"]
    )
    text = json.dumps(send(talk, "hold", reason="a subpoena came")["screen"])
    assert "a subpoena came" in text
    assert "keep_erase" not in text


def test_a_consent_names_the_words_that_were_shown(desk):
    """The words beside the question are hashed into the consent, in the language shown."""
    hashes = set()
    for locale in Locale:
        desk.set_locale(locale)
        text = text_shown("consent.consent_store", desk.words())
        assert desk.words().ui("consent_text") in text
        given = Consent.model_validate(made({"given_on": "2026-11-22", "teach_back": True}, text))
        assert given.teach_back
        assert given.text_version == given.text_sha256[:12]
        hashes.add(given.text_sha256)
    assert len(hashes) == 2
