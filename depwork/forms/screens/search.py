"""Search over the words of questions, papers, places and pages; never over what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, to_question
from depwork.forms.route import DECISIONS, FACTS, PAPERS, REVIEW, SHELF, TOOLS, paper_place
from depwork.model.plain import as_words
from depwork.model.questions import meant, questions, steps

MOST: Final = 20
"""Finds that are shown; a longer list helps nobody."""


def search(look: Look) -> Block:
    """Return the screen with the one box."""
    words = look.words
    box = {"t": "search", "key": "search", "hint": words.ui("search_hint")}
    return {"title": words.ui("search_title"), "blocks": [box]}


def finds(look: Look, typed: str) -> list[Block]:
    """Return where all words of a text stand, as links; those that have them in their name first.

    Args:
        look: The case; a question that it makes senseless is left out.
        typed: What was typed; each of its words may be the beginning of one.
    """
    wanted = [f" {word}" for word in as_words(typed).split()]
    if not wanted:
        return []
    named, told = list[Block](), list[Block]()
    for link, text in _all(look):
        name = as_words(link["label"])
        if all(word in name for word in wanted):
            named.append(link)
        elif all(word in name + as_words(text) for word in wanted):
            told.append(link)
    return (named + told)[:MOST]


def _all(look: Look) -> Iterator[tuple[Block, str]]:
    words = look.words
    for document_id in (one for group in look.desk.papers() for one in group):
        wording = words.document(document_id)
        yield _link(wording.title, paper_place(document_id)), wording.purpose
    for step in steps():
        yield _link(words.step(step).title, look.screens(step)[0]), words.step(step).summary
        for name, page in look.pages(step).items():
            yield _link(page.title, f"{step}.page_{name.partition('_')[2]}"), ""
    for place, label in (
        (PAPERS, words.ui("papers_title")),
        (REVIEW, words.ui("nav_review")),
        (DECISIONS, words.ui("nav_decisions")),
        (SHELF, words.ui("shelf_title")),
        (FACTS, words.ui("facts_title")),
        (TOOLS, words.ui("tools_title")),
    ):
        yield _link(label, place), ""
    for field in questions():
        if meant(field, look.case):
            yield to_question(field.path, words), words.field(field.path).hint


def _link(label: str, place: str) -> Block:
    return {"label": label, "go": place, "focus": ""}
