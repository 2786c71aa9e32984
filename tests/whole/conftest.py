"""A real Chromium that can reach nothing but this machine."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent
for _name, _folder in (
    ("helper_killing", HERE),
    ("helper_patterns", HERE),
    ("helper_serving", HERE),
    ("helper_sweep", HERE),
    ("helper_walk", HERE),
    ("helper_screens", HERE.parent),
    ("helper_members", HERE.parent),
    ("helper_files", HERE.parent / "attachments"),
    ("helper_hub", HERE.parent / "serve"),
    ("helper_postgres", HERE.parent / "storage"),
):
    _spec = importlib.util.spec_from_file_location(_name, _folder / f"{_name}.py")
    assert _spec is not None
    assert _spec.loader is not None
    _module = importlib.util.module_from_spec(_spec)
    sys.modules[_name] = _module
    _spec.loader.exec_module(_module)
