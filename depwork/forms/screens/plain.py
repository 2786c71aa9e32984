"""The screens that belong to no step, by their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block
from depwork.forms.route import (
    CASES,
    DECISIONS,
    DEMAND,
    ENDED,
    FACTS,
    NEW,
    PAPERS,
    REVIEW,
    SEARCH,
    SHELF,
    TASKS,
    TOOLS,
    fact_of,
    paper_of,
)
from depwork.forms.screens import entry, tools
from depwork.forms.screens.choose import paper, papers
from depwork.forms.screens.decisions import decisions
from depwork.forms.screens.facts import fact, facts
from depwork.forms.screens.home import home
from depwork.forms.screens.keeping import ended
from depwork.forms.screens.review import review
from depwork.forms.screens.search import search
from depwork.forms.screens.shelf import shelf

PLAIN_SCREENS: Final[dict[str, Callable[[Look], Block]]] = {
    TASKS: home,
    REVIEW: review,
    DECISIONS: decisions,
    TOOLS: tools.tools,
    DEMAND: tools.demand,
    FACTS: facts,
    PAPERS: papers,
    SEARCH: search,
    SHELF: shelf,
    **tools.SCREENS,
}
"""Of the open case."""

ENTRY_SCREENS: Final[dict[str, Callable[[Look], Block]]] = {
    CASES: entry.cases,
    NEW: entry.new,
    ENDED: ended,
}
"""Before a case is open, or after it is gone."""


def plain_screen(place: str) -> Callable[[Look], Block] | None:
    """Return what draws a place that belongs to no step; None where it is one of a step."""
    if fact_of(place):
        return lambda look: fact(look, place)
    if paper_of(place)[0]:
        return lambda look: paper(look, place)
    return PLAIN_SCREENS.get(place)
