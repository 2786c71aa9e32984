"""One screen of a step: its questions, or what the step shows besides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, text
from depwork.forms.route import END, FILES, OWN, PACKET, PREVIEW, TASKS, page_of
from depwork.forms.screens import beginning, campaign, documents, pages
from depwork.forms.screens.aloud import aloud, aloud_path, to_aloud
from depwork.forms.screens.beside import beside
from depwork.forms.screens.decisions import asks, in_the_way, typed_before
from depwork.forms.screens.facilities import facilities
from depwork.forms.screens.files import files
from depwork.forms.screens.letters import in_hand_or_not
from depwork.forms.screens.next_actions import contradicted
from depwork.forms.screens.officials import officials
from depwork.forms.screens.own import own
from depwork.forms.screens.planning import BELOW, ladder
from depwork.forms.screens.questions import asked_at, question, questions
from depwork.forms.screens.review import summary
from depwork.forms.screens.shelf import factors
from depwork.forms.screens.signing import to_signing
from depwork.forms.screens.targets import targets
from depwork.model.questions import asked_field, topics

_GUIDE_STEPS: Final = 8
"""The guide numbers steps 1 to 8; 0 is the start and 9 the follow-up."""


_BELOW: Final = {
    **BELOW,
    "1.team": beginning.lead,
    "5.clearance": to_signing,
    "5.letters": in_hand_or_not,
}
"""What stands below the questions of a screen."""

_ASKED: Final = frozenset({"4.ask", "7.as_written"})
"""Screens that ask for an ask of the list."""


def _topic(look: Look, step: int, topic: str) -> Block:
    words = look.words
    parts = questions(look, step, topic)
    below = _BELOW[f"{step}.{topic}"](look) if f"{step}.{topic}" in _BELOW else []
    return {
        "title": words.topic(step, topic),
        "beside": beside(look, step) if look.scope.guide else [],
        "blocks": [
            *in_the_way(look, step),
            *contradicted(look, [field.path for field in asked_at(look, step, topic)]),
            *(typed_before(look) if f"{step}.{topic}" in _ASKED else []),
            *parts,
            *below,
            *to_aloud(look, step, topic),
        ],
    }


def _locate(look: Look, step: int) -> Block:
    """Where to look, with the questions that every place asks for."""
    body = beginning.locate(look)
    intro, *rest = body["blocks"]
    return body | {"blocks": [intro, *questions(look, step, "locate"), *rest]}


def _end(look: Look, step: int) -> Block:
    words = look.words
    return {
        "title": words.ui("step_end", title=words.step(step).title),
        "wide": True,
        "blocks": [text(words.ui("step_end_intro")), *summary(look, step)],
    }


_OTHER: Final[dict[str, Callable[[Look, int], Block]]] = {
    "asks": lambda look, _: asks(look),
    "factors": factors,
    "ladder": ladder,
    "targets": lambda look, _: targets(look),
    "locate": _locate,
    "facilities": facilities,
    OWN: own,
    FILES: files,
    PREVIEW: documents.previews,
    PACKET: documents.packet,
    "ledger": campaign.ledger,
    "officials": lambda look, _: officials(look),
    "outcome": lambda look, _: campaign.outcome(look),
    "lessons": lambda look, _: campaign.lessons(look),
    END: _end,
}
"""Screens of a step that are not a topic of questions."""


def _body(look: Look, step: int, name: str) -> Block:
    if page := page_of(step, name):
        return pages.screen(look.pages(step)[page], look)
    return _topic(look, step, name) if name in topics(step) else _OTHER[name](look, step)


def learned(look: Look, step: int) -> list[Block]:
    """Return what other campaigns learned about a step, folded; nothing where there is none."""
    words, found = look.words, look.desk.learned(step)
    if not found.lines:
        return []
    title = words.ui("learned_title", count=found.campaigns)
    lines = [text(f"{asked} {said}") for asked, said in found.lines]
    return [details(f"learned:{step}", title, text(words.ui("learned_note")), *lines)]


def step_screen(look: Look, step: int, name: str) -> Block:
    """Return one screen of a step with its place in the step and the way on.

    Args:
        look: The case.
        step: 0 to 9.
        name: A topic, or one of the step's other screens.
    """
    if path := aloud_path(name):
        return aloud(look, step, path)
    words = look.words
    order = look.screens(step)
    here = f"{step}.{name}"
    at = order.index(here) if here in order else len(order) - 1
    if here not in order:
        name = END
    leave = TASKS if look.scope.guide else ""
    title = words.step(step).title
    numbered = 1 <= step <= _GUIDE_STEPS
    progress = words.ui("progress", step=step, total=_GUIDE_STEPS, title=title)
    body = _body(look, step, name)
    if not at:
        body = body | {"blocks": [*learned(look, step), *body["blocks"]]}
    return {
        "place": f"{step}.{name}",
        "progress": progress if numbered else title,
        "share": round(100 * (at + 1) / len(order)),
        "part": words.ui("part", number=at + 1, total=len(order)),
        "back": order[at - 1] if at else leave,
        "next": order[at + 1] if at + 1 < len(order) else leave,
        "next_label": words.ui("continue") if at + 1 < len(order) else words.ui("to_tasks"),
        **body,
    }


def question_screen(look: Look, path: str) -> Block:
    """Return a screen that holds one question alone."""
    return {"title": "", "blocks": [question(look, asked_field(path))]}
