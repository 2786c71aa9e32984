"""The guide, loaded with every key that the other rooms use."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from depwork.documents import DOCUMENT_IDS
from depwork.guide import Expected, Guide, load
from depwork.reports.dictionary import KEYS as COLUMN_KEYS
from depwork.reports.words import WORD_KEYS
from depwork.rules import keys
from depwork.services.resources import roots

Stamp: TypeAlias = tuple[tuple[str, bytes], ...]
OWN_WORDS: Final = frozenset({"answer_given"})
"""Words of the command line that the forms have no use for."""


def load_guide(home: Path | None, ui_keys: frozenset[str] | None = None) -> Guide:
    """Return the guide of a workbook's folder, the organization's words before ours.

    Args:
        home: The workbook's folder; ``None`` for the packaged guide.
        ui_keys: The words that the forms use, where the caller knows them.

    Raises:
        GuideError: A word is missing, orphaned, or differs in its placeholders; or a
            citation names nothing. The message names file and key.
    """
    *own, ours = guide_folders(home)
    folders = () if all(_says_the_same(folder, ours) for folder in own) else tuple(own)
    return _loaded((*folders, ours), _stamp((*folders, ours)), ui_keys)


@lru_cache(maxsize=4)
def _loaded(folders: tuple[Path, ...], stamp: Stamp, ui_keys: frozenset[str] | None) -> Guide:
    """Return the guide of folders as they stood; whoever is forked from us has it too."""
    del stamp
    return load(folders, expected(ui_keys))


def _stamp(folders: tuple[Path, ...]) -> Stamp:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return tuple((str(path), hashlib.sha256(path.read_bytes()).digest()) for path in files)


def _says_the_same(own: Path, ours: Path) -> bool:
    """Return whether a copy is as it was laid: then nothing of it wins over ours."""
    files = [path for path in own.rglob("*") if path.is_file()]
    return all(
        (theirs := ours / path.relative_to(own)).is_file()
        and path.read_bytes() == theirs.read_bytes()
        for path in files
    )


def guide_folders(home: Path | None) -> tuple[Path, ...]:
    """Return the guide's folders, an organization's own before ours."""
    return tuple(
        folder / "guide" for folder in roots("templates", home) if (folder / "guide").is_dir()
    )


def expected(ui_keys: frozenset[str] | None) -> Expected:
    """Return the keys that rules, documents and forms use."""
    return Expected(
        ui=None if ui_keys is None else ui_keys | WORD_KEYS | COLUMN_KEYS | OWN_WORDS,
        reasons=keys.REASON_KEYS,
        gates=keys.GATE_RULES,
        unblock=keys.UNBLOCK_KEYS,
        asks=keys.ASK_CODES,
        spoken=keys.SPOKEN_ASKS,
        conditions=keys.CONDITION_CODES,
        actions=keys.ACTION_KEYS,
        documents=DOCUMENT_IDS,
        sources=keys.SOURCES_CITED,
        register_ids=keys.REGISTER_USED,
    )
