"""The house itself: rooms, contracts, types, words of praise for nothing untested."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMED_HELPERS = ("conftest.py", "sitecustomize.py")


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tools


def test_rooms_keep_their_contracts(python: str) -> None:
    """Imports run one way, and each third party stays in its room."""
    done = _run(str(Path(python).parent / "lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout[-4000:]


def test_types_are_strict(python: str) -> None:
    """mypy --strict finds nothing."""
    done = _run(python, "-m", "mypy")
    assert done.returncode == 0, done.stdout[-4000:]


def test_lint_and_format(python: str) -> None:
    """ruff finds nothing, and every exemption in the code gives its reason."""
    done = _run(python, "-m", "ruff", "check", ".")
    assert done.returncode == 0, done.stdout[-4000:]
    done = _run(python, "-m", "ruff", "format", "--check", ".")
    assert done.returncode == 0, done.stdout[-4000:]


def test_each_exemption_gives_its_reason() -> None:
    """A noqa or type: ignore names its code and says why, here or in pyproject."""
    bare = []
    for path in [*ROOT.glob("depwork/**/*.py"), *ROOT.glob("tests/**/*.py")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            mark = re.search(r"#\s*noqa(.*)", line)
            if mark and not re.match(r":\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*\s+\S+ \S+", mark.group(1)):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
            if re.search(r"#\s*type:\s*ignore(?!\[)", line):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert bare == []


def test_public_docstrings_are_complete(python: str) -> None:
    """Every public thing of the package says what it is."""
    done = _run(python, "-m", "interrogate", "-q", "depwork")
    assert done.returncode == 0, done.stdout[-4000:]


def test_every_test_file_is_collected_or_a_named_helper() -> None:
    """No file under tests/ matches no pattern and never runs."""
    strays = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if not re.fullmatch(r"(test_|helper_|bench_).*\.py", path.name)
        and path.name not in NAMED_HELPERS
    ]
    assert strays == []
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_every_test_says_its_promise() -> None:
    """Each test has a sentence."""
    silent = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"^ *def (test_\w+)\([^)]*\)[^:]*:\n\s*(\S{3})", text, re.MULTILINE)
        silent += [f"{path.name}::{name}" for name, first in found if first != '"""']
    assert silent == []


def test_modules_are_one_thing_each() -> None:
    """No module passes 250 lines."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in ROOT.glob("depwork/**/*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 250
    }
    assert long == {}


def test_nothing_is_left_open() -> None:
    """No stub, no promise of later."""
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in ROOT.glob("depwork/**/*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"NotImplementedError|TODO|FIXME|XXX\b|coming soon", line)
    ]
    assert left == []


def test_locked_dependencies_name_no_download_address() -> None:
    """CI's list is locked by hash, covers pyproject's ranges and records no address."""
    lock = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--hash=sha256:" in lock
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    for requirement in wanted:
        name = _distribution(requirement)
        assert re.search(rf"^{re.escape(name)}(\[[^\]]*\])?==", lock, re.MULTILINE), name


def _distribution(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-")


def _imported(folder: str) -> set[str]:
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"depwork"}


TOOLS = {"hatchling", "import-linter", "interrogate", "mypy", "nbval", "pytest-xdist", "ruff"}
"""What the tests run as a program or a plugin, beside types for mypy."""
LOADED = {"ipywidgets", "jupyter-kernel-test", "jupyterhub-idle-culler", "psycopg"}
"""What is loaded by its name: in a notebook that a benchmark writes, where it is there, by an
address; as a service of the hub."""


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    """No import leans on what another library brings; nothing is installed for nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    of = packages_distributions()
    extras = {
        _distribution(item)
        for name, items in project["optional-dependencies"].items()
        if name != "test"
        for item in items
    }
    own = {_distribution(item) for item in project["dependencies"]}
    tests = {_distribution(item) for item in project["optional-dependencies"]["test"]}
    helpers = {path.stem for path in (ROOT / "tests").rglob("*.py")}

    def brought(name: str) -> set[str]:
        return {item.lower().replace("_", "-") for item in of.get(name, ())}

    used, tried = _imported("depwork"), _imported("tests") - helpers
    assert [name for name in sorted(used) if not brought(name) & (own | extras)] == []
    assert [name for name in sorted(tried) if not brought(name) & (own | extras | tests)] == []
    assert own - set().union(*map(brought, used)) == set()
    stubs = {name for name in tests if name.endswith("-stubs") or name.startswith("types-")}
    assert tests - TOOLS - LOADED - stubs - set().union(*map(brought, used | tried)) == set()


@pytest.mark.parametrize("command", ["install and open", "install and test"])
def test_readme_names_its_two_commands(command: str) -> None:
    """README's two commands stand in blocks of their own, and CI runs the second."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) >= 2
    if command == "install and test":
        assert blocks[1].strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    else:
        assert "depwork start --practice" in blocks[0]


def test_each_countermeasure_names_a_test_that_stands() -> None:
    """Every test that the threat table names exists: no safeguard is claimed without one."""
    threats = (ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z]+/test_\w+\.py)(?:::(\w+))?`", threats)
    assert len(named) > 25
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / "tests" / path.removeprefix("tests/")).is_file()
        or (name and f"def {name}(" not in (ROOT / "tests" / path).read_text(encoding="utf-8"))
    ]
    assert missing == []
