"""Loads this room's helper."""

import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location(
    "helper_batch", Path(__file__).parent / "helper_batch.py"
)
assert _spec is not None
assert _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
sys.modules["helper_batch"] = _module
_spec.loader.exec_module(_module)
