"""Two workbooks beside each other: what is alike, what changed, what is in one alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from depwork.storage.protocol import Store


@dataclass(frozen=True, slots=True)
class Compared:
    """A restored vault beside the one in use, row for row.

    Args:
        same: How many records and blobs are alike.
        changed: Places that stand at another version now, as after any work since the backup.
        only_here: Places that are in the vault in use alone.
        only_there: Places that are in the backup alone: deleted since.
    """

    same: int
    changed: tuple[str, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def compared(here: dict[str, object], back: dict[str, object]) -> Compared:
    """Return how two workbooks compare, place by place."""
    return Compared(
        same=sum(here.get(place) == state for place, state in back.items()),
        changed=tuple(p for p, state in back.items() if p in here and here[p] != state),
        only_here=tuple(place for place in here if place not in back),
        only_there=tuple(place for place in back if place not in here),
    )


def files_of(home: Path, paths: Iterable[PurePosixPath] | None = None) -> dict[str, object]:
    """Return the files of a folder with their content; all of them if none are named."""
    if paths is None:
        there = (one.relative_to(home) for one in home.rglob("*") if one.is_file())
        paths = (PurePosixPath(one.as_posix()) for one in there)
    return {f"file {one}": (home / one).read_bytes() for one in paths}


def places_of(store: Store) -> dict[str, object]:
    """Return each record and blob of a database as it is stored."""
    found: dict[str, object] = {}
    for kind in sorted({head.kind for head in store.heads()}):
        for row in store.scan(kind):
            found[f"{row.kind} {row.id}"] = (row.version, row.case_id, row.body)
    for blob in store.blobs():
        body = [hash(chunk) for chunk in store.get_blob(blob.id)]
        found[f"blob {blob.id}"] = (blob.kind, blob.case_id, body)
    return found
