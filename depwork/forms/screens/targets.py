"""Who decides, and who may be addressed: offices by title, why, and as of which day."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, heading, links, note, text, to_question
from depwork.forms.screens.reasons import fact_line, why

_LIST: Final = "offices.ero-by-state"


def targets(look: Look) -> Block:
    """Return the offices of the case and the ladder, with what is still open."""
    words, found = look.words, look.decided.routing
    settle = [to_question(path, words) for path in found.settle]
    blocks = [
        text(words.ui("targets_intro")),
        heading(words.ui("targets_offices")),
        _offices(look),
        *([links(words.ui("settle"), *settle)] if settle else []),
        details("why:offices", words.ui("how_decided"), why(found.reasons, look)),
        heading(words.ui("targets_lists")),
        _lists(look),
        note("warn", words.gate("R11"), text(words.ui("targets_never"))),
        text(words.ui("targets_ladder_note")),
    ]
    return {"title": words.ui("targets_title"), "blocks": blocks}


def _offices(look: Look) -> Block:
    words, found = look.words, look.decided.routing.value
    unknown = words.ui("targets_unknown")
    several = len(found.titles) > 1
    office = [words.ui("targets_one_of"), *found.titles] if several else list(found.titles)
    reasons = look.decided.routing.reasons
    because = [words.reason(reason) for reason in reasons[:1]]
    rows = [
        (
            words.ui("targets_field_office"),
            [*(office or [unknown]), *because, fact_line(_LIST, look)],
        ),
        (words.ui("targets_circuit"), [_circuit(found.circuit, look)]),
        (words.ui("targets_opla"), [found.opla or unknown]),
    ]
    if found.holds:
        law = {"mandate": words.ui("holds_mandate"), "limits": words.ui("holds_limits")}
        rows.append((words.ui("targets_holds"), [law.get(found.holds, unknown)]))
    return _pairs((label, lines or [unknown]) for label, lines in rows)


def _circuit(circuit: str | None, look: Look) -> str:
    if circuit is None:
        return look.words.ui("targets_unknown")
    return look.words.ui("targets_circuit_is", circuit=circuit)


def _lists(look: Look) -> Block:
    words, found = look.words, look.decided.routing.value
    lists: tuple[tuple[str, tuple[StrEnum, ...]], ...] = (
        (words.ui("deciders"), found.deciders),
        (words.ui("addressees"), found.addressees),
        (words.ui("targets_ladder"), found.ladder),
    )
    nobody = words.ui("nobody")
    return _pairs((label, [words.choice(o) for o in row] or [nobody]) for label, row in lists)


def _pairs(rows: Iterable[tuple[str, list[str]]]) -> Block:
    return {"t": "pairs", "rows": [{"label": label, "lines": lines} for label, lines in rows]}
