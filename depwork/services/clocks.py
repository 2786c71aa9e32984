"""Whether the computer's clock can be right: what the workbook has already seen is a lower bound.

Days left, consents and deadlines are counted from the clock's day. A clock set years back makes a
hearing of next week "further off"; so a day that cannot be is told wherever days are counted.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from depwork.errors import TamperedError
from depwork.model.day import shifted
from depwork.services.packaged import packaged
from depwork.storage import audit, verifying
from depwork.storage.vault import Vault

AHEAD_DAYS: Final = 730
"""A workbook that nobody opened for so long is likelier a clock that is wrong."""
ZONES_APART: Final = 1
"""Two computers far apart may stand on two days at once."""
_LATEST: Final = 20
"""Lines of the audit that are looked at in any case."""
_SPREAD: Final = 32
"""Older lines that are looked at, evenly apart from the first on."""
_READ_ON: Final = re.compile(r"^as_of = (\d{4}-\d{2}-\d{2})", re.MULTILINE)


class ClockDoubt(StrEnum):
    """Why the clock's day cannot be believed."""

    BEHIND = "behind"
    AHEAD = "ahead"


def register_day(home: Path | None = None) -> date | None:
    """Return the latest day on which a dated fact was looked up: no clock is before it.

    Args:
        home: The workbook's folder, whose own copy counts too.
    """
    folders = (packaged("templates"), *((home / "templates",) if home else ()))
    days = list[str]()
    for folder in folders:
        with suppress(OSError, UnicodeDecodeError):
            days += _READ_ON.findall((folder / "guide" / "register.toml").read_text("utf-8"))
    return _day(max(days, default=""))


def seen_day(vault: Vault) -> date | None:
    """Return the latest day that the vault's audit tells of; None where it tells of none.

    The latest lines are read, and some from all over the audit: whoever works for a while with
    a clock set back writes many lines, and still does not hide the days before.
    """
    if vault.inner is None:
        return None
    store, of = vault.inner, vault.inner.audit
    with suppress(TamperedError):
        count = of.head().count
        far = {max(count * part // _SPREAD, 1) for part in range(_SPREAD)} if count else set()
        days = [entry.at[:10] for entry in verifying.latest(store, of, _LATEST)]
        for number in sorted(far):
            row = store.maybe_get(audit.KIND, audit.line_id(number))
            with suppress(TamperedError, ValueError, TypeError):
                if row is not None:
                    days.append(audit.opened(row, number, of.cipher)[1].at[:10])
        return _day(max(days, default=""))
    return None


def doubt(today: date, *seen: date | None) -> ClockDoubt | None:
    """Return why ``today`` cannot be the day, or None where nothing speaks against it.

    Args:
        today: The clock's day.
        seen: Days that the workbook knows to have been: of its audit, its register, its files.
    """
    known = max((day for day in seen if day is not None), default=None)
    if known is None:
        return None
    if today < shifted(known, -ZONES_APART):
        return ClockDoubt.BEHIND
    return ClockDoubt.AHEAD if today > shifted(known, AHEAD_DAYS) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
