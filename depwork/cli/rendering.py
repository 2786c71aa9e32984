"""``depwork render``: one document of the catalog."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.decide import CaseFile, OptionalId, one_case
from depwork.cli.options import AsOf, Folder, Lang, PassphraseStdin, Practice, day
from depwork.documents.catalog import row
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.model.packet import Format, Stage
from depwork.services.copies import note_document
from depwork.services.editing import finals
from depwork.services.guiding import load_guide
from depwork.services.rendering import Desktop, render_blank, render_document
from depwork.services.resources import roots


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
    today = day(as_of)
    home = None if practice else folder
    if out is None and sys.stdout.isatty():
        raise RunError("name a file with --out, or send the output somewhere")
    desk = Desktop(load_guide(home), roots("templates", home), today, {})
    if row(document_id).blank:
        made = render_blank(document_id, desk, locale=lang, format=format)
    else:
        with one_case(
            case_id, file, folder, lang, today, practice=practice, from_stdin=from_stdin
        ) as found:
            made = render_document(
                document_id,
                found.case,
                replace(desk, counts=found.counts, outcome=found.outcome),
                locale=lang,
                format=format,
                stage=Stage.FINAL,
                edited=finals(found.vault, found.case, desk) if found.vault is not None else None,
            )
            if found.vault is not None:
                place = out.resolve() if out is not None else None
                note_document(found.vault, found.case, made, today, place)
    if out is None:
        sys.stdout.buffer.write(made.body)
        return
    draft = out.with_name(f".{out.name}.draft")
    draft.write_bytes(made.body)
    draft.chmod(0o600)
    draft.replace(out)
