"""Loads the helper of members."""

import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location(
    "helper_members", Path(__file__).parents[1] / "helper_members.py"
)
assert _spec is not None
assert _spec.loader is not None
_module = sys.modules.setdefault("helper_members", importlib.util.module_from_spec(_spec))
_spec.loader.exec_module(_module)
