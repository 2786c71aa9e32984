"""The helpers of these tests: a page, and a vault with every sort of member."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent

for _folder, _name in ((HERE, "helper_page"), (HERE.parent, "helper_members")):
    if _name not in sys.modules:
        _spec = importlib.util.spec_from_file_location(_name, _folder / f"{_name}.py")
        assert _spec is not None
        assert _spec.loader is not None
        _module = sys.modules.setdefault(_name, importlib.util.module_from_spec(_spec))
        _spec.loader.exec_module(_module)
