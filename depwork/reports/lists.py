"""Rows as a frame to look at in a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

Table = pd.DataFrame


def listed(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], whole: Sequence[str]
) -> Table:
    """Return rows as a frame.

    Args:
        rows: By column.
        columns: In their order.
        whole: Columns of whole numbers, where a value may be missing.
    """
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype(dict.fromkeys(whole, "Int64")) if whole else frame
