"""Choose a paper: only the questions it still needs, one to a screen, the paper growing beside."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, details, heading, note, text
from depwork.forms.route import PAPERS, TASKS, paper_of, paper_place
from depwork.forms.screens.decisions import brief_gates
from depwork.forms.screens.documents import edit_block, preview_parts, take_block
from depwork.forms.screens.questions import question
from depwork.forms.screens.reading import reading
from depwork.forms.screens.talk import TALK, of_talk, talk
from depwork.forms.told import PaperNeeds
from depwork.model.questions import asked_field


def papers(look: Look) -> Block:
    """Return the list of papers: what each is for, and how many questions it still needs."""
    words = look.words
    first, rest = look.desk.papers()
    folded = details("papers:more", words.ui("papers_more"), _list(rest, look))
    return {
        "title": words.ui("papers_title"),
        "back": TASKS,
        "blocks": [text(words.ui("papers_intro")), _list(first, look), folded],
    }


def _list(documents: tuple[str, ...], look: Look) -> Block:
    return {"t": "papers", "rows": [_row(document_id, look) for document_id in documents]}


def _row(document_id: str, look: Look) -> Block:
    words, found = look.words, look.desk.needs(document_id)
    wording = words.document(document_id)
    return {
        "title": wording.title,
        "purpose": wording.purpose,
        "tag": _state(found, look),
        "state": "blocked" if found.gates and not found.missing else "ready",
        "go": _next(document_id, found),
    }


def _state(found: PaperNeeds, look: Look) -> str:
    words = look.words
    if found.missing:
        return words.ui("papers_missing", count=len(found.missing))
    return words.ui("state_blocked") if found.gates else words.ui("papers_look")


def _next(document_id: str, found: PaperNeeds, after: str = "") -> str:
    """Return the place of the next question that nobody was asked; the paper itself at the end."""
    start = found.asked.index(after) + 1 if after in found.asked else 0
    left = [path for path in found.asked[start:] if path in found.missing]
    first = left[0] if left else ""
    return paper_place(document_id, TALK if of_talk(first) else first)


def paper(look: Look, place: str) -> Block:
    """Return one question of a chosen paper, or the paper itself.

    Args:
        look: The case.
        place: As :func:`depwork.forms.route.paper_place` makes it.
    """
    document_id, path = paper_of(place)
    made = look.desk.preview(document_id)
    found = look.desk.needs(document_id, made.gaps)
    talked = [one for one in found.missing if of_talk(one)]
    if path == TALK and talked:
        rest = [one for one in found.missing if not of_talk(one)]
        done = paper_place(document_id, rest[0] if rest else "")
        title = look.words.document(document_id).title
        asked = talk(title, talked, done, look)
        asked["blocks"] += _given(document_id, found, look)
        return {"back": PAPERS, **asked}
    if path in found.asked:
        return _asked(document_id, path, found, look)
    words = look.words
    review = look.desk.text_review(document_id)
    blocks: list[Block] = []
    if found.missing:
        told = words.ui("papers_left", count=len(found.missing))
        go = button(words.ui("papers_answer"), go=_next(document_id, found))
        blocks.append(note("info", told, buttons(go)))
    if found.gates:
        blocks += [heading(words.ui("gates_heading")), *brief_gates(found.gates, look)]
    return {
        "title": words.document(document_id).title,
        "back": PAPERS,
        "wide": True,
        "blocks": [
            *blocks,
            *preview_parts(document_id, look, made=made),
            *reading(review, look),
            take_block(document_id, look, made, unread=review.open),
            edit_block(document_id, look),
            *_given(document_id, found, look),
            buttons(button(words.ui("papers_title"), go=PAPERS, quiet=True)),
        ],
    }


def _asked(document_id: str, path: str, found: PaperNeeds, look: Look) -> Block:
    words = look.words
    at = found.asked.index(path)
    return {
        "title": words.document(document_id).title,
        "progress": words.ui("papers_at", number=at + 1, total=len(found.asked)),
        "share": round(100 * (at + 1) / len(found.asked)),
        "back": PAPERS,
        "next": _next(document_id, found, path),
        "next_label": words.ui("continue"),
        "beside": [_beside(document_id, look)],
        "blocks": [
            question(look, asked_field(path)),
            buttons(button(words.ui("papers_see"), go=paper_place(document_id), quiet=True)),
        ],
    }


def _given(document_id: str, found: PaperNeeds, look: Look) -> list[Block]:
    """Return the uses that a paper rests on and that stand, each with the way to withdraw it."""
    uses = [p for p in found.asked if p.startswith("consent.consent_") and p not in found.missing]
    if not uses:
        return []
    title = look.words.ui("papers_consents", count=len(uses))
    parts = [question(look, asked_field(path)) for path in uses]
    return [details(f"papers:consents:{document_id}", title, *parts)]


def _beside(document_id: str, look: Look) -> Block:
    words = look.words
    return {
        "t": "live",
        "key": f"live:{document_id}",
        "title": words.ui("beside_document"),
        "choose": words.ui("beside_which"),
        "documents": [{"v": document_id, "label": words.document(document_id).title}],
    }
