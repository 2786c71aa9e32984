"""The whole decision table, in the order of its rows."""

from __future__ import annotations

from typing import Final

from depwork.rules.asks import detained, jail, orders, pending
from depwork.rules.asks.row import Row

TABLE: Final[tuple[Row, ...]] = tuple(
    sorted((*jail.ROWS, *detained.ROWS, *pending.ROWS, *orders.ROWS), key=lambda row: row.row)
)
"""Every ask, by row."""
LOOKED_UP: Final = frozenset({"bond.circuits", "detainer.state-law", "removal.expedited-years"})
"""Dated facts that conditions look at."""
ASK_REGISTER: Final[frozenset[str]] = LOOKED_UP | {
    entry for row in TABLE for entry in row.register_ids
}
"""Every dated fact the table names or looks at."""
