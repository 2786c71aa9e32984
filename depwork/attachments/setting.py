"""Plain words set as pages, by Typst."""

from __future__ import annotations

import json
from functools import cache
from typing import Final

import typst

from depwork.attachments.refusing import refuse

_WORDS: Final = b"""
#set document(title: "Text")
#set page(paper: "us-letter", margin: 0.9in)
#set text(font: ("DejaVu Sans Mono",), size: 9.5pt, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.6em, justify: false)
#show regex("\\S{41,}"): it => it.text.clusters().join(sym.zws)
#for line in json(bytes(sys.inputs.lines)) {
  if line == "" { v(0.9em, weak: false) } else { par(line) }
}
"""


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=True)


def set_as_pages(text: str) -> bytes:
    """Return plain words as a PDF.

    Raises:
        FileRefusedError: They cannot be set.
    """
    lines = json.dumps(text.split("\n"), ensure_ascii=False)
    try:
        made = _compiler().compile(input=_WORDS, format="pdf", sys_inputs={"lines": lines})
    except Exception:  # noqa: BLE001 - Typst's own errors quote the text
        raise refuse("file_not_shown") from None
    if not isinstance(made, bytes):
        raise refuse("file_not_shown")
    return made
