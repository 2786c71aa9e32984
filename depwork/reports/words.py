"""The keys of the words that a report needs; the words stand in the guide's ``ui.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Protocol

from depwork.model.decision import Urgency
from depwork.reports.allowed import UNKNOWN
from depwork.reports.names import ALL, DAYS_COLUMNS, Cell

if TYPE_CHECKING:  # the keys are asked for by every page, the frames by a report alone
    import pandas as pd

_COLUMNS: Final[Mapping[str, str]] = {
    **{name: f"report_{name}" for name in DAYS_COLUMNS},
    UNKNOWN: "report_ask_unknown",
    ALL: "report_all",
    Cell.HIDDEN: "report_hidden",
    Cell.NOT_REACHED: "report_not_reached",
    "ask_row": "report_ask",
    "field_office": "report_field_office",
    "circuit": "report_circuit",
    "stage": "report_stage",
    "urgency": "report_urgency",
    Urgency.U1: "report_urgency_u1",
    Urgency.U2: "report_urgency_u2",
    Urgency.U3: "report_urgency_u3",
    Urgency.UNKNOWN: "report_urgency_unknown",
    "done": "report_done",
    "calls": "report_by_calls",
    "letters": "report_by_letters",
    "signatures": "report_by_signatures",
    "with": "report_with",
    "without": "report_without",
}
PICTURE_KEYS: Final = (
    "report_picture_title",
    "report_picture_days",
    "report_picture_waiting",
    "report_picture_at_risk",
    "report_picture_censored",
    "report_picture_alt",
    "report_picture_alt_shared",
    "report_picture_none",
)
"""``report_picture_alt`` has the placeholders {n}, {days} and {waiting}."""
NOTE_KEYS: Final = (
    "report_note_counts",
    "report_note_pending",
    "report_note_no_cause",
    "report_note_practice",
    "report_everything",
    "report_note_again",
    "report_note_shared",
    "report_note_withheld",
    "report_note_team",
    "report_note_unreadable",
    "report_team_only",
    "report_to_share",
)
"""Sentences below the tables; ``report_note_counts`` has {n}, {as_of} and {left_out}."""
TITLE_KEYS: Final = (
    "report_title",
    "report_outcomes",
    "report_days",
    "report_by_field_office",
    "report_by_circuit",
    "report_by_stage",
    "report_by_urgency",
    "report_by_done",
)
WORD_KEYS: Final = frozenset({*_COLUMNS.values(), *PICTURE_KEYS, *NOTE_KEYS, *TITLE_KEYS})
"""Every key, for the check that no word is missing."""


class Say(Protocol):
    """Gives the words of a key in one language, as ``Words.ui`` does."""

    def __call__(self, key: str, /, **params: str | int) -> str:
        """Return the words of ``key`` with its placeholders filled."""
        ...


def readable(table: pd.DataFrame, say: Say, outcomes: Mapping[str, str]) -> pd.DataFrame:
    """Return a table of the report in words.

    Args:
        table: What :mod:`depwork.reports.measures` returned.
        say: Gives the words of a key.
        outcomes: The words of each outcome's kind.
    """
    words = {name: say(key) for name, key in _COLUMNS.items()}

    def named(label: object) -> str:
        return words.get(str(label)) or outcomes.get(str(label)) or str(label)

    told = table.map(lambda cell: named(cell) if isinstance(cell, str) else str(cell))
    axis = named(table.index.name)
    return told.rename(index=named, columns=named).rename_axis(index=axis)
