"""The whole decision table, in the order of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from depwork.model.ask_code import AskCode
from depwork.rules.asks import detained, jail, no_judge, orders, pending
from depwork.rules.asks.row import Row

TABLE: Final[tuple[Row, ...]] = tuple(
    sorted(
        (*jail.ROWS, *detained.ROWS, *pending.ROWS, *orders.ROWS, *no_judge.ROWS),
        key=lambda row: row.row,
    )
)
"""Every ask, by row."""
BY_CODE: Final[Mapping[AskCode, Row]] = MappingProxyType({row.code: row for row in TABLE})
"""Every ask, by its code."""
SPOKEN: Final = frozenset(row.code for row in TABLE if row.spoken)
"""Asks that ICE may be asked for, so that they have a sentence for letters and scripts."""
LOOKED_UP: Final = frozenset({"bond.circuits", "detainer.state-law", "removal.expedited-years"})
"""Dated facts that conditions look at."""
ASK_REGISTER: Final[frozenset[str]] = LOOKED_UP | {
    entry for row in TABLE for entry in row.register_ids
}
"""Every dated fact the table names or looks at."""
