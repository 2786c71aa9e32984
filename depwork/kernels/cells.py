"""The forked end of papermill's engine: Jupyter's own kernel, its messages on one socket.

There is no ZeroMQ channel to wait for and none that somebody else could read: requests come
in, and replies and outputs go out, over two socket pairs that the process was forked with.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import resource
import signal
import socket
import struct
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, Final

import zmq
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from traitlets import Any as AnyTrait

from depwork.kernels.fresh import settle
from depwork.kernels.running import end_with_parent

SHELL: Final = b"s"
IOPUB: Final = b"i"
_HEAD: Final = struct.Struct(">cI")
_PART: Final = struct.Struct(">Q")


def packed(channel: bytes, parts: Sequence[bytes | memoryview]) -> bytes:
    """Return one message as bytes: its channel, the number of its parts, each with its length.

    >>> len(packed(SHELL, [b"ab", b"c"]))
    24
    """
    body = [_HEAD.pack(channel, len(parts))]
    for part in parts:
        raw = bytes(part)
        body += [_PART.pack(len(raw)), raw]
    return b"".join(body)


async def unpacked(reader: asyncio.StreamReader) -> tuple[bytes, list[bytes]]:
    """Return the next message's channel and parts.

    Raises:
        IncompleteReadError: The other end is gone.
    """
    channel, count = _HEAD.unpack(await reader.readexactly(_HEAD.size))
    parts = []
    for _ in range(count):
        (length,) = _PART.unpack(await reader.readexactly(_PART.size))
        parts.append(await reader.readexactly(length))
    return channel, parts


class _Line:
    """What stands for a ZeroMQ socket where the kernel wants to send."""

    def __init__(self, out: socket.socket, channel: bytes) -> None:
        self.context: zmq.Context[Any] = zmq.Context.instance()
        self._out = out
        self._channel = channel

    def send_multipart(self, parts: Sequence[Any], *_: object, **__: object) -> None:
        """Send a message whole."""
        with suppress(OSError):  # the other end went away, and this process goes with it
            self._out.sendall(packed(self._channel, parts))

    def flush(self, *_: object) -> None:
        """Do nothing: what is sent is sent."""

    def close(self, *_: object) -> None:
        """Do nothing: the socket is closed with the process."""


class _Kernel(IPythonKernel):
    """Jupyter's own kernel, handed its requests."""

    shell_stream = AnyTrait()

    _supports_kernel_subshells = False

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Do nothing: a request waits until the one before is done."""

    def start(self) -> None:
        """Be ready for requests: there is no stream to listen to, and nobody debugs."""
        self.io_loop = type(self.iopub_thread.io_loop).current()
        assert self.shell is not None  # noqa: S101 - made with the kernel; for the type checker
        self.shell.exit_now = False


class _App(IPKernelApp):
    """Jupyter's own kernel application without channels, heartbeat and connection file."""

    key: bytes
    told_widgets = False
    asked: socket.socket
    said: socket.socket

    def init_connection_file(self) -> None:
        """Need none."""

    def write_connection_file(self, **_: Any) -> None:
        """Need none."""

    def log_connection_info(self) -> None:
        """Tell nobody."""

    def init_heartbeat(self) -> None:
        """Need none: the socket's end is the process's end."""

    def init_poller(self) -> None:
        """Need none, for the same reason."""

    def init_sockets(self) -> None:
        """Send outputs in a thread, as a stock kernel does."""
        self.session.key = self.key
        thread: Any = IOPubThread  # untyped
        self.iopub_thread = thread(_Line(self.said, IOPUB), session=self.session)
        self.iopub_thread.start()
        self.iopub_socket = self.iopub_thread.background_socket

    def init_kernel(self) -> None:
        """Make the kernel."""
        self.kernel = kernel = _Kernel.instance(
            parent=self,
            session=self.session,
            shell_stream=_Line(self.said, SHELL),
            shell_channel_thread=SimpleNamespace(parent_thread=threading.current_thread()),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.displayhook.get_execution_count = lambda: kernel.execution_count


async def _serve(app: _App) -> None:
    # Whichever of the two ends is dropped closes the socket.
    reader, writer = await asyncio.open_connection(sock=app.asked)
    app.kernel.start()
    # A stock kernel ignores SIGINT but while a cell runs; the loop would end by it.
    while True:
        try:
            _, parts = await unpacked(reader)
        except (asyncio.IncompleteReadError, ConnectionError):
            break
        if not parts:  # asked to end, as a stock kernel is by shutdown_request
            break
        await app.kernel.dispatch_shell([zmq.Frame(part) for part in parts])
        widgets: Any = sys.modules.get("ipywidgets")
        if (
            widgets is not None and not app.told_widgets
        ):  # perhaps imported before there was a shell
            app.told_widgets = True
            widgets.register_comm_target()
    writer.close()


def become(asked: socket.socket, said: socket.socket, key: bytes, memory: int | None) -> None:
    """Be the kernel of one notebook, in a fork; never return.

    Args:
        asked: Brings the requests; its end is the end.
        said: Takes replies and outputs.
        key: Signs both.
        memory: Bytes of address space the process may take; ``None`` for no bound.
    """
    atexit._clear()  # noqa: SLF001 - what the forking process registered is its own to do
    os.setsid()
    if memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    settle()
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a descriptor, not a path's content
        os.dup2(nothing.fileno(), 0)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the same
        # A notebook's outputs go their own way; the terminal could keep an answer.
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    sys.argv = ["ipykernel_launcher"]
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    end_with_parent(signal.SIGKILL)
    status = 0
    try:
        app: Any = _App.instance(quiet=True, user_ns=None)
        app.asked, app.said, app.key = asked, said, key
        app.initialize([])
        asyncio.run(_serve(app))
        atexit._run_exitfuncs()  # noqa: SLF001 - what the notebook registered is done, as at an exit
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - the fork ends here, whatever happened
        status = 1
    finally:
        os._exit(status)
