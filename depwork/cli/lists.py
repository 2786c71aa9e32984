"""``depwork ledger import`` and its kin: lists in and out, looked at before anything lands."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from depwork.cli.ledger import CaseId
from depwork.cli.opening import opened
from depwork.cli.options import Folder, Lang, PassphraseStdin, Practice, day, read_day
from depwork.errors import RunError
from depwork.guide import Words
from depwork.model.choices import Locale
from depwork.model.problem import Problem
from depwork.services import signatures
from depwork.services.calendar import calendar
from depwork.services.cases import read_case
from depwork.services.guiding import load_guide
from depwork.services.importing import (
    Preview,
    bring_targets,
    look_at_targets,
    undo_targets,
)
from depwork.services.money import export_money
from depwork.services.tables import table
from depwork.services.writing import write_private

_SHOWN = 50
"""Cells to mend that are named; more are counted."""


class Sort(StrEnum):
    """What a list holds."""

    TARGETS = "targets"
    SIGNATURES = "signatures"


class Order(StrEnum):
    """How a list writes its days."""

    DMY = "dmy"
    MDY = "mdy"


class Leaving(StrEnum):
    """What leaves as a list."""

    SIGNATURES = "signatures"
    MONEY = "money"


Of = Annotated[Sort, typer.Option("--kind", help="targets or signatures.")]


def import_list(
    case_id: CaseId,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The list.")],
    of: Of,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=HEAD", help="The column of a field, by its head."),
    ] = None,
    order: Annotated[
        Order | None, typer.Option("--dates", help="How 01/02/2026 is read: dmy or mdy.")
    ] = None,
    delete_on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="For signatures: the day on which they are erased."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look only; nothing lands.")] = False,
    keep_rest: Annotated[
        bool, typer.Option("--keep-rest", help="Leave out rows that do not fit.")
    ] = False,
    lang: Lang = Locale.EN,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Bring in a list from a CSV file: all of it, or nothing and what to mend by row and column."""
    today, chosen = day(None), _chosen(columns or [])
    erased = _erasing(of, delete_on, today)
    found = table(file)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        read_case(vault, case_id)
        look = look_at_targets if of is Sort.TARGETS else signatures.look_at_signatures
        seen: Preview[Any] = look(vault, case_id, found, today, chosen=chosen, order=order)
        _tell(seen, load_guide(folder).words(lang))
        if dry_run:
            return
        if seen.problems and not keep_rest:
            raise RunError("nothing was written: mend these cells, or say --keep-rest")
        if not seen.rows:
            return
        if erased is None:
            batch = bring_targets(vault, case_id, seen)
        else:
            batch = signatures.bring_signatures(vault, case_id, seen, today, erased)
    typer.echo(f"import {batch}")


def _erasing(of: Sort, delete_on: str | None, today: date) -> date | None:
    """Return the day on which signers are erased; no list of them comes in without one."""
    if of is Sort.TARGETS:
        return None
    if delete_on is None or (erased := read_day(delete_on)) <= today:
        raise typer.BadParameter("signatures come in with --delete-on, a day to come")
    return erased


def _chosen(columns: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in columns]
    if any(not (field and mark and head) for field, mark, head in pairs):
        raise typer.BadParameter("--map is written FIELD=HEAD")
    return {field: head for field, _, head in pairs}


def _tell(seen: Preview[Any], words: Words) -> None:
    """Say what a file would bring, and what is to be corrected where; no cell of it is repeated."""
    for field, head in seen.columns.items():
        typer.echo(f"{field} is read from the column {head}")
    typer.echo(f"columns that are not read: {len(seen.left)}")
    typer.echo(f"new: {len(seen.rows)}  known already: {seen.known}  to mend: {len(seen.problems)}")
    for one in seen.problems[:_SHOWN]:
        what = words.problem(Problem(path=one.column, key=one.key))
        typer.echo(f"row {one.row}, {one.column or 'the row'}: {what}", err=True)
    if any(one.key == "day_ambiguous" for one in seen.problems):
        typer.echo("say --dates dmy or --dates mdy: a day could be two days", err=True)


def undo_import(
    case_id: CaseId,
    batch: Annotated[str, typer.Argument(metavar="IMPORT", help="As `import` printed it.")],
    of: Of,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Undo a whole import: offices are taken back, signatures erased and no longer counted."""
    undo = undo_targets if of is Sort.TARGETS else signatures.undo_signatures
    with opened(folder, day(None), Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        if not (gone := undo(vault, case_id, batch)):
            raise RunError("nothing of this import is here")
    typer.echo(f"undone: {gone}")


def export_list(
    case_id: CaseId,
    out: Annotated[Path, typer.Option("--out", help="The CSV file to write.", dir_okay=False)],
    of: Annotated[
        Leaving, typer.Option("--kind", help="signatures or money.")
    ] = Leaving.SIGNATURES,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Write a CSV file: the signers with Action Network's column names, or the bond fund."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        made = (
            export_money(vault, case_id)
            if of is Leaving.MONEY
            else signatures.export_signatures(vault, case_id, today)
        )
        write_private(out, made)


def show_signatures(
    case_id: CaseId,
    erase_due: Annotated[
        bool, typer.Option("--erase-due", help="Erase the signers whose day has come.")
    ] = False,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Show what a delivery may show: totals, places, names of those who agreed; and the imports."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        if erase_due:
            typer.echo(f"erased: {signatures.erase_due(vault, case_id, today)}")
        shown = signatures.presentable(vault, case_id, today)
        brought = signatures.imports(vault, case_id)
    typer.echo(f"signatures: {shown.total}")
    for place, count in shown.places:
        typer.echo(f"  {place}: {count}")
    typer.echo(f"  elsewhere: {shown.elsewhere}")
    for name in shown.names:
        typer.echo(f"  {name}")
    for batch, on, until, count in brought:
        due = "  DUE: say --erase-due" if until <= today else ""
        typer.echo(f"import {batch}  {on}  {count}  erased on {until}{due}")


def write_calendar(
    case_id: CaseId,
    out: Annotated[Path, typer.Option("--out", help="The ICS file to write.", dir_okay=False)],
    lang: Lang = Locale.EN,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Write the days to come as a calendar file; its titles tell nothing of the case."""
    today = day(None)
    with opened(folder, today, lang, practice=practice, from_stdin=from_stdin) as vault:
        words = load_guide(folder).words(lang)
        write_private(out, calendar(vault, case_id, words, today))
