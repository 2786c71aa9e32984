"""A real Chromium that can reach nothing but this machine."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent
for _name in ("helper_killing", "helper_serving", "helper_sweep", "helper_walk"):
    _spec = importlib.util.spec_from_file_location(_name, HERE / f"{_name}.py")
    assert _spec is not None
    assert _spec.loader is not None
    _module = importlib.util.module_from_spec(_spec)
    sys.modules[_name] = _module
    _spec.loader.exec_module(_module)
