"""The allow-list: the only columns and values a frame may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from depwork.errors import UnlistedValueError
from depwork.model.ask_code import ROWS, AskCode
from depwork.model.choices import Language, Office, ProceedingStage
from depwork.model.decision import Urgency
from depwork.model.ledger import Activity, CallAnswer, OutcomeKind, OutcomeSource
from depwork.model.money import MOST, MoneyKind
from depwork.model.targets import Support

if TYPE_CHECKING:  # as in words
    import pandas as pd

UNKNOWN: Final = "unknown"
"""Stands where the ask of a case is not recorded as a row of the decision table."""
_DAYS_LIMIT: Final = 3_660_000
_COUNT_LIMIT: Final = 10_000_000


def ask_row(code: AskCode | None) -> str:
    """Return the table's row of a recorded ask, or ``unknown``."""
    return code.row if code else UNKNOWN


def _one_of(values: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in values


def _number(limit: int) -> Callable[[Any], bool]:
    return lambda value: not isinstance(value, str) and 0 <= value <= limit


def _flag(value: Any) -> bool:
    return not isinstance(value, str) and str(value) in {"True", "False"}


FIELD_OFFICES: Final = frozenset(
    {
        *("ATL", "BAL", "BOS", "BUF", "CHI", "DAL", "DEN", "DET", "ELP", "HLG", "HOU", "LOS"),
        *("MIA", "NEW", "NOL", "NYC", "PHI", "PHO", "SLC", "SNA", "SND", "SFR", "SEA", "SPM"),
        "WAS",
    }
)
"""Codes of ERO's field offices (facts 5)."""
CIRCUITS: Final = frozenset({*map(str, range(1, 12)), "DC"})
_ROW_NAMES = frozenset({*ROWS, UNKNOWN})

ALLOWED: Final[Mapping[str, Callable[[Any], bool]]] = {
    "case": _number(_COUNT_LIMIT),
    "ask_row": _one_of(_ROW_NAMES),
    "kind": _one_of(frozenset(OutcomeKind)),
    "source": _one_of(frozenset(OutcomeSource)),
    "field_office": _one_of(FIELD_OFFICES),
    "circuit": _one_of(CIRCUITS),
    "stage": _one_of(frozenset(ProceedingStage)),
    "urgency": _one_of(frozenset(Urgency)),
    "days": _number(_DAYS_LIMIT),
    "current": _flag,
    "decided": _flag,
    "left": _flag,
    "activity": _one_of(frozenset(Activity)),
    "count": _number(_COUNT_LIMIT),
    "office": _one_of(frozenset(Office)),
    "answer": _one_of(frozenset(CallAnswer)),
    "language": _one_of(frozenset(Language)),
    "support": _one_of(frozenset(Support)),
    "money": _one_of(frozenset(MoneyKind)),
    "cents": _number(MOST),
    "about": _one_of(frozenset({"lessons", "advice", "worked", "harmed"})),
    "words": _number(_COUNT_LIMIT),
}
"""What each column may hold; a missing value is always allowed."""


def checked(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame unchanged if all it holds is on the allow-list.

    Raises:
        UnlistedValueError: A column or a value is not; the message names the column only.
    """
    for column in frame.columns:
        allowed = ALLOWED.get(str(column))
        if allowed is None or not all(allowed(value) for value in frame[column].dropna()):
            raise UnlistedValueError(f"a report may not hold what stands in column {column!r}")
    return frame
