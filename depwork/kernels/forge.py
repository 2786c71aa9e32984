"""``python -m depwork.kernels.forge MODULE…``: a warm process that becomes kernels by forking.

It has imported what a kernel needs, runs one thread, holds no store, no key and no answer,
and takes orders from the one process that started it, over the socket that is its standard
input: no name in the file system, nobody else can reach it. Each order brings a socket of its
own, over which the kernel's process id and, at its end, its exit status go back; when that
socket or the orders' own is closed, the kernels behind it are ended.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from depwork.kernels.fresh import alone, settle
from depwork.kernels.running import end_with_parent

MOST: Final = 1 << 20
"""Bytes an order may have: a command and an environment."""
_LATE: Final = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",  # with debugpy, which is a hundred modules
    "matplotlib_inline.backend_inline",
    "sqlite3",
    "tornado.platform.asyncio",
)
"""What a kernel imports only while it starts; done here, it is done once."""


@dataclass(frozen=True)
class Order:
    """A kernel that is wanted.

    Args:
        argv: What follows the launcher's name.
        env: Its whole environment.
        cwd: Its folder.
    """

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: str


@dataclass
class Forge:
    """The kernels of one owner.

    Args:
        control: Brings orders; its end is the end of all.
    """

    control: socket.socket
    _kernels: dict[int, socket.socket] = field(default_factory=dict)

    def serve(self) -> Order | None:
        """Return an order in the fork that is to become its kernel; ``None`` at the end."""
        here, there = socket.socketpair()
        with here, there, selectors.DefaultSelector() as ready:
            for end in (here, there):
                end.settimeout(0)
            signal.signal(signal.SIGCHLD, lambda *_: None)
            signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
            ready.register(self.control, selectors.EVENT_READ, self._order)
            ready.register(here, selectors.EVENT_READ, lambda _: self._reap(here, ready))
            try:
                while True:
                    for key, _ in ready.select():
                        order = key.data(ready)
                        if order is not None:
                            return order if isinstance(order, Order) else None
            finally:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for status in self._kernels.values():
                    status.close()
                self.control.close()

    def _order(self, ready: selectors.BaseSelector) -> Order | bool | None:
        try:
            body, found, _, _ = socket.recv_fds(self.control, MOST, 1)
        except OSError:
            body, found = b"", []
        if not body or not found:
            for pid in self._kernels:
                _end(pid)
                os.waitpid(pid, 0)
            return True
        status = socket.socket(fileno=found[0])
        if not alone():
            status.close()
            return None
        pid = os.fork()
        if pid == 0:
            status.close()
            return Order(**json.loads(body))
        self._kernels[pid] = status
        _say(status, f"pid {pid}\n")
        ready.register(status, selectors.EVENT_READ, lambda _: self._left(pid, ready))
        return None

    def _left(self, pid: int, ready: selectors.BaseSelector) -> None:
        """End a kernel whose owner closed its socket."""
        ready.unregister(self._kernels[pid])
        _end(pid)

    def _reap(self, wake: socket.socket, ready: selectors.BaseSelector) -> None:
        with suppress(BlockingIOError):
            wake.recv(4096)
        for pid, status in list(self._kernels.items()):
            done, code = os.waitpid(pid, os.WNOHANG)
            if done:
                with suppress(KeyError):
                    ready.unregister(status)
                _say(status, f"exit {os.waitstatus_to_exitcode(code)}\n")
                self._kernels.pop(pid).close()


def _say(status: socket.socket, text: str) -> None:
    with suppress(OSError):  # the owner went away
        status.sendall(text.encode())


def _end(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def warm(modules: Sequence[str]) -> None:
    """Import what a kernel needs, once for all of them.

    Args:
        modules: What its notebook imports.
    """
    importlib.import_module("ipykernel.kernelapp")  # first: it names the one comm manager
    for name in modules:
        importlib.import_module(name)
    for name in _LATE:
        with suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def become(order: Order) -> None:
    """Be the kernel that was ordered, until it ends.

    Args:
        order: Of :meth:`Forge.serve`, in the fork.
    """
    os.setsid()
    os.chdir(order.cwd)
    environment = os.environ  # noqa: TID251 - the fork takes on the environment it was ordered with
    environment.clear()
    environment.update(order.env, JPY_PARENT_PID=str(os.getppid()))
    time.tzset()
    settle()
    sys.argv = ["ipykernel_launcher", *order.argv]
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 - loaded by warm()

    class Forked(IPKernelApp):
        """Jupyter's own kernel, begun in a fork."""

        def init_sockets(self) -> None:
            """Open the kernel's channels, private ones alone."""
            # A kernel that does not find its connection file would talk plain TCP.
            if self.transport != "ipc" and not self.curve_publickey:
                sys.exit(1)
            super().init_sockets()  # type: ignore[no-untyped-call]  # ipykernel's own is untyped

        def init_shell(self) -> None:
            """Start the shell, and tell the widgets of it."""
            super().init_shell()  # type: ignore[no-untyped-call]  # ipykernel's own is untyped
            widgets: Any = sys.modules.get("ipywidgets")
            if widgets is not None:  # imported before there was a shell to tell it of
                widgets.register_comm_target()

    Forked.launch_instance(argv=list(order.argv), parent_handle=os.getppid())


def gone(control: socket.socket) -> bool:
    """Return whether whoever gives orders over this socket has closed it."""
    try:
        return not control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False


def main() -> None:
    """Warm up, then fork kernels until the owner goes."""
    control = socket.socket(fileno=os.dup(0))
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    # debugpy warns of frozen modules on the terminal of whoever started depwork.
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # noqa: TID251 - this process's own
    # Threads of numpy's library would stand in the way of every fork.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # noqa: TID251 - the same
    # Importing takes seconds in which nobody reads the socket that tells of the owner's end.
    end_with_parent(signal.SIGKILL)
    if gone(control):
        return
    warm(sys.argv[1:])
    end_with_parent(None)  # from here on the socket tells, and the kernels are ended first
    order = Forge(control).serve()
    if order is not None:
        become(order)


if __name__ == "__main__":
    main()
