"""The figures of one measure as they may be told, apart from any frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

Parts = Mapping[str, int | None]


@dataclass(frozen=True)
class Figures:
    """Counts that add up; ``None`` is hidden, and what is not named is nought.

    Args:
        rows: Each row's counts by column.
        totals: Each row's total; a hidden one hides its whole row.
        total: The total of all; hidden, nothing is told.
        beside: What is told with the counts and follows from the same cases: a median, a
            line. It goes where they go.
    """

    rows: Mapping[str, Parts]
    totals: Parts
    total: int | None
    beside: Mapping[str, Any] = field(default_factory=dict)

    def raw(self) -> dict[str, Any]:
        """Return what :meth:`of` takes, as plain values."""
        return asdict(self)

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Self:
        """Return figures from their plain values."""
        return cls(raw["rows"], raw["totals"], raw["total"], raw["beside"])
