"""Our own scripts and styles, kept packed, under an address that changes with their content."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import depwork


def forms_static() -> Path:
    """Return the folder of the forms' own script and style."""
    return Path(depwork.__file__).parent / "forms" / "static"


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
    """The files of some folders, read once; the first folder that has a name wins.

    Args:
        folders: Looked through in this order.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._files: dict[str, Packed] = {}
        found = hashlib.sha256()
        for path in (path for folder in folders for path in sorted(folder.glob("*.*"))):
            body = path.read_bytes()
            found.update(path.name.encode())
            found.update(body)
            kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0]
            small = gzip.compress(body, 9, mtime=0)
            packed = Packed(kind or "application/octet-stream", body, small)
            self._files.setdefault(path.name, packed)
        self.mark = found.hexdigest()[:12]
        """A short mark of all content; browsers may keep what stands under it."""

    def get(self, name: str) -> Packed | None:
        """Return a file by its name."""
        return self._files.get(name)
