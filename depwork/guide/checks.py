"""An organization's own look-ups of dated facts, laid over the register (facts 12.7).

``register_checks.toml`` stands beside an organization's words. The workbook writes it, one
``[[check]]`` for each look-up; nothing in it is ever taken out, so that it is the history too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import UnreadableFileError
from depwork.guide.files import Table, parse
from depwork.model.choices import Locale
from depwork.model.fact_check import CheckHow, FactCheck

CHECKS: Final = "register_checks.toml"
OWN: Final = "own."
"""What the id of an entry begins with that only the organization has."""
OWN_SOURCE: Final = "organization.check"
"""The source of what somebody was told by an office or an attorney."""
LASTING: Final = frozenset({"blocked", "superseded"})
"""Statuses that a look-up dates anew and does not lift: that is for a person with the file."""

_NATIONAL: Final = 10
"""Digits of a number of ours without its country: how a value writes it."""

Checks = Mapping[str, tuple[FactCheck, ...]]
"""Look-ups by entry, the latest last."""


def read_checks(roots: Sequence[Path]) -> Checks:
    """Return the look-ups of the first root that has any.

    Raises:
        UnreadableFileError: The file cannot be read, or a look-up is wrong; the message
            names the file, which look-up and which part.
    """
    for root in roots:
        path = root / CHECKS
        if path.is_file():
            return _by_id(_checks(path, parse(path)))
    return MappingProxyType({})


def _checks(path: Path, values: Mapping[str, Any]) -> list[FactCheck]:
    rows = values.get("check", [])
    if not isinstance(rows, list) or values.keys() - {"check"}:
        raise UnreadableFileError(f"{path}: holds [[check]] tables and nothing else")
    found = []
    for number, row in enumerate(rows, start=1):
        try:
            found.append(FactCheck.model_validate(row))
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"][:1])
            raise UnreadableFileError(
                f"{path}: check {number}.{field}: {first['msg']}; mend it or take it out"
            ) from None
    return found


def _by_id(checks: Iterable[FactCheck]) -> Checks:
    found: defaultdict[str, list[FactCheck]] = defaultdict(list)
    for check in checks:
        found[check.id].append(check)
    return MappingProxyType({key: tuple(made) for key, made in found.items()})


def with_checks(table: Table, checks: Checks) -> Table:
    """Return the register as the look-ups leave it; a later day of the register itself wins.

    Args:
        table: ``register.toml``.
        checks: The organization's look-ups.
    """
    values = dict(table.values)
    for key, made in checks.items():
        raw = values.get(key)
        if raw is None and key.startswith(OWN):
            values[key] = _new(made)
        elif isinstance(raw, dict) and isinstance(raw.get("as_of"), date):
            values[key] = _renewed(raw, made[-1])
    return Table(table.path, values)


def _new(made: tuple[FactCheck, ...]) -> dict[str, Any]:
    first, last = made[0], made[-1]
    name = first.name or first.id
    return _told(
        {
            "name": {Locale.EN.value: name, Locale.ES.value: first.name_es or name},
            "kind": (first.kind or "office"),
            "source": OWN_SOURCE,
            "confidence": "M",
            "status": "current",
            "as_of": last.on,
        },
        last,
    )


def _renewed(raw: Mapping[str, Any], check: FactCheck) -> dict[str, Any]:
    if check.on < raw["as_of"]:
        return dict(raw)
    entry = {**raw, "as_of": check.on}
    until = entry.pop("verify_by", None) if "kind" in raw else raw.get("verify_by")
    if "kind" not in raw and isinstance(until, date):
        entry["verify_by"] = check.on + (until - raw["as_of"])
    if raw.get("status") not in LASTING:
        entry["status"] = "current"
    if check.signed_by is not None:
        entry["checked_by"] = check.by
    elif check.how is not CheckHow.READ:
        entry["source"] = OWN_SOURCE
    if "reach" in entry:
        entry["reach"] = _reached(entry["reach"], raw.get("value"), check)
    return _told(entry, check)


def _reached(reach: Any, old: object, check: FactCheck) -> Any:
    """Return how the entry is acted on after a look-up; None if what it says leads elsewhere now.

    A number or page that stood in the value and stands there no more is no button any longer:
    nobody is sent where the text does not send them.
    """
    if not isinstance(reach, dict):
        return reach
    kept = dict(reach)
    if check.value is not None:
        before, after = _text(old), _text(check.value)
        for part in ("tel", "tty", "host"):
            if part in kept and _names(before, kept[part]) and not _names(after, kept[part]):
                del kept[part]
    if "host" not in kept:
        kept.pop("path", None)
    if "tel" not in kept:
        kept.pop("tty", None)
        kept.pop("hours", None)
        if "host" not in kept:
            return None
    if check.how is CheckHow.CALLED and "tel" in kept and check.signed_by is None:
        kept |= {"tried_on": check.on, "tried_by": check.by}
    return kept


def _text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _names(text: str, target: object) -> bool:
    if not str(target).startswith("+"):
        return str(target) in text
    return str(target)[-_NATIONAL:] in re.sub(r"[\s().-]", "", text)


def _told(entry: dict[str, Any], check: FactCheck) -> dict[str, Any]:
    if check.value is None:
        return entry
    value = list(check.value) if isinstance(check.value, tuple) else check.value
    entry["value"] = value
    said = dict(entry.get(Locale.ES.value, {}))
    said.pop("value", None)
    if not isinstance(value, int):
        es = list(check.es) if isinstance(check.es, tuple) else check.es
        said["value"] = es if es is not None else value
    if said:
        entry[Locale.ES.value] = said
    return entry
