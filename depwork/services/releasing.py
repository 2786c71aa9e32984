"""The release register: what left, and what may therefore be told next.

Every output that is meant to leave goes through :func:`released`. The register keeps what the
world has been told already, sealed like all else, and nothing that was hidden.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from depwork.model.role import Action
from depwork.reports.figures import Figures
from depwork.reports.period import Period
from depwork.reports.register import MARKS, Release, told
from depwork.reports.report import EVERYONE, WAITING, Measures, as_told, to_tell
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

KIND: Final = "release"
"""The kind of these records; they belong to no case."""


def released(vault: Vault, measures: Measures) -> Measures:
    """Return a report to share as it may leave, and enter in the register what is new in it.

    Each measure is told anew, or its last figures come again with their day, or nothing of it
    is told: see :func:`depwork.reports.register.told`.

    Args:
        vault: Where the register is.
        measures: What was counted.

    Raises:
        NotPermittedError: The member's role makes no reports.
    """
    permit(vault, Action.REPORT)
    with vault.store.transaction():
        earlier = _register(vault)
        new = to_tell(measures, _marks(earlier[WAITING]))
        totals = _once(one.whole for name in EVERYONE for one in earlier[name])
        chosen = dict[str, Release | None]()
        for name, one in new.items():
            chosen[name] = told(earlier[name], one, totals if name in EVERYONE else ())
            if name in EVERYONE and chosen[name] is one:
                totals = _once((*totals, one.whole))
        _enter(vault, {name: one for name, one in new.items() if chosen[name] is one})
    again = {
        name: one.period.as_of if one else None
        for name, one in chosen.items()
        if one is not new[name]
    }
    return as_told(measures, chosen, again)


def _once(totals: Iterable[Release]) -> list[Release]:
    """Return totals without those that say the same of the same days."""
    return list({(one.ends, one.figures.total): one for one in totals}.values())


def _marks(earlier: list[Release]) -> tuple[int, ...]:
    return tuple(earlier[-1].figures.beside[MARKS]) if earlier else ()


def _register(vault: Vault) -> defaultdict[str, list[Release]]:
    """Return all that left, by measure, oldest first."""
    found = defaultdict[str, list[Release]](list)
    for head in vault.store.heads(KIND):  # one by one: a scan would open every case's key
        values = json.loads(vault.store.get(KIND, head.id).body)
        period = Period(*(_day(values[name]) for name in ("as_of", "from", "to")))  # type: ignore[arg-type]  # as_of is always there
        for name, raw in values["figures"].items():
            found[name].append(Release(Figures.of(raw), period))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _enter(vault: Vault, new: Mapping[str, Release]) -> None:
    """Enter figures that leave; what is hidden whole tells nothing."""
    figures = {n: one.figures.raw() for n, one in new.items() if one.figures.total is not None}
    if not figures:
        return
    period = next(iter(new.values())).period
    days = {"as_of": period.as_of, "from": period.date_from, "to": period.date_to}
    values: dict[str, Any] = {
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "figures": figures,
    }
    written = len(vault.store.heads(KIND))
    name = f"{written:08x}{secrets.token_hex(12)}"
    vault.store.put(KIND, name, json.dumps(values).encode(), case_id=None, expected_version=0)
