"""What stands beside a step's questions: the document as it grows, and what is decided now."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, links, text, to_question
from depwork.forms.screens.next_actions import next_steps
from depwork.forms.screens.reasons import why

_FIRST: Final = 3
"""How many things to do next stand beside a question."""


def live(look: Look, step: int) -> list[Block]:
    """Return the panel that shows a step's documents while its questions are answered.

    The page asks for the document itself afterwards: a save never waits for a rendering.
    """
    words = look.words
    documents = look.desk.previews(step)
    if not documents:
        return []
    options = [{"v": name, "label": words.document(name).title} for name in documents]
    return [
        {
            "t": "live",
            "key": f"live:{step}",
            "title": words.ui("beside_document"),
            "choose": words.ui("beside_which"),
            "documents": options,
        }
    ]


def now(look: Look, step: int) -> Block:
    """Return the panel of what is decided at this moment: what comes next, reasons, sources.

    Args:
        look: The case.
        step: 0 to 9; where a document stands beside, this panel is folded.
    """
    words = look.words
    found = look.decided.urgency
    blocks = [*next_steps(look, most=_FIRST), why(found.reasons, look)]
    if found.settle:
        asked = [to_question(path, words) for path in found.settle]
        blocks.append(links(words.ui("settle"), *asked))
    return {
        "t": "panel",
        "key": "now",
        "title": words.ui("beside_decided"),
        "wide": not look.desk.previews(step),
        "blocks": blocks or [text(words.ui("asks_none"))],
    }


def beside(look: Look, step: int) -> list[Block]:
    """Return the panels beside a screen of questions.

    Args:
        look: The case.
        step: 0 to 9.
    """
    return [*live(look, step), now(look, step)]
