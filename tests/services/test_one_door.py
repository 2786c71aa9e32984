"""Each use case asks who is at work, itself or by the first use case it hands the vault to."""

import ast
from functools import cache
from pathlib import Path

import pytest

import depwork.services
from depwork.services import permitting

SERVICES = Path(depwork.services.__file__).parent
HANDED = ("Vault", "Reading")
LEFT_OUT = {
    "retaining.policy_of": "the organization's days and hold; a member without keys is told none",
    "retaining.tombstones": "codes and days of cases that are gone; no person stands in them",
    "clocks.seen_day": "one day, by which everybody is told that the clock is wrong",
    "erasing.refuse_held": "it can only refuse",
}
"""Functions that ask nobody, and why."""


@cache
def functions() -> dict[str, tuple[ast.FunctionDef, dict[str, str]]]:
    """Return each public function of a service, with what its module imports from others."""
    found = {}
    for path in SERVICES.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {}
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "depwork.services"
            ):
                room = (node.module or "").removeprefix("depwork.services").strip(".")
                for alias in node.names:
                    target = f"{room}.{alias.name}" if room else alias.name
                    names[alias.asname or alias.name] = target
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                names[node.name] = f"{path.stem}.{node.name}"
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                found[f"{path.stem}.{node.name}"] = (node, names)
    return found


def _handed(node: ast.FunctionDef) -> bool:
    every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return any(
        arg.annotation is not None and ast.unparse(arg.annotation).split(" ")[0] in HANDED
        for arg in every
    )


def asks(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Return whether a function asks ``permit`` before it returns, by whatever it calls."""
    if name == "permitting.permit":
        return True
    if name in seen or name not in functions():
        return False
    node, names = functions()[name]
    for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
        said = ast.unparse(call.func)
        head, _, rest = said.partition(".")
        target = f"{names[head]}.{rest}" if rest and head in names else names.get(said, "")
        if target and asks(target, seen | {name}):
            return True
    return False


USE_CASES = sorted(
    name
    for name, (node, _) in functions().items()
    if _handed(node) and not name.startswith("permitting.") and not node.name.startswith("_")
)


@pytest.mark.parametrize("name", USE_CASES)
def test_each_use_case_asks_who_is_at_work(name: str) -> None:
    """Whoever hands a vault to a service is asked for; what is left out says why."""
    assert asks(name) is not (name in LEFT_OUT), name


def test_what_is_left_out_still_stands() -> None:
    """No exemption outlives its function."""
    assert set(LEFT_OUT) <= set(functions())
    assert callable(permitting.permit)
