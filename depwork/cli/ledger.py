"""``depwork ledger``: what happened in a case, read again, corrected and taken back."""

from __future__ import annotations

import json as json_text
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from depwork.cli.opening import opened
from depwork.cli.options import AsOf, Folder, Json, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.errors import RunError, UnreadableFileError
from depwork.model.audit import Verb
from depwork.model.choices import Locale
from depwork.model.ledger import CampaignEvent, LedgerEntry, Lesson, Outcome
from depwork.model.problem import Problem
from depwork.model.targets import Target
from depwork.services.cases import read_case
from depwork.services.changes import open_changes
from depwork.services.guiding import load_guide
from depwork.services.ledger import Told, correct, record, take_back, whole
from depwork.services.money import correct_money, note_money, take_money_back

app = typer.Typer(help="What happened in a case: read it again, correct it, take it back.")


class Kind(StrEnum):
    """What a line of the ledger is."""

    EVENT = "event"
    OUTCOME = "outcome"
    LESSON = "lesson"
    TARGET = "target"
    MONEY = "money"


_KINDS: Final[dict[Kind, type[CampaignEvent | Outcome | Lesson | Target]]] = {
    Kind.EVENT: CampaignEvent,
    Kind.OUTCOME: Outcome,
    Kind.LESSON: Lesson,
    Kind.TARGET: Target,
}
_NOT_GIVEN: Final = frozenset({"id", "case_code", "corrects", "takes_back"})
CaseId = Annotated[str, typer.Argument(metavar="ID", help="A case code.")]
Entry = Annotated[str, typer.Argument(metavar="ENTRY", help="The line's id, as `show` prints it.")]
Of = Annotated[Kind, typer.Option("--kind", help="event, outcome, lesson, target or money.")]


@app.command()
def show(
    case_id: CaseId,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Show every line of a case's ledger with its notes, the first texts of corrected ones too."""
    today = day(as_of)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        lines = [
            _data(of, told) for of, kind in _KINDS.items() for told in whole(vault, kind, case_id)
        ]
        vault.note(Verb.READ, "ledger", case_id)
    if json:
        print_json(lines)
        return
    for line in lines:
        typer.echo(_line(line))


@app.command("add")
def add_line(
    case_id: CaseId,
    file: Annotated[
        Path, typer.Option("--file", metavar="LINE.json", help="The line's fields, as one object.")
    ],
    of: Of = Kind.EVENT,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Write a further line: an event, an outcome or a lesson."""
    values = _fields(file)
    with opened(folder, day(None), Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        read_case(vault, case_id)
        if of is Kind.MONEY:
            _said(note_money(vault, case_id, values))
            return
        _said(record(vault, _KINDS[of], case_id, values))
        for one in open_changes(vault, read_case(vault, case_id), day(None)):
            wanted = "answer it again" if one.value is None else "change it on the page"
            typer.echo(f"depwork: does not agree with {one.path}: {wanted}", err=True)


@app.command("correct")
def correct_line(
    case_id: CaseId,
    entry: Entry,
    file: Annotated[
        Path,
        typer.Option("--file", metavar="FIX.json", help="The fields that change, as one object."),
    ],
    of: Of = Kind.EVENT,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Write what is right in place of a line; the first text is kept and still shown."""
    values = _fields(file)
    with opened(folder, day(None), Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        if of is Kind.MONEY:
            _said(correct_money(vault, case_id, entry, values))
        else:
            _said(correct(vault, _KINDS[of], case_id, entry, values))


@app.command("take-back")
def take_line_back(
    case_id: CaseId,
    entry: Entry,
    of: Of = Kind.EVENT,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Take a line back that did not happen; it counts nowhere, and its text is kept."""
    with opened(folder, day(None), Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        if of is Kind.MONEY:
            _said(take_money_back(vault, case_id, entry))
        else:
            typer.echo(take_back(vault, _KINDS[of], case_id, entry).id)


def _said(done: LedgerEntry | tuple[Problem, ...]) -> None:
    """Print the id of what was written, or refuse with the names of what does not fit."""
    if isinstance(done, tuple):
        words = load_guide(None).words(Locale.EN)
        names = "; ".join(f"{p.path.rpartition('.')[2]}: {words.problem(p)}" for p in done)
        raise RunError(f"nothing was written: these do not fit: {names}")
    typer.echo(done.id)


def _fields(file: Path) -> dict[str, Any]:
    """Return the fields of a correction; a file, so that no note stands on a command line."""
    try:
        raw = json_text.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise UnreadableFileError(f"{file.name}: not a readable JSON text") from None
    if not isinstance(raw, dict) or not raw or _NOT_GIVEN & raw.keys():
        raise UnreadableFileError(f"{file.name}: give the fields, as one JSON object")
    return raw


def _data(of: Kind, told: Told) -> dict[str, Any]:
    fate = "stands" if told.stands else "taken_back" if told.taken_back else "corrected"
    return {"kind": of.value, "fate": fate, **told.entry.model_dump(mode="json")}


def _line(line: dict[str, Any]) -> str:
    """Return a line of the ledger as text: day, id, what became of it, all that was noted."""
    shown = [
        f"{name}={value}"
        for name, value in line.items()
        if value not in (None, False) and name not in {"id", "case_code", "on", "fate"}
    ]
    fate = "" if line["fate"] == "stands" else f"  [{line['fate'].replace('_', ' ')}]"
    return f"{line['on']}  {line['id']}{fate}  {'  '.join(shown)}"
