"""Questions that only this organization asks: at the end of a step, for the team alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import Field

from depwork.errors import UnreadableFileError
from depwork.guide.entries import record_of
from depwork.guide.files import Table, read_if_there
from depwork.guide.told import told
from depwork.model.choices import Locale
from depwork.model.own import OwnKind
from depwork.model.questions import steps
from depwork.model.record import Record

FILE: Final = "own_questions.toml"
MOST: Final = 7
"""Questions of one step: a screen has no more."""
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST_LABEL: Final = 120


class OwnQuestion(Record):
    """One question of the organization's own.

    Args:
        id: Its name in the file; the answer is stored under it.
        step: The step at whose end it is asked, 0 to 9.
        type: Short text, long text, yes or no, or a day.
        label: The question, by language.
        hint: How to answer it, by language; may be empty.
        why: Why it is asked, by language.
    """

    id: str
    step: int = Field(ge=0, le=9)
    type: OwnKind
    label: dict[str, str]
    hint: dict[str, str]
    why: dict[str, str]

    @property
    def path(self) -> str:
        """Where its answer stands: ``own.ride``."""
        return f"own.{self.id}"


def read_own(roots: Sequence[Path]) -> tuple[OwnQuestion, ...]:
    """Return the organization's questions in the file's order; none is no error.

    Raises:
        MissingWordError: A question lacks its words in a language.
        UnreadableFileError: A question is incomplete or one too many; the message says which.
    """
    table = read_if_there(roots, FILE)
    if table is None:
        return ()
    found = tuple(_question(table, key, raw) for key, raw in table.values.items())
    for step in steps():
        if sum(item.step == step for item in found) > MOST:
            raise UnreadableFileError(
                f"{table.path}: step {step} has more than {MOST} questions; take some out"
            )
    return found


def _question(table: Table, key: str, raw: Any) -> OwnQuestion:
    if not _ID.fullmatch(key):
        raise UnreadableFileError(
            f"{table.path}: {key}: name a question with small letters, digits and _"
        )
    if isinstance(raw, dict):
        words = {
            "label": told(table, key, "label", raw.get("label")),
            "hint": told(table, key, "hint", raw.get("hint"), optional=True),
            "why": told(table, key, "why", raw.get("why")),
        }
        raw = {**raw, **words}
    found = record_of(table, OwnQuestion, key, raw)
    if any(len(text) > _LONGEST_LABEL for text in found.label.values()):
        raise UnreadableFileError(
            f"{table.path}: {key}.label: longer than {_LONGEST_LABEL} characters; shorten it"
        )
    return found


def own_words(found: Sequence[OwnQuestion], locale: Locale) -> Mapping[str, str]:
    """Return the questions' words as the word file ``fields`` would hold them."""
    return {
        f"{item.path}.{part}": getattr(item, part)[locale.value]
        for item in found
        for part in ("label", "hint", "why")
    }
