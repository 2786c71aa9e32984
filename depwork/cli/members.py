"""``depwork vault members``: list, add, remove, share, unshare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from depwork.cli.options import Folder, Json, Lang, PassphraseStdin, day
from depwork.cli.printing import print_json
from depwork.cli.secrets import new_passphrase
from depwork.cli.vault import MemberId, vault_at
from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.model.role import Role
from depwork.services import membership
from depwork.services.membership import Member, New

app = typer.Typer(help="Who may open a workbook, and what of it.", no_args_is_help=True)
CaseId = Annotated[str, typer.Argument(metavar="ID", help="A case code.")]


@app.command("list")
def list_members(
    folder: Folder = Path(), from_stdin: PassphraseStdin = False, json: Json = False
) -> None:
    """List the members: id, role, what they can open, and their name."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        everyone = membership.members(vault)
        opened = {one.id: list(membership.open_cases(vault, one.id)) for one in everyone}
    if json:
        print_json([_as_data(one, opened[one.id]) for one in everyone])
        return
    for one in everyone:
        opens = "all cases" if one.whole else " ".join(opened[one.id]) or "no case yet"
        state = f"gone since {one.gone_on}" if one.gone_on else opens
        typer.echo(f"{one.id:<10} {one.role:<10} {state:<24} {one.name}")


def _as_data(one: Member, cases: list[str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role.value,
        "whole": one.whole,
        "cases": None if one.whole else cases,
        "added_on": one.added_on.isoformat() if one.added_on else None,
        "gone_on": one.gone_on.isoformat() if one.gone_on else None,
    }


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the member is called.")],
    role: Annotated[Role, typer.Option("--role", help="What the member may do.")],
    cases_only: Annotated[
        bool, typer.Option("--cases-only", help="An organizer with keys of single cases only.")
    ] = False,
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    lang: Lang = Locale.EN,
) -> None:
    """Add a member, who types a passphrase of their own.

    With --passphrase-stdin yours comes first, the new member's on the next line.
    """
    whole = membership.holds_vault_key(role, cases_only=cases_only)
    with vault_at(folder, from_stdin=from_stdin) as vault:
        words = new_passphrase(
            from_stdin=from_stdin, prompt="The new member's passphrase", locale=lang
        )
        added = membership.add_member(vault, New(name, role, whole), words, day(None))
    typer.echo(added.id)
    if not whole:
        typer.echo(
            "No case is open to them yet: `depwork vault members share MEMBER ID`.", err=True
        )


@app.command()
def remove(member: MemberId, folder: Folder = Path(), from_stdin: PassphraseStdin = False) -> None:
    """Remove a member and change the vault's key; `vault lockdown` also lists what was open."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        membership.lock_out(vault, member, day(None))
    typer.echo(f"{member}: removed; the vault's key was changed")


@app.command()
def share(
    member: MemberId, case_id: CaseId, folder: Folder = Path(), from_stdin: PassphraseStdin = False
) -> None:
    """Open one case to a member who holds keys of single cases."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        new = membership.share_case(vault, case_id, member)
    typer.echo(f"{case_id}: {'open' if new else 'was open already'} to {member}")


@app.command()
def unshare(
    member: MemberId, case_id: CaseId, folder: Folder = Path(), from_stdin: PassphraseStdin = False
) -> None:
    """Close one case to a member again."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        if not membership.unshare_case(vault, case_id, member):
            raise RunError(f"{case_id} is not shared with {member}")
    typer.echo(f"{case_id}: closed to {member}; what they saw before, they saw")
