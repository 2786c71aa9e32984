"""Opaque stand-ins for values while a template and its Markdown are read.

A value never meets a parser. The template prints a token of private-use characters, which
mean nothing to Markdown; after parsing, the token's place in the text is taken by the value
as text. Typed text cannot hold private-use characters (``model.text`` refuses them).
"""

from __future__ import annotations

import re
from typing import Final

from depwork.documents.tree import Break, Inline, PageRef, Room, Text
from depwork.errors import TemplateError

_OPEN: Final = "\ue000"
_CLOSE: Final = "\ue001"
_TOKEN: Final = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
PRIVATE: Final = re.compile("[\ue000-\uf8ff\ud800-\udfff]")
"""Private-use characters, and halves of a character: no template may hold one."""
MAX_VALUES: Final = 1_000_000
"""Characters of all values printed in one document."""


class Tokens:
    """The values of one rendering, by token."""

    def __init__(self) -> None:
        """Start with none."""
        self._values: list[Text | PageRef | Room] = []
        self._room = MAX_VALUES

    def put(self, value: Text | PageRef | Room) -> str:
        """Return the token that stands for ``value``.

        Raises:
            TemplateError: The document would hold more than ``MAX_VALUES`` characters.
        """
        self._room -= len(value.text) if isinstance(value, Text) else 1
        if self._room < 0:
            raise TemplateError(f"a document prints at most {MAX_VALUES} characters of values")
        self._values.append(value)
        return f"{_OPEN}{len(self._values) - 1}{_CLOSE}"

    def expand(self, text: str, *, strong: bool, emphasis: bool) -> list[Inline]:
        """Return a text node's runs, each token replaced by its value as literal text."""
        runs: list[Inline] = []
        for place, piece in enumerate(_TOKEN.split(text)):
            if place % 2:
                runs += _styled(self._values[int(piece)], strong=strong, emphasis=emphasis)
            elif piece:
                runs.append(Text(piece, strong, emphasis))
        return runs


def _styled(value: Text | PageRef | Room, *, strong: bool, emphasis: bool) -> list[Inline]:
    if isinstance(value, PageRef | Room):
        return [value]
    runs: list[Inline] = []
    for number, paragraph in enumerate(re.split(r"\n[ \t]*\n\s*", value.text)):
        if number:
            runs.append(Break(paragraph=True))
        for line_number, line in enumerate(paragraph.split("\n")):
            if line_number:
                runs.append(Break())
            if line:
                runs.append(Text(line, strong, emphasis, value.missing))
    return runs
