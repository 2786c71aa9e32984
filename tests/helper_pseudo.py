"""Two languages that nobody speaks, made from English: one long and accented, one right to left."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

LONG = "en-XA"
RIGHT_TO_LEFT = "ar-XB"
_MARK = re.compile(r"\{([a-z][a-z0-9_]*)(?::([^{}|]*)\|([^{}|]*))?\}")
_ACCENTS = str.maketrans("aeiouncyAEIOUNCY", "áéîöüñçýÁÉÎÖÜÑÇÝ")
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "ابثدةفغهيجكلمنوبقرستعفوخيز",
)


def _letters(text: str, tag: str) -> str:
    return text.lower().translate(_ARABIC) if tag == RIGHT_TO_LEFT else text.translate(_ACCENTS)


def said(text: str, tag: str) -> str:
    """Return an English text in one of the two languages; its placeholders stay."""
    parts, at = [], 0
    for mark in _MARK.finditer(text):
        parts.append(_letters(text[at : mark.start()], tag))
        name, one, many = mark.groups()
        plural = "" if one is None else f":{_letters(one, tag)}|{_letters(many, tag)}"
        parts.append(f"{{{name}{plural}}}")
        at = mark.end()
    parts.append(_letters(text[at:], tag))
    whole = "".join(parts)
    if tag == RIGHT_TO_LEFT or not whole:
        return whole
    return f"[{whole}{' ~' * (len(text) // 8 + 1)}]"


def _toml(table: dict[str, object], tag: str, prefix: tuple[str, ...] = ()) -> list[str]:
    lines = [f"[{'.'.join(_key(p) for p in prefix)}]"] if prefix else []
    for key, value in table.items():
        if isinstance(value, str):
            text = said(value, tag).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            lines.append(f'{_key(key)} = "{text}"')
    for key, value in table.items():
        if isinstance(value, dict):
            lines += _toml(value, tag, (*prefix, key))
    return lines


def _key(name: str) -> str:
    return f'"{name}"'


def write_language(guide: Path, root: Path, tag: str) -> Path:
    """Write the words of a language as a folder below ``root`` and return the folder.

    Args:
        guide: The shipped guide, ``templates/guide``.
        root: Another guide folder.
        tag: ``LONG`` or ``RIGHT_TO_LEFT``.
    """
    folder = root / tag
    folder.mkdir(parents=True)
    for path in (guide / "en").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(_toml(table, tag)) + "\n"
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder
