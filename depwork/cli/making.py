"""``depwork new`` and ``depwork schema``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.opening import passphrase
from depwork.cli.options import PassphraseStdin
from depwork.cli.printing import print_json
from depwork.errors import RunError
from depwork.services.folder import lay_copies
from depwork.services.transfer import case_schema
from depwork.storage import vault as vaults
from depwork.storage.kdf import calibrated


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False)],
    from_stdin: PassphraseStdin = False,
) -> None:
    """Make an organization's folder: its sealed store, and copies of all it may edit."""
    words = passphrase(from_stdin=from_stdin)
    if not from_stdin and typer.prompt("Once more", hide_input=True, err=True) != words:
        raise RunError("the two passphrases differ; nothing was made")
    vaults.create(folder, words, kdf=calibrated(time.monotonic)).drop()
    lay_copies(folder)
    typer.echo(f"{folder}: ready. Open it with `depwork start {folder}`.")


def schema(what: Annotated[str, typer.Argument(metavar="case")]) -> None:
    """Print the JSON Schema of a case."""
    if what != "case":
        raise typer.BadParameter("only `schema case` exists")
    print_json(case_schema())
