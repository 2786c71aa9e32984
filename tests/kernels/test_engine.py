"""papermill's engine ``depwork``: what it leaves equals what stock papermill leaves."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HELPER = Path(__file__).parent / "helper_engines.py"
DAILY = {
    "streams": ["print('a')\nprint('b')", "import sys\nprint('c', file=sys.stderr)", "x = 1\nx"],
    "rich": [
        "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'), metadata={'a': 1})",
        "h = display('first', display_id=True)\nh.update('second')",
        "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('kept')",
    ],
    "error": ["1 / 0", "print('never')"],
    "subprocess": ["!echo one", "import subprocess\n_ = subprocess.run(['echo', 'two'])"],
    "asyncio": ["import asyncio\nawait asyncio.sleep(0)\nprint('slept')\n'done'"],
    "stdin": ["input('who? ')"],
    "magic": ["%%capture told\nprint('held')", "print(told.stdout)", "a = 1; a", "_"],
    "threads": ["import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()"],
    "big": ["print('x' * 200_000)", "list(range(3000))"],
    "unicode": ["print('Zacatlán 你好 \\U0001F600')", "'ñ' * 3"],
    "other bytes": [
        "import os\n_ = os.write(1, b'\\xff\\xfe\\n')",
        "_ = os.system(\"printf '\\\\\\\\351\\\\\\\\n'\")",
    ],
    "deep": ["def deep(n):\n    return deep(n + 1)\ndeep(0)"],
    "interrupt": ["import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nwhile True:\n    pass"],
    "memory": [
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (1 << 32, 1 << 32))",
        "held = bytearray(1 << 33)",
    ],
    "log": ["import logging\nlogging.warning('logged')\nlogging.info('not')"],
}
FULL = {
    "syntax": ["def f(:\n    pass"],
    "name": ["undefined_name"],
    "bytes": ["import sys\nsys.stdout.buffer if hasattr(sys.stdout, 'buffer') else None"],
    "chained": [
        "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e"
    ],
    "warn": ["import warnings\nwarnings.warn('careful')"],
    "pandas": ["import pandas as pd\npd.DataFrame({'a': [1, 2]})"],
    "picture": ["import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])"],
    "bars": ["from tqdm.auto import tqdm\ntqdm.__mro__[1].__module__"],
    "raised": ["raise KeyboardInterrupt"],
    "ended": ["print('a', flush=True)", "import os\nos._exit(3)"],
    "killed": ["import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"],
    "widgets": ["import ipywidgets\nipywidgets.Label('x').value"],
    "exit": ["raise SystemExit(3)", "print('after')"],
    "generator": ["list(i for i in [1])"],
    "last": ["5;", "6", "None"],
    "class": [
        "class A:\n    def __repr__(s):\n        return '<i>a</i>'\n    _repr_html_ = __repr__\nA()"
    ],
    "badrepr": ["class B:\n    def __repr__(self):\n        raise ValueError('r')\nB()"],
    "history": ["1", "2", "_1 + _2", "Out[1]", "In[1]"],
    "system": ["import os\nos.system('echo sys')"],
    "bash": ["%%bash\necho hi\necho err >&2"],
    "time": ["%%timeit -n1 -r1 -q\npass"],
    "files": ["from pathlib import Path\nPath.cwd().name", "__name__", "'__file__' in dir()"],
    "argv": ["import sys\nlen(sys.argv) > 0", "sys.path[0] == ''"],
    "random": ["import random\nrandom.seed(1)\nrandom.random()"],
    "json": ["from IPython.display import JSON\nJSON({'a': [1]})"],
    "svg": ["from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')"],
    "latex": ["from IPython.display import Latex\nLatex('$x$')"],
    "nested": ["import asyncio\nasync def f():\n    return 7\nawait f()"],
    "task": ["import asyncio\nasync def p():\n    print('task')\nawait asyncio.create_task(p())"],
    "atexit": ["import atexit\n_ = atexit.register(lambda: None)"],
    "flush": ["import sys\nsys.stdout.write('no newline')\nsys.stdout.flush()"],
    "empty": ["", "  ", "# only a comment"],
    "assert": ["assert 1 == 2, 'sums'"],
}


def _book(path: Path, cells: list[str], tags: Sequence[str] = ()) -> None:
    book = new_notebook(cells=[new_markdown_cell("# told"), *map(new_code_cell, cells)])
    for cell in book.cells[1:]:
        cell.metadata["tags"] = list(tags)
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "P", "language": "python"}
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
    nbformat.write(book, path)


def _compared(folder: Path, books: dict[str, list[str]], *how: str) -> dict[str, object]:
    for name, cells in books.items():
        _book(folder / f"{name}.ipynb", cells, ["raises-exception"] if name == "many" else [])
    done = subprocess.run(  # noqa: S603 - our own helper
        [sys.executable, str(HELPER), str(folder), *how],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


MANY = {"error": ["1 / 0"], "many": [cell for cells in DAILY.values() for cell in cells]}
"""What is run daily: a dozen kinds in one notebook that goes on after an error, and one error."""


def test_it_leaves_what_stock_papermill_leaves(tmp_path: Path) -> None:
    """Outputs, streams, errors with traceback, counts, tags and metadata are the same."""
    assert len(DAILY) >= 12
    assert _compared(tmp_path, MANY)["differ"] == []


def test_papermills_own_command_forks_too(tmp_path: Path) -> None:
    """``papermill --engine depwork`` as it is typed: bar, exit status and notebook are the same."""
    cells = [*DAILY["streams"], *DAILY["log"], *FULL["bars"], *DAILY["error"]]
    assert _compared(tmp_path, {"one": cells}, "--command")["differ"] == []


@pytest.mark.full
def test_forty_notebooks_are_the_same(tmp_path: Path) -> None:
    """The same over forty kinds of notebooks, and quicker."""
    found = _compared(tmp_path, {**DAILY, **FULL})
    sys.stdout.write(f"stock {found['stock']:.1f} s, ours {found['ours']:.1f} s")
    assert [name for name, *_ in found["differ"]] == []
    assert len(DAILY) + len(FULL) >= 40


@pytest.mark.parametrize("first", ["depwork.kernels.engine", "depwork.kernels.entry", "papermill"])
def test_whichever_is_imported_first_papermill_finds_the_engine(first: str) -> None:
    """papermill loads every installed engine while it is imported: no order may break that."""
    told = (
        f"import {first}, papermill.engines as e; "
        "print(e.papermill_engines.get_engine('depwork').__module__)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", told], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "depwork.kernels.entry", done.stderr[-2000:]


ENDS = """
import sys
from pathlib import Path
from depwork.errors import NotebookError
from depwork.kernels import runner
try:
    runner.run(Path(sys.argv[1]), Path(sys.argv[2]), {}, timeout=2)
except NotebookError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("import os\nos._exit(3)", "its process ended: Kernel died: it ended itself with status 3"),
        (
            "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
            "its process ended: Kernel died: killed by SIGKILL, or out of memory",
        ),
        ("import ctypes\nctypes.string_at(0)", "its process ended: Kernel died: killed by SIGSEGV"),
        ("import time\ntime.sleep(60)", "a cell took longer than 2 s"),
    ],
)
def test_a_process_that_ends_or_lasts_is_one_failed_notebook(
    tmp_path: Path, cell: str, said: str
) -> None:
    """It is told why, soon, and nothing of it is left running."""
    _book(tmp_path / "a.ipynb", [f"import os\nopen('pid', 'w').write(str(os.getpid()))\n{cell}"])
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", ENDS, str(tmp_path / "a.ipynb"), str(tmp_path / "out.ipynb")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said in done.stdout, done.stderr[-2000:]
    assert time.monotonic() - began < 40
    pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not (tmp_path / "out.ipynb").exists()


LIMITED = """
import sys
import papermill
for cells in sys.argv[1:]:
    try:
        papermill.execute_notebook(
            cells, cells + ".out", engine_name="depwork", progress_bar=False, memory_limit=1 << 32
        )
    except papermill.PapermillExecutionError as error:
        print(error.exec_count, error.ename)
    else:
        print("whole")
"""


def test_a_notebook_that_takes_too_much_memory_fails_alone(tmp_path: Path) -> None:
    """It fails by Python's own error in the cell that wanted it; the next one is made."""
    for name, size in (("big", 33), ("small", 20)):
        _book(tmp_path / f"{name}.ipynb", ["1", f"held = bytearray(1 << {size})"])
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", LIMITED, tmp_path / "big.ipynb", tmp_path / "small.ipynb"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["2 MemoryError", "whole"], done.stderr[-2000:]
