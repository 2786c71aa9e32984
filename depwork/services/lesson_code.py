"""What a cell of an organization's notebook may say: ask the workbook, and show the answer.

A lesson's prose is free. Its code may import the workbook, call what the workbook offers with
plain values, keep the answer under a name and show it. A program of another kind comes with
the package or not at all.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable
from typing import Any, Final

_KERNELS: Final = (None, "python3")
_LONGEST: Final = 20_000
_MOST_CELLS: Final = 200


def foreign_code(notebook: bytes) -> str:
    """Return why a notebook may not be run: which cell holds what; empty if it may.

    >>> cell = {"cell_type": "code", "source": "import os"}
    >>> foreign_code(json.dumps({"cells": [cell], "metadata": {}}).encode())
    'cell 1 holds code that did not come with depwork'
    """
    try:
        book = json.loads(notebook)
        cells, kernel = book["cells"], book.get("metadata", {}).get("kernelspec", {}).get("name")
        sources = [(cell["cell_type"], _text(cell["source"])) for cell in cells]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "not a readable notebook"
    if kernel not in _KERNELS:
        return "it asks for another kernel"
    if len(sources) > _MOST_CELLS:
        return f"more than {_MOST_CELLS} cells"
    names: set[str] = set()
    for number, (kind, source) in enumerate(sources, 1):
        if kind == "code" and not _plain(source, names):
            return f"cell {number} holds code that did not come with depwork"
        if kind not in ("code", "markdown"):
            return f"cell {number} is neither prose nor code"
    return ""


def _text(source: Any) -> str:
    text = source if isinstance(source, str) else "".join(source)
    if len(text) > _LONGEST:
        raise ValueError("a cell too long")
    return text


def _plain(source: str, names: set[str]) -> bool:
    """Return whether a cell only asks the workbook; names that it gives are added."""
    try:
        lines = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return all(_line(line, names) for line in lines)


def _line(line: ast.stmt, names: set[str]) -> bool:
    match line:
        case ast.ImportFrom(module="depwork", names=[ast.alias("workbook", None)], level=0):
            return True
        case ast.Assign([ast.Name(name)], value) if _free(name) and _asks(value, names):
            names.add(name)
            return True
        case ast.Expr(value):
            return _asks(value, names)
        case _:
            return False


def _asks(value: ast.expr, names: set[str]) -> bool:
    match value:
        case ast.Call(ast.Attribute(ast.Name("workbook"), asked), given, named):
            return _open(asked) and _values((*given, *(one.value for one in named)), names)
        case ast.Call(ast.Attribute(ast.Name(name), asked), [], []):
            return name in names and _open(asked)
        case ast.Attribute(ast.Name(name), shown):
            return name in names and _open(shown)
        case _:
            return _values((value,), names)


def _values(values: Iterable[ast.expr], names: set[str]) -> bool:
    return all(
        isinstance(one, ast.Constant) or (isinstance(one, ast.Name) and one.id in names)
        for one in values
    )


def _open(name: str) -> bool:
    return not name.startswith("_")


def _free(name: str) -> bool:
    return _open(name) and name != "workbook"
