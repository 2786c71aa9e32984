"""Texts that stand in both languages inside one entry of a data file."""

from __future__ import annotations

from typing import Any

from depwork.errors import MissingWordError, OrphanWordError
from depwork.guide.files import Table
from depwork.model.choices import Locale


def told(table: Table, key: str, part: str, raw: Any, *, optional: bool = False) -> dict[str, str]:
    """Return one text in every language: ``name.en``, ``name.es``.

    Args:
        table: The file, for the message.
        key: The entry.
        part: Which text of it.
        raw: What stands there.
        optional: Whether it may be left out altogether.

    Raises:
        MissingWordError: A language is missing or empty.
        OrphanWordError: There is a language that depwork does not speak.
    """
    if raw is None and optional:
        return {locale.value: "" for locale in Locale}
    found = raw if isinstance(raw, dict) else {}
    for locale in Locale:
        text = found.get(locale.value)
        if not isinstance(text, str) or not text.strip():
            raise MissingWordError(f"{table.path}: {key}.{part}.{locale}: no words; write them")
    for name in sorted(found.keys() - {locale.value for locale in Locale}):
        raise OrphanWordError(f"{table.path}: {key}.{part}.{name}: no such language; take it out")
    return {locale.value: found[locale.value].strip() for locale in Locale}
