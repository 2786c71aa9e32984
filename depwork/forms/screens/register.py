"""Consents and copies: each use, what was given, the words shown, and what left under it."""

from __future__ import annotations

from depwork.forms.keeper import Given, Use
from depwork.forms.look import Look
from depwork.forms.parts import Block, details, note, text
from depwork.forms.shown import consent_line
from depwork.model.consent import standing
from depwork.model.taken import CopyLine


def copy_rows(copies: tuple[CopyLine, ...], look: Look) -> list[Block]:
    """Return copies that left as rows of a table: day, document, reader, how and where, hash."""
    words = look.words
    rows = []
    for line in copies:
        where = words.choice(line.way)
        if line.office and line.sent_on:
            sent = words.ui(
                "copy_sent", on=words.date(line.sent_on), office=line.office, channel=line.channel
            )
            where = f"{where}. {sent}"
        what = _document(line.document_id, look)
        rows.append(
            {
                "on": words.date(line.left_on),
                "kind": f"{what} · {words.choice(line.audience)}",
                "text": f"{where} · {line.sha256[:12]}",
            }
        )
    return rows


def copies_table(key: str, copies: tuple[CopyLine, ...], look: Look) -> Block:
    """Return a table of copies that left, or a sentence that there are none."""
    words = look.words
    if not copies:
        return text(words.ui("copies_none"))
    heads = [words.ui("copies_on"), words.ui("copies_what"), words.ui("copies_where")]
    title = words.ui("copies_heading", count=len(copies))
    rows = copy_rows(copies, look)
    return {"t": "table", "key": f"copies:{key}", "title": title, "heads": heads, "rows": rows}


def _document(document_id: str, look: Look) -> str:
    if document_id == "case":
        return look.words.ui("copy_whole_case")
    if document_id == "packet":
        return look.words.ui("copy_packet")
    return look.words.document(document_id).title


def _given(number: int, use: Use, given: Given, look: Look) -> list[Block]:
    words = look.words
    parts = [text(consent_line(given.consent, words))]
    if given.text:
        title = words.ui("words_shown", version=given.consent.text_version)
        key = f"shown:{use.path}:{number}"
        parts.append(details(key, title, *[text(part) for part in given.text.split("\n\n")]))
    else:
        parts.append(text(words.ui("words_not_kept", version=given.consent.text_version)))
    return parts


def _use(use: Use, look: Look) -> Block:
    words = look.words
    parts: list[Block] = []
    for number, given in enumerate(use.history):
        parts += _given(number, use, given, look)
    last = standing(tuple(given.consent for given in use.history))
    stopped = last is None or not last.in_force(look.desk.today)
    if stopped and use.copies:
        parts.append(note("warn", words.ui("copies_take_back"), text(words.ui("copies_how"))))
    parts.append(copies_table(use.path, use.copies, look))
    title = words.field(use.path).label
    return {"t": "section", "key": f"use:{use.path}", "title": title, "blocks": parts}


def register(look: Look) -> Block:
    """Return every consent of the open case by use, with the copies that rested on it."""
    words = look.words
    uses = look.desk.keeper.uses()
    blocks = [text(words.ui("register_intro")), *[_use(use, look) for use in uses]]
    return {"title": words.ui("register_title"), "wide": True, "print": True, "blocks": blocks}
