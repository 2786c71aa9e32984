"""What stands under the plan's questions: the test of going public, safety notes, the ladder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, heading, links, note, text, to_question
from depwork.forms.screens.decisions import met_tag
from depwork.forms.screens.reasons import why
from depwork.model.ask import Condition
from depwork.model.going_public import PublicTest

_TONES: Final = {PublicTest.CLEAR: "good", PublicTest.NO: "stop", PublicTest.QUIET: "info"}


def _point(point: Condition, look: Look) -> Block:
    return {
        "label": look.words.condition(point.code),
        "lines": [met_tag(point.met, look)],
    }


def public_test(look: Look) -> list[Block]:
    """Return how the test of going public stands, question by question, with its reasons."""
    words, found = look.words, look.decided.going_public
    rows = [_point(point, look) for point in found.value.points]
    if not rows:
        return []
    verdict = found.value.verdict
    sentences = [text(words.reason(reason)) for reason in found.reasons]
    settle = [to_question(path, words) for path in found.settle]
    return [
        heading(words.ui("public_test")),
        note(_TONES.get(verdict, "warn"), words.choice(verdict), *sentences),
        {"t": "pairs", "key": "public-test", "rows": rows},
        *([links(words.ui("settle"), *settle)] if settle else []),
        details("public-why", words.ui("how_decided"), why(found.reasons, look)),
    ]


def tactic_notes(look: Look) -> list[Block]:
    """Return what to watch for with each planned tactic, in the plan's order."""
    words = look.words
    planned = dict.fromkeys(item.tactic for item in look.case.plan.tactics)
    rows = [
        {"label": words.choice(tactic), "lines": [look.desk.tactic_note(tactic.value)]}
        for tactic in planned
    ]
    unsafe = [words.choice(t.tactic) for t in look.case.plan.tactics if t.feels_safe is False]
    warn = [note("stop", words.ui("tactic_unsafe"), text("; ".join(unsafe)))] if unsafe else []
    if not rows:
        return []
    pairs: Block = {"t": "pairs", "key": "tactic-notes", "rows": rows}
    return [*warn, heading(words.ui("tactic_notes")), pairs]


def ladder(look: Look, step: int) -> Block:
    """Return the ladder towards the removal date, its days counted back."""
    del step
    words, found = look.words, look.decided.ladder
    rows = [
        {"label": words.date(rung.on), "lines": [look.desk.rung(rung.code.value)]}
        for rung in found.value
    ]
    settle = [to_question(path, words) for path in found.settle]
    return {
        "title": words.ui("screen_ladder"),
        "print": True,
        "blocks": [
            note("warn", words.ui("ladder_lawful"), text(words.ui("ladder_lawful_text"))),
            *(text(words.reason(reason)) for reason in found.reasons),
            *([{"t": "pairs", "key": "ladder", "rows": rows}] if rows else []),
            *([links(words.ui("settle"), *settle)] if settle else []),
        ],
    }


BELOW: Final[dict[str, Callable[[Look], list[Block]]]] = {
    "7.attorney_public": public_test,
    "7.tactics": tactic_notes,
}
"""What a screen of questions shows below them."""
