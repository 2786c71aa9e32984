"""Fixtures of the rules' tests: one test for each row of a table, and random cases."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from depwork.model.register import Register

HERE = Path(__file__).parent


def _load(path: Path) -> ModuleType:
    name = f"depwork_tests_{path.stem}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes ``situation`` once for each row of the table of its name."""
    if "situation" in metafunc.fixturenames:
        table = metafunc.definition.path.stem.removeprefix("test_")
        rows = _load(HERE / "helper_situations.py").read(table)
        metafunc.parametrize("situation", rows, ids=[row.name for row in rows])


@pytest.fixture(scope="session")
def tables() -> ModuleType:
    """The reader of situations."""
    return _load(HERE / "helper_situations.py")


@pytest.fixture(scope="session")
def random_cases() -> ModuleType:
    """The maker of random cases."""
    return _load(HERE.parent / "helper_cases.py")


@pytest.fixture(scope="session")
def oracle() -> ModuleType:
    """A second, plain reading of who must not see what."""
    return _load(HERE / "helper_oracle.py")


@pytest.fixture(scope="session")
def register(tables: ModuleType) -> Register:
    """The shipped register of dated facts."""
    found: Register = tables.real_register()
    return found
