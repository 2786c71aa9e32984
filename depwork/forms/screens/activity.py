"""Who did what when: the latest lines of the audit, in words; ids and verbs only."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, text
from depwork.model.audit import STORED, AuditEntry, Verb


def _row(line: AuditEntry, look: Look) -> Block:
    named = (line.case_id or "", line.kind, line.id)
    what = " ".join(dict.fromkeys(part for part in named if part))
    count = f" × {line.count}" if line.count > 1 else ""
    return {
        "on": line.at.replace("T", " "),
        "kind": f"{look.words.choice(line.verb)}{count}",
        "text": f"{line.by}: {what}" if what else line.by,
    }


def activity(look: Look) -> Block:
    """Return what was done lately, without each save of a record that the vault keeps itself."""
    words = look.words
    lines = look.desk.keeper.activity()
    blocks: list[Block] = [text(words.ui("activity_intro"))]
    if lines is None:
        blocks.append(text(words.ui("activity_not_yours")))
        lines = ()
    told = [line for line in lines if line.verb not in STORED or _of_case(line)]
    heads = [words.ui("activity_on"), words.ui("activity_did"), words.ui("activity_who")]
    title = words.ui("activity_title")
    rows = [_row(line, look) for line in told]
    if rows:
        blocks.append(
            {"t": "table", "key": "activity", "title": title, "heads": heads, "rows": rows}
        )
    return {"title": title, "wide": True, "print": True, "blocks": blocks}


def _of_case(line: AuditEntry) -> bool:
    return line.verb is Verb.ERASE or (line.kind == "case" and line.verb is Verb.SAVE)
