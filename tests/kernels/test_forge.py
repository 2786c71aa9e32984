"""Kernels forked from a warm process behave as stock kernels do, and end with their owner."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jupyter_client.manager import AsyncKernelManager

from depwork.kernels.forked import Forked
from depwork.kernels.provisioner import ForkedProvisioner, forging

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")
ASK = "import os, random, sys\nprint({})"


@pytest.fixture
def forge():
    """A forge whose kernels have this test's own folder beside them."""
    with forging(["ipywidgets", "numpy.random"]):
        yield ForkedProvisioner.smith


def _until(there):
    """Wait some seconds, not a minute, until it is so."""
    end = time.monotonic() + 10
    while not there():
        assert time.monotonic() < end
        time.sleep(0.02)


class Kernel:
    """A kernel by jupyter_client's own manager, and one question after the other."""

    def __init__(self, folder):
        self.manager = AsyncKernelManager(
            transport="ipc", connection_file=str(folder / f"k{time.monotonic_ns()}.json")
        )

    async def __aenter__(self):
        await self.manager.start_kernel(cwd=os.environ["HOME"], env={**os.environ, "MINE": "1"})
        self.client = self.manager.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=30)
        return self

    async def __aexit__(self, *_):
        self.client.stop_channels()
        await self.manager.shutdown_kernel(now=True)

    async def tell(self, expression):
        """Return what the kernel prints of an expression."""
        heard = []
        await self.client.execute_interactive(
            ASK.format(expression),
            output_hook=lambda m: heard.append(m["content"].get("text", "")),
            timeout=30,
        )
        return "".join(heard).strip()

    @property
    def process(self):
        """The kernel's process."""
        return self.manager.provisioner.process


def _run(work):
    # In a thread: a browser's tests leave a loop running in the worker's own.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(lambda: asyncio.run(work())).result()


@pytest.fixture
def short():
    """A folder short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="dw-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.usefixtures("forge")
def test_a_forked_kernel_is_like_a_stock_one(short):
    """It has its own environment, folder, chance and widgets, and is asked, stopped and ended."""

    async def work():
        async with Kernel(short) as one, Kernel(short) as other:
            assert isinstance(one.process, Forked)
            where = "os.getcwd(), os.environ['MINE'], '' in sys.path"
            assert await one.tell(where) == f"{os.environ['HOME']} 1 True"
            chance = "random.random(), sys.modules['numpy'].random.random()"
            drawn = [(await kernel.tell(chance)).split() for kernel in (one, other)]
            assert not set(drawn[0]) & set(drawn[1])
            comm = "'jupyter.widget' in get_ipython().kernel.comm_manager.targets"
            assert await one.tell(comm) == "True"
            one.client.execute("import time; time.sleep(60)")
            await asyncio.sleep(0.3)
            await one.manager.interrupt_kernel()
            reply = await one.client.get_shell_msg(timeout=10)
            assert reply["content"]["ename"] == "KeyboardInterrupt"
            first = one.process.pid
            await one.manager.restart_kernel(now=True)
            await one.client.wait_for_ready(timeout=30)
            assert one.process.pid != first
            assert await one.tell("os.getpid()") == str(one.process.pid)

    _run(work)


@pytest.mark.usefixtures("forge")
def test_a_kernels_end_is_told_with_its_status(short):
    """A kernel that is killed is known to be dead, and by what; a clean end is 0."""

    async def work():
        async with Kernel(short) as kernel:
            os.kill(kernel.process.pid, signal.SIGKILL)
            assert kernel.process.wait(10) == -signal.SIGKILL
            assert not await kernel.manager.is_alive()
        async with Kernel(short) as kernel:
            process = kernel.process
            kernel.client.shutdown()
            assert process.wait(10) == 0

    _run(work)


def test_kernels_end_with_their_owner_and_without_a_forge_stock_ones_start(forge, short):
    """A forge that was killed takes its kernels along; the next kernel is stock, then forked."""

    async def work():
        async with Kernel(short) as kernel:
            os.kill(forge._process.pid, signal.SIGKILL)
            assert kernel.process.wait(10) == -signal.SIGKILL
        async with Kernel(short) as kernel:
            assert not isinstance(kernel.process, Forked)
            assert await kernel.tell("os.getpid()") == str(kernel.process.pid)
        async with Kernel(short) as kernel:
            assert isinstance(kernel.process, Forked)
            forge.stop()
            assert kernel.process.wait(10) == -signal.SIGKILL
            return kernel.process.pid

    assert not Path(f"/proc/{_run(work)}").exists()


def test_a_forge_that_is_still_warming_ends_with_its_owner(tmp_path, python):
    """Imports take seconds in which no socket is read: the owner's end is noticed all the same."""
    (tmp_path / "slow.py").write_text("import time; time.sleep(60)")
    code = (
        "import time; from depwork.kernels.forked import Smith; smith = Smith(['slow']); "
        "print(smith._process.pid, flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen(  # noqa: S603 - our own interpreter
        [python, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    with owner:
        forge = Path("/proc") / owner.stdout.readline().strip()
        _until(lambda: b"slow" in (forge / "cmdline").read_bytes())
        owner.kill()
    _until(lambda: not forge.exists())


def test_a_kernel_without_its_private_channels_does_not_start(forge, short):
    """Where the connection file is gone, a kernel would talk plain TCP: it ends instead."""

    async def work():
        order = ["-f", str(short / "gone.json")]
        kernel = await forge.kernel(order, os.environ, str(short))
        return kernel.wait(10)

    assert _run(work) == 1


def test_nothing_secret_reaches_the_forge_by_its_command_or_a_named_socket(forge):
    """Its command names modules only, and its orders come over a socket without a name."""
    modules = ["ipywidgets", "numpy.random"]
    assert forge._process.args[1:] == ["-P", "-m", "depwork.kernels.forge", *modules]
    assert forge._control.getsockname() == ""


@pytest.mark.parametrize("room", ["cli.app", "serve.voila_app"])
def test_slow_unused_imports_stay_out(room, python):
    """Jupyter's parser of international addresses is loaded by nothing that we start."""
    shown = "sys.modules['rfc3987_syntax'], 'jsonschema' in sys.modules"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [python, "-c", f"import sys, depwork.{room}; print({shown})"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "None True\n"


def test_what_a_kernel_imports_while_it_starts_is_here_before_the_fork(python):
    """Its debugger is a hundred modules: imported once, by a process that can still be forked."""
    code = (
        "import sys; from depwork.kernels.forge import alone, warm; "
        "from depwork.serve.served import KERNELS_IMPORT; warm(KERNELS_IMPORT); "
        "print(alone(), 'pydevd' in sys.modules, 'ipykernel.debugger' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [python, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    assert done.stdout == "True True True\n"
