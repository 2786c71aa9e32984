"""Why something was decided, as the page lists it."""

from __future__ import annotations

from collections.abc import Iterable

from depwork.forms.look import Look
from depwork.forms.parts import Block, to_question
from depwork.model.decision import Reason


def why(reasons: Iterable[Reason], look: Look) -> Block:
    """Return reasons as the page lists them: the sentence, its source, its facts; no inner code."""
    rows = []
    for reason in reasons:
        source = look.desk.source(reason.source)
        rows.append(
            {
                "text": look.words.reason(reason),
                "source": look.words.ui("source", title=source.text),
                "where": source.where,
                "as_of": look.words.ui("as_of", day=source.as_of) if source.as_of else "",
                "register": [fact_line(entry, look) for entry in reason.register_ids],
                "facts": [to_question(path, look.words) for path in reason.facts],
            }
        )
    return {"t": "reasons", "rows": rows, "facts_title": look.words.ui("looked_at")}


def fact_line(entry: str, look: Look) -> str:
    """Return a dated fact as one line: what it says, its day, whether it is old or unverified."""
    words = look.words
    fact = look.desk.fact(entry)
    line = words.ui("fact_line", text=fact.text, day=fact.as_of) if fact.as_of else fact.text
    if fact.stale:
        line += " " + words.ui("stale")
    if fact.unverified:
        line += " " + words.ui("unverified")
    return line
