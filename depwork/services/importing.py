"""Lists that come in: matched and looked at before anything lands, and undone as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from depwork.model.problem import problems_of
from depwork.model.record import Record
from depwork.model.role import Action
from depwork.model.targets import Target
from depwork.rules.notes import helpers_in
from depwork.services.ledger import add, entries, take_back, written_after
from depwork.services.permitting import permit
from depwork.services.tables import (
    AMBIGUOUS,
    RowProblem,
    Table,
    day_order,
    day_text,
    matched,
    unsafe,
)
from depwork.services.targeting import pipeline
from depwork.storage.vault import Vault

Row = TypeVar("Row", bound=Record)
_YES: Final = frozenset({"1", "yes", "true", "si", "sí", "x", "y"})
TARGET_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("office title", "cargo", "oficina"),
    "office": ("kind of office", "tipo"),
    "stage": ("status", "etapa"),
    "promise": ("promesa",),
    "next_on": ("next date", "follow up date", "próxima fecha"),
    "line": ("phone", "telephone", "teléfono"),
    "hours": ("office hours", "horario"),
    "zone": ("time zone", "zona horaria"),
    "source": ("fuente",),
    "checked_on": ("checked on", "comprobado"),
    "on": ("date", "fecha"),
}
"""The fields of an office's row, and heads by which they are known too."""
TARGET_DAYS: Final = frozenset({"next_on", "checked_on", "on"})


@dataclass(frozen=True)
class Preview(Generic[Row]):
    """What a file would bring; nothing has landed.

    Args:
        rows: Those that fit and are new.
        problems: Cells to mend.
        columns: The head that each field was found under.
        left: Heads that nothing is read from.
        known: How many rows are here already, or twice in the file.
    """

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]
    columns: Mapping[str, str]
    left: tuple[str, ...]
    known: int = 0


@dataclass(frozen=True)
class Reading(Generic[Row]):
    """How a table's rows are read.

    Args:
        make: Makes a record of a row's values.
        heads: The usual heads of each field.
        days: Fields that are days.
        flags: Fields that are yes or no.
        key: What tells that two rows are one; ``None`` is refused.
        refused: What a record must not hold, as keys of sentences by field.
    """

    make: Callable[[Mapping[str, Any]], Row]
    heads: Mapping[str, tuple[str, ...]]
    days: frozenset[str]
    key: Callable[[Row], str | None]
    flags: frozenset[str] = frozenset()
    refused: Callable[[Row], Mapping[str, str]] = lambda _: {}


def looked_at(
    found: Table,
    how: Reading[Row],
    *,
    seen: set[str],
    chosen: Mapping[str, str],
    order: str | None = None,
) -> Preview[Row]:
    """Return what a table would bring, with what is wrong by row and column.

    Args:
        found: The table.
        how: How its rows are read.
        seen: Keys of what is here already; those of the file are added.
        chosen: Heads that were named for a field.
        order: ``dmy`` or ``mdy`` where somebody said how days are written.

    Raises:
        UnreadableFileError: A field or head that is not there was chosen.
    """
    columns = matched(found, how.heads, chosen)
    orders = {
        field: order or day_order(row[columns[field]] for row in found.rows)
        for field in how.days & columns.keys()
    }
    rows, problems, known = list[Row](), list[RowProblem](), 0
    for at, cells in enumerate(found.rows):
        if not any(cells):
            continue
        wrong = [RowProblem(at + 2, "", "row_too_wide")] if at in found.wide else []
        made = _made(at + 2, dict(_values(cells, columns, orders, how)), how, wrong)
        if wrong or made is None:
            problems += wrong
        elif (key := how.key(made)) is None:
            problems.append(RowProblem(at + 2, "", "row_unnamed"))
        elif key in seen:
            known += 1
        else:
            seen.add(key)
            rows.append(made)
    used = set(columns.values())
    left = tuple(head for at, head in enumerate(found.heads) if at not in used)
    named = {field: found.heads[at] for field, at in columns.items()}
    return Preview(tuple(rows), tuple(problems), named, left, known)


def _values(
    cells: tuple[str, ...],
    columns: Mapping[str, int],
    orders: Mapping[str, str | None],
    how: Reading[Row],
) -> Iterator[tuple[str, Any]]:
    for field, at in columns.items():
        cell = unsafe(cells[at].strip())
        if field in how.flags:
            yield field, cell.casefold() in _YES
        elif cell:
            yield field, day_text(cell, orders[field]) if field in how.days else cell


def _made(
    row: int, values: dict[str, Any], how: Reading[Row], wrong: list[RowProblem]
) -> Row | None:
    wrong += [RowProblem(row, name, AMBIGUOUS) for name, value in values.items() if value is None]
    if wrong:
        return None
    try:
        made = how.make(values)
    except ValidationError as error:
        places = {str((*item["loc"], "")[0]) for item in error.errors(include_input=False)}
        keys = problems_of(error, "")
        wrong += [RowProblem(row, place, keys[0].key) for place in sorted(places)]
        return None
    wrong += [RowProblem(row, name, key) for name, key in how.refused(made).items()]
    return made


def look_at_targets(
    vault: Vault,
    case_code: str,
    found: Table,
    today: date,
    *,
    chosen: Mapping[str, str],
    order: str | None = None,
) -> Preview[Target]:
    """Return the offices that a table would bring; one with a title that is listed is known."""
    permit(vault, Action.READ_CASE)
    blank = {"id": "0" * 32, "case_code": case_code, "on": today}
    how = Reading(
        lambda values: Target.model_validate({**blank, **values}),
        TARGET_HEADS,
        TARGET_DAYS,
        lambda one: one.title.casefold(),
        refused=helpers_in,
    )
    seen = {one.title.casefold() for one in pipeline(vault, case_code)}
    return looked_at(found, how, seen=seen, chosen=chosen, order=order)


def bring_targets(vault: Vault, case_code: str, preview: Preview[Target]) -> str:
    """Return the import's id after all of its offices were listed, or none of them."""
    permit(vault, Action.CHANGE_CASE)
    with vault.store.transaction():
        batch = written_after(vault, "target", case_code)
        for one in preview.rows:
            add(vault, one.replace(id=written_after(vault, "target", case_code), batch=batch))
    return batch


def undo_targets(vault: Vault, case_code: str, batch: str) -> int:
    """Return how many offices of an import were taken back; those that moved on since stay."""
    permit(vault, Action.CHANGE_CASE)
    written = entries(vault, Target, case_code)
    mine = {one.id for one in written if one.batch == batch and not one.corrects}
    with vault.store.transaction():
        gone = [one for one in pipeline(vault, case_code) if one.id in mine]
        for one in gone:
            take_back(vault, Target, case_code, one.id)
    return len(gone)
