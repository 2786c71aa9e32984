"""Passphrases and the recovery key at the prompt: never an argument, never echoed back."""

from __future__ import annotations

import secrets
import sys
import time
from pathlib import Path
from typing import Final

import typer

from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.services.opening import (
    LEAST_CHARACTERS,
    LEAST_WORDS,
    RECOVERY_GROUPS,
    Keyring,
    problem_of,
    suggested,
    unlock,
    wait_before,
)

_PAPER: Final = {
    Locale.EN: {
        "shown": (
            "Recovery key (print or write it down now; it is not shown again):\n\n    {key}\n\n"
            "Whoever holds it can open this workbook. Keep it where you keep passports,\n"
            "not beside this computer. `depwork vault recover` uses it."
        ),
        "group": "From the paper: group {number}",
        "wrong": (
            "that is not what stands there. The workbook is made; "
            "`depwork vault recovery-key` prints a new key to try again"
        ),
        "right": "The paper is right.",
    },
    Locale.ES: {
        "shown": (
            "Clave de recuperación (imprímala o cópiela ahora; no se vuelve a mostrar):\n\n"
            "    {key}\n\n"
            "Quien la tenga puede abrir este cuaderno. Guárdela donde guarda los pasaportes,\n"
            "no junto a esta computadora. Se usa con `depwork vault recover`."
        ),
        "group": "Según el papel: grupo {number}",
        "wrong": (
            "eso no es lo que está escrito ahí. El cuaderno ya está hecho; "
            "`depwork vault recovery-key` muestra una clave nueva para intentarlo otra vez"
        ),
        "right": "El papel está bien.",
    },
}


_RULE: Final = {
    Locale.EN: (
        f"A passphrase has at least {LEAST_CHARACTERS} characters, or {LEAST_WORDS} words that do "
        "not belong together. Press Enter without typing to be offered six words."
    ),
    Locale.ES: (
        f"Una frase de paso tiene al menos {LEAST_CHARACTERS} caracteres, o {LEAST_WORDS} palabras "
        "sin relación entre sí. Oprima Enter sin escribir nada para recibir seis palabras."
    ),
}


def passphrase(*, from_stdin: bool, prompt: str = "Passphrase") -> str:
    """Return a passphrase from one line of standard input, or asked for without an echo."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt(prompt, default="", show_default=False, hide_input=True, err=True))


def new_passphrase(*, from_stdin: bool, prompt: str, locale: Locale) -> str:
    """Return a new passphrase, typed twice, its rule told first; an empty one is offered six words.

    Raises:
        RunError: The two differ.
    """
    rule = _RULE[locale]
    if not from_stdin:
        typer.echo(rule, err=True)
    words = passphrase(from_stdin=from_stdin, prompt=prompt)
    if from_stdin:
        return words
    while words and problem_of(words) is not None:
        typer.echo(rule, err=True)
        words = passphrase(from_stdin=False, prompt=prompt)
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


def show_recovery_key(key: str, *, drill: bool, locale: Locale = Locale.EN) -> None:
    """Print a recovery key for once, and have part of it typed back.

    Args:
        key: As made just now; it is shown nowhere again.
        drill: Whether somebody sits there to try it out.
        locale: The language to explain it in; English where there is no other.

    Raises:
        RunError: What was typed is not on the paper.
    """
    words = _PAPER.get(locale.paper, _PAPER[Locale.EN])
    typer.echo(words["shown"].format(key=key))
    if not drill:
        return
    asked = sorted(secrets.SystemRandom().sample(range(RECOVERY_GROUPS), 2))
    for group in asked:
        said = typer.prompt(words["group"].format(number=group + 1), err=True)
        if said.strip().upper() != key.split("-")[group]:
            raise RunError(words["wrong"])
    typer.echo(words["right"])
