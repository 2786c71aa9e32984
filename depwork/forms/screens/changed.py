"""What was recorded and the answers it contradicts: asked at once, changed by a person alone."""

from __future__ import annotations

from depwork.forms.fields import field_at
from depwork.forms.look import Look
from depwork.forms.parts import Block, form, links, note, text, to_question
from depwork.forms.shown import shown
from depwork.forms.told import AnswerChange
from depwork.forms.types import Widget, kind


def asked(look: Look) -> list[Block]:
    """Return a note with one button that changes an answer, and links to those that are asked."""
    found, words = look.desk.keeper.changes(), look.words
    if not found:
        return []
    parts: list[Block] = [text(words.ui("changed_intro"))]
    parts += [text(_line(one, look)) for one in found]
    known = [one for one in found if one.value is not None]
    if known:
        which: Block = {
            "name": "path",
            "w": Widget.CHOICE.value,
            "required": True,
            "options": [{"v": one.path, "label": _line(one, look)} for one in known],
            "long": True,
            "label": words.ui("changed_which"),
            "hint": words.ui("changed_hint"),
        }
        parts.append(form("changed", words.ui("changed_submit"), [which], act="change_answer"))
    parts.append(links(words.ui("changed_look"), *(to_question(one.path, words) for one in found)))
    return [note("warn", words.ui("changed_title"), *parts)]


def _line(one: AnswerChange, look: Look) -> str:
    """Return the question, and what it would say after what was recorded."""
    words = look.words
    label = words.field(one.path).label
    if one.value is None:
        return words.ui("changed_asked", question=label)
    lines = shown(one.value, kind(field_at(look.desk, one.path)), words)
    return words.ui("changed_to", question=label, answer=", ".join(lines))
