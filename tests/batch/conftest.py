"""Loads this room's helper, and what is looked at on every screen."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent
for _name, _folder in (("helper_batch", HERE), ("helper_screens", HERE.parent)):
    if _name not in sys.modules:
        _spec = importlib.util.spec_from_file_location(_name, _folder / f"{_name}.py")
        assert _spec is not None
        assert _spec.loader is not None
        _module = importlib.util.module_from_spec(_spec)
        sys.modules[_name] = _module
        _spec.loader.exec_module(_module)
