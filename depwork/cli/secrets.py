"""Passphrases and the recovery key at the prompt: never an argument, never echoed back."""

from __future__ import annotations

import secrets
import sys
import time
from pathlib import Path

import typer

from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.services.opening import RECOVERY_GROUPS, Keyring, suggested, unlock, wait_before


def passphrase(*, from_stdin: bool, prompt: str = "Passphrase") -> str:
    """Return a passphrase from one line of standard input, or asked for without an echo."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt(prompt, default="", show_default=False, hide_input=True, err=True))


def new_passphrase(*, from_stdin: bool, prompt: str, locale: Locale) -> str:
    """Return a new passphrase, typed twice; who types none is offered six words.

    Raises:
        RunError: The two differ.
    """
    words = passphrase(from_stdin=from_stdin, prompt=f"{prompt} (empty: be offered six words)")
    if from_stdin:
        return words
    if not words:
        words = suggested(locale)
        typer.echo(f"\n    {words}\n\nWrite them down, then type them.", err=True)
    if passphrase(from_stdin=False, prompt="Once more") != words:
        raise RunError("the two passphrases differ; nothing was made")
    return words


def unlocked(folder: Path, *, from_stdin: bool) -> Keyring:
    """Return the keys that a passphrase opens; after four wrong ones each try waits longer.

    Raises:
        WrongPassphraseError: The passphrase opens nothing here.
    """
    words = passphrase(from_stdin=from_stdin)
    pause(folder)
    return unlock(folder, words)


def pause(folder: Path) -> None:
    """Wait as long as the wrong tries before this one ask for."""
    time.sleep(wait_before(folder))


def show_recovery_key(key: str, *, drill: bool) -> None:
    """Print a recovery key for once, and have part of it typed back.

    Args:
        key: As made just now; it is shown nowhere again.
        drill: Whether somebody sits there to try it out.

    Raises:
        RunError: What was typed is not on the paper.
    """
    typer.echo(
        f"Recovery key (print or write it down now; it is not shown again):\n\n    {key}\n\n"
        "Whoever holds it can open this workbook. Keep it where you keep passports,\n"
        "not beside this computer. `depwork vault recover` uses it."
    )
    if not drill:
        return
    asked = sorted(secrets.SystemRandom().sample(range(RECOVERY_GROUPS), 2))
    for group in asked:
        said = typer.prompt(f"From the paper: group {group + 1}", err=True)
        if said.strip().upper() != key.split("-")[group]:
            raise RunError(
                "that is not what stands there. The workbook is made; "
                "`depwork vault recovery-key` prints a new key to try again"
            )
    typer.echo("The paper is right.")
