"""``depwork ledger money``: what a bond fund holds, for whoever may see it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Final

import typer

from depwork.cli.ledger import CaseId
from depwork.cli.opening import opened
from depwork.cli.options import Folder, Json, Lang, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.guide import Guide
from depwork.model.choices import Locale
from depwork.services.cases import read_case
from depwork.services.guiding import load_guide
from depwork.services.money import balance, in_dollars, standing_lines

_LAW: Final = ("bond.obligor", "bond.cebonds", "bond.minimum")


def show_money(
    case_id: CaseId,
    lang: Lang = Locale.EN,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Show what a bond fund holds, its lines, and the dated facts on paying a bond."""
    today = day(None)
    with opened(folder, today, Locale.EN, practice=practice, from_stdin=from_stdin) as vault:
        read_case(vault, case_id)
        held, left = balance(vault, case_id), standing_lines(vault, case_id)
    if json:
        lines = [line.model_dump(mode="json", exclude_defaults=True) for line in left]
        print_json({"balance": asdict(held), "lines": lines})
        return
    for name, cents in asdict(held).items():
        typer.echo(f"{name.replace('_', ' ')}: {in_dollars(cents)}")
    for line in left:
        told = f"{line.on}  {line.id}  {line.kind.value}  {in_dollars(line.cents)}"
        typer.echo(f"{told}  {line.donor}" if line.donor else told)
    _tell_law(load_guide(folder), lang, today)


def _tell_law(guide: Guide, lang: Locale, today: date) -> None:
    """Say what is known of paying a bond, each fact with its day."""
    words = guide.words(lang)
    for entry_id in _LAW:
        fact, said = guide.register.fact(entry_id, today), words.fact(entry_id)
        day = words.date(fact.entry.as_of)
        when = words.ui("page_stale" if fact.stale else "page_as_of", day=day)
        typer.echo(f"{said.name}: {' '.join(said.value)} {when}")
