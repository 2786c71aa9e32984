"""The part of Jinja that a template may use: values, ``if``, ``for`` and ``include``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes

from depwork.documents.tokens import PRIVATE
from depwork.errors import TemplateError

ALLOWED: Final = frozenset(
    {
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.Name,
        nodes.Getattr,
        nodes.Call,
        nodes.Const,
        nodes.Tuple,
        nodes.If,
        nodes.For,
        nodes.CondExpr,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.Include,
    }
)
NAMES: Final = frozenset(
    {
        "case",
        "shown",
        "person",
        "today",
        "counts",
        "asks",
        "audience",
        "bare_bones",
        "practice",
        "exhibits",
        "papers",
        "waivers",
        "follows",
        "apart",
        "exhibit",
        "attached",
        "claims",
        "contents",
        "loop",
        # What a fragment is handed by the template that includes it.
        "who",
        "chosen",
        "claim",
        "m",
    }
)
"""What a template may look at."""
FRAGMENT: Final = frozenset({"who", "chosen", "claim", "m"})
"""Names of loops whose bodies may include a fragment."""
CALLS: Final = frozenset(
    {
        "has", "fact", "as_of", "cite", "label", "page_of",
        "room", "duties", "intake", "blank_form", "asked", "title", "weigh", "quoted",
    }
)  # fmt: skip
"""What a template may call, by name."""
WORDS: Final = frozenset({"choice", "country"})
"""What a template may call on ``words``."""
MAX_CHARACTERS: Final = 64_000
"""Characters of one template."""
MAX_NODES: Final = 6_000
"""Parts of one template, parsed."""
MAX_DEPTH: Final = 3
"""Loops inside loops."""


def check(tree: nodes.Template, name: str) -> None:
    """Refuse a parsed template that uses more than the grammar.

    Args:
        tree: What Jinja parsed.
        name: The template's path, for the message.

    Raises:
        TemplateError: It names the path and the line.
    """
    bound = frozenset(_targets(tree, name))
    for count, node in enumerate(_walk(tree)):
        if count > MAX_NODES:
            raise TemplateError(f"{name}: a template has at most {MAX_NODES} parts")
        _check_node(node, name, bound)
    _check_depth(tree, name, 0)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _targets(tree: nodes.Template, name: str) -> Iterator[str]:
    for loop in tree.find_all(nodes.For):
        if not isinstance(loop.target, nodes.Name) or loop.recursive:
            _refuse(name, loop, "a loop has one plain name")
        else:
            yield loop.target.name


def _refuse(name: str, node: nodes.Node, why: str) -> None:
    raise TemplateError(f"{name}, line {node.lineno}: {why}")


def _check_node(node: nodes.Node, name: str, bound: frozenset[str]) -> None:
    if type(node) not in ALLOWED:
        _refuse(name, node, f"{type(node).__name__} is not part of the template language")
    match node:
        case nodes.Name():
            _check_name(node, name, bound)
        case nodes.Getattr(attr=attr):
            if attr.startswith("_"):
                _refuse(name, node, f"no such part: {attr}")
        case nodes.Call():
            _check_call(node, name)
        case nodes.Const(value=str(value)):
            # Written as an escape, one would pass the look at the text itself.
            if PRIVATE.search(value):
                _refuse(name, node, "a text in quotes holds what is no character")
        case nodes.Include():
            if not isinstance(node.template, nodes.Const) or node.ignore_missing:
                _refuse(name, node, "an include names one template in quotes")
        case _:
            pass


def _check_name(node: nodes.Name, name: str, bound: frozenset[str]) -> None:
    used = node.name
    if used.startswith("_") or used not in NAMES | CALLS | bound | {"words"}:
        _refuse(name, node, f"no such name: {used}")
    if node.ctx != "load" and used in (NAMES - FRAGMENT) | CALLS | {"words"}:
        _refuse(name, node, f"a loop may not rename {used}")


def _check_call(node: nodes.Call, name: str) -> None:
    if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
        _refuse(name, node, "a call has plain arguments only")
    match node.node:
        case nodes.Name(name=used) if used in CALLS:
            pass
        case nodes.Getattr(node=nodes.Name(name="words"), attr=attr) if attr in WORDS:
            pass
        case _:
            _refuse(name, node, "only the functions of the template language may be called")


def _check_depth(node: nodes.Node, name: str, depth: int) -> None:
    if isinstance(node, nodes.For):
        depth += 1
        if depth > MAX_DEPTH:
            _refuse(name, node, f"at most {MAX_DEPTH} loops inside each other")
    for child in node.iter_child_nodes():
        _check_depth(child, name, depth)
