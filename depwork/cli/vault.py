"""``depwork vault``: keys and members of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.making import Name, NoDrill, Where, make_vault
from depwork.cli.opening import opened
from depwork.cli.options import Folder, Json, Lang, PassphraseStdin, day
from depwork.cli.printing import print_json
from depwork.cli.secrets import new_passphrase, passphrase, pause, show_recovery_key
from depwork.model.choices import Locale
from depwork.services import membership, opening
from depwork.services.opening import Vault

app = typer.Typer(help="Keys and members of a workbook.", no_args_is_help=True)
MemberId = Annotated[str, typer.Argument(metavar="MEMBER", help="An id of `vault members list`.")]


@contextmanager
def vault_at(folder: Path, *, from_stdin: bool) -> Iterator[Vault]:
    """Open a real workbook's vault for one command about its keys."""
    with opened(folder, day(None), Locale.EN, practice=False, from_stdin=from_stdin) as vault:
        yield vault


@app.command()
def create(
    folder: Where,
    from_stdin: PassphraseStdin = False,
    no_drill: NoDrill = False,
    name: Name = "",
    lang: Lang = Locale.EN,
) -> None:
    """Make a sealed store alone; `depwork new` also lays the copies to edit."""
    key = make_vault(folder, name, day(None), lang, from_stdin=from_stdin)
    typer.echo(f"{folder}: ready.")
    show_recovery_key(key, drill=not (no_drill or from_stdin), locale=lang)


@app.command()
def rotate(folder: Folder = Path(), from_stdin: PassphraseStdin = False) -> None:
    """Change the vault's key: whoever left opens nothing new; everyone else notices nothing."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        epoch = membership.change_key(vault).holder.epoch
    typer.echo(f"the vault's key was changed; it is number {epoch}")


@app.command()
def lockdown(
    member: MemberId,
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Lock a member out, change the vault's key, and list what that member could open."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        done = membership.lock_out(vault, member, day(None))
    if json:
        told = {"opened": list(done.opened), "seen": done.seen and list(done.seen)}
        print_json({"member": member, "locked_out": True, **told})
        return
    typer.echo(f"{member}: locked out; the vault's key was changed. Cases that were open to them:")
    for code in done.opened:
        typer.echo(f"  {code}{'  seen' if code in (done.seen or ()) else ''}")
    if done.seen is None:
        typer.echo("The audit is damaged: it cannot say which of them were seen.")
    typer.echo("What they copied, printed or remember is out of reach.")


@app.command()
def recover(
    folder: Folder = Path(),
    member: Annotated[
        str,
        typer.Option("--member", metavar="MEMBER", help="Whose; the first organizer's if none."),
    ] = "",
    from_stdin: PassphraseStdin = False,
    lang: Lang = Locale.EN,
) -> None:
    """Open the vault with the printed recovery key and set a new passphrase.

    With --passphrase-stdin the key comes first, the new passphrase on the next line.
    """
    typed = passphrase(from_stdin=from_stdin, prompt="Recovery key")
    pause(folder)
    keyring = opening.recover(folder, typed)
    words = new_passphrase(from_stdin=from_stdin, prompt="New passphrase", locale=lang)
    vault = opening.open_vault(folder, keyring, practice=False)
    try:
        whose = membership.set_passphrase_again(vault, member, words)
    finally:
        vault.close()
    typer.echo(f"{whose}: the new passphrase opens the workbook; the old one does not.")


@app.command("recovery-key")
def recovery_key(
    folder: Folder = Path(), from_stdin: PassphraseStdin = False, no_drill: NoDrill = False
) -> None:
    """Make a new recovery key and print it once; the one before opens nothing any more."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        key = membership.new_recovery_key(vault, day(None))
    show_recovery_key(key, drill=not (no_drill or from_stdin))


@app.command("passphrase")
def change_passphrase(
    folder: Folder = Path(), from_stdin: PassphraseStdin = False, lang: Lang = Locale.EN
) -> None:
    """Change your own passphrase."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        words = new_passphrase(from_stdin=from_stdin, prompt="New passphrase", locale=lang)
        membership.set_passphrase(vault, vault.member, words)
    typer.echo("the new passphrase opens the workbook; the old one does not.")
