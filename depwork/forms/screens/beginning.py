"""The first hour: finding the person, whom to call first, the short way, who leads."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, details, note, text, to_question
from depwork.forms.route import place_of
from depwork.forms.screens.reasons import why
from depwork.model.ask import Met
from depwork.model.beginning import LocateWay
from depwork.model.decision import Urgency
from depwork.model.look_up import LookUp

_PACKET: Final = "6.packet"
_HERE: Final = "0.locate"


def _place(found: LookUp, look: Look) -> Block:
    words = look.words
    tones = {Met.YES: "good", Met.NO: "stop", Met.UNKNOWN: "info"}
    shows = {
        Met.YES: words.ui("locate_shows"),
        Met.NO: words.ui("locate_shows_not"),
        Met.UNKNOWN: words.ui("locate_may_show"),
    }
    in_hand = [words.field(path).label for path in found.needs if path not in found.missing]
    partly = bool(in_hand and found.missing)
    rows = [{"label": words.ui("locate_in_hand"), "lines": in_hand}] if partly else []
    if found.helps:
        helps = [words.field(path).label for path in found.helps]
        rows.append({"label": words.ui("locate_helps"), "lines": helps})
    told = shows[found.shows]
    if found.way is LocateWay.COURT_LINE:
        told = words.ui("locate_dates_only")
    parts: list[Block] = [text(told)]
    if found.missing:
        items = [to_question(path, words) | {"go": _HERE} for path in found.missing]
        parts.append({"t": "links", "title": words.ui("locate_missing"), "items": items})
    else:
        parts.append(text(words.ui("locate_ready")))
    if rows:
        parts.append({"t": "pairs", "rows": rows})
    return note(tones[found.shows], words.choice(found.way), *parts)


def locate(look: Look) -> Block:
    """Return each place to look for the person, what it wants, what is in hand and missing."""
    words = look.words
    found = look.decided.beginning.look_ups
    return {
        "title": words.ui("screen_locate"),
        "blocks": [
            text(words.ui("locate_intro")),
            *[_place(place, look) for place in found.value],
            details("why:locate", words.ui("how_decided"), why(found.reasons, look)),
            buttons(button(words.ui("locate_note_try"), go=place_of("custody.locate_tries"))),
        ],
    }


def call_first(look: Look) -> list[Block]:
    """Return whom to call first and the short way, where something may happen within hours."""
    words, urgent = look.words, look.decided.urgency.value
    calls, order = look.decided.beginning.calls, look.decided.beginning.order
    if urgent not in (Urgency.U1, Urgency.UNKNOWN) or not calls.value:
        return []
    parts: list[Block] = [text(words.reason(reason)) for reason in calls.reasons]
    parts.append(text(words.reason(order.reasons[0])))
    tone = "warn"
    if urgent is Urgency.U1:
        tone = "stop"
        parts += [
            text(words.ui("short_way")),
            buttons(button(words.ui("short_way_go"), go=_PACKET, quiet=True)),
        ]
    parts.append(
        details("why:calls", words.ui("how_decided"), why([*calls.reasons, *order.reasons], look))
    )
    return [note(tone, words.ui("call_first"), *parts)]


def lead(look: Look) -> list[Block]:
    """Return the sentence that stands where the attorney is named as the campaign's lead."""
    found = look.decided.beginning.attorney_leads
    if found.value is not Met.YES:
        return []
    return [note("warn", look.words.reason(found.reasons[0]), why(found.reasons, look))]
