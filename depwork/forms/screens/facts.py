"""Facts to verify: the list, and one fact that somebody looks up again and signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depwork.forms.guide_desk import FactLine, FactSheet
from depwork.forms.look import Look
from depwork.forms.parts import Block, details, form, heading, note, text
from depwork.forms.route import FACTS, TASKS, fact_of, fact_place
from depwork.forms.screens.reaching import reaching
from depwork.forms.wording import Wording
from depwork.model.decision import GateState
from depwork.model.fact_check import CheckHow

MOST: Final = 5
"""Facts of the open case that stand before all others."""
_TO_ASK: Final = ("stale", "unverified")
_STATES: Final = ("stale", "unverified", "due", "current")


def _state(state: str, words: Wording) -> str:
    return {
        "stale": words.ui("fact_stale"),
        "unverified": words.ui("fact_unverified"),
        "due": words.ui("fact_due"),
        "current": words.ui("fact_current"),
    }[state]


def fact_tag(state: str, words: Wording) -> Block:
    """Return the small sign of how a fact stands."""
    return {"tone": state, "text": _state(state, words)}


def _until(line: FactLine, words: Wording) -> str:
    told = words.ui("fact_until", on=line.as_of, until=line.until)
    if not line.checked_by:
        return told
    return told + " " + words.ui("fact_checked_by", by=line.checked_by) + "."


def _item(line: FactLine, words: Wording) -> Block:
    return {
        "title": line.name,
        "go": fact_place(line.id),
        "in": [[line.state]],
        "lines": [" · ".join(line.value)] if line.value else [],
        "tag": fact_tag(line.state, words),
        "small": _until(line, words),
    }


def _rested_on(look: Look) -> tuple[str, ...]:
    """Return the ids of the facts that what is decided in this case rests on, nearest first."""
    found = look.decided
    reasons = (
        *found.urgency.reasons,
        *(action.reason for action in found.next_actions.value),
        *(gate.reason for gate in found.gates.value if gate.state is not GateState.PASSES),
        *(ask.reasons[0] for ask in found.asks.value if ask.reasons[0].because == "row_applies"),
    )
    return tuple(dict.fromkeys(one for reason in reasons for one in reason.register_ids))


def _of_the_case(found: Sequence[FactLine], look: Look) -> list[Block]:
    """Return the facts to look up first, since this case rests on them, each with its form."""
    words, mine = look.words, _rested_on(look)
    lines = {line.id: line for line in found if line.state in _TO_ASK}
    first = [lines[one] for one in mine if one in lines][:MOST]
    if not first:
        return []
    return [
        heading(words.ui("facts_mine")),
        text(words.ui("facts_mine_how")),
        *(
            details(
                f"mine:{line.id}",
                f"{line.name} ({_state(line.state, words)})",
                *(text(value) for value in line.value),
                text(_until(line, words)),
                _look_up(look.desk.fact_sheet(line.id), words),
            )
            for line in first
        ),
    ]


def facts(look: Look) -> Block:
    """Return the dated facts that somebody may look up again."""
    words = look.words
    found = look.desk.facts()
    groups = [{"v": state, "label": _state(state, words)} for state in _STATES]
    return {
        "title": words.ui("facts_title"),
        "back": TASKS,
        "wide": True,
        "print": True,
        "blocks": [
            text(words.ui("facts_intro")),
            *_of_the_case(found, look),
            {
                "t": "directory",
                "key": "facts",
                "search": words.ui("directory_search"),
                "none": words.ui("directory_none"),
                "filters": [
                    {
                        "label": words.ui("facts_filter"),
                        "all": words.ui("directory_all"),
                        "options": [
                            g for g in groups if any(line.state == g["v"] for line in found)
                        ],
                    }
                ],
                "items": [_item(line, words) for line in found],
            },
        ],
    }


def _boxes(sheet: FactSheet, words: Wording) -> list[Block]:
    if not sheet.asks:
        return []
    widget = {"number": "number", "lines": "lines"}.get(sheet.asks, "long")
    both = [("en", words.ui("fact_value_en"), sheet.both[0])]
    if sheet.asks != "number":
        both.append(("es", words.ui("fact_value_es"), sheet.both[1]))
    else:
        both = [("en", words.ui("fact_value"), sheet.both[0])]
    return [
        {
            "name": name,
            "w": widget,
            "required": True,
            "options": [],
            "label": label,
            "hint": words.ui("fact_value_hint") if name == "en" else "",
            "value": value.split("\n") if sheet.asks == "lines" else value,
        }
        for name, label, value in both
    ]


def signing(words: Wording) -> list[Block]:
    """Return what signs a look-up: how, by which code, and the tick for today."""
    hows = [{"v": how.value, "label": words.choice(how)} for how in CheckHow]
    return [
        {
            "name": "how",
            "w": "choice",
            "required": True,
            "options": hows,
            "label": words.ui("fact_how"),
            "hint": "",
        },
        {
            "name": "by",
            "w": "short",
            "required": True,
            "options": [],
            "label": words.ui("fact_by"),
            "hint": words.ui("fact_by_hint"),
        },
        {
            "name": "today",
            "w": "tick",
            "required": False,
            "options": [],
            "label": words.ui("fact_today"),
            "hint": "",
        },
    ]


def _look_up(sheet: FactSheet, words: Wording) -> Block:
    """Return the form that notes what was said, and signs it."""
    fields = [*_boxes(sheet, words), *signing(words)]
    of = sheet.line.id
    return form(f"fact:{of}", words.ui("fact_submit"), fields, act="fact_check", of=of)


def fact(look: Look, place: str) -> Block:
    """Return one dated fact with its history and the form that signs a look-up."""
    words = look.words
    sheet = look.desk.fact_sheet(fact_of(place))
    line = sheet.line
    tone = {"stale": "stop", "current": "info"}.get(line.state, "warn")
    said = [text(value) for value in line.value] or [text(words.ui("fact_table"))]
    about = [text(sheet.note)] if sheet.note else []
    past = [heading(words.ui("fact_history")), *(text(told) for told in sheet.history)]
    return {
        "title": line.name,
        "back": FACTS,
        "blocks": [
            note(tone, _state(line.state, words), *said),
            *about,
            text(_until(line, words)),
            text(words.ui("source", title=sheet.source)),
            *reaching(sheet, words),
            heading(words.ui("fact_look_up")),
            text(words.ui("fact_look_up_how")),
            _look_up(sheet, words),
            *(past if sheet.history else []),
        ],
    }
