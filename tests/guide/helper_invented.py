"""An invented guide, small and whole, to be spoiled by tests."""

from __future__ import annotations

import json
from pathlib import Path

from depwork.guide.expected import FILES, Expected, expected_keys
from depwork.guide.problems import PARAMS
from depwork.model.choices import Locale

SOURCES = """
["law.one"]
title = "A law"
where = "1 U.S.C. 1"
read_on = 2026-10-01
kind = "statute"
es.title = "Una ley"
"""
REGISTER = """
["fee.one"]
name.en = "Fee"
name.es = "Cuota"
value = 155
source = "law.one"
as_of = 2026-10-23
kind = "litigation"
confidence = "H"
status = "current"
"""
TOLD = Expected(
    ui=frozenset({"saved"}),
    reasons=frozenset({"soon"}),
    gates=frozenset({"R01"}),
    unblock=frozenset({"consent"}),
    asks=frozenset({"STAY"}),
    conditions=frozenset({"ORDER"}),
    documents=frozenset({"pd_letter"}),
    sources=frozenset({"law.one"}),
    register_ids=frozenset({"fee.one"}),
)


def text_of(name: str, key: str) -> str:
    """Return an invented text with the placeholders its key may have."""
    if name == "errors":
        return " ".join(["mend it", *(f"{{{p}}}" for p in sorted(PARAMS.get(key, ())))])
    return {"soon": "in {days} {days:day|days}", "saved": "saved at {at}"}.get(key, f"{key} words")


def write_words(path: Path, texts: dict[str, str]) -> None:
    """Write a word file with one quoted key a line."""
    lines = (f"{json.dumps(k)} = {json.dumps(v)}" for k, v in texts.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_guide(root: Path) -> Path:
    """Write a whole invented guide into ``root`` and return it."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (root / "register.toml").write_text(REGISTER, encoding="utf-8")
    keys = expected_keys(TOLD)
    for name in FILES:
        texts = {key: text_of(name, key) for key in sorted(keys[name] or ())}
        for locale in Locale:
            write_words(root / locale / f"{name}.toml", texts)
    return root
