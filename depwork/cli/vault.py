"""``depwork vault``: keys and members of a workbook."""

from __future__ import annotations

import typer

app = typer.Typer(help="Keys and members of a workbook.", no_args_is_help=True)
