"""A table that shows itself: with a caption, and headers that a screen reader can follow."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, repr=False, eq=False)
class Table:
    """A frame of words and numbers, and what it is about.

    Args:
        caption: What the table counts.
        frame: Its rows and columns, in words.
    """

    caption: str
    frame: pd.DataFrame

    def html(self) -> str:
        """Return the table as HTML, everything in it escaped."""
        corner = html.escape(str(self.frame.index.name or ""))
        heads = "".join(f'<th scope="col">{html.escape(str(c))}</th>' for c in self.frame.columns)
        rows = "".join(
            f'<tr><th scope="row">{html.escape(str(label))}</th>'
            + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row)
            + "</tr>"
            for label, row in zip(self.frame.index, self.frame.to_numpy().tolist(), strict=True)
        )
        return (
            f'<div class="table-wrap"><table><caption>{html.escape(self.caption)}</caption>'
            f'<thead><tr><th scope="col">{corner}</th>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.frame.to_string()}"
