"""``depwork review``: the typed sentences of one paper, and reading them one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.decide import one_case
from depwork.cli.options import AsOf, Folder, Lang, PassphraseStdin, Practice, day, done_now
from depwork.errors import RunError
from depwork.forms.screens.reading import missed
from depwork.guide import Words
from depwork.model.choices import Locale
from depwork.model.problem import Problem
from depwork.services.guiding import load_guide
from depwork.services.reading import Desktop, Reading
from depwork.services.resources import roots
from depwork.services.reviewing import Line, Review, mark_sentence, review_of

CaseId = Annotated[str, typer.Argument(metavar="CASE")]
DocumentId = Annotated[str, typer.Argument(metavar="DOCUMENT")]


def review(
    case_id: CaseId,
    document_id: DocumentId,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    lang: Lang = Locale.EN,
    read: Annotated[
        bool, typer.Option("--read", help="Ask for each sentence that waits, one by one.")
    ] = False,
) -> None:
    """Show which typed sentences of a paper wait to be read; with --read, read them."""
    home = None if practice else folder
    if read and not practice:
        done_now(day(as_of))
    desk = Desktop(load_guide(home), roots("templates", home), day(as_of))
    words = desk.guide.words(lang)
    with one_case(
        case_id, None, folder, lang, desk, practice=practice, from_stdin=from_stdin
    ) as found:
        shown = review_of(found, document_id, lang)
        for number, line in enumerate(shown.lines, 1):
            _print(number, line, words)
        if read and shown.open:
            shown = _read(found, shown, words, lang)
    if shown.withheld:
        raise RunError(f"{document_id} names what its reader may not see: depwork render says why")
    typer.echo(words.ui("reading_waits", count=shown.open))


def _print(number: int, line: Line, words: Words) -> None:
    mark = "?" if line.open else "x"
    kinds = " ".join(words.choice(kind) for kind in line.sentence.kinds)
    kinds = f"{kinds} {missed(line, words)}".rstrip()
    if line.open and line.again is not None:
        _, parts = line.again
        what = "; ".join(words.choice(one) for one in parts)
        why = words.ui("reading_again" if parts else "reading_again_unknown", what=what)
        kinds = f"{kinds} {why}"
    typer.echo(f"{number}. [{mark}] {line.sentence.text}\n      {kinds}".rstrip())


def _read(reading: Reading, shown: Review, words: Words, lang: Locale) -> Review:
    """Ask for each open sentence: yes, no, or nothing; there is no answer for all."""
    by = typer.prompt(words.ui("reading_by"), default="", show_default=False, err=True)
    for line in shown.lines:
        if not line.open:
            continue
        typer.echo(line.sentence.text, err=True)
        question = f"{words.ui('reading_allow')} [y] / {words.ui('reading_stop')} [n]"
        said = typer.prompt(question, default="", show_default=False, err=True).strip().lower()
        if said not in ("y", "n"):
            continue
        attorney = ""
        if said == "y" and line.sentence.attorney:
            label = words.ui("reading_attorney_name")
            attorney = typer.prompt(label, default="", show_default=False, err=True)
        done = mark_sentence(
            reading, shown, line.sentence.key, allowed=said == "y", by=by, attorney=attorney
        )
        if isinstance(done, Problem):
            typer.echo(words.problem(done), err=True)
    return review_of(reading.again(), shown.document_id, lang)
