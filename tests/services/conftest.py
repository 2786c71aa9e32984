"""Loads the helpers of random cases, of members and of a PostgreSQL server."""

import importlib.util
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
for _name, _folder in (
    ("helper_cases", TESTS),
    ("helper_members", TESTS),
    ("helper_postgres", TESTS / "storage"),
):
    _spec = importlib.util.spec_from_file_location(_name, _folder / f"{_name}.py")
    assert _spec is not None
    assert _spec.loader is not None
    _module = sys.modules.setdefault(_name, importlib.util.module_from_spec(_spec))
    _spec.loader.exec_module(_module)
