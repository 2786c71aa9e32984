"""``depwork check`` and ``depwork doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.doctor import examine
from depwork.cli.options import AsOf, Folder, Json, day
from depwork.cli.printing import print_json
from depwork.errors import GuideError, RunError
from depwork.forms.keys import UI_KEYS
from depwork.services.checking import check as look

Reading = Annotated[bool, typer.Option("--reading", help="Print how hard each step is to read.")]


def check(
    folder: Folder = Path(), as_of: AsOf = None, json: Json = False, reading: Reading = False
) -> None:
    """Check words, templates and citations, and list what is stale; status 1 for errors only."""
    today = day(as_of)
    found = look(folder, today, UI_KEYS)
    if json:
        print_json(
            {
                "day": today.isoformat(),
                "errors": list(found.errors),
                "stale": list(found.stale),
                "unverified": list(found.unverified),
                "lasting": list(found.lasting),
                "checked": found.counted,
                "reading": {
                    str(step): {"en_grade": round(grade, 1), "es_ease": round(ease, 1)}
                    for step, (grade, ease) in found.reading.items()
                },
            }
        )
    else:
        for name, count in found.counted.items():
            typer.echo(f"{count} {name}")
        shown = (len(found.stale), len(found.lasting))
        typer.echo("{} facts stale, {} are history and never go stale".format(*shown))
        for name in found.stale:
            typer.echo(f"STALE on {today}: {name}")
        for name in found.unverified:
            typer.echo(f"unverified: {name}")
        for step, (grade, ease) in found.reading.items() if reading else ():
            typer.echo(f"step {step}: English grade {grade:.1f}, Spanish ease {ease:.0f}")
    if found.errors:
        raise GuideError("; ".join(found.errors))


def doctor(folder: Folder = Path()) -> None:
    """Say whether this machine is fit, and what to do if it is not."""
    unfit = 0
    for item in examine(folder):
        typer.echo(f"{'ok ' if item.fit else 'NO '} {item.name}: {item.found}")
        if not item.fit:
            unfit += 1
            typer.echo(f"    {item.mend}")
    if unfit:
        raise RunError(f"{unfit} things to mend before this machine is fit")
