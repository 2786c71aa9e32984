"""How a dated fact that is a place to turn to is called or opened, and what is learned there."""

from __future__ import annotations

from depwork.forms.guide_desk import FactSheet
from depwork.forms.parts import Block, heading, text
from depwork.forms.wording import Wording
from depwork.model.phone import show_phone
from depwork.model.reach import Reach


def reaching(sheet: FactSheet, words: Wording) -> list[Block]:
    """Return what to know before somebody calls or opens it; nothing for any other fact."""
    reach = sheet.reach
    if reach is None:
        return []
    tried = words.ui("fact_not_tried")
    if sheet.tried_on:
        tried = words.ui("fact_tried", on=sheet.tried_on, by=reach.tried_by or "")
    lines = [
        *_lines(reach, words),
        words.ui("fact_tells", tells=words.choice(reach.tells)),
        words.ui("fact_reveals", reveals=words.choice(reach.reveals)),
        tried,
    ]
    return [heading(words.ui("fact_reach")), *(text(line) for line in lines)]


def _lines(reach: Reach, words: Wording) -> list[str]:
    lines = []
    if reach.tel:
        lines.append(words.ui("fact_tel", tel=show_phone(reach.tel)))
    if reach.tty:
        lines.append(words.ui("fact_tty", tel=show_phone(reach.tty)))
    if hours := reach.hours:
        lines.append(
            words.ui(
                "fact_hours",
                days=words.choice(hours.days),
                opens=f"{hours.opens:%H:%M}",
                closes=f"{hours.closes:%H:%M}",
                zone=words.choice(hours.zone),
            )
        )
    if reach.host:
        lines.append(words.ui("fact_page", page=reach.address))
    if reach.languages:
        spoken = tuple(words.choice(one) for one in reach.languages)
        lines.append(words.ui("fact_speaks", languages=words.listing(spoken)))
    if reach.states:
        served = tuple(words.choice(one) for one in reach.states)
        lines.append(words.ui("fact_serves", states=words.listing(served)))
    if reach.asks_for:
        wanted = tuple(words.field(path).label.rstrip(":?¿ ") for path in reach.asks_for)
        lines.append(words.ui("fact_asks", fields="; ".join(wanted)))
    return lines
