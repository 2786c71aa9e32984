"""Opening a workbook for one command, and the run that kernels of a command need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from depwork.cli.options import day, moment
from depwork.cli.secrets import passphrase, unlocked
from depwork.errors import LockedError, NoVaultError
from depwork.model.choices import Locale
from depwork.serve.leftovers import mark, sweep
from depwork.serve.runtime import own_folder
from depwork.services.clocks import ClockDoubt, doubt, register_day, seen_day
from depwork.services.guiding import load_guide
from depwork.services.opening import (
    Client,
    Vault,
    exists,
    open_vault,
    practice_vault,
    start_agent,
)
from depwork.services.practising import fill, invented
from depwork.services.received import refuse_strangers
from depwork.services.settings import Settings


@contextmanager
def opened(
    folder: Path, today: date, locale: Locale, *, practice: bool, from_stdin: bool
) -> Iterator[Vault]:
    """Open a workbook's vault for one command, or the invented cases in memory.

    Raises:
        NoVaultError: No vault stands in ``folder``.
        ForeignFileError: The folder's copies hold more than words and data.
        WrongPassphraseError: The passphrase opens nothing here.
    """
    if practice:
        vault = practice_vault(None, today, locale)
    else:
        _require(folder)
        keyring = unlocked(folder, from_stdin=from_stdin)
        vault = open_vault(folder, keyring, practice=False, now=moment)
        if today == day(None):  # with --as-of another day is meant
            tell_clock(vault, folder, today, locale)
    try:
        yield vault
    finally:
        if vault.owed:
            said = "\n  ".join(vault.owed)
            sys.stderr.write(
                f"depwork: nothing can be written in {folder} (a full disk, or read-only), so the "
                f"audit lacks these lines; note them by hand:\n  {said}\n"
            )
        vault.close()


def tell_clock(vault: Vault, folder: Path, today: date, locale: Locale) -> None:
    """Say on standard error, in the language of the run, that the day cannot be right."""
    why = doubt(today, register_day(folder), seen_day(vault))
    if why is None:
        return
    words = load_guide(folder).words(locale)
    told = words.ui("clock_ahead") if why is ClockDoubt.AHEAD else words.ui("clock_behind")
    said = f"{words.ui('clock_title')}. {words.ui('clock_day', day=words.date(today))} {told}"
    sys.stderr.write(f"depwork: {said}\n")


def _require(folder: Path) -> None:
    refuse_strangers(folder)
    if not exists(folder):
        raise NoVaultError(
            f"no workbook in {folder}: make one with `depwork new DIR`, "
            "or add --practice for the invented cases"
        )


@contextmanager
def running(
    settings: Settings, locale: Locale, today: date, *, idle: float = 0.0
) -> Iterator[Settings]:
    """Start the key agent for a run of kernels; yield the settings that they need.

    In practice a sealed temporary store is filled with the invented people; it and its key
    are gone at the end. Otherwise the folder's vault stays locked until somebody unlocks it.

    Args:
        settings: Folder, and whether this is practice.
        locale: The language of the invented people's texts.
        today: The day from which their dates are counted.
        idle: After how many seconds without anybody at a page the keys are dropped; 0 for never.

    Raises:
        NoVaultError: No vault stands in the folder.
        ForeignFileError: The folder's copies hold more than words and data.
    """
    sweep()
    runtime = own_folder()
    mark(runtime)
    try:
        home = runtime / "practice" if settings.practice else settings.home
        assert home is not None  # noqa: S101 - a command has a folder; for the type checker
        if not settings.practice:
            _require(home)
        with start_agent(home, runtime / "agent", practice=settings.practice, idle=idle):
            if settings.practice:
                client = Client.at(runtime / "agent")
                vault = open_vault(home, client.keyring(), practice=True)
                fill(vault, invented(settings.home, today, locale))
                vault.close()
            yield replace(settings, home=home.resolve(), agent=runtime / "agent")
    finally:
        shutil.rmtree(runtime, ignore_errors=True)


def unlock(settings: Settings, *, from_stdin: bool) -> None:
    """Unlock a run's agent with a passphrase.

    Raises:
        LockedError: The passphrase opens nothing here.
    """
    if settings.practice or settings.agent is None:
        return
    if not Client.at(settings.agent).unlock(passphrase(from_stdin=from_stdin)):
        raise LockedError("the passphrase opens nothing in this workbook")


@contextmanager
def run_vault(settings: Settings) -> Iterator[Vault]:
    """Open the vault of a run whose agent is unlocked, as its kernels will.

    Raises:
        LockedError: It is locked.
    """
    assert settings.agent is not None  # noqa: S101 - a run has an agent; for the type checker
    assert settings.home is not None  # noqa: S101 - and a folder
    keyring = Client.at(settings.agent).keyring()
    vault = open_vault(settings.home, keyring, practice=settings.practice)
    if not settings.practice:
        tell_clock(vault, settings.home, day(None), settings.locale or Locale.EN)
    try:
        yield vault
    finally:
        vault.close()
