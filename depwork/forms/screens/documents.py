"""Previews of documents, and the packet to take away."""

from __future__ import annotations

import re
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, details, links, note, text, to_question
from depwork.forms.screens.decisions import in_the_way
from depwork.forms.screens.needs import need
from depwork.forms.screens.reading import reading
from depwork.forms.told import PacketFile, PacketResult, Preview
from depwork.model.packet import Format, Refusal

LETTER: Final = "pd_letter"
"""Without it, no set of files is a packet to send."""
_RULE: Final = re.compile(r"\bR\d\d[a-z]?\b")


def preview_parts(
    document_id: str, look: Look, *, opened: bool = True, made: Preview | None = None
) -> list[Block]:
    """Return a document as it stands: what it lacks, what is withheld, why it is held, its page.

    Args:
        document_id: A row of the catalog.
        look: The case.
        opened: Whether its page shows at once.
        made: The document, where it was rendered already.
    """
    words = look.words
    wording = words.document(document_id)
    made = made or look.desk.preview(document_id)
    parts: list[Block] = [text(wording.purpose)]
    if made.gaps:
        title = words.ui("preview_gaps", count=len(made.gaps))
        gaps = links(title, *[_link(path, look) for path in made.gaps])
        parts.append(note("warn", title, {**gaps, "title": ""}))
    if made.withheld:
        rows = [
            {"label": fact_label(line.path, look), "lines": [need(n, look) for n in line.needs]}
            for line in made.withheld
        ]
        title = words.ui("preview_withheld", count=len(made.withheld))
        parts.append(details(f"withheld:{document_id}", title, {"t": "pairs", "rows": rows}))
    if made.refused:
        rules = [text(words.gate(rule)) for rule in _RULE.findall(made.refused)]
        parts.append(note("stop", words.ui("preview_refused"), *(rules or [text(made.refused)])))
    if made.reading:
        parts.append(text(words.ui("preview_reading")))
    if made.html:
        frame: Block = {
            "t": "frame",
            "key": f"frame:{document_id}",
            "title": words.ui("preview_of", title=wording.title),
            "html": made.html,
        }
        if not opened:
            frame = details(f"show:{document_id}", words.ui("preview_show"), frame)
        parts.append(frame)
    return parts


def _preview(document_id: str, look: Look, made: Preview, *, opened: bool) -> Block:
    return {
        "t": "section",
        "key": f"preview:{document_id}",
        "title": look.words.document(document_id).title,
        "blocks": preview_parts(document_id, look, opened=opened, made=made),
    }


def edit_block(document_id: str, look: Look) -> Block:
    """Return the part in which a letter's text is edited; its text is asked for when opened."""
    words = look.words
    return {
        "t": "edit",
        "key": f"edit:{document_id}",
        "of": document_id,
        "title": words.ui("edit_title"),
        "label": words.ui("edit_label", title=words.document(document_id).title),
        "hint": words.ui("edit_hint"),
    }


def take_block(document_id: str, look: Look, made: Preview, *, unread: int = 0) -> Block:
    """Return the buttons that give one finished document as a file; none while it is held back."""
    words = look.words
    if made.gaps or made.refused or unread or not made.html:
        return text(words.ui("take_held"))
    return {
        "t": "take",
        "key": f"take:{document_id}",
        "of": document_id,
        "title": words.ui("take_title"),
        "kinds": [{"v": kind.value, "label": words.choice(kind)} for kind in Format],
    }


def fact_label(path: str, look: Look) -> str:
    """Return a fact's label; a derived one, ``shown.name``, by its own word."""
    words = look.words
    if path.startswith("shown."):
        return {
            "shown.name": words.ui("shown_name"),
            "shown.a_number": words.ui("shown_a_number"),
            "shown.age_band": words.ui("shown_age_band"),
            "shown.since_year": words.ui("shown_since_year"),
            "shown.agreed_by": words.ui("shown_agreed_by"),
            "shown.children": words.ui("shown_children"),
            "shown.family": words.ui("shown_family"),
        }.get(path, path)
    return words.field(path).label


def _link(path: str, look: Look) -> Block:
    if path.startswith("shown."):
        return {"label": fact_label(path, look), "go": "", "focus": ""}
    return to_question(path, look.words)


def previews(look: Look, step: int) -> Block:
    """Return the documents of a step as they stand now."""
    words = look.words
    documents = {name: look.desk.preview(name) for name in look.desk.previews(step)}
    found = {name: look.desk.text_review(name) for name in documents}
    shown = [
        block
        for place, (name, made) in enumerate(documents.items())
        for block in (
            _preview(name, look, made, opened=place == 0),
            *reading(found[name], look),
            take_block(name, look, made, unread=found[name].open),
            edit_block(name, look),
        )
    ]
    return {
        "title": words.ui("screen_preview"),
        "wide": True,
        "blocks": [text(words.ui("preview_intro")), *in_the_way(look, step), *shown],
    }


def packet(look: Look, step: int) -> Block:
    """Return the way to the finals of the open case."""
    words = look.words
    return {
        "title": words.ui("screen_packet"),
        "blocks": [
            text(words.ui("packet_intro")),
            *in_the_way(look, step),
            buttons(
                button(words.ui("packet_make"), act="packet"),
                button(words.ui("packet_bare"), act="packet_bare", quiet=True),
            ),
            {"t": "downloads", "key": "downloads"},
        ],
    }


def refusal(found: Refusal, look: Look) -> Block:
    """Return why a document is not in the packet: its rules, its gaps, what is withheld."""
    words = look.words
    parts: list[Block] = [text(words.gate(rule)) for rule in found.rules]
    if found.missing:
        parts.append(links(words.ui("refused_missing"), *[_link(p, look) for p in found.missing]))
    if found.withheld:
        parts.append(
            links(words.ui("refused_withheld"), *[_link(path, look) for path in found.withheld])
        )
    if found.unread:
        parts.append(text(words.ui("refused_unread", count=found.unread)))
    return note("stop", words.document(found.document_id).title, *parts)


def _not_yet(result: PacketResult, look: Look) -> list[Block]:
    """Return what a packet is not while the letter to ICE is not in it, and what would complete it.

    At most two acts, each with a button: an answer that is missing, or the first thing that
    settles a safety rule.
    """
    words = look.words
    letter = next((one for one in result.refused if one.document_id == LETTER), None)
    if letter is None or not result.whole:
        return []
    rules = [gate for gate in look.decided.gates.value if gate.rule in letter.rules]
    paths = [
        *letter.missing,
        *(path for gate in rules for path in gate.settle[:1]),
        *letter.withheld,
    ]
    acts = [_link(path, look) for path in dict.fromkeys(paths)]
    go = [button(act["label"], go=act["go"]) for act in acts if act["go"]][:2]
    unblocks = [text(words.unblock(gate.unblock)) for gate in rules if not gate.settle][:2]
    lead = note("stop", words.ui("packet_not_yet"), *unblocks)
    return [lead, *([buttons(*go)] if go else [])]


def made(result: PacketResult, look: Look) -> Block:
    """Return what came of making the packet; the bytes travel beside it.

    Args:
        result: The files and what was refused.
        look: The case.
    """
    words = look.words
    files = [
        {"name": item.name, "type": item.media_type, "size": _weight(item, result, look)}
        for item in result.files
    ]
    refused = [refusal(item, look) for item in result.refused]
    not_yet = _not_yet(result, look)
    title = words.ui("packet_part" if not_yet else "packet_ready", count=len(files))
    return {
        "files": files,
        "not_yet": not_yet,
        "files_title": title if files else "",
        "none": "" if files else words.ui("packet_none"),
        "refused_title": words.ui("packet_refused", count=len(refused)) if refused else "",
        "refused": refused,
    }


def _weight(item: PacketFile, result: PacketResult, look: Look) -> str:
    """Say how large a file is, and if mail may not carry it."""
    said = _size(len(item.body), look)
    if len(item.body) <= result.mail_megabytes * 1_000_000:
        return said
    warned = look.words.ui("files_heavy", limit=result.mail_megabytes)
    return f"{said} {warned}"


def _size(count: int, look: Look) -> str:
    return look.words.ui("kilobytes", count=max(1, round(count / 1000)))
