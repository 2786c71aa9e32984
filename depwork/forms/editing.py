"""Editing a letter's text on the page: opened, kept, refused with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from depwork.forms.desk import Desk
from depwork.forms.edit_desk import LetterKept, LetterText
from depwork.forms.look import Look
from depwork.forms.parts import Block, links, note, text, to_question
from depwork.forms.reply import Reply
from depwork.forms.screens.documents import fact_label
from depwork.forms.screens.needs import need

Message = Mapping[str, Any]


def _letter(letter: LetterText, look: Look) -> Block:
    words = look.words
    state = words.ui("edit_from_answers")
    if letter.on:
        final = words.ui("edit_is_final", on=letter.on)
        state = final if letter.final else words.ui("edit_is_draft", on=letter.on)
    watch = [fact_label(path, look) for path in letter.unchecked]
    return {
        "text": letter.text,
        "version": letter.version,
        "lang": letter.lang,
        "edited": letter.version > 0,
        "state": state,
        "behind": words.ui("edit_behind") if letter.behind else "",
        "watch_title": words.ui("edit_watch") if watch else "",
        "watch": watch,
    }


def _wrong(kept: LetterKept, look: Look) -> list[Block]:
    """Return why a text may not be final, or cannot be kept: facts by name, never a value."""
    words = look.words
    parts: list[Block] = [text(words.problem(problem)) for problem in kept.problems]
    for path, needs in kept.held:
        told = words.ui("edit_tells", what=fact_label(path, look))
        parts.append(note("stop", told, *[text(need(item, look)) for item in needs]))
    if kept.gaps:
        gaps = [
            {"label": fact_label(path, look), "go": "", "focus": ""}
            if path.startswith("shown.")
            else to_question(path, words)
            for path in kept.gaps
        ]
        parts.append(links(words.ui("refused_missing"), *gaps))
    parts += [text(words.gate(rule)) for rule in kept.rules]
    if kept.differs:
        answers = [to_question(path, words) for path in kept.differs]
        parts += [links(words.ui("edit_differs"), *answers), text(words.ui("edit_differs_both"))]
    if kept.apart:
        parts.append(links(words.ui("edit_apart"), *(to_question(p, words) for p in kept.apart)))
    return parts


class Editing:
    """What one page edits.

    Args:
        desk: The workbook.
        look: Gives a look at the case as it stands now.
    """

    def __init__(self, desk: Desk, look: Callable[[], Look]) -> None:
        self._desk = desk
        self._look = look

    def opened(self, message: Message) -> Reply:
        """Return a letter's text to edit."""
        look = self._look()
        found = self._desk.letter_text(str(message.get("of")))
        if found is None:
            return Reply({"edit_wrong": [text(look.words.ui("edit_withheld"))]})
        return Reply({"edit": _letter(found, look)})

    def kept(self, message: Message) -> Reply:
        """Keep an edited text, or say why not; what was typed stays on the page."""
        final = bool(message.get("final"))
        done = self._desk.keep_letter(
            str(message.get("of")),
            str(message.get("text") or ""),
            int(message.get("version") or 0),
            final=final,
        )
        look = self._look()
        if done.letter is None:
            return Reply({"edit_wrong": _wrong(done, look)})
        content = {"edit": _letter(done.letter, look), "at": done.at}
        return Reply({**content, "edit_theirs": True} if done.conflict else content)

    def dropped(self, message: Message) -> Reply:
        """Go back to what the template says."""
        self._desk.drop_letter(str(message.get("of")), int(message.get("version") or 0))
        return self.opened(message)
