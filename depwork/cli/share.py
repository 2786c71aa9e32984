"""``depwork share``: the workbook on the phones of those who were invited."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import segno
import typer
from typer.core import TyperGroup

from depwork.cli.decide import one_case
from depwork.cli.ending import serves
from depwork.cli.opening import running
from depwork.cli.options import Folder, Json, Lang, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.cli.start import LockAfter, Where
from depwork.cli.vault import MemberId, vault_at
from depwork.errors import RunError, ServeError
from depwork.model.choices import Locale
from depwork.services import inviting
from depwork.services.folder import served_notebooks
from depwork.services.guests import HOURS, guests, lend
from depwork.services.guiding import load_guide
from depwork.services.joining import MINUTES, Register
from depwork.services.opening import fingerprint, leaf_for
from depwork.services.reading import Desktop
from depwork.services.resources import roots
from depwork.services.settings import Settings

_SERVE = "serve"


class _Group(TyperGroup):
    """``depwork share DIR`` serves; a name of a command after it is that command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the serving command's name before what is no command's."""
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = [_SERVE, *args]
        found: list[str] = super().parse_args(ctx, args)
        return found


app = typer.Typer(
    cls=_Group,
    help="Share a workbook with the phones of those you invite: "
    "`depwork share [DIR] --address NUMBER`, then `depwork share invite MEMBER`.",
)
Pem = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="As PEM.")
]


@app.command(_SERVE, hidden=True)
def serve(
    folder: Where = None,
    practice: Practice = False,
    address: Annotated[
        str, typer.Option("--address", help="The number of this machine to listen on.")
    ] = "",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8443,
    cert: Pem = None,
    key: Pem = None,
    behind: Annotated[
        str, typer.Option("--behind", metavar="ORIGIN", help="https://NAME of a proxy before us.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Listen without asking.")] = False,
    lang: Lang = Locale.EN,
    lock_after: LockAfter = 10,
) -> None:
    """Serve the guide by TLS on one address that you choose; only invited devices get in."""
    from depwork.serve.share import share as serve_shared  # noqa: PLC0415 - loaded only to serve

    serves()
    home = (folder or Path()).resolve() if not practice or folder else None
    settings = Settings(home=home, practice=practice)
    idle = 0.0 if practice else lock_after * 60
    with running(settings, lang, day(None), idle=idle) as given:
        assert given.agent is not None  # noqa: S101 - a run has an agent; for the type checker
        assert given.home is not None  # noqa: S101 - and a folder
        register = Register.of(given.home)
        place = _place(address, port, cert, key, behind, register.folder)
        if not yes:
            _agreed(place.address, place.port)
        mark = fingerprint(place.cert) if place.cert else ""
        register.listen_at(place.origin, mark)
        own = [path for path in roots("templates", home) if home and home in path.parents]
        serve_shared(
            served_notebooks(home, given.agent.parent),
            place,
            register.folder,
            locale=lang,
            env=given.environment(),
            templates=own,
            on_start=partial(_first, register, practice=practice),
        )


def _place(
    address: str, port: int, cert: Path | None, key: Path | None, behind: str, folder: Path
) -> Any:
    from depwork.serve.share import Place, origin_behind, refuse_open  # noqa: PLC0415 - see serve

    if behind:
        refuse_open(address or "127.0.0.1", proxied=True)
        return Place(address or "127.0.0.1", port, origin_behind(behind))
    if not address:
        raise ServeError(
            "say which address phones shall reach: --address NUMBER, such as this machine's "
            "number in the local network (`ip address` or `ifconfig` shows it)"
        )
    refuse_open(address, proxied=False)
    if bool(cert) != bool(key):
        raise ServeError("a certificate needs its key: give --cert and --key together")
    if cert is None or key is None:
        cert, key = leaf_for(folder, address, datetime.now().astimezone())
    host = f"[{address}]" if ":" in address else address
    origin = f"https://{host}" if port == 443 else f"https://{host}:{port}"
    return Place(address, port, origin, cert.resolve(), key.resolve())


def _agreed(address: str, port: int) -> None:
    typer.echo(
        f"This will listen on {address} port {port}, by TLS alone. Every device in that network "
        "can knock; only one that you invite gets in, to its member's own unlock. Nothing else "
        "of this machine is shown.",
        err=True,
    )
    typer.confirm("Listen there?", abort=True, err=True)


def _first(register: Register, *, practice: bool) -> None:
    if practice:  # its store is known to no other command
        _show(register, register.offer("practice", time.time()), MINUTES)
        return
    typer.echo("Invite somebody: depwork share invite MEMBER --dir DIR", err=True)


def _show(register: Register, secret: str, minutes: float) -> None:
    """Print an invitation: as a link, as a picture for a camera, and what a phone will say."""
    origin, mark = register.address()
    link = f"{origin}/join#{secret}"
    typer.echo(link)
    segno.make(link, error="m").terminal(out=sys.stderr, compact=True, border=2)
    typer.echo(f"Good once, for {minutes:g} minutes.", err=True)
    if mark:
        typer.echo(
            "1. Point the phone's camera at the picture, or send the link by a private way.\n"
            "2. The phone says that it does not know the certificate: open its details, and go "
            "on only if its SHA-256 fingerprint is this one. Install nothing.\n"
            f"   {mark}\n"
            "3. Tap the button, then type your own passphrase.",
            err=True,
        )
    sys.stderr.flush()


@app.command()
def invite(
    member: MemberId,
    folder: Folder = Path(),
    minutes: Annotated[float, typer.Option("--minutes", min=1, max=60)] = MINUTES,
    from_stdin: PassphraseStdin = False,
) -> None:
    """Invite a member's phone: a link and its picture, good once and for minutes."""
    register = Register.of(folder)
    register.address()
    with vault_at(folder, from_stdin=from_stdin) as vault:
        secret = inviting.invite(vault, register, member, time.time(), minutes=minutes)
    _show(register, secret, minutes)


@app.command()
def guest(
    case_id: Annotated[str, typer.Argument(metavar="ID", help="A case code.")],
    document_id: Annotated[str, typer.Argument(metavar="DOCUMENT_ID")],
    folder: Folder = Path(),
    hours: Annotated[float, typer.Option("--hours", min=0.25, max=24)] = HOURS,
    from_stdin: PassphraseStdin = False,
    lang: Lang = Locale.EN,
) -> None:
    """Lend one finished paper by a link, until the case or the day changes."""
    register = Register.of(folder)
    register.address()
    desk = Desktop(load_guide(folder), roots("templates", folder), day(None))
    with one_case(case_id, None, folder, lang, desk, practice=False, from_stdin=from_stdin) as it:
        secret = lend(it, document_id, register, time.time(), locale=lang, hours=hours)
    origin, mark = register.address()
    typer.echo(f"{origin}/join#{secret}")
    typer.echo(
        f"It opens this one paper for whoever holds the link: for {hours:g} hours at most, today "
        "alone, and until anything in the case is saved. The copy is noted as one that left.",
        err=True,
    )
    if mark:
        typer.echo(f"The certificate's SHA-256 fingerprint: {mark}", err=True)


@app.command()
def devices(
    folder: Folder = Path(), from_stdin: PassphraseStdin = False, json: Json = False
) -> None:
    """List who joined: id, member, device, when it was last here; and the links that were lent."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        found = inviting.joined(vault, Register.of(folder), time.time())
        lent = tuple(guests(Register.of(folder)))
    if json:
        print_json(
            [
                {"id": one.id, "member": one.member, "kind": one.kind}
                | {"seen": _said(one.seen), "lapses": _said(one.lapses)}
                for one in found
            ]
        )
        return
    for one in found:
        seen, lapses = _said(one.seen), _said(one.lapses)
        typer.echo(f"{one.id:<10} {one.member:<10} {one.kind:<9} seen {seen}  lapses {lapses}")
    for link in lent:
        lapses = _said(link.lapses)
        typer.echo(f"{link.id}  link to {link.document} of {link.case}, lapses {lapses}")


@app.command()
def end(
    device: Annotated[str, typer.Argument(metavar="DEVICE", help="An id of `share devices`.")],
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
) -> None:
    """End one device's session, as when a phone is lost, or one link; the others go on."""
    if not (folder / "share").is_dir():
        raise RunError("this workbook is not shared")
    with vault_at(folder, from_stdin=from_stdin) as vault:
        inviting.end(vault, Register.of(folder), device, time.time())
    typer.echo(f"{device}: ended")


def _said(at: float) -> str:
    return f"{datetime.fromtimestamp(at).astimezone():%Y-%m-%d %H:%M}"
