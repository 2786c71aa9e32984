"""The one next thing: what, why, and buttons that act; then the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, details
from depwork.forms.route import place_of
from depwork.forms.screens.facilities import jails
from depwork.forms.screens.next_actions import next_steps
from depwork.forms.screens.reasons import why
from depwork.forms.screens.todo import todo_list
from depwork.forms.shown import shown
from depwork.forms.types import Widget, kind
from depwork.forms.wire import rev, to_page
from depwork.model.answers import value_of
from depwork.model.choices import Office
from depwork.model.decision import ActionOwner, NextAction
from depwork.model.ledger import Activity, CallAnswer
from depwork.model.phone import show_phone
from depwork.model.questions import answer_of, asked_field
from depwork.rules.next_actions.table import FIRST_HOURS, HOURS, TO_ATTORNEY, TO_CALL, TO_COPY

MOST: Final = 8
"""Cards that may be put off one after another."""
_OF_A_JAIL: Final = frozenset({"call_jail", "see_hold_papers"})
"""Done by a call to the jail's own desk."""
_CAME: Final = (CallAnswer.ANSWERED, CallAnswer.VOICEMAIL, CallAnswer.NO_ANSWER)


def now(look: Look) -> list[Block]:
    """Return the first thing to do as a card, and everything that comes next, folded."""
    words, found = look.words, look.decided.next_actions.value
    blocks: list[Block] = []
    if found:
        blocks.append(
            {
                "t": "now",
                "key": "now",
                "title": words.ui("next_title"),
                "cards": [_card(one, also, look) for one, also in _together(found)[:MOST]],
                "done": words.ui("card_done"),
                "later": words.ui("card_later"),
                "asked": words.ui("card_came"),
                "came": [{"v": one.value, "label": words.choice(one)} for one in _CAME],
                "not_called": words.ui("card_not_called"),
                "copy": words.ui("door_copy"),
                "copied": words.ui("door_copied"),
                "day": look.desk.today.isoformat(),
            }
        )
    rest = [*todo_list(look), *next_steps(look)]
    if rest:
        blocks.append(details("all-next", words.ui("card_all", count=len(found)), *rest))
    return blocks


def _of_attorney(action: NextAction) -> bool:
    """Return whether one call to the attorney is where this is done."""
    return action.owner is ActionOwner.ATTORNEY or action.key in TO_ATTORNEY


def _together(found: Sequence[NextAction]) -> list[tuple[NextAction, list[NextAction]]]:
    """Return the cards in order: what is asked in one call to the attorney is one card."""
    asked = [action for action in found if _of_attorney(action)]
    return [
        (action, asked[1:] if asked[:1] == [action] else [])
        for action in found
        if action not in asked[1:]
    ]


def _card(action: NextAction, also: Sequence[NextAction], look: Look) -> Block:
    words = look.words
    days = (action.on - look.desk.today).days
    asked = list(dict.fromkeys(words.action(one) for one in also))
    return {
        "what": words.action(action),
        "who": words.choice(action.owner),
        "on": words.date(action.on) if days > 0 else words.ui("next_today"),
        "why": words.reason(action.reason),
        "also": asked,
        "also_title": words.ui("card_also", count=len(asked)) if asked else "",
        "calls": list(_calls(action, look)),
        "opens": list(_opens(action, look)),
        "copies": list(_copies(action, look)),
        "go": place_of(action.at),
        "focus": action.at,
        "note": words.ui("card_note"),
        "tick": _tick(action, look),
        "more": details(
            f"why:{action.key}",
            words.ui("how_decided"),
            why([action.reason, *(one.reason for one in also)], look),
        ),
    }


def _cards(action: NextAction, look: Look) -> Iterator[Block]:
    door = look.desk.door
    entries = TO_CALL.get(action.key) or TO_CALL.get(f"{action.key}:{action.at}", ())
    for card in door.cards(entries, own=False, confirmed=True) if door and entries else ():
        yield {"name": card.name, "day": card.day, "calls": card.calls,
               "address": card.address, "label": card.opens}  # fmt: skip


def _calls(action: NextAction, look: Look) -> Iterator[Block]:
    """Yield the numbers that this is done with, and what is written down of the call."""
    words, case = look.words, look.case
    phone = value_of(case.attorney.attorney_phone)
    if _of_attorney(action) and phone:
        who = value_of(case.attorney.attorney_name) or words.ui("card_attorney")
        label = words.ui("card_call", who=who, number=show_phone(phone))
        yield _call(label, phone, "", Activity.ATTORNEY_CONSULT, Office.ATTORNEY)
    line = value_of(case.campaign.office_line)
    if action.key == "check_line" and line:
        label = words.ui("card_call", who=words.ui("card_office"), number=show_phone(line))
        yield _call(label, line, "", Activity.CALL, Office.ERO_FIELD_OFFICE)
    for place, number in jails(look) if action.key in _OF_A_JAIL else ():
        label = words.ui("card_call", who=place.name, number=show_phone(number))
        day = words.ui("fact_until", on=place.as_of, until=place.until)
        yield _call(label, number, day, Activity.CALL, None)
    for card in _cards(action, look):
        for tel, label in card["calls"]:
            yield _call(label, tel, card["day"], Activity.CALL, None)


def _call(label: str, tel: str, day: str, activity: Activity, office: Office | None) -> Block:
    return {
        "label": label,
        "tel": tel.partition(";")[0],
        "day": day,
        "activity": activity.value,
        "office": office.value if office else None,
    }


def _opens(action: NextAction, look: Look) -> Iterator[Block]:
    for card in _cards(action, look):
        if card["address"]:
            yield {"label": card["label"], "address": card["address"], "day": card["day"]}


def _tick(action: NextAction, look: Look) -> Block | None:
    """Return what *Done* saves: the answer with one thing more; and the answer as it was."""
    hour = FIRST_HOURS.get(action.key)
    if hour is None:
        return None
    held = answer_of(look.case, HOURS)
    before = [one.value for one in held]
    return {
        "path": HOURS,
        "rev": rev(to_page(held)),
        "value": [*before, hour.value],
        "before": before,
    }


def _copies(action: NextAction, look: Look) -> Iterator[Block]:
    """Yield what is typed there, as it is known; a number in full, for it is typed off."""
    for path in TO_COPY.get(action.key) or TO_COPY.get(f"{action.key}:{action.at}", ()):
        value = value_of(answer_of(look.case, path))
        if value is None:
            continue
        of = kind(asked_field(path))
        said = str(value) if of.widget is Widget.A_NUMBER else shown(value, of, look.words)[0]
        yield {"label": look.words.field(path).label, "value": said}
