"""``depwork new`` and ``depwork schema``."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.options import Lang, PassphraseStdin, day
from depwork.cli.printing import print_json, quoted
from depwork.cli.secrets import new_passphrase, show_recovery_key
from depwork.model.choices import Locale
from depwork.services.folder import lay_copies, take_back
from depwork.services.opening import create
from depwork.services.transfer import case_schema

Where = Annotated[Path, typer.Argument(metavar="DIR", file_okay=False)]
Name = Annotated[str, typer.Option("--name", help="What you are called here.")]
NoDrill = Annotated[
    bool, typer.Option("--no-drill", help="Do not ask for part of the recovery key back.")
]


def new(
    folder: Where,
    from_stdin: PassphraseStdin = False,
    no_drill: NoDrill = False,
    name: Name = "",
    lang: Lang = Locale.EN,
) -> None:
    """Make an organization's folder: its sealed store, and copies of all it may edit."""
    words = new_passphrase(from_stdin=from_stdin, prompt="Passphrase", locale=lang)
    # The copies first: a store whose recovery key nobody saw is worse than none.
    laid = lay_copies(folder)
    try:
        key = create(folder, words, name=name, on=day(None), clock=time.monotonic)
    except BaseException:
        take_back(laid)
        raise
    typer.echo(f"{folder}: ready. Open it with: depwork start {quoted(folder)}")
    show_recovery_key(key, drill=not (no_drill or from_stdin), locale=lang)


def make_vault(folder: Path, name: str, today: date, locale: Locale, *, from_stdin: bool) -> str:
    """Return the recovery key of a new vault, to be printed once.

    Raises:
        VaultExistsError: A vault stands there.
        WeakPassphraseError: The passphrase is too short.
        RunError: It was typed in two ways.
    """
    words = new_passphrase(from_stdin=from_stdin, prompt="Passphrase", locale=locale)
    return create(folder, words, name=name, on=today, clock=time.monotonic)


def schema(what: Annotated[str, typer.Argument(metavar="case")]) -> None:
    """Print the JSON Schema of a case."""
    if what != "case":
        raise typer.BadParameter("only `schema case` exists")
    print_json(case_schema())
