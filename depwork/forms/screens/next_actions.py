"""What comes next, and answers that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from depwork.forms.look import Look
from depwork.forms.parts import (
    Block,
    button,
    buttons,
    details,
    heading,
    links,
    note,
    text,
    to_question,
)
from depwork.forms.route import DECISIONS, place_of
from depwork.forms.screens.reasons import why
from depwork.model.decision import Contradiction, NextAction
from depwork.rules.contradictions import MISFIT


def next_steps(look: Look, most: int | None = None) -> list[Block]:
    """Return what to do next, day by day, each with its hands and its place.

    Args:
        look: The case.
        most: How many to show; the rest stands with the decisions.
    """
    words = look.words
    found = look.decided.next_actions.value
    if not found:
        return []
    shown = found[:most]
    blocks = [heading(words.ui("next_title"))]
    for day, actions in groupby(shown, key=lambda action: action.on):
        title = words.ui("next_today") if day <= look.desk.today else words.date(day)
        blocks.append(links(title, *[_link(action, look) for action in actions]))
    if most is None:
        reasons = [action.reason for action in found]
        blocks.append(details("why:next", words.ui("how_decided"), why(reasons, look)))
    elif len(found) > most:
        more = words.ui("next_more", count=len(found) - most)
        blocks.append(buttons(button(more, go=DECISIONS, quiet=True)))
    return blocks


def _link(action: NextAction, look: Look) -> Block:
    words = look.words
    owner, what = words.choice(action.owner), words.action(action)
    label = words.ui("next_line", owner=owner, what=what)
    return {"label": label, "go": place_of(action.at), "focus": action.at}


def contradicted(look: Look, paths: Iterable[str] | None = None) -> list[Block]:
    """Return the answers that cannot all be true, or those that touch one of ``paths``."""
    found = look.decided.contradictions.value
    here = None if paths is None else set(paths)
    return [_contradiction(c, look) for c in found if here is None or here & set(c.facts)]


def _contradiction(found: Contradiction, look: Look) -> Block:
    words = look.words
    asked = [to_question(path, words) for path in found.facts]
    kept = look.case.misfits if found.key == MISFIT.because else {}
    shown = [text(kept[path]) for path in found.facts if path in kept]
    parts = (text(words.reason(found.reason)), *shown)
    link = links(words.ui("contradiction_look"), *asked)
    return note("warn", words.ui("contradiction_title"), *parts, link)


def said_twice(look: Look) -> list[Block]:
    """Return what a text says otherwise than an answer: both are shown, side by side."""
    words = look.words
    blocks: list[Block] = []
    for item in look.decided.said_twice:
        line = text(words.ui("said_twice", found=item.found, label=words.field(item.path).label))
        asked = [to_question(path, words) for path in dict.fromkeys((item.path, item.answer))]
        asked_links = links(words.ui("contradiction_look"), *asked)
        blocks.append(note("warn", words.gate("R07"), line, asked_links))
    return blocks
