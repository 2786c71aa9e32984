"""``depwork ledger calls``: a day of calls, read aloud to a room; no caller is named."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.ledger import CaseId
from depwork.cli.opening import opened
from depwork.cli.options import Folder, Json, Lang, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.model.choices import Locale
from depwork.model.phone import show_phone
from depwork.services.calling import call_day
from depwork.services.cases import read_case
from depwork.services.guiding import load_guide


def show_calls(
    case_id: CaseId,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day; today if none.")
    ] = None,
    lang: Lang = Locale.EN,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Show what came of a day's calls, and which offices to call next, with their hours."""
    with opened(folder, day(None), Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        read_case(vault, case_id)
        found = call_day(vault, case_id, day(on))
    if json:
        came = {answer.value if answer else "": n for answer, n in found.came.items()}
        offices = {office.value if office else "": n for office, n in found.offices.items()}
        following = [one.model_dump(mode="json", exclude_none=True) for one in found.following]
        print_json({"total": found.total, "came": came, "offices": offices, "following": following})
        return
    words = load_guide(folder).words(lang)
    typer.echo(words.ui("calls_warning"))
    typer.echo(words.ui("calls_total", n=found.total))
    for answer, count in found.came.items():
        typer.echo(f"  {words.choice(answer) if answer else '–'}: {count}")
    for office, count in found.offices.items():
        typer.echo(f"  {words.choice(office) if office else '–'}: {count}")
    typer.echo(words.ui("calls_next" if found.following else "calls_nobody"))
    for one in found.following:
        zone = words.choice(one.zone) if one.zone else ""
        told = (one.title, show_phone(one.line) if one.line else "", one.hours or "", zone)
        typer.echo(f"  {' · '.join(part for part in told if part)}")
