"""Messages that no page of ours sends: each gets an answer, and none an inner word of ours."""

import datetime as dt
import json
import os
import random
import re
from typing import Any, Final

import pytest
from helper_page import Page

from depwork.model.choices import Locale
from depwork.services.settings import Settings

DAY = dt.date(2026, 11, 22)
PEOPLE: Final = ("PRAC-DAYS", "PRAC-HELD", "PRAC-TBND")
SAID: Final = (
    None, True, 0, -1, 10**30, 1.5, "", "x" * 5000, "../../etc/passwd", *PEOPLE, "pd_letter",
    "custody.facility", "consent.consent_store", "text_marks", "misfits", "case_code", "practice",
    "campaign.first_hours", [], [1], {}, {"a": 1}, [[[[]]]], "\ud800", "2026-11-23", "9999-12-31",
    {"path": "identity.legal_name"}, {"entry": "1", "back": True}, "<script>", "tasks", "5.files",
    "keeping", "door.find", "papers.pd_letter", "papers.pd_letter.talk", "facts.x.y", "1.own.zz",
)  # fmt: skip
NAMED: Final = (
    "case", "to", "path", "rev", "value", "values", "of", "kind", "text", "version", "final",
    "bare", "by", "within", "on", "locale", "item", "name", "entry", "back", "typed", "token",
    "part", "last", "page", "areas", "again",
)  # fmt: skip
INNER: Final = re.compile(r"Traceback|Error\b|depwork\.|/(?:etc|tmp|home|usr)\b|0x[0-9a-f]{6}")


def _message(chance: random.Random, acts: list[str]) -> dict[str, Any]:
    """Return a message to one act, with any of the names that acts look at and anything in them."""
    at = chance.choice(["tasks", "5.files", "facts", "zz.zz", None, 3])
    made = {name: chance.choice(SAID) for name in chance.sample(NAMED, chance.randint(0, 6))}
    return {"do": chance.choice(acts), "id": chance.choice(["1", [], {}]), "at": at, **made}


@pytest.mark.parametrize("count", [250, pytest.param(5000, marks=pytest.mark.full)])
def test_whatever_is_sent_an_answer_comes(count: int) -> None:
    """No message raises, shows what the program is made of, or shuts a case for those after it."""
    chance = random.Random(os.environ["DEPWORK_TEST_SEED"])
    page = Page(Settings(practice=True, today=DAY, locale=Locale.EN))
    talk = page.talk
    acts = sorted(talk._acts)
    for number in range(count):
        if number % 40 == 0:
            talk.reply({"do": "open", "case": chance.choice(PEOPLE), "id": "1", "at": "tasks"})
        message = _message(chance, acts)
        content = talk.reply(message).content
        json.dumps(content)
        assert not INNER.search(str(content.get("trouble", ""))), (message["do"], content)
    for code in PEOPLE:
        assert page.send("open", case=code)["screen"]["place"] == "tasks"
