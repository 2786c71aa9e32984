"""Our own scripts and styles, kept packed, under an address that changes with their content."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depwork.forms.assets import script, style

_TYPES: Final = {"js": "text/javascript", "webmanifest": "application/manifest+json"}


def our_files(theme: Path) -> dict[str, bytes]:
    """Return what a page of ours loads, by name: the theme's own files, and the forms'.

    Args:
        theme: The folder of the theme's scripts and styles.
    """
    found = {path.name: path.read_bytes() for path in sorted(theme.glob("*.*"))}
    return {**found, "app.js": script().encode(), "app.css": style().encode()}


@dataclass(frozen=True)
class Packed:
    """A file as it goes out.

    Args:
        type: Its media type.
        plain: Its bytes.
        small: The same, gzipped.
    """

    type: str
    plain: bytes
    small: bytes


class Assets:
    """Files that are served from memory.

    Args:
        files: Their bytes by name.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {name: _packed(name, body) for name, body in files.items()}
        found = hashlib.sha256()
        for name, body in sorted(files.items()):
            found.update(name.encode())
            found.update(body)
        self.mark = found.hexdigest()[:12]
        """A short mark of all content; browsers may keep what stands under it."""

    def get(self, name: str) -> Packed | None:
        """Return a file by its name."""
        return self._files.get(name)


def _packed(name: str, body: bytes) -> Packed:
    kind = _TYPES.get(name.rpartition(".")[2]) or mimetypes.guess_type(name)[0]
    return Packed(kind or "application/octet-stream", body, gzip.compress(body, 9, mtime=0))
