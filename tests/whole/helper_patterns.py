"""Every pattern of depwork, and texts that make a pattern backtrack."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import depwork

LENGTH = 20_000
_PIECES = (
    "a", "A", "1", " ", "\t", "\n", "-", ".", ",", ";", ":", "/", "\\", "@", "(", ")", "[", "{",
    "<", "#", "*", "_", "'", '"', "%", "=", "|", "é", "ñ", "\u00a0", "\u200b", "1 ", "1-", "a ",
    "a.", "a@", "a-", "a_", "a,", "a\n", "\n\n", " \n", "1.", "1,", "A1", "A-", "1a", "(1", "{{",
    "{%", "{a", "[a", "](", "<a", "a/", "/a", "a:", "a=", "no ", "not ", "the ", "account ",
    "cuenta ", "ssn ", "social security ", "born ", "A 1", "he is ", "will ", "they ", "i.", "Dr. ",
    "1234-", "(555) ", "+1 ", "0 ", "000 ", "a b ", "a1 ", "aA", "Aa ", "a'", "/F Do ", "1 0 R ",
)  # fmt: skip
ENDS = ("", "!", "1")


def texts(length: int, turn: int | None = None) -> Iterator[str]:
    """Yield texts of so many characters that repeat one piece and end otherwise.

    Args:
        length: Characters of each text.
        turn: Where to begin: each piece then has one ending, the next piece the next one.
            Without it each piece has every ending.
    """
    for number, piece in enumerate(_PIECES):
        body = (piece * (length // len(piece) + 1))[:length]
        for end in ENDS if turn is None else (ENDS[(number + turn) % len(ENDS)],):
            yield body[: length - len(end)] + end


def _patterns_in(thing: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(thing, re.Pattern):
        yield thing
    elif depth < 5 and isinstance(thing, Mapping):
        for one in thing.values():
            yield from _patterns_in(one, depth + 1)
    elif depth < 5 and isinstance(thing, tuple | list | set | frozenset):
        for one in thing:
            yield from _patterns_in(one, depth + 1)
    elif depth < 5 and hasattr(thing, "__dataclass_fields__") and not isinstance(thing, type):
        for name in thing.__dataclass_fields__:
            yield from _patterns_in(getattr(thing, name, None), depth + 1)
    elif depth < 5 and type(thing).__module__.startswith("depwork.") and hasattr(thing, "__dict__"):
        yield from _patterns_in(vars(thing), depth + 1)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return every pattern of depwork by where it stands: held by a module, or used in place."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(depwork.__path__, "depwork."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, thing in vars(loaded).items():
            for number, one in enumerate(_patterns_in(thing)):
                found[f"{module.name}.{name}[{number}]"] = one
        for line, one in _used_in(Path(str(loaded.__file__))):
            found[f"{module.name}:{line}"] = one
    return {name: one for one, name in {one: name for name, one in found.items()}.items()}


_USES = ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")


def _used_in(path: Path) -> Iterator[tuple[int, re.Pattern[Any]]]:
    """Yield each pattern that a module's code writes where it uses it."""
    text_of_all = path.read_text("utf-8")
    for node in ast.walk(ast.parse(text_of_all)) if "re." in text_of_all else ():
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), use), [ast.Constant(text), *_]):
                if use in _USES and isinstance(text, str | bytes):
                    yield node.lineno, re.compile(text)


def slowest(
    pattern: re.Pattern[Any], limit: float, length: int = LENGTH, turn: int | None = None
) -> tuple[float, str]:
    """Return the longest that any use of a pattern took, in seconds, and on which text.

    Args:
        pattern: Of characters or bytes.
        limit: Seconds after which no further text is tried.
        length: Characters of each text.
        turn: Of :func:`texts`.
    """
    worst, which = 0.0, ""
    for text in texts(length, turn):
        given = text.encode() if isinstance(pattern.pattern, bytes) else text
        began = time.process_time()
        for _ in pattern.finditer(given):
            pass
        pattern.fullmatch(given)
        took = time.process_time() - began
        if took > worst:
            worst, which = took, f"{text[:12]!r}…{text[-1]!r}"
        if worst > limit:
            break
    return worst, which
