"""What the system says of a file or folder that cannot be written, told with the way out."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from depwork.errors import UnwritableError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR})


def of_error(path: Path, error: OSError) -> UnwritableError:
    """Return the error to raise where the system refused to write at a path.

    Args:
        path: What was to be written.
        error: The system's.
    """
    if error.errno in _FULL:
        return full(path)
    if error.errno in _CLOSED:
        return closed(path)
    if error.errno in _GONE:
        return UnwritableError(
            f"{path} cannot be written: there is no folder for it in "
            f"{_parent(path)}. Make it, or name another place",
            "no_folder",
        )
    said = error.strerror or type(error).__name__
    return UnwritableError(f"{path} cannot be written: {said}", "not_written")


def full(path: Path) -> UnwritableError:
    """Return the error for a disk without room."""
    room = ""
    with suppress(OSError):
        room = f" ({shutil.disk_usage(_parent(path)).free // 1024} KiB are free)"
    return UnwritableError(
        f"the disk that holds {_parent(path)} is full{room}: {path.name} was not written, and "
        "what stood before still stands. Make room on that disk and try again; reading goes on",
        "disk_full",
    )


def closed(path: Path) -> UnwritableError:
    """Return the error for a place that takes no writing."""
    return UnwritableError(
        f"{path} may not be written: the folder {_parent(path)} or its disk is read-only for "
        "you. Change that, or copy the folder to where you may write; reading goes on",
        "read_only",
    )


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Return a block in which the system's refusal to write at a path is told as ours."""
    try:
        yield
    except OSError as error:
        raise of_error(path, error) from None


def _parent(path: Path) -> Path:
    """Return the nearest folder above a path that is there."""
    return next((one for one in path.absolute().parents if one.is_dir()), Path("/"))
