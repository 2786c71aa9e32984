"""``depwork report``: the outcome report over all consented cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depwork.batch.report import run_report
from depwork.cli.opening import run_vault, running, unlock
from depwork.cli.options import AsOf, Folder, Lang, Out, PassphraseStdin, Practice, day, read_day
from depwork.model.choices import Locale
from depwork.model.role import Action
from depwork.services.permitting import permit
from depwork.services.resources import notebook
from depwork.services.settings import Settings


def report(
    out: Out,
    date_from: Annotated[str | None, typer.Option("--from", metavar="DATE")] = None,
    date_to: Annotated[str | None, typer.Option("--to", metavar="DATE")] = None,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    lang: Lang = Locale.EN,
    team: Annotated[
        bool, typer.Option("--team", help="With small counts, for the team alone.")
    ] = False,
) -> None:
    """Write one self-contained page to share: outcomes by ask, days, n; small counts hidden."""
    today = day(as_of)
    period = (
        read_day(date_from) if date_from else None,
        read_day(date_to) if date_to else None,
    )
    settings = Settings(home=None if practice else folder.resolve(), practice=practice, today=today)
    with running(settings, lang, today) as given:
        unlock(given, from_stdin=from_stdin)
        with run_vault(given) as vault:
            permit(vault, Action.REPORT)  # said before a kernel starts; the report asks again
        page = run_report(
            notebook=notebook("outcome_report", settings.home),
            out=out.resolve(),
            as_of=today,
            period=period,
            locale=lang,
            environment=given.environment(),
            shared=not team,
        )
    typer.echo(str(page))
