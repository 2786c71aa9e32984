"""What an organization's copy may hold: words and data, never a program.

A folder may come from somebody else. Only what stands in :data:`HOLDS` is read from its
copies; the theme's program files, the kernels and the settings of Jupyter and Python come
with the package alone. Whatever else lies there is refused by name before anything starts.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from depwork.errors import ForeignFileError
from depwork.services.lesson_code import foreign_code
from depwork.services.packaged import Kind, packaged

COPIES: Final[tuple[Kind, ...]] = ("templates", "notebooks")
"""The folders of an organization's copy, below its workbook's folder."""
_LANG: Final = r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_STEM: Final = r"[^\W_][\w ().,'-]{0,119}"
_PAPERS: Final = "letters|petition|scripts|press|packet|intake|reports"
HOLDS: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile(pattern)
    for pattern in (
        r"templates/(files|page)\.toml",
        rf"templates/guide/{_STEM}\.toml",
        rf"templates/guide/{_LANG}/{_STEM}\.toml",
        rf"templates/guide/{_LANG}/pages/{_STEM}\.md",
        rf"templates/(?:{_PAPERS})/{_LANG}/{_STEM}\.(?:md\.j2|toml)",
        rf"templates/practice/{_STEM}\.toml",
        rf"templates/course/(?:{_LANG}/)?{_STEM}\.toml",
        rf"notebooks/(?:{_LANG}|batch|trainer)/{_STEM}\.ipynb",
    )
)
"""The whole paths that may stand in an organization's copy."""
_FOLDERS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"templates(?:/guide(?:/{_LANG}(?:/pages)?)?|/practice|/course(?:/{_LANG})?|/(?:{_PAPERS})(?:/{_LANG})?)?",
        rf"notebooks(?:/{_LANG}|/batch|/trainer)?",
    )
)
_LEFT_BEHIND: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})
"""What a system lays into a folder by itself; nothing reads it."""
_DRAFT: Final = re.compile(r"templates/guide/\.register_checks\.toml-\w+")
"""A half-written look-up that a power cut left; nothing reads it."""
_MOST_BYTES: Final = 4_000_000
_MOST_FILES: Final = 5_000
_NAMED: Final = 5


def refuse_strangers(home: Path) -> None:
    """Refuse a workbook's folder whose copies hold anything but words and data.

    Args:
        home: The workbook's folder.

    Raises:
        ForeignFileError: The message names what must go, and why.
    """
    found = strangers(home)
    if found:
        more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise ForeignFileError(
            f"{home}: nothing was started, because its copy holds what may not stand there: "
            f"{'; '.join(found[:_NAMED])}{more}. An organization's copy holds words and data "
            "only; take these out, or ask whoever gave you the folder"
        )


def strangers(home: Path) -> tuple[str, ...]:
    """Return what may not stand in a workbook's copies: each by name, with the reason."""
    return tuple(f"{_shown(path)} ({why})" for path, why in _looked_through(home) if why)


def own_files(home: Path) -> tuple[PurePosixPath, ...]:
    """Return all that the product may read from an organization's copy, below ``home``.

    Raises:
        ForeignFileError: Something else stands there too.
    """
    refuse_strangers(home)
    return tuple(
        path for path, _ in _looked_through(home) if any(one.fullmatch(str(path)) for one in HOLDS)
    )


def sound_files(home: Path) -> tuple[PurePosixPath, ...]:
    """Return what is words or data in an organization's copy; :func:`strangers` has the rest."""
    return tuple(path for path, why in _looked_through(home) if not why and may_stand(str(path)))


def may_stand(path: str) -> bool:
    """Return whether a file of this path below the workbook's folder is words or data.

    >>> may_stand("templates/letters/es/request.md.j2")
    True
    >>> may_stand("templates/theme/voila/templates/depwork/index.html.j2")
    False
    """
    return any(one.fullmatch(path) for one in HOLDS)


def _shown(path: PurePosixPath) -> str:
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(path)
    )


def _looked_through(home: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield each file, and each folder that may not be there, with why not; no link is followed."""
    # In a checkout the package's own folders are no organization's copy.
    waiting = [
        PurePosixPath(kind)
        for kind in reversed(COPIES)
        if (home / kind).resolve() != packaged(kind)
    ]
    count = 0
    while waiting:
        path = waiting.pop()
        try:
            mode = (home / path).lstat()
        except FileNotFoundError:
            continue
        count += 1
        if count > _MOST_FILES:
            yield path, f"more than {_MOST_FILES} files"
            return
        if stat.S_ISDIR(mode.st_mode):
            if not any(one.fullmatch(str(path)) for one in _FOLDERS):
                yield path, "no folder of words or data"
            else:
                waiting += sorted(
                    (path / one.name for one in (home / path).iterdir()), reverse=True
                )
        elif path.name not in _LEFT_BEHIND and not _DRAFT.fullmatch(str(path)):
            yield path, _why_not(home, path, mode.st_mode, mode.st_size)


def _why_not(home: Path, path: PurePosixPath, mode: int, size: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link to another place"
    if not stat.S_ISREG(mode):
        return "no plain file"
    if not may_stand(str(path)):
        return "no file of words or data"
    if size > _MOST_BYTES:
        return "too large"
    if path.suffix == ".ipynb":
        return foreign_code((home / path).read_bytes())
    return ""
