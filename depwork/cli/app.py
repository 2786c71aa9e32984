"""The commands gathered, and how a refusal is told: one line on standard error, status 1."""

from __future__ import annotations

import os
import resource
import sys
import warnings
from collections.abc import Callable
from functools import cache

import typer
from typer.main import get_command

from depwork.cli import (
    calls,
    cases,
    checking,
    course,
    decide,
    ending,
    facts,
    hub,
    keeping,
    kit,
    ledger,
    lists,
    making,
    members,
    money,
    packets,
    rendering,
    report,
    reviewing,
    share,
    start,
    vault,
)
from depwork.errors import DepworkError

app = typer.Typer(
    name="depwork",
    help="A workbook for lawful public campaigns to stop a person's deportation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("start")(start.start)
app.command("lab")(start.lab)
app.add_typer(share.app, name="share")
app.add_typer(hub.app, name="hub")
app.command("new")(making.new)
app.add_typer(cases.app, name="cases")
app.add_typer(vault.app, name="vault")
vault.app.add_typer(members.app, name="members")
for keep in (keeping.verify, keeping.backup, keeping.restore, keeping.retention):
    vault.app.command()(keep)
ledger.app.command("import")(lists.import_list)
ledger.app.command("undo-import")(lists.undo_import)
ledger.app.command("export")(lists.export_list)
ledger.app.command("calendar")(lists.write_calendar)
ledger.app.command("signatures")(lists.show_signatures)
ledger.app.command("calls")(calls.show_calls)
ledger.app.command("money")(money.show_money)
app.add_typer(ledger.app, name="ledger")
app.add_typer(facts.app, name="facts")
app.command("schema")(making.schema)
app.command("decide")(decide.decide)
app.command("render")(rendering.render)
app.command("review")(reviewing.review)
app.command("packets")(packets.packets)
app.command("report")(report.report)
app.command("kit")(kit.kit)
app.command("course")(course.course)
app.command("check")(checking.check)
app.command("doctor")(checking.doctor)


@cache
def built() -> Callable[[], object]:
    """Return the commands as they are run; built once, since building takes as long as many do."""
    return get_command(app)


def main() -> None:
    """Run a command; exit 0 done, 1 refused or failed with the reason, 2 wrong usage."""
    warnings.simplefilter("ignore")
    os.umask(0o077)  # whatever is written, by us or by what we start, is its owner's alone
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ending.listen()
    try:
        built()()
    except ending.Stopped:
        ending.leave()
    except DepworkError as error:
        sys.stderr.write(f"depwork: {error}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - a traceback could show an answer; its type cannot
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else "?"
        sys.stderr.write(f"depwork: failed with {type(error).__name__} in {where}\n")
        sys.exit(1)
