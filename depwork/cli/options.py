"""The options that several commands share, and the clock."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from depwork.model.choices import Locale

Folder = Annotated[Path, typer.Option("--dir", help="The workbook's folder.", file_okay=False)]
Practice = Annotated[
    bool, typer.Option("--practice", help="The invented cases, in a store gone at exit.")
]
PassphraseStdin = Annotated[
    bool, typer.Option("--passphrase-stdin", help="Read the passphrase from standard input.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to work on; today if none.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Lang = Annotated[Locale, typer.Option("--lang", help="en or es.")]
Out = Annotated[Path, typer.Option("--out", help="Where the files go.", file_okay=False)]


def day(text: str | None) -> date:
    """Return a day given as YYYY-MM-DD, or the clock's.

    Raises:
        typer.BadParameter: It is not such a day.
    """
    if text is None:
        return date.today()  # noqa: DTZ011 - the command line may read the clock, in local days
    return read_day(text)


def moment(today: date) -> str:
    """Return a day and the time of day for the audit, ``2026-11-22T21:43``."""
    now = datetime.now().astimezone()
    return f"{today.isoformat()}T{now:%H:%M}"


def read_day(text: str) -> date:
    """Return a day given as YYYY-MM-DD.

    Raises:
        typer.BadParameter: It is not such a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("a day is written YYYY-MM-DD") from None
