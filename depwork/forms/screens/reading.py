"""The text review of one paper: its typed sentences, what each may be, and two answers."""

from __future__ import annotations

import hashlib
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, form, note, text
from depwork.forms.screens.people import field
from depwork.forms.types import Widget
from depwork.forms.wording import Wording
from depwork.model.review import TextMark
from depwork.rules.review import Line, Review

ALLOWED: Final = "allowed"
NOT_ALLOWED: Final = "not_allowed"
"""The two answers; no answer leaves a sentence as it is, and nothing answers for all."""
_LEFT_OPEN: Final[Block] = {"required": False, "untagged": True}
"""A box that may stay empty for now; what it is about is not optional, so it does not say so."""


def _kinds(line: Line, look: Look) -> str:
    words = look.words
    told = [words.choice(kind) for kind in line.sentence.kinds]
    if line.sentence.path:
        told.append(words.ui("reading_typed_at", question=words.field(line.sentence.path).label))
    else:
        told.append(words.ui("reading_typed_over"))
    if differs := missed(line, words):
        told.append(differs)
    if line.sentence.attorney:
        told.append(words.ui("reading_attorney"))
    return " ".join(told)


def missed(line: Line, words: Wording) -> str:
    """Return in words which answers a sentence says otherwise, or nothing."""
    if not line.misses:
        return ""
    answers = "; ".join(words.field(path).label for path in line.misses)
    return words.ui("reading_differs", answers=answers)


def _said(mark: TextMark, look: Look) -> str:
    words = look.words
    on = words.date(mark.on)
    told = words.ui(
        "reading_allowed_by" if mark.allowed else "reading_stopped_by", by=mark.by, on=on
    )
    if not mark.attorney:
        return told
    return f"{told} {words.ui('reading_told_by', attorney=mark.attorney)}"


def _changed(line: Line, look: Look) -> str:
    """What has changed since the sentence was read, and why it is read again."""
    if line.again is None:
        return ""
    _, parts = line.again
    what = "; ".join(look.words.choice(part) for part in parts)
    why = look.words.ui("reading_again" if parts else "reading_again_unknown", what=what)
    return f" {why}"


def _to_mark(line: Line, found: Review, look: Look) -> Block:
    words = look.words
    options = [
        {"v": ALLOWED, "label": words.ui("reading_allow")},
        {"v": NOT_ALLOWED, "label": words.ui("reading_stop")},
    ]
    name = f"{found.document_id}/{line.sentence.key}"
    hint = _kinds(line, look)
    if line.mark is not None:
        hint = f"{hint} {_said(line.mark, look)}{_changed(line, look)}"
    box = field(name, Widget.CHOICE.value, f"“{line.sentence.text}”", hint, options=options)
    return box | _LEFT_OPEN


def reading(found: Review, look: Look) -> list[Block]:
    """Return the part of a paper's screen in which its typed sentences are read one by one.

    Args:
        found: Its sentences, and what was said of each.
        look: The case.
    """
    words, document_id = look.words, found.document_id
    waits = [line for line in found.lines if line.open]
    if not found.lines:
        return []
    blocks: list[Block] = [text(words.ui("reading_intro"))]
    if waits:
        boxes = [_to_mark(line, found, look) for line in waits]
        by = field("by", Widget.SHORT.value, words.ui("reading_by"), words.ui("reading_by_hint"))
        boxes.append(by | _LEFT_OPEN)
        if any(line.sentence.attorney for line in waits):
            label, hint = words.ui("reading_attorney_name"), words.ui("reading_attorney_hint")
            boxes.append(field("attorney", Widget.SHORT.value, label, hint) | _LEFT_OPEN)
        # What the page keeps of a form it puts back by place: another list is another form,
        # or an answer for one sentence would stand at the next.
        listed = hashlib.sha256("".join(line.sentence.key for line in waits).encode())
        key = f"review:{document_id}:{listed.hexdigest()[:16]}"
        blocks.append(form(key, words.ui("reading_submit"), boxes, act="text_marks"))
    rows = [
        {"label": line.sentence.text, "lines": [_said(line.mark, look)]}
        for line in found.lines
        if line.mark is not None and not line.open
    ]
    if rows:
        title = words.ui("reading_done", count=len(rows))
        blocks.append(details(f"read:{document_id}", title, {"t": "pairs", "rows": rows}))
    if not waits:
        return [details(f"reading:{document_id}", words.ui("reading_all_read"), *blocks)]
    opens = details(f"reading:{document_id}", words.ui("reading_open"), *blocks)
    return [note("warn", words.ui("reading_waits", count=len(waits))), opens]
