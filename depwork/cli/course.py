"""``depwork course``: the lessons as notebooks for participants and instructors; opens no store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.options import AsOf, Out, day
from depwork.course.opening import open_course
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.services.guiding import load_guide
from depwork.services.writing import folder_for, write_private

Copy = Annotated[
    Path | None,
    typer.Option("--dir", help="Your workbook's folder: its own lessons.", file_okay=False),
]
Langs = Annotated[Locale | None, typer.Option("--lang", help="en or es; both if none.")]
EDITIONS = ("participant", "instructor")


def course(out: Out, folder: Copy = None, lang: Langs = None, as_of: AsOf = None) -> None:
    """Write the lessons as notebooks, for participants and for instructors."""
    # Imported here: no other command must wait for notebooks.
    from depwork.course.notebooks import made  # noqa: PLC0415 - see above

    if folder is not None and not folder.is_dir():
        raise RunError(f"no folder {folder}: name your workbook's, or leave --dir away")
    home = folder.resolve() if folder is not None else None
    today, guide = day(as_of), load_guide(home)
    for locale in Locale if lang is None else (lang,):
        opened = open_course(home, locale, today, guide)
        for edition in EDITIONS:
            place = out.resolve() / edition / locale.value
            folder_for(place)
            for lesson in opened.course.lessons:
                book = made(
                    opened.course, lesson, opened.options, instructor=edition == EDITIONS[1]
                )
                path = place / f"{lesson.name}.ipynb"
                write_private(path, book.encode())
                typer.echo(str(path))
