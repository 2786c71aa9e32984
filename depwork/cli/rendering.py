"""``depwork render``: one document of the catalog."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.decide import CaseFile, OptionalId, one_case
from depwork.cli.options import AsOf, Folder, Lang, PassphraseStdin, Practice, day, done_now
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.model.packet import Format
from depwork.services.finals import final
from depwork.services.guiding import load_guide
from depwork.services.papers import blank, is_blank
from depwork.services.reading import Desktop
from depwork.services.resources import roots
from depwork.services.writing import write_private


def render(
    document_id: Annotated[str, typer.Argument(metavar="DOCUMENT_ID")],
    case_id: OptionalId = None,
    file: CaseFile = None,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    lang: Lang = Locale.EN,
    format: Annotated[Format, typer.Option("--format")] = Format.PDF,  # noqa: A002 - the option's name
    out: Annotated[
        Path | None, typer.Option("--out", help="The file; standard output if none.")
    ] = None,
) -> None:
    """Render one final document, or say which rule, fact or consent stands in its way."""
    home, today = None if practice else folder, day(as_of)
    if not practice:
        done_now(today)
    if out is None and sys.stdout.isatty():
        raise RunError("name a file with --out, or send the output somewhere")
    desk = Desktop(load_guide(home), roots("templates", home), today)
    if is_blank(document_id):
        made = blank(document_id, desk, locale=lang, format=format)
    else:
        with one_case(
            case_id, file, folder, lang, desk, practice=practice, from_stdin=from_stdin
        ) as found:
            place = out.resolve() if out is not None else None
            made = final(found, document_id, locale=lang, format=format, place=place)
    if out is None:
        sys.stdout.buffer.write(made.body)
        return
    write_private(out, made.body)
