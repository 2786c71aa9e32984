"""The guide, loaded with every key that the other rooms use."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from depwork.documents import DOCUMENT_IDS
from depwork.guide import Expected, Guide, load
from depwork.reports.dictionary import KEYS as COLUMN_KEYS
from depwork.reports.words import WORD_KEYS
from depwork.rules import keys
from depwork.services.resources import roots

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
    return load(guide_folders(home), expected(ui_keys))


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
