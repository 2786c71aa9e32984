"""The list of cases by urgency, without opening them all each time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork import __version__
from depwork.errors import CaseNotFoundError, StaleRecordError, TamperedError, UnwritableError
from depwork.model.case import Case
from depwork.model.decision import Urgency
from depwork.model.role import Action
from depwork.rules.urgency import changes_on, urgency
from depwork.services.permitting import permit
from depwork.storage import cases as kept
from depwork.storage.protocol import Head
from depwork.storage.vault import Vault

KIND: Final = "index"
"""The kind of the one record that remembers what was found; sealed like every other."""

ID: Final = "urgency"
_MANY: Final = 8  # when more than one in so many must be read, all are, in one go
_STEPS: Final = 6  # so many days of change are foreseen
_DAY: Final = len("2026-11-22")
_ORDER: Final = tuple(Urgency)
_HURRIED: Final = frozenset({Urgency.U1, Urgency.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the list; one that cannot be read stands in it too, its urgency unknown."""

    case_code: str
    version: int
    urgency: Urgency
    readable: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """The urgency of one version of a case: from which day on which one, and until when.

    ``steps`` reads ``2026-11-22=U2;2026-11-29=U1``: one string, since there are many.
    """

    version: int
    steps: str
    until: str

    def holds(self, version: int, today: str) -> bool:
        return self.version == version and self.steps[:_DAY] <= today < self.until

    def on(self, today: str) -> Urgency:
        begun = (step for step in self.steps.split(";") if step[:_DAY] <= today)
        return Urgency(max(begun)[_DAY + 1 :])


def cases(vault: Vault, today: date) -> tuple[Line, ...]:
    """Return the cases that are open to the member at work, the most urgent first.

    Raises:
        NotPermittedError: The member's role lists no cases.
    """
    permit(vault, Action.LIST_CASES)
    heads = vault.store.heads(kept.KIND)
    known, version = _remembered(vault)
    day = today.isoformat()
    found = {
        head.id: one
        for head in heads
        if (one := known.get(head.id)) and one.holds(head.version, day)
    }
    read = _read(vault, heads, found)
    new = {case.case_code: _looked_at(case, today) for case in read.cases}
    found |= new
    if new or found.keys() != known.keys():
        _remember(vault, found, version)
    lines = [
        Line(head.id, head.version, found[head.id].on(day))
        if head.id in found
        else Line(head.id, head.version, Urgency.UNKNOWN, readable=False)
        for head in heads
        if head.id in found or head.id in read.unreadable
    ]
    return tuple(sorted(lines, key=lambda line: (_ORDER.index(line.urgency), line.case_code)))


def chosen(
    vault: Vault, named: Sequence[str], today: date, *, every: bool, urgent: bool
) -> tuple[str, ...]:
    """Return the codes of the cases that a run is for, the most urgent first.

    Args:
        vault: Open.
        named: Codes that were typed.
        today: The day.
        every: All cases that are open to the member at work.
        urgent: Those at U1, and those whose urgency is not known, besides the named.

    Raises:
        CaseNotFoundError: A named case is not here.
        NotPermittedError: The member's role makes no finals, or lists no cases.
    """
    permit(vault, Action.RENDER)
    found = cases(vault, today)
    missing = [code for code in named if code not in {line.case_code for line in found}]
    if missing:
        raise CaseNotFoundError(f"no such case here: {', '.join(missing)}")
    wanted = {
        line.case_code
        for line in found
        if every or line.case_code in named or (urgent and line.urgency in _HURRIED)
    }
    return tuple(line.case_code for line in found if line.case_code in wanted)


def _looked_at(case: Case, today: date) -> _Found:
    """Return the urgency today and on the next days on which it changes by itself."""
    steps = list[str]()
    day: date | None = today
    while day is not None and len(steps) < _STEPS:
        steps.append(f"{day.isoformat()}={urgency(case, day).value.value}")
        day = changes_on(case, day)
    return _Found(case.version, ";".join(steps), (day or date.max).isoformat())


def _read(vault: Vault, heads: Sequence[Head], found: Mapping[str, _Found]) -> kept.AllCases:
    """Return the cases that must be looked at; one deleted meanwhile is left out."""
    missing = [head.id for head in heads if head.id not in found]
    if len(missing) > len(heads) / _MANY:
        return kept.every_case(vault)
    return kept.some_cases(vault, missing)


def _remembered(vault: Vault) -> tuple[dict[str, _Found], int]:
    """Return what was found before by this version of the rules, and the record's version."""
    if not vault.whole:
        return {}, 0
    row = vault.store.maybe_get(KIND, ID)
    if row is None:
        return {}, 0
    values = json.loads(row.body)
    if values["by"] != __version__:
        return {}, row.version
    return {code: _Found(*one) for code, one in values["cases"].items()}, row.version


def _remember(vault: Vault, found: Mapping[str, _Found], version: int) -> None:
    if not vault.whole:
        return
    rows = {code: (one.version, one.steps, one.until) for code, one in found.items()}
    body = json.dumps({"by": __version__, "cases": rows}, separators=(",", ":")).encode()
    # Another page was quicker and its list is as good, or a damaged audit takes no line.
    with suppress(StaleRecordError, TamperedError, UnwritableError):
        vault.store.put(KIND, ID, body, case_id=None, expected_version=version)
