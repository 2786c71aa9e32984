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


def moment() -> str:
    """Return the clock's day and time for the audit, ``2026-11-22T21:43``.

    It is never the day of ``--as-of``: a line says when something was done.
    """
    return f"{datetime.now().astimezone():%Y-%m-%dT%H:%M}"


def done_now(today: date) -> None:
    """Refuse to do something as of a day to come: only looking may look ahead.

    Raises:
        typer.BadParameter: The day lies ahead of the clock's.
    """
    if today > day(None):
        raise typer.BadParameter(
            "--as-of names a day to come: what would be then can be looked at, "
            "but what is done is done today"
        )


def read_day(text: str) -> date:
    """Return a day given as YYYY-MM-DD.

    Raises:
        typer.BadParameter: It is not such a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("a day is written YYYY-MM-DD") from None
