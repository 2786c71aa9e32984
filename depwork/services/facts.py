"""Facts to verify: a look-up becomes the organization's copy of an entry, and the history."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import GuideError, RecordError
from depwork.guide.checks import CHECKS, OWN, read_checks, with_checks
from depwork.guide.files import read_filled
from depwork.guide.register import read_register
from depwork.guide.sources import read_sources
from depwork.model.day import shifted
from depwork.model.fact_check import FactCheck
from depwork.model.problem import Problem
from depwork.model.register import Register, RegisterEntry
from depwork.model.role import Action
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

DUE_DAYS: Final = 14
"""Days before its last one from which a fact counts as due."""
_HEAD: Final = (
    "# Look-ups of dated facts by this organization, written by depwork; the latest one counts.\n"
    "# Nothing is taken out: this file is the history too.\n"
)
_KEYS: Final = {"value": "en", "es": "es", "by": "by", "how": "how", "name": "name"}


def state_of(entry: RegisterEntry, register: Register, today: date) -> str:
    """Return how a fact stands: ``stale``, ``unverified``, ``due`` or ``current``."""
    fact = register.fact(entry.id, today)
    if fact.stale:
        return "stale"
    if fact.unverified:
        return "unverified"
    soon = entry.verify_by is not None and entry.verify_by <= shifted(today, DUE_DAYS)
    return "due" if soon else "current"


def checks_file(home: Path) -> Path:
    """Return where an organization's look-ups stand."""
    return home / "templates" / "guide" / CHECKS


def checks_stamp(home: Path | None) -> tuple[int, int]:
    """Return a mark that changes when the look-ups of a folder do."""
    try:
        found = checks_file(home).stat() if home else None
    except OSError:
        found = None
    return (found.st_mtime_ns, found.st_size) if found else (0, 0)


def check_fact(
    vault: Vault,
    home: Path | None,
    guides: Sequence[Path],
    values: Mapping[str, object],
    today: date,
) -> tuple[Problem, ...]:
    """Write one look-up, or return what keeps it from being written; then nothing was.

    Args:
        vault: The workbook's, open: a locked page writes no fact.
        home: The workbook's folder; ``None`` has no copy to write to.
        guides: Guide folders, the organization's first and the packaged one last.
        values: The entry's ``id``, ``en``, ``es``, ``how``, ``by`` and ``today`` (the tick).
        today: The day that is signed.

    Raises:
        NotPermittedError: The member's role does not look facts up for the organization.
    """
    permit(vault, Action.CHECK_FACT)
    if refused := _refused(home, values):
        return refused
    assert home is not None  # noqa: S101 - refused above; for the type checker
    dated = with_checks(read_filled(guides, "register.toml"), read_checks(guides))
    made = _made(values, dated.values.get(str(values.get("id"))), today)
    if isinstance(made, tuple):
        return made
    path = checks_file(home)
    kept = [check for checks in read_checks([path.parent]).values() for check in checks]
    try:
        after = with_checks(dated, {made.id: (*read_checks(guides).get(made.id, ()), made)})
        read_register(after, read_sources(read_filled(guides, "sources.toml")))
        write_checks(path, [*sorted(kept, key=lambda check: check.on), made])
    except (GuideError, RecordError):
        return (Problem(path="en", key="fact_value"),)
    except OSError:
        return (Problem(path="en", key="fact_not_written"),)
    return ()


def _refused(home: Path | None, values: Mapping[str, object]) -> tuple[Problem, ...]:
    if home is None:
        return (Problem(path="en", key="fact_no_folder"),)
    return () if values.get("today") is True else (Problem(path="today", key="fact_tick"),)


def _made(values: Mapping[str, object], raw: Any, today: date) -> FactCheck | tuple[Problem, ...]:
    if raw is None and not str(values.get("id")).startswith(OWN):
        return (Problem(path="en", key="fact_value"),)
    old = raw.get("value") if isinstance(raw, dict) else ""
    told = {name: values.get(key) for name, key in _KEYS.items()} | {"id": values.get("id")}
    value, es = _value(old, told["value"]), _value(old, told["es"])
    given = {**told, "on": today, "value": value, "es": None if isinstance(value, int) else es}
    filled = {name: item for name, item in given.items() if item not in (None, "", ())}
    if missing := _missing(old, filled):
        return missing
    try:
        return FactCheck.model_validate(filled)
    except ValidationError as error:
        found = [_problem(item) for item in error.errors(include_input=False)]
        return (next((p for p in found if p.key == "fact_private"), found[0]),)


def _missing(old: object, filled: Mapping[str, object]) -> tuple[Problem, ...]:
    if isinstance(old, dict):
        return ()
    if isinstance(old, int):
        number = isinstance(filled.get("value"), int)
        return () if number else (Problem(path="en", key="fact_value"),)
    wanted = ("value", "es")
    return tuple(
        Problem(path=_KEYS[name], key="fact_value") for name in wanted if name not in filled
    )


def _value(old: object, typed: object) -> Any:
    text = str(typed or "").strip()
    if isinstance(old, dict) or not text:
        return None
    if isinstance(old, list):
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if isinstance(old, int):
        digits = text.replace("$", "").replace(",", "").strip()
        return int(digits) if digits.isdecimal() else text
    return " ".join(text.split())


_SENTENCES: Final = frozenset({"fact_code", "fact_private"})


def _problem(item: Mapping[str, Any]) -> Problem:
    field = str(item["loc"][0]) if item["loc"] else "value"
    if item["type"] in _SENTENCES:
        return Problem(path=_KEYS.get(field, "en"), key=str(item["type"]))
    key = {"by": "fact_code", "how": "enum"}.get(field, "fact_value")
    return Problem(path=_KEYS.get(field, "en"), key=key)


def write_checks(path: Path, checks: Sequence[FactCheck]) -> None:
    """Write the whole file beside itself and put it in its place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = _HEAD + "".join(f"\n[[check]]\n{_rows(check)}" for check in checks)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _rows(check: FactCheck) -> str:
    values = check.model_dump(mode="json", exclude_none=True)
    return "".join(f"{name} = {_toml(name, value)}\n" for name, value in values.items())


def _toml(name: str, value: object) -> str:
    if name == "on":
        return str(value)
    return json.dumps(value, ensure_ascii=False)
