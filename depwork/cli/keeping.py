"""``depwork vault verify | backup | restore | retention``: what a keeper looks after."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.opening import opened
from depwork.cli.options import AsOf, Folder, Json, PassphraseStdin, day, done_now
from depwork.cli.printing import print_json, quoted
from depwork.cli.secrets import passphrase, pause
from depwork.cli.telling import clock_data, clock_line, erased_data, erased_lines
from depwork.errors import BackupError, TamperedError
from depwork.model.choices import Locale
from depwork.model.retention import Due, Policy, Tombstone
from depwork.model.role import Action
from depwork.services import keeping, retaining
from depwork.services.erasing import erase_due
from depwork.services.keeping import Content
from depwork.services.opening import Keyring, exists, keys_of, open_vault, unlock
from depwork.services.permitting import permitted
from depwork.services.retaining import DueCase
from depwork.services.signatures import erase_all_due

File = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)]


def verify(
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HEX:N", help="A head written down earlier."),
    ] = None,
    json: Json = False,
) -> None:
    """Say whether every record is as the audit says; print the audit's head to write down."""
    known = keeping.head_of(head) if head else None
    with opened(folder, day(None), Locale.EN, practice=False, from_stdin=from_stdin) as vault:
        done = keeping.verify(vault, known)
    if json:
        told = [{"place": found.place, "what": found.what} for found in done.findings]
        print_json({"sound": not done.findings, "head": str(done.head), "findings": told})
    else:
        typer.echo(f"{done.head.count} lines of the audit read. Head: {done.head}")
        typer.echo("Write the head down where this computer cannot change it.")
    if done.findings:
        places = "\n  ".join(map(str, done.findings))
        count = len(done.findings)
        raise TamperedError(f"{count} places are not as the audit says:\n  {places}")


def backup(
    file: File,
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Write the whole workbook into one sealed file, and read it back before it counts."""
    with opened(folder, day(None), Locale.EN, practice=False, from_stdin=from_stdin) as vault:
        made = keeping.backup(vault, file, home=folder)
    if json:
        print_json(_content(file, made))
        return
    typer.echo(f"{file}: {_held(made)}, {made.size} bytes")
    for what in keeping.left_out(folder):
        typer.echo(f"  not in it: {what}")
    typer.echo(f"Head of the audit: {made.head}")
    typer.echo(
        "Any member's passphrase of today opens it. Keep it away from this computer, "
        f"and try it: depwork vault restore {quoted(file)} --dir {quoted(folder)} --drill"
    )


def restore(
    file: File,
    folder: Annotated[Path, typer.Option("--dir", help="A new folder.", file_okay=False)],
    drill: Annotated[
        bool,
        typer.Option("--drill", help="Restore aside and compare with the workbook at --dir."),
    ] = False,
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Make a workbook again from a backup, in a folder that holds none; or try whether it would."""
    words = passphrase(from_stdin=from_stdin)

    def opens(place: Path) -> Keyring:
        return keys_of(place, words)

    if drill:
        _drill(file, folder, _in_use(folder, words), words, json=json)
        return
    content = keeping.restore(file, folder, opens)
    if json:
        print_json(_content(file, content))
        return
    typer.echo(f"{folder}: {_held(content)} are back.")
    typer.echo(f"Head of the audit at the backup: {content.head}")
    if not content.files:
        typer.echo(
            "The backup was made by an older depwork and holds the database alone: letters, "
            "facts and questions of your own are not in it"
        )
    typer.echo(f"Go on: depwork start {quoted(folder)}")


def retention(
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    json: Json = False,
    erase: Annotated[
        bool, typer.Option("--erase", help="Erase what is due; it cannot be undone.")
    ] = False,
    hold: Annotated[
        bool, typer.Option("--hold", help="Stop all deletion; asks what happened.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Lift the hold, on an attorney's word.")
    ] = False,
    days: Annotated[
        tuple[int, int] | None,
        typer.Option("--days", metavar="CLOSED INQUIRY", help="Days that each is kept."),
    ] = None,
) -> None:
    """List which cases are due when; set the days, hold all deletion, or erase what is due."""
    today = day(as_of)
    if erase or hold or release:
        done_now(today)
    with opened(folder, today, Locale.EN, practice=False, from_stdin=from_stdin) as vault:
        if days is not None:
            retaining.set_policy(vault, *days)
        if hold:
            retaining.hold(vault, today, _reason(from_stdin=from_stdin))
        if release:
            retaining.release(vault)
        erased = erase_due(vault, today) if erase else ()
        signers = erase_all_due(vault, today) if erase else 0
        gone = [f"signers erased: {signers}"] if erase else []
        policy = retaining.policy_of(vault)
        # A keeper sets the days and holds; which cases there are is not a keeper's to know.
        lists = permitted(vault, Action.LIST_CASES)
        due = retaining.due_cases(vault, today) if lists else ()
        stones = retaining.tombstones(vault)
    if json:
        print_json(
            {
                "policy": policy.model_dump(mode="json", exclude={"hold": {"reason"}}),
                "due": [clock_data(line.case_code, line.clock) for line in due],
                "erased": [erased_data(done) for done in erased],
                "signers_erased": signers,
                "tombstones": [stone.model_dump(mode="json") for stone in stones],
            }
        )
        return
    _tell(policy, due, stones, [*(line for done in erased for line in erased_lines(done)), *gone])


def _tell(
    policy: Policy, due: Sequence[DueCase], stones: Sequence[Tombstone], gone: Sequence[str]
) -> None:
    """Say how long cases are kept, what was erased now, and which days are near."""
    typer.echo(f"closed cases {policy.closed_days} days, inquiries {policy.inquiry_days} days")
    if policy.hold is not None:
        typer.echo(f"HOLD since {policy.hold.on}: nothing is deleted; the page says why")
    for told in gone:
        typer.echo(told)
    for line in due:
        if line.clock.due is not Due.LATER:
            typer.echo(clock_line(line.case_code, line.clock))
    typer.echo(f"{len(due)} cases have a day; {len(stones)} were erased before")


def _reason(*, from_stdin: bool) -> str:
    """Return what happened: never an argument, which other programs could read."""
    if from_stdin:
        return sys.stdin.readline().strip()
    return str(typer.prompt("What happened?", err=True))


def _in_use(folder: Path, words: str) -> Keyring | None:
    """Return the keys of the workbook in use, if there is one; a wrong try counts there."""
    if not exists(folder):
        return None
    pause(folder)
    return unlock(folder, words)


def _drill(file: Path, folder: Path, keyring: Keyring | None, words: str, *, json: bool) -> None:
    vault = open_vault(folder, keyring) if keyring is not None else None
    try:
        content, found = keeping.drill(
            file, vault, lambda place: keys_of(place, words), home=folder
        )
    finally:
        if vault is not None:
            vault.close()
    ours = {
        name: [place for place in getattr(found, name) if not place.startswith("vault.")]
        for name in ("changed", "only_here", "only_there")
    }
    if json:
        print_json({**_content(file, content), "drill": {"same": found.same, **ours}})
    else:
        typer.echo(f"{file}: restores to {_held(content)},")
        typer.echo(f"each authentic and as its audit says. Head: {content.head}")
        if vault is not None:
            typer.echo(f"Beside {folder}: {found.same} alike")
            typer.echo(f"  changed since: {', '.join(ours['changed']) or 'none'}")
            typer.echo(f"  not yet in the backup: {', '.join(ours['only_here']) or 'none'}")
            typer.echo(f"  erased since: {', '.join(ours['only_there']) or 'none'}")
    if vault is not None and not found.same:
        raise BackupError(f"{file.name}: nothing in it is as in {folder}")


def _held(content: Content) -> str:
    """Return what a backup holds, in words."""
    return (
        f"{content.records} records, {content.blobs} attachments, {content.files} files of your "
        "own copies (words, letters, facts, notebooks)"
    )


def _content(file: Path, content: Content) -> dict[str, object]:
    return {
        "file": str(file),
        "vault": content.vault_id,
        "head": str(content.head),
        "records": content.records,
        "attachments": content.blobs,
        "copies": content.files,
        "bytes": content.size,
    }
