"""Fixtures of the guide's tests: an invented guide, and the real one."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
PACKAGED = HERE.parents[1] / "templates" / "guide"


def _helper() -> ModuleType:
    name = "depwork_tests_helper_invented"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / "helper_invented.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """The helper that writes invented guides."""
    return _helper()


@pytest.fixture
def folder(tmp_path: Path, invented: ModuleType) -> Path:
    """A whole invented guide."""
    written: Path = invented.write_guide(tmp_path / "guide")
    return written


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], Path]:
    """Replace one text inside a file of the invented guide."""

    def replace(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace


@pytest.fixture(scope="session")
def packaged() -> Path:
    """The guide that ships."""
    return PACKAGED
