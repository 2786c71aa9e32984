"""A table that came as a CSV file: read whole, its columns matched, its days never guessed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depwork.errors import UnreadableFileError
from depwork.model.plain import as_words
from depwork.services.strict_json import content

LIMIT: Final = 60_000_000
"""Bytes of a list: several hundred thousand signatures."""
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet runs or hides at the start of a cell."""
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,].*)?")
AMBIGUOUS: Final = "day_ambiguous"
"""The key of a day that could be two days."""


@dataclass(frozen=True)
class Table:
    """A table as it came: heads, and rows as long as they."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[int]
    """Rows with more cells than there are heads, counted as :attr:`rows` are."""


@dataclass(frozen=True)
class RowProblem:
    """One cell to mend: its row as a spreadsheet counts, our name of its column, a key."""

    row: int
    column: str
    key: str


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs; :func:`unsafe` gives it back."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def unsafe(cell: str) -> str:
    """Return a cell as it was before :func:`safe`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RUNS) else cell


def written(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table as a CSV file that spreadsheets open as text: UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def table(path: Path) -> Table:
    """Return the table in a CSV file: commas, semicolons or tabs, UTF-8, UTF-16 or Latin-1.

    Raises:
        UnreadableFileError: No file, too large, no heads, or a quotation that never ends.
    """
    text = _decoded(content(path, LIMIT))
    first = max((_first(text, mark) for mark in ",;\t"), key=lambda found: len(found[1]))
    try:
        whole = io.StringIO(text, newline="")
        rows = list(csv.reader(whole, delimiter=first[0], strict=True))
    except csv.Error:
        raise UnreadableFileError(f"{path.name}: not a table of cells") from None
    if not rows or not any(rows[0]):
        raise UnreadableFileError(f"{path.name}: the first row names no columns")
    heads = tuple(cell.strip() for cell in rows[0])
    width = len(heads)
    cells = tuple(tuple((*row, *[""] * width)[:width]) for row in rows[1:])
    wide = frozenset(at for at, row in enumerate(rows[1:]) if any(row[width:]))
    return Table(path.name, heads, cells, wide)


def _first(text: str, mark: str) -> tuple[str, list[str]]:
    try:
        return mark, next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
    except csv.Error:
        return mark, []


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def matched(
    found: Table, known: Mapping[str, tuple[str, ...]], chosen: Mapping[str, str]
) -> dict[str, int]:
    """Return the column of each of our fields: as chosen, else by a head it is known by.

    Args:
        found: The table.
        known: Each field's usual heads.
        chosen: Heads that were named for a field.

    Raises:
        UnreadableFileError: A field or head that is not there was chosen.
    """
    places = {_name(head): at for at, head in reversed(tuple(enumerate(found.heads)))}
    if strange := chosen.keys() - known.keys():
        fields = ", ".join(known)
        raise UnreadableFileError(f"{found.name}: {len(strange)} of the fields is none of {fields}")
    columns: dict[str, int] = {}
    for field, usual in known.items():
        names = (chosen[field],) if field in chosen else (field, *usual)
        at = next((places[_name(name)] for name in names if _name(name) in places), None)
        if at is not None:
            columns[field] = at
        elif field in chosen:
            raise UnreadableFileError(f"{found.name}: the column chosen for {field} is not there")
    return columns


def _name(head: str) -> str:
    return as_words(head.replace("_", " ")).strip()


def day_order(cells: Iterable[str]) -> str | None:
    """Return ``dmy`` or ``mdy`` as the days of a column prove it; ``None`` if nothing does."""
    pairs = [found for cell in cells if (found := _SLASHED.fullmatch(cell.strip()))]
    second = any(int(found[1]) > 12 for found in pairs)
    first = any(int(found[2]) > 12 for found in pairs)
    return None if first is second else "dmy" if second else "mdy"


def day_text(cell: str, order: str | None) -> str | None:
    """Return a day as YYYY-MM-DD, the cell itself if it is none, ``None`` if it could be two."""
    cell = cell.strip()
    if found := _ISO.fullmatch(cell):
        return found[1]
    if (found := _SLASHED.fullmatch(cell)) is None:
        return cell
    one, two, year = found.groups()
    if order is None and int(one) != int(two):
        return None
    day, month = (one, two) if order == "dmy" else (two, one)
    return f"{year}-{int(month):02d}-{int(day):02d}"
