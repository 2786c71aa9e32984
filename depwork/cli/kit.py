"""``depwork kit``: the first hour as one page a language; no store is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.batch.kit import run_kit
from depwork.cli.options import AsOf, Out, day
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.services.kit import make
from depwork.services.resources import notebook
from depwork.services.settings import Settings

Copy = Annotated[
    Path | None,
    typer.Option(
        "--dir", help="Your workbook's folder: its words, name, numbers.", file_okay=False
    ),
]


def kit(out: Out, folder: Copy = None, as_of: AsOf = None) -> None:
    """Write the first hour as one page a language: offline, no script, to print or to send."""
    today = day(as_of)
    if folder is not None and not folder.is_dir():
        raise RunError(f"no folder {folder}: name your workbook's, or leave --dir away")
    home = folder.resolve() if folder is not None else None
    titles = {locale: make(home, locale, today).title for locale in Locale}
    made = run_kit(
        notebook=notebook("kit", home),
        out=out.resolve(),
        titles=titles,
        as_of=today,
        environment=Settings(home=home, today=today).environment(),
    )
    for path in made:
        typer.echo(str(path))
