"""What each column of the frames means: the data dictionary that goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depwork.reports.words import Say

if TYPE_CHECKING:  # as in words
    import pandas as pd

    from depwork.reports.frames import Frames

_CODE, _DAYS, _COUNT, _YES, _CENTS = "code", "days", "number", "yes_no", "cents"
_NEVER, _UNKNOWN, _NONE = "never", "unknown", "none"
_MEANING: Final = {
    ("cases", "days"): "followed",
}
"""Columns that mean something of their own in a frame; else the key is the column's name."""
COLUMNS: Final = {
    "case": (_COUNT, _NEVER),
    "ask_row": (_CODE, _NEVER),
    "field_office": (_CODE, _UNKNOWN),
    "circuit": (_CODE, _UNKNOWN),
    "stage": (_CODE, _UNKNOWN),
    "urgency": (_CODE, _UNKNOWN),
    "kind": (_CODE, _NEVER),
    "days": (_DAYS, _UNKNOWN),
    "decided": (_YES, _NEVER),
    "left": (_YES, _NEVER),
    "source": (_CODE, _NONE),
    "current": (_YES, _NEVER),
    "activity": (_CODE, _NEVER),
    "count": (_COUNT, _NEVER),
    "office": (_CODE, _NONE),
    "answer": (_CODE, _NONE),
    "language": (_CODE, _UNKNOWN),
    "support": (_CODE, _NEVER),
    "money": (_CODE, _NEVER),
    "cents": (_CENTS, _NEVER),
    "about": (_CODE, _NEVER),
    "words": (_COUNT, _NEVER),
}
"""Each column's unit, and what it means that a value is missing."""
HEADS: Final = ("frame", "column", "dtype", "unit", "missing", "meaning")
_UNITS: Final = frozenset(f"frame_unit_{unit}" for unit, _ in COLUMNS.values())
_MISSING: Final = frozenset(f"frame_missing_{missing}" for _, missing in COLUMNS.values())
_NAMES: Final = frozenset(f"frame_{name}" for name in (*COLUMNS, *_MEANING.values()))
KEYS: Final = _UNITS | _MISSING | _NAMES
"""Every key of the words, for the check that none is missing."""


def dictionary(made: Frames, say: Say) -> pd.DataFrame:
    """Return one row for each column of the frames.

    Args:
        made: The frames.
        say: Gives the words of a key.
    """
    import pandas as pd  # noqa: PLC0415 - the keys above are asked for by every page

    rows = [
        (
            name,
            column,
            str(frame[column].dtype),
            say(f"frame_unit_{COLUMNS[column][0]}"),
            say(f"frame_missing_{COLUMNS[column][1]}"),
            say(f"frame_{_MEANING.get((name, column), column)}"),
        )
        for name, frame in made.named.items()
        for column in map(str, frame.columns)
    ]
    return pd.DataFrame(rows, columns=list(HEADS))
