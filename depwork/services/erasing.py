"""Erasing a case: its key, rows and the files this tool wrote; what cannot be reached is told."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from depwork.documents.packet_files import MANIFEST, RUN, leftovers
from depwork.errors import HeldError, UnwritableError
from depwork.model.case import Case
from depwork.model.retention import Basis, Due, Tombstone
from depwork.model.role import Action
from depwork.model.taken import CopyLine, Taken, Way
from depwork.services.copies import lines, taken
from depwork.services.permitting import permit
from depwork.services.retaining import bury, due_cases, policy_of
from depwork.services.writing import write_private
from depwork.storage.cases import UNREADABLE, erase_case, read_case
from depwork.storage.vault import Vault


@dataclass(frozen=True)
class Erased:
    """What was erased of a case, and what could not be.

    Args:
        case_code: The case's code, which names nobody.
        records: Records and attachments that went, with the case's key.
        removed: Files and folders that this tool had written and took away.
        changed: Files that somebody changed since, or that could not be removed.
        copies: Copies that left: to ask for, or to take down by hand.
    """

    case_code: str
    records: int
    removed: tuple[Path, ...]
    changed: tuple[Path, ...]
    copies: tuple[CopyLine, ...]


def erase(vault: Vault, case_code: str, today: date, basis: Basis = Basis.ASKED) -> Erased:
    """Return what became of erasing a case; a tombstone without personal data stays.

    The files go first: if that is interrupted, the record still says where they are, and
    erasing again finishes the work.

    Args:
        vault: Where the case is.
        case_code: Which case.
        today: The day on the tombstone.
        basis: Why.

    Raises:
        HeldError: A hold stands on all deletion.
        NotPermittedError: The member's role does not allow it.
        CaseNotFoundError: No such case.
    """
    permit(vault, Action.DELETE_CASE)
    refuse_held(vault)
    case = _as_read(vault, case_code)
    removed, changed = _remove_files(vault, case)
    copies = lines(vault, case)
    with vault.store.transaction():
        refuse_held(vault)
        records = erase_case(vault, case_code)
        stone = Tombstone(
            case_code=case_code,
            erased_on=today,
            basis=basis,
            records=records,
            copies_left=len(copies),
        )
        bury(vault, stone)
    return Erased(case_code, records, tuple(removed), tuple(changed), copies)


def _as_read(vault: Vault, case_code: str) -> Case:
    """Return the case, or an empty one in place of a case that cannot be read: it can be erased."""
    try:
        return read_case(vault, case_code)
    except UNREADABLE:
        return Case(case_code=case_code)


def erase_due(vault: Vault, today: date, only: Collection[str] | None = None) -> tuple[Erased, ...]:
    """Return what became of every case whose last day has come.

    Args:
        vault: Where the cases are.
        today: The day.
        only: Codes; of the cases that are due, none but these are erased.

    Raises:
        HeldError: A hold stands on all deletion.
    """
    permit(vault, Action.DELETE_CASE)
    refuse_held(vault)
    due = [line for line in due_cases(vault, today) if line.clock.due is Due.NOW]
    chosen = [line for line in due if only is None or line.case_code in only]
    return tuple(erase(vault, line.case_code, today, line.clock.basis) for line in chosen)


def refuse_held(vault: Vault) -> None:
    """Return if nothing stands against deleting.

    Raises:
        HeldError: A hold stands on all deletion.
    """
    held = policy_of(vault).hold
    if held is not None:
        raise HeldError(f"a hold of {held.on} stands: nothing is deleted until it is lifted")


def orphans(vault: Vault) -> tuple[str, ...]:
    """Return rows of cases that are gone, and cases whose rows are gone; none is good."""
    permit(vault, Action.VERIFY_AUDIT)
    heads, blobs = vault.store.heads(), vault.store.blobs()
    cases = {head.id for head in heads if head.kind == "case"}
    lost = {
        f"{head.kind} {head.id}" for head in heads if head.case_id and head.case_id not in cases
    }
    lost |= {f"blob {blob.id}" for blob in blobs if blob.case_id and blob.case_id not in cases}
    if vault.inner is not None:
        keys = {head.case_id for head in vault.inner.heads("vault.key")}
        lost |= {f"key {code}" for code in keys - cases} | {f"case {c}" for c in cases - keys}
    return tuple(sorted(lost))


def _remove_files(vault: Vault, case: Case) -> tuple[list[Path], list[Path]]:
    removed: list[Path] = []
    changed: list[Path] = []
    for left in taken(vault, case.case_code):
        for path, ours in _written(left):
            if not ours or not _gone(path):
                changed.append(path)
            else:
                removed.append(path)
        if left.way is Way.WRITTEN and left.place is not None:
            run = Path(left.place).parent / RUN
            if not _left_out(run, case.case_code) and run not in changed:
                changed.append(run)
    return removed, changed


def _left_out(run: Path, case_code: str) -> bool:
    """Return whether a run's list names the case no more; it is written whole or not at all."""
    try:
        told = json.loads(run.read_bytes())
        kept = [one for one in told["cases"] if one["case_code"] != case_code]
        if kept != told["cases"]:
            write_private(run, json.dumps({**told, "cases": kept}, indent=2).encode() + b"\n")
    except (OSError, UnwritableError, ValueError, KeyError, TypeError):
        return not run.exists()
    return True


def _written(left: Taken) -> Iterator[tuple[Path, bool]]:
    """Yield what this tool wrote and still stands, and whether it is as it was written."""
    if left.place is None:
        return
    place = Path(left.place)
    if left.way is Way.RENDERED and place.is_file():
        digest = hashlib.sha256(place.read_bytes()).hexdigest()
        yield place, digest == left.files[0].sha256
    if left.way is Way.WRITTEN:
        if place.is_dir() and not place.is_symlink():
            yield place, _names(place / MANIFEST, left.case_code)
        for draft in leftovers(place.parent, left.case_code):
            yield draft, True
        executed = place.parent / "notebooks" / f"{left.case_code}.ipynb"
        if executed.is_file():
            yield executed, True


def _names(manifest: Path, case_code: str) -> bool:
    try:
        return bool(json.loads(manifest.read_bytes())["case_code"] == case_code)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _gone(path: Path) -> bool:
    try:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    except OSError:
        return False
    return True
