"""Signing, the person's copy, erasing and a damaged audit, through a page over a real vault."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from helper_members import DAY, FIRST, OTHER, SHARED, People, people, words
from helper_page import Page

from depwork.forms.route import place_of
from depwork.forms.wire import rev
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.rules.signoffs import cleared
from depwork.services import retaining
from depwork.services.cases import record_answers
from depwork.services.copies import taken
from depwork.services.keeping import activity
from depwork.services.settings import Settings
from depwork.storage.agent import start
from depwork.storage.cases import case_codes, read_case, save_case
from depwork.storage.vault import FILE

GATED = "identity.citizenship_claim"
PLAIN = "identity.preferred_name"
CALLED = "Invented Zoraida"
DUE = "CCCC-4444"
"""A case whose last day has come."""


@pytest.fixture
def those(tmp_path: Path) -> People:
    """Every sort of member; a shared case with one gated fact, and two cases that are due."""
    made = people(tmp_path / "w")
    vault = made.open("first")
    answers = {GATED: True, PLAIN: CALLED}
    assert not record_answers(vault, SHARED, answers, read_case(vault, SHARED).version).problems
    for code in (DUE, OTHER):
        if code not in case_codes(vault):
            save_case(vault, Case(case_code=code, intake_date=DAY))
        retaining.close(vault, code, DAY - timedelta(days=400))
    vault.close()
    return made


@pytest.fixture
def run(those: People, tmp_path: Path) -> Iterator[Settings]:
    """A run of this workbook."""
    with start(those.folder, tmp_path / "a", idle=600.0):
        yield Settings(home=those.folder, agent=tmp_path / "a", today=DAY, locale=Locale.EN)


def at(run: Settings, passphrase: str, code: str = SHARED) -> Page:
    """Return the page of a member who opened a case."""
    page = Page(run)
    page.desk.lock()
    page.send("hello")
    assert page.form("unlock", passphrase=passphrase)["screen"]["place"] != "unlock"
    page.send("open", case=code)
    return page


def shown(page: Page, place: str) -> str:
    """Return what a place shows."""
    return json.dumps(page.send("go", to=place)["screen"])


def test_an_attorney_signs_by_own_key(run: Settings, those: People) -> None:
    """The fact stands with its value; signed for one reader, it clears for that one alone."""
    page = at(run, words("attorney"))
    text = shown(page, "signing")
    assert GATED in text
    assert "What is written down: Yes" in text
    readers: dict[str, Any] = {GATED: ["ice"]}
    assert "Tick at least one" in page.form("sign_off", **{GATED: []})["refused"][""]
    refused = page.form("sign_off", passphrase="wrong", **readers)["refused"]
    assert refused.keys() == {"passphrase"}
    done = page.form("sign_off", passphrase=words("attorney"), **readers)
    assert done["recorded"]
    assert "A. Attorney \\u00b7 By the attorney, in this workbook" in json.dumps(done["screen"])
    vault = those.open("first")
    case = read_case(vault, SHARED)
    assert cleared(case, GATED, Audience.ICE, DAY)
    assert not cleared(case, GATED, Audience.PUBLIC, DAY)
    assert Verb.SIGN_OFF in {line.verb for line in activity(vault)}
    vault.close()


@pytest.mark.parametrize("sort", ["first", "family"])
def test_nobody_else_signs(run: Settings, those: People, sort: str) -> None:
    """An organizer and a relative see what waits, without its value, and why they do not sign."""
    secret = FIRST if sort == "first" else words(sort)
    page = at(run, secret)
    text = shown(page, "signing")
    assert "Only a member who is an attorney" in text
    assert "What is written down" not in text
    refused = page.form("sign_off", passphrase=secret, **{GATED: ["ice"]})["refused"]
    assert "attorney" in refused[""]
    vault = those.open("first")
    assert not read_case(vault, SHARED).attorney.attorney_signoff_items
    vault.close()


def test_the_step_leads_to_the_signatures(run: Settings) -> None:
    """Below what the attorney has cleared stands the way to sign it here."""
    page = at(run, FIRST)
    assert '"go": "signing"' in shown(page, "5.clearance")
    assert '"go": "signing"' in shown(page, "tools")


@pytest.mark.parametrize("sort", ["first", "family"])
def test_the_person_gets_a_copy_of_everything(run: Settings, those: People, sort: str) -> None:
    """After the passphrase, the whole case comes as JSON; that it left is kept and audited."""
    secret = FIRST if sort == "first" else words(sort)
    page = at(run, secret)
    assert "own_copy" in shown(page, "copy")
    refused = page.form("own_copy", passphrase="wrong")
    assert refused["refused"].keys() == {"passphrase"}
    reply = page.talk.reply({"do": "own_copy", "values": {"passphrase": secret}, "within": SHARED})
    assert [one["name"] for one in reply.content["packet"]["files"]] == [f"{SHARED}.json"]
    (body,) = reply.buffers
    assert json.loads(body)["identity"]["preferred_name"] == CALLED
    vault = those.open("first")
    (left,) = taken(vault, SHARED)
    assert left.files[0].sha256 == hashlib.sha256(body).hexdigest()
    assert Verb.EXPORT in {line.verb for line in activity(vault)}
    vault.close()


def test_an_attorney_takes_no_copy(run: Settings, those: People) -> None:
    """The screen says so; the message alone is refused too, and nothing is noted as gone."""
    page = at(run, words("attorney"))
    text = shown(page, "copy")
    assert "own_copy" not in text
    assert "Your role" in text
    told = page.trouble("own_copy", values={"passphrase": words("attorney")})
    assert "Your role" in told
    vault = those.open("first")
    assert taken(vault, SHARED) == ()
    vault.close()


def test_a_case_is_erased_after_the_passphrase_alone(run: Settings, those: People) -> None:
    """Ticked with a wrong passphrase, the case stays; with the right one it is gone."""
    page = at(run, FIRST)
    assert '"name": "passphrase"' in shown(page, "keeping")
    for values in ({"sure": True}, {"sure": True, "passphrase": "wrong"}):
        assert page.form("keep_erase", **values)["refused"].keys() == {"passphrase"}
    assert page.form("keep_erase", passphrase=FIRST)["refused"].keys() == {"sure"}
    vault = those.open("first")
    assert SHARED in case_codes(vault)
    assert page.form("keep_erase", sure=True, passphrase=FIRST)["screen"]["place"] == "ended"
    assert SHARED not in case_codes(vault)
    vault.close()


def test_a_form_about_another_case_erases_nothing(run: Settings, those: People) -> None:
    """What was said on a page about one case is not done to the one that is open now."""
    page = at(run, FIRST)
    page.trouble("keep_erase", values={"sure": True, "passphrase": FIRST}, within=DUE)
    vault = those.open("first")
    assert {SHARED, DUE} <= set(case_codes(vault))
    vault.close()


def test_due_cases_are_erased_at_once(run: Settings, those: People) -> None:
    """Several of the list go with one passphrase; one that is not due stays though it is named."""
    page = at(run, FIRST)
    text = shown(page, "cases")
    assert "keep_erase_due" in text
    values = {"codes": [DUE, OTHER, SHARED], "sure": True}
    refused = page.form("keep_erase_due", passphrase="wrong", **values)
    assert refused["refused"].keys() == {"passphrase"}
    screen = page.form("keep_erase_due", passphrase=FIRST, **values)["screen"]
    assert screen["place"] == "ended"
    assert DUE in json.dumps(screen)
    vault = those.open("first")
    assert case_codes(vault) == (SHARED,)
    assert {stone.case_code for stone in retaining.tombstones(vault)} == {DUE, OTHER}
    vault.close()
    assert "keep_erase_due" not in shown(page, "cases")


def test_a_hold_offers_no_erasing_of_several(run: Settings, those: People) -> None:
    """While all deletion is stopped, the list offers none, and a message is refused."""
    vault = those.open("first")
    retaining.hold(vault, DAY, "a paper came")
    page = at(run, FIRST)
    assert "keep_erase_due" not in shown(page, "cases")
    values = {"codes": [DUE], "sure": True, "passphrase": FIRST}
    for act in ("keep_erase_due", "keep_erase"):
        assert "Erasing is paused" in page.form(act, **values)["refused"]["sure"]
    assert DUE in case_codes(vault)
    vault.close()


def test_the_days_are_set_by_who_may(run: Settings, those: People) -> None:
    """Out of range or no number: told beside the box, and nothing changes; a family sees none."""
    page = at(run, FIRST)
    assert "keep_days" in shown(page, "keeping")
    for typed, box in ((("0", "60"), "closed_days"), (("90", "x"), "inquiry_days")):
        values = dict(zip(("closed_days", "inquiry_days"), typed, strict=True))
        refused = page.form("keep_days", **values)["refused"]
        assert refused.keys() == {box}
        assert "whole number" in refused[box]
    assert page.form("keep_days", closed_days="120", inquiry_days="45")["screen"]
    family = at(run, words("family"))
    assert "keep_days" not in shown(family, "keeping")
    refused = family.form("keep_days", closed_days="3", inquiry_days="45")["refused"]
    assert refused.keys() == {""}
    vault = those.open("first")
    policy = retaining.policy_of(vault)
    assert (policy.closed_days, policy.inquiry_days) == (120, 45)
    vault.close()


def test_locking_out_lists_what_was_seen(run: Settings, those: People) -> None:
    """What the member opened is told apart from what they could have opened."""
    at(run, words("helper")).send("lock")
    page = at(run, FIRST)
    screen = page.form("lock_out", member=those.ids["helper"], passphrase=FIRST)["screen"]
    seen, opened = (block for block in screen["blocks"] if block["t"] == "note")
    assert "opened or took out" in seen["title"]
    assert SHARED in json.dumps(seen)
    assert SHARED in json.dumps(opened)
    screen = page.form("lock_out", member=those.ids["family"], passphrase=FIRST)["screen"]
    seen, opened = (block for block in screen["blocks"] if block["t"] == "note")
    assert "None." in json.dumps(seen)
    assert SHARED in json.dumps(opened)


def damage(folder: Path) -> None:
    """Change one bit of the head of the audit behind the workbook's back."""
    raw = sqlite3.connect(folder / FILE)
    (body,) = raw.execute("SELECT body FROM records WHERE kind = 'vault.audit_head'").fetchone()
    broken = bytes((*body[:-1], body[-1] ^ 1))
    assert raw.execute(
        "UPDATE records SET body = ? WHERE kind = 'vault.audit_head'", (broken,)
    ).rowcount == 1  # fmt: skip
    raw.commit()
    raw.close()


@pytest.mark.parametrize("locale", list(Locale))
def test_a_damaged_audit_is_told_calmly(run: Settings, those: People, locale: Locale) -> None:
    """Everything is still read; saving is refused with what to do, in either language."""
    damage(those.folder)
    page = at(run, FIRST)
    page.send("locale", to=locale.value)
    assert CALLED in shown(page, place_of(PLAIN))
    backup = "backup" if locale is Locale.EN else "copia de seguridad"
    for place in ("cases", "tasks"):
        assert backup in shown(page, place)
    told = page.trouble("save", path=PLAIN, value="Other", rev=rev(CALLED), within=SHARED)
    for part in ("depwork vault verify", "depwork vault restore", backup):
        assert part in told
    vault = those.open("first")
    assert read_case(vault, SHARED).identity.preferred_name == CALLED
    vault.close()


def test_practice_hands_out_a_copy_without_a_passphrase() -> None:
    """An invented case is handed out at once; nobody signs there, and the page says why."""
    page = Page(Settings(today=DAY, locale=Locale.EN))
    page.send("hello")
    page.send("open", case="PRAC-TBND")
    assert "passphrase" not in shown(page, "copy")
    reply = page.talk.reply({"do": "own_copy", "values": {}})
    assert json.loads(reply.buffers[0])["practice"] is True
    assert "Practice cases have no keys" in shown(page, "signing")
    assert "attorney" in page.form("sign_off", x=["ice"])["refused"][""]
