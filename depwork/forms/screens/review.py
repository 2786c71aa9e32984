"""The review page: every answer by step, with links to change it and what is still owed."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, heading, text
from depwork.forms.route import place_of
from depwork.forms.screens.own import own_summary
from depwork.forms.screens.readers import readers
from depwork.forms.shown import shown
from depwork.forms.types import kind
from depwork.model.answers import asked
from depwork.model.questions import answer_of, fields_of, meant, steps, topics


def summary(look: Look, step: int) -> list[Block]:
    """Return a step's meaningful questions and answers, topic by topic."""
    words = look.words
    blocks: list[Block] = []
    for topic in topics(step):
        rows = []
        for field in fields_of(step, topic):
            if not meant(field, look.case):
                continue
            answer = answer_of(look.case, field.path)
            rows.append(
                {
                    "label": words.field(field.path).label,
                    "lines": shown(answer, kind(field), words),
                    "owed": not asked(answer),
                    "go": place_of(field.path),
                    "focus": field.path,
                }
            )
        if rows:
            title = words.topic(step, topic)
            key = f"{step}.{topic}"
            blocks.append({"t": "summary", "key": f"s:{key}", "title": title, "rows": rows})
    return [*blocks, *own_summary(look, step)]


def review(look: Look) -> Block:
    """Return every answer of the open case by step."""
    words = look.words
    blocks: list[Block] = [text(words.ui("review_intro"))]
    for step in steps():
        found = summary(look, step)
        if found:
            blocks += [heading(words.step(step).title, key=str(step)), *found]
    owed = sum(row["owed"] for b in blocks if b["t"] == "summary" for row in b["rows"])
    blocks.insert(1, text(words.ui("review_owed", count=owed)))
    blocks.append(readers(look))
    return {"title": words.ui("review_title"), "wide": True, "print": True, "blocks": blocks}
