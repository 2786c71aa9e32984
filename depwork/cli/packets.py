"""``depwork packets``: finished packets for many cases, by papermill."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from depwork.batch.packets import CaseRun, run_packets
from depwork.cli.opening import run_vault, running, unlock
from depwork.cli.options import AsOf, Folder, Lang, Out, PassphraseStdin, Practice, day, done_now
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.model.packet import Format
from depwork.services.listing import chosen
from depwork.services.resources import notebook
from depwork.services.resuming import inputs_of
from depwork.services.settings import Settings


def packets(
    out: Out,
    case_ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every case.")] = False,
    urgent: Annotated[bool, typer.Option("--urgent", help="U1 and unknown urgency.")] = False,
    formats: Annotated[str, typer.Option("--formats", metavar="pdf,docx,html")] = "pdf,docx,html",
    bare_bones: Annotated[
        bool, typer.Option("--bare-bones", help="What is at hand now; the rest follows.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, help="Processes at once; 0 for one a core.")
    ] = 0,
    again: Annotated[
        bool, typer.Option("--again", help="Make every packet anew, changed or not.")
    ] = False,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    lang: Lang = Locale.EN,
) -> None:
    """Make the packets of some cases; one that fails leaves the others whole.

    A run that was stopped is gone on with: what was made of the same case, templates and day is
    left as it stands.
    """
    if not case_ids and not (every or urgent):
        raise typer.BadParameter("name case codes, or --all, or --urgent")
    today, out = day(as_of), out.resolve()
    if not practice:
        done_now(today)
    settings = Settings(
        home=None if practice else folder.resolve(),
        practice=practice,
        today=today,
        out=out,
        formats=_formats(formats),
        bare_bones=bare_bones,
    )
    with running(settings, lang, today) as given:
        unlock(given, from_stdin=from_stdin)
        with run_vault(given) as vault:
            codes = chosen(vault, case_ids or [], today, every=every, urgent=urgent)
            inputs = dict.fromkeys(codes, "") if again else inputs_of(vault, codes, settings, lang)
        with tqdm(total=len(codes), unit="case", disable=None) as bar:

            def done(run: CaseRun) -> None:
                bar.update()
                bar.write(_line(run))

            runs = run_packets(
                inputs,
                notebook=notebook("packet", settings.home),
                out=out,
                as_of=today,
                locale=lang,
                environment=given.environment(),
                jobs=jobs or os.cpu_count() or 1,
                progress=done,
            )
    failed = [run for run in runs if not run.done]
    if failed:
        raise RunError(f"{len(failed)} of {len(runs)} cases failed; the others are whole")


def _line(run: CaseRun) -> str:
    """Return what became of one case, in ids and counts."""
    if not run.done:
        return f"{run.case_code}: failed: {run.error}"
    refused = f"; refused: {', '.join(run.refused)}" if run.refused else ""
    since = "; unchanged since it was made" if run.unchanged else ""
    return f"{run.case_code}: {run.files} files{refused}{since}"


def _formats(text: str) -> tuple[Format, ...]:
    try:
        return tuple(Format(item.strip()) for item in text.split(","))
    except ValueError:
        raise typer.BadParameter("formats are pdf, docx and html") from None
