"""Templates from their roots, in a sandbox; every printed value becomes a token."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from depwork.documents import grammar
from depwork.documents.steps import COUNT, Steps, counted
from depwork.documents.tokens import PRIVATE
from depwork.errors import TemplateError, UnknownFieldError

PRINT: Final = "_print"
"""The context's key for the function that turns a value into a token; unreachable by name."""
MAX_OUTPUT: Final = 400_000
"""Characters a template may render to, values counted as tokens."""


class Printer(Protocol):
    """Turns a printed value into a token."""

    def __call__(self, value: object) -> str:
        """Return the token for ``value``."""


class _Roots(BaseLoader):
    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(root.resolve() for root in roots)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text; the first root that has it wins."""
        del environment
        found = self._find(template)
        if found is None:
            raise TemplateNotFound(template)
        return _read(found[0], template), template, lambda: self._find(template) == found

    def _find(self, template: str) -> tuple[Path, int] | None:
        for root in self._roots:
            # A name that no file can have, with a NUL or too long, is a name of no file.
            with suppress(OSError, ValueError):
                path = (root / template).resolve()
                if path.is_relative_to(root) and path.is_file():
                    return path, path.stat().st_mtime_ns
        return None


def _read(path: Path, name: str) -> str:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise TemplateError(f"{name}: not a readable UTF-8 text") from None
    if len(text) > grammar.MAX_CHARACTERS:
        raise TemplateError(f"{name}: longer than {grammar.MAX_CHARACTERS} characters")
    if PRIVATE.search(text):
        raise TemplateError(f"{name}: holds private-use characters")
    return text


class _Environment(ImmutableSandboxedEnvironment):
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
        except ValueError as error:
            # A number of more digits than Python reads.
            raise TemplateSyntaxError("not a number", 1, name, filename) from error
        grammar.check(tree, name or "template")
        return tree


class _Counting(_Environment):
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return counted(super()._parse(source, name, filename))


_BARE: Final = _Environment(autoescape=True)
"""Parses templates to look at them; renders nothing."""


@pass_context
def _finalize(context: Context, value: object) -> str:
    printer: Printer = context[PRINT]
    return printer(value)


@lru_cache(maxsize=8)
def environment(roots: tuple[Path, ...]) -> Environment:
    """Return the sandbox over some template roots; the first root that has a file wins."""
    made = _Counting(
        loader=_Roots(roots),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Values are tokens and never markup, so there is nothing to escape here.
        autoescape=False,
    )
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


def render_text(
    roots: Sequence[Path], name: str, context: Mapping[str, Any], printer: Printer
) -> str:
    """Return a template's Markdown with a token for every value.

    Args:
        roots: Template roots, the first that has the file wins.
        name: The template's path below a root.
        context: What it may look at and call.
        printer: Turns a value into its token.

    Raises:
        TemplateError: The template is missing, broken, or does what it may not.
    """
    try:
        template = environment(tuple(roots)).get_template(name)
        parts: list[str] = []
        size = 0
        for part in template.generate({**context, PRINT: printer, COUNT: Steps(name)}):
            size += len(part)
            if size > MAX_OUTPUT:
                raise TemplateError(f"{name}: renders to more than {MAX_OUTPUT} characters")
            parts.append(part)
    except TemplateNotFound as error:
        asked = "" if error.name == name else f"{name}: "
        raise TemplateError(
            f"{asked}no template {error.name!r} below the template folders"
        ) from None
    except TemplateSyntaxError as error:
        raise TemplateError(f"{name}, line {error.lineno}: not a readable template") from None
    except (UndefinedError, SecurityError, TypeError) as error:
        raise TemplateError(f"{name}: {_place(error)}names what does not exist") from None
    except UnknownFieldError as error:
        raise TemplateError(f"{name}: {error}") from None
    except RecursionError:
        raise TemplateError(f"{name}: includes itself, or is nested too deeply") from None
    return "".join(parts)


def _place(error: Exception) -> str:
    """Say the template's line, which Jinja writes into the traceback."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"line {line} " if line else ""


def facts_named(texts: Mapping[str, str]) -> frozenset[str]:
    """Return every fact, count and register entry that templates name, as paths.

    ``case.custody.facility`` and ``has("custody.facility")`` give ``custody.facility``; a call
    with other words in quotes gives ``call:word``, so that languages can be compared.
    """
    named: set[str] = set()
    for name, text in texts.items():
        tree = _BARE.parse(text, name)
        named |= {path for node in tree.find_all(nodes.Getattr) if (path := _path(node))}
        named |= {word for call in tree.find_all(nodes.Call) for word in _quoted(call)}
    return frozenset(named)


def _path(node: nodes.Getattr) -> str | None:
    match node:
        case nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name="case"), attr=group), attr=attr):
            return f"{group}.{attr}"
        case nodes.Getattr(node=nodes.Name(name="shown" | "counts" as name), attr=attr):
            return f"{name}.{attr}"
        case _:
            return None


def _quoted(call: nodes.Call) -> list[str]:
    if not isinstance(call.node, nodes.Name):
        return []
    words = [str(part.value) for part in call.args if isinstance(part, nodes.Const)]
    return words if call.node.name == "has" else [f"{call.node.name}:{word}" for word in words]


def sources(roots: Sequence[Path], name: str) -> dict[str, str]:
    """Return the text of a template and of all it includes, by path.

    Raises:
        TemplateError: One of them is missing or broken.
    """
    loader = _Roots(roots)
    found: dict[str, str] = {}
    waiting = [(name, "")]
    while waiting:
        current, by = waiting.pop()
        if current not in found:
            try:
                found[current] = loader.get_source(_BARE, current)[0]
            except TemplateNotFound:
                asked = f"{by}: " if by else ""
                raise TemplateError(
                    f"{asked}no template {current!r} below the template folders"
                ) from None
            waiting += [(part, current) for part in _includes(found[current], current)]
    return found


@lru_cache(maxsize=256)
def _includes(text: str, name: str) -> tuple[str, ...]:
    """Return the paths a template includes; the text is checked against the grammar."""
    try:
        tree = _BARE.parse(text, name)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{name}, line {error.lineno}: not a readable template") from None
    except RecursionError:
        raise TemplateError(f"{name}: nested too deeply") from None
    return tuple(
        part.template.value
        for part in tree.find_all(nodes.Include)
        if isinstance(part.template, nodes.Const)
    )


def digest(texts: Mapping[str, str]) -> str:
    """Return one SHA-256 over templates' paths and texts."""
    mixed = hashlib.sha256()
    for path, text in sorted(texts.items()):
        mixed.update(f"{path}\0{len(text)}\0{text}".encode())
    return mixed.hexdigest()
