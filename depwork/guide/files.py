"""Reading TOML files of the guide: which copy wins, and one clear refusal for a bad file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from depwork.errors import MissingWordError, UnreadableFileError


@dataclass(frozen=True)
class Table:
    """What one TOML file holds, and where it was read.

    Args:
        path: The file that was read.
        values: Its content.
    """

    path: Path
    values: Mapping[str, Any]


def read(roots: Sequence[Path], name: str) -> Table:
    """Return the first file ``name`` found in ``roots``, an organization's copy before ours.

    Args:
        roots: Guide folders, the one that wins first.
        name: The file's path inside a root, e.g. ``es/fields.toml``.

    Raises:
        MissingWordError: No root holds the file.
        UnreadableFileError: The file is not UTF-8 or not TOML; the message names the place.
    """
    for root in roots:
        path = root / name
        if path.is_file():
            return Table(path, parse(path))
    places = ", ".join(str(root) for root in roots) or "no folder"
    raise MissingWordError(f"no file {name} in {places}; copy it from the packaged guide")


def read_filled(roots: Sequence[Path], name: str) -> Table:
    """Return the file that wins, and below it the entries that only the packaged one has.

    A copy that was laid by an older version lacks what pages and rules of a newer one look up.

    Args:
        roots: Guide folders, the one that wins first and the packaged one last.
        name: The file's path inside a root; one table for each entry.

    Raises:
        MissingWordError: No root holds the file.
        UnreadableFileError: A file is not UTF-8 or not TOML; the message names the place.
    """
    table, shipped = read(roots, name), read_if_there(roots[-1:], name)
    return Table(table.path, {**(shipped.values if shipped else {}), **table.values})


def read_if_there(roots: Sequence[Path], name: str) -> Table | None:
    """Return the first file ``name`` found in ``roots``, or ``None`` where there is none.

    Raises:
        UnreadableFileError: The file is not UTF-8 or not TOML; the message names the place.
    """
    found = (root / name for root in roots)
    return next((Table(path, parse(path)) for path in found if path.is_file()), None)


def parse(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises:
        UnreadableFileError: The file is not UTF-8 or not TOML; the message names the place.
    """
    try:
        return dict(_parsed(path.read_text(encoding="utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFileError(f"{path}: not valid TOML: {error}; mend that line") from None
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8"
        ) from None
    except (ValueError, RecursionError):
        raise UnreadableFileError(f"{path}: nested too deeply, or a number too long") from None
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read ({error.strerror})") from None


@lru_cache(maxsize=256)
def _parsed(text: str) -> dict[str, Any]:
    """Return what a text holds; the same text is parsed once a process, and changed by nobody."""
    return tomllib.loads(text)


def texts(table: Table) -> dict[str, str]:
    """Return every text of a word file under its dotted key.

    Raises:
        UnreadableFileError: A value is no text, or two keys read the same.
    """
    found: dict[str, str] = {}
    for key, value in _walk(table.values, ""):
        if not isinstance(value, str):
            raise UnreadableFileError(
                f"{table.path}: {key}: expected a text in quotes, found {type(value).__name__}"
            )
        if key in found:
            raise UnreadableFileError(f"{table.path}: {key}: written twice; keep one")
        found[key] = value
    return found


def _walk(values: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, dict):
            yield from _walk(value, key)
        else:
            yield key, value
