"""Before a case is open: the passphrase, the cases, and the consent a new case starts with."""

from __future__ import annotations

from depwork.forms.consents import PROVISIONAL_PATH, giving
from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, details, form, text
from depwork.forms.route import CASES, NEW
from depwork.forms.screens.frame import urgency_title
from depwork.forms.screens.keeping import due_list


def unlock(look: Look) -> Block:
    """Return the box for the passphrase."""
    words = look.words
    secret = {
        "name": "passphrase",
        "w": "secret",
        "required": True,
        "options": [],
        "label": words.ui("passphrase"),
        "hint": words.ui("passphrase_hint"),
    }
    return {
        "title": words.ui("unlock_title"),
        "blocks": [
            text(words.ui("unlock_intro")),
            form("unlock", words.ui("unlock"), [secret], act="unlock"),
        ],
    }


def cases(look: Look) -> Block:
    """Return the cases to choose from, and the way to a new one."""
    words = look.words
    rows = [
        {
            "case": line.case_code,
            "label": line.label or line.case_code,
            "code": line.case_code if line.label else "",
            "level": line.urgency.value,
            "urgency": urgency_title(line.urgency, words),
        }
        for line in look.desk.cases()
    ]
    return {
        "title": words.ui("cases_title"),
        "blocks": [
            text(words.ui("cases_practice") if look.desk.practice else words.ui("cases_intro")),
            *due_list(look),
            {"t": "cases", "key": "cases", "rows": rows},
            buttons(button(words.ui("new_case"), go=NEW, quiet=bool(rows))),
        ],
    }


def new(look: Look) -> Block:
    """Return the consent that a new case starts with (R01): nothing is kept before it."""
    words = look.words
    asked = words.field(PROVISIONAL_PATH)
    fields = giving(words, look.desk.today, provisional=True)
    return {
        "title": words.ui("new_title"),
        "back": CASES,
        "blocks": [
            text(words.ui("new_intro")),
            {"t": "quote", "title": words.ui("read_aloud"), "text": words.ui("consent_text")},
            details("why-consent", words.ui("why_we_ask"), text(asked.why or asked.hint)),
            form("new", words.ui("new_submit"), fields, act="new"),
        ],
    }
