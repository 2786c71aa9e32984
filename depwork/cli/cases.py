"""``depwork cases``: list, show, import, export, forget."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.opening import opened
from depwork.cli.options import AsOf, Folder, Json, Lang, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.cli.telling import clock_line, copy_line, erased_lines
from depwork.errors import CaseNotFoundError
from depwork.model.a_number import mask_a_number
from depwork.model.answers import value_of
from depwork.model.audit import Verb
from depwork.model.choices import Audience, Locale
from depwork.model.questions import answer_of, meant, questions
from depwork.services import cases as of_cases
from depwork.services import listing
from depwork.services.attaching import files_of
from depwork.services.copies import lines, note_export
from depwork.services.erasing import erase
from depwork.services.file_copies import files_zip
from depwork.services.guiding import load_guide
from depwork.services.retaining import clock_of
from depwork.services.signing import sign_off
from depwork.services.transfer import export_whole, import_whole, read_whole
from depwork.services.writing import write_private

app = typer.Typer(help="The cases of a workbook.", no_args_is_help=True)
CaseId = Annotated[str, typer.Argument(metavar="ID", help="A case code.")]


@app.command("list")
def list_cases(
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """List the cases by code, the most urgent first; no names."""
    today = day(as_of)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        rows = [
            {
                "case_code": line.case_code,
                "version": line.version,
                "practice": vault.practice,
                "urgency": line.urgency.value,
                "readable": line.readable,
            }
            for line in listing.cases(vault, today)
        ]
    if json:
        print_json(rows)
        return
    for row in rows:
        told = "" if row["readable"] else "  cannot be read; see depwork vault verify"
        typer.echo(f"{row['case_code']}  {row['urgency']:<8} version {row['version']}{told}")


@app.command()
def show(
    case_id: CaseId,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    lang: Lang = Locale.EN,
    as_of: AsOf = None,
) -> None:
    """Show which questions of a case are answered, and the A-number masked; no other answer."""
    today = day(as_of)
    words = load_guide(None if practice else folder).words(lang)
    with opened(folder, today, lang, practice=practice, from_stdin=from_stdin) as vault:
        case = of_cases.read_case(vault, case_id)
        vault.note(Verb.READ, case_id=case_id)
        copies = lines(vault, case)
        running = clock_of(vault, case, today)
    number = value_of(case.identity.a_number)
    typer.echo(
        f"{case.case_code}  version {case.version}  {mask_a_number(number) if number else ''}"
    )
    for field in questions():
        if not meant(field, case):
            continue
        answer = answer_of(case, field.path)
        if answer is None or answer == ():
            state = words.ui("not_asked")
        else:
            gap = getattr(answer, "gap", None)
            state = words.ui(gap.value if gap else "answer_given")
        typer.echo(f"  {field.mark.step}  {words.field(field.path).label}: {state}")
    if running is not None:
        typer.echo(clock_line(case_id, running))
    for line in copies:
        typer.echo(f"  {copy_line(line)}")


@app.command("import")
def import_case(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", dir_okay=False)],
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Keep it though its person has a case here already.")
    ] = False,
) -> None:
    """Import one case document, as `depwork schema case` describes it."""
    today = day(None)
    case, log = read_whole(file)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        saved = import_whole(vault, case, log, today, anew=anew)
    typer.echo(saved.case_code)
    if saved.campaign.asks_as_typed:
        typer.echo(load_guide(folder).words(Locale.EN).ui("asks_as_typed_import"), err=True)


@app.command("export")
def export_case(
    case_id: CaseId,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Print one whole case as a JSON document. It holds everything: keep it safe."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        case, body = export_whole(vault, case_id)
        note_export(vault, case, body, today)
        files = len(files_of(vault, case_id))
    typer.echo(body, nl=False)
    if files:
        said = f"{files} evidence files are not in this document: depwork cases files {case_id}"
        typer.echo(said, err=True)


@app.command("files")
def export_files(
    case_id: CaseId,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE.zip", dir_okay=False, help="Where to.")
    ],
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Write the evidence files of a case, as they came, into one zip: for its owner alone."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        body = files_zip(vault, of_cases.export_case(vault, case_id), today)
    if body is None:
        typer.echo(f"{case_id} has no evidence files")
        return
    write_private(out, body)
    typer.echo(str(out))


@app.command()
def sign(
    case_id: CaseId,
    fact: Annotated[str, typer.Argument(metavar="FACT", help="The path of a gated question.")],
    audience: Annotated[Audience, typer.Argument(metavar="AUDIENCE")],
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
) -> None:
    """Clear one fact for one audience by your own key; an attorney's alone."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=False, from_stdin=from_stdin) as vault:
        sign_off(vault, case_id, fact, audience, today)
    typer.echo(f"{case_id}: {fact} signed for {audience}")


@app.command()
def forget(
    case_id: CaseId,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a case, its key and all that belongs to it. This cannot be undone."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        if not of_cases.case_version(vault, case_id):  # one that cannot be read can be deleted
            raise CaseNotFoundError(f"no case {case_id} in this vault")
        if not yes:
            typer.confirm(f"Delete {case_id} and all that belongs to it?", abort=True, err=True)
        done = erase(vault, case_id, today)
    for line in erased_lines(done):
        typer.echo(line)
