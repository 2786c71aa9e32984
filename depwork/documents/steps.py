"""How much a template may do: each turn of a loop and each fragment is counted."""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

from depwork.errors import TemplateError

COUNT: Final = "_count"
"""The context's key for the counter; a template cannot name it."""
MOST: Final = 200_000
"""Steps of one document; the longest packet of ours takes a few thousand."""
_FRAGMENT: Final = 25
"""Steps that a fragment counts for, since it is opened anew each time."""


class Steps:
    """Counts what one rendering does.

    Args:
        name: The template's path, for the message.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MOST

    def __call__(self, steps: int) -> None:
        """Count some steps.

        Raises:
            TemplateError: There were too many.
        """
        self._left -= steps
        if self._left < 0:
            raise TemplateError(f"{self._name}: takes more than {MOST} steps; use fewer loops")


def counted(tree: nodes.Template) -> nodes.Template:
    """Return a parsed template that counts its own steps."""
    for loop in list(tree.find_all(nodes.For)):
        loop.body.insert(0, _counts(1))
    tree.body.insert(0, _counts(_FRAGMENT))
    return tree


def _counts(steps: int) -> nodes.Node:
    call = nodes.Call(nodes.Name(COUNT, "load"), [nodes.Const(steps)], [], None, None)
    return nodes.ExprStmt(call).set_lineno(1)
