"""Before a case is open: the passphrase, the cases, and the consent a new case starts with."""

from __future__ import annotations

from depwork.forms.consents import PROVISIONAL_PATH, giving
from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, details, form, heading, note, text
from depwork.forms.route import CASES, NEW, PEOPLE
from depwork.forms.screens import door
from depwork.forms.screens.frame import urgency_title
from depwork.forms.screens.keeping import due_list
from depwork.forms.screens.opening import opening
from depwork.model.role import Action


def unlock(look: Look) -> Block:
    """Return the box for the passphrase."""
    words = look.words
    blocks = opening(look, words.ui("unlock_intro"))
    first = door.doors(look) if look.scope.guide else []
    if first:
        title = words.ui("door_title")
        return {"title": title, "blocks": [*first, heading(words.ui("unlock_title")), *blocks]}
    return {"title": words.ui("unlock_title"), "blocks": blocks}


def cases(look: Look) -> Block:
    """Return the cases to choose from, and the way to a new one."""
    words, lines = look.words, look.desk.cases()
    rows = [
        {
            "case": line.case_code,
            "label": line.label or line.case_code,
            "code": line.case_code if line.label else "",
            "level": line.urgency.value,
            "urgency": urgency_title(line.urgency, words)
            if line.readable
            else words.ui("case_unreadable"),
        }
        for line in lines
    ]
    lost = [text(line.case_code) for line in lines if not line.readable]
    return {
        "title": words.ui("cases_title"),
        "blocks": [
            text(words.ui("cases_practice") if look.desk.practice else words.ui("cases_intro")),
            *([note("warn", words.ui("cases_unreadable"), *lost)] if lost else []),
            *due_list(look),
            {"t": "cases", "key": "cases", "rows": rows},
            buttons(*_ways(look, quiet=bool(rows))),
        ],
    }


def _ways(look: Look, *, quiet: bool) -> list[Block]:
    """Return the buttons below the cases: a new one, people and keys."""
    words, keys = look.words, look.desk.keys
    ways = []
    if keys is None or keys.may(Action.START_CASE):
        ways.append(button(words.ui("new_case"), go=NEW, quiet=quiet))
    if look.desk.door is not None:
        ways.append(button(words.ui("door_title"), go=door.FIRST, quiet=True))
    if keys is not None:
        ways.append(button(words.ui("people_title"), go=PEOPLE, quiet=True))
    return ways


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
