"""An organization's own questions at the end of a step, and how they read in the review."""

from __future__ import annotations

from depwork.forms.describe import describe
from depwork.forms.fields import own_fields_of
from depwork.forms.look import Look
from depwork.forms.parts import Block, text
from depwork.forms.route import OWN
from depwork.forms.shown import shown
from depwork.forms.types import kind
from depwork.model.answers import asked
from depwork.model.questions import answer_of


def own(look: Look, step: int) -> Block:
    """Return the screen of the organization's own questions of a step."""
    words = look.words
    fields = own_fields_of(look.desk, step)
    parts = [describe(field, look.case, words, look.desk.today) for field in fields]
    return {
        "title": words.ui("screen_own"),
        "blocks": [text(words.ui("own_intro")), *parts],
    }


def own_summary(look: Look, step: int) -> list[Block]:
    """Return the answers to the organization's own questions of a step; often none."""
    words = look.words
    rows = []
    for field in own_fields_of(look.desk, step):
        answer = answer_of(look.case, field.path)
        rows.append(
            {
                "label": words.field(field.path).label,
                "lines": shown(answer, kind(field), words),
                "owed": not asked(answer),
                "go": f"{step}.{OWN}",
                "focus": field.path,
            }
        )
    key, title = f"s:{step}.{OWN}", words.ui("screen_own")
    return [{"t": "summary", "key": key, "title": title, "rows": rows}] if rows else []
