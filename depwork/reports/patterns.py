"""Cases by where and how they stand, and what campaigns did: one split of all cases a measure.

Each says how all cases part by one thing, never by two: two splits of the same cases tell
nothing of each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import pandas as pd

from depwork.model.choices import ProceedingStage
from depwork.model.decision import Urgency
from depwork.model.ledger import Activity
from depwork.reports.allowed import CIRCUITS, FIELD_OFFICES, UNKNOWN
from depwork.reports.doing import AMOUNTS, of_sort
from depwork.reports.figures import Figures
from depwork.reports.frames import Frames
from depwork.reports.names import ALL, Cell
from depwork.reports.suppress import hidden_parts

VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "field_office": (*sorted(FIELD_OFFICES), UNKNOWN),
    "circuit": (*sorted(CIRCUITS, key=lambda name: (len(name), name)), UNKNOWN),
    "stage": (*ProceedingStage, UNKNOWN),
    "urgency": (*Urgency, UNKNOWN),
}
"""The traits of a case by which all are split, with every value there is."""
WITH: Final = "with"
WITHOUT: Final = "without"
NAMES: Final = (*VALUES, *AMOUNTS)
"""The measures of this module."""


def split_figures(made: Frames, *, shared: bool) -> dict[str, Figures]:
    """Return each split of all cases.

    Args:
        made: The frames.
        shared: Hide counts below 5, and others so that none can be worked out.
    """
    traits = {trait: _by_trait(made.cases[trait], values) for trait, values in VALUES.items()}
    done = {name: _by_deed(made, sorts) for name, sorts in AMOUNTS.items()}
    return {name: _split(parts, shared=shared) for name, parts in {**traits, **done}.items()}


def _by_trait(column: pd.Series, values: Sequence[str]) -> dict[str, int]:
    found = column.fillna(UNKNOWN).value_counts().to_dict()
    return {str(value): int(found.get(str(value), 0)) for value in values}


def _by_deed(made: Frames, sorts: Collection[Activity]) -> dict[str, int]:
    events = of_sort(made.events, sorts)
    some = int(events[events["count"] > 0]["case"].nunique())
    return {WITH: some, WITHOUT: len(made.cases) - some}


def _split(parts: Mapping[str, int], *, shared: bool) -> Figures:
    hidden = hidden_parts(list(parts.values())) if shared else frozenset[int]()
    if hidden is None:
        return Figures({}, dict.fromkeys(parts, None), None)
    shown = {name: None if at in hidden else n for at, (name, n) in enumerate(parts.items())}
    used = {name: n for name, n in shown.items() if n != 0}
    return Figures({}, used, sum(parts.values()))


def split_tables(figures: Mapping[str, Figures | None]) -> dict[str, pd.DataFrame]:
    """Return a table for each trait, and one of what campaigns did.

    Args:
        figures: Of :func:`split_figures`; ``None`` is withheld.
    """
    tables = {trait: _trait_table(figures[trait], trait) for trait in VALUES}
    return {**tables, "done": _done_table({name: figures[name] for name in AMOUNTS})}


def _trait_table(figures: Figures | None, trait: str) -> pd.DataFrame:
    counts = {value: n for value in VALUES[trait] if (n := _count(figures, value)) != 0}
    counts = counts if figures and figures.total is not None else {}
    counts[ALL] = _number(figures.total if figures else None)
    table = pd.DataFrame.from_dict(counts, orient="index", columns=["n"], dtype=object)
    return table.rename_axis(index=trait)


def _done_table(figures: Mapping[str, Figures | None]) -> pd.DataFrame:
    rows = {
        name: [_count(one, WITH), _count(one, WITHOUT), _number(one.total if one else None)]
        for name, one in figures.items()
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=[WITH, WITHOUT, "n"], dtype=object)
    return table.rename_axis(index="done")


def _count(figures: Figures | None, part: str) -> int | Cell:
    if figures is None or figures.total is None:
        return Cell.HIDDEN
    return _number(figures.totals.get(part, 0))


def _number(value: int | None) -> int | Cell:
    return Cell.HIDDEN if value is None else value
