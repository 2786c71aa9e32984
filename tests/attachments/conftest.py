"""Fixtures of the evidence files' tests: files made on the spot."""

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def files():
    """The helper that makes files."""
    path = Path(__file__).parent / "helper_files.py"
    spec = importlib.util.spec_from_file_location("helper_files", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
