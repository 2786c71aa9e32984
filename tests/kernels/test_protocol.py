"""Jupyter's own test of a kernel's messages, on a forked kernel."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from jupyter_client.manager import KernelManager

from depwork.kernels.forked import Forked
from depwork.kernels.provisioner import forging

told = pytest.importorskip("jupyter_kernel_test", reason="it comes with the test extra")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")


class OnAFork:
    """A forked kernel in place of a stock one."""

    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"

    @classmethod
    def setUpClass(cls):
        """Start one for all."""
        cls.folder = TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.enterClassContext(forging([]))
        cls.km = KernelManager(
            transport="ipc", connection_file=str(Path(cls.folder.name) / "k.json")
        )
        # A history of its own, beside the notebooks of whoever runs this.
        cls.km.start_kernel(env={**os.environ, "IPYTHONDIR": cls.folder.name})
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)
        assert isinstance(cls.km.provisioner.process, Forked)

    @classmethod
    def tearDownClass(cls):
        """End it."""
        cls.kc.stop_channels()
        cls.km.shutdown_kernel(now=True)


class TestSmoke(OnAFork, told.KernelTests):
    """What each notebook needs: who the kernel is, and a line of output."""

    for _name in dir(told.KernelTests):
        if _name.startswith("test_") and _name not in {"test_kernel_info", "test_execute_stdout"}:
            locals()[_name] = None


@pytest.mark.full
class TestProtocol(OnAFork, told.KernelTests):
    """Everything that Jupyter asks of a kernel."""

    code_stderr = "import sys; print('test', file=sys.stderr)"
    completion_samples = ({"text": "zi", "matches": {"zip"}},)
    complete_code_samples = ("1", "print('hello, world')", "def f(x):\n  return x*2\n\n\n")
    incomplete_code_samples = ("print('''hello", "def f(x):\n  x*2")
    invalid_code_samples = ("import = 7q",)
    code_page_something = "zip?"
    code_generate_error = "raise"
    code_execute_result = ({"code": "6*7", "result": "42"}, {"code": "'a'", "result": "'a'"})
    code_display_data = (
        {
            "code": "from IPython.display import HTML, display; display(HTML('x'))",
            "mime": "text/html",
        },
        {
            "code": "from IPython.display import Math, display; display(Math('x'))",
            "mime": "text/latex",
        },
    )
    # A stock kernel of the locked versions answers the first alone, too (range, search: nothing).
    supported_history_operations = ("tail",)
    code_inspect_sample = "zip"
    code_clear_output = "from IPython.display import clear_output; clear_output()"
    support_iopub_welcome = True
