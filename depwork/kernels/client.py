"""What nbclient asks of a kernel's client, over the socket pairs of a fork."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
from contextlib import suppress
from queue import Empty
from typing import Any, Final

from jupyter_client.session import Session

from depwork.kernels.cells import IOPUB, SHELL, packed, unpacked

_GRACE: Final = 5.0
"""Seconds a notebook's own exit functions may take before its process is ended."""
_GOING: Final = 1.0
"""Seconds from the end of a process's sockets to its own."""


class _Channel:
    """What nbclient reads a channel from."""

    def __init__(self) -> None:
        self.messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def get_msg(
        self,
        timeout: float | None = None,  # noqa: ASYNC109 - jupyter_client's signature
    ) -> dict[str, Any]:
        """Return the next message.

        Raises:
            Empty: None came in ``timeout`` seconds.
        """
        try:
            return await asyncio.wait_for(self.messages.get(), timeout)
        except TimeoutError:
            raise Empty from None


class Client:
    """What nbclient asks of a kernel's client, over the fork's own sockets."""

    def __init__(self, asked: socket.socket, said: socket.socket, key: bytes, pid: int) -> None:
        self.session = Session(key=key)
        self.pid = pid
        self.shell_channel = _Channel()
        self.iopub_channel = _Channel()
        self.allow_stdin = False
        self._asked = asked
        self._said = said
        self._gone = False

    async def open(self) -> None:
        """Read what comes, from now on."""
        # Whichever of the two ends is dropped closes the socket.
        self._unread, self._writer = await asyncio.open_connection(sock=self._asked)
        self._reader, self._unwritten = await asyncio.open_connection(sock=self._said)
        self._pump = asyncio.ensure_future(self._read())

    async def _read(self) -> None:
        channels = {SHELL: self.shell_channel, IOPUB: self.iopub_channel}
        try:
            while True:
                channel, parts = await unpacked(self._reader)
                _, rest = self.session.feed_identities(parts)
                channels[channel].messages.put_nowait(self.session.deserialize(rest))
        except (asyncio.IncompleteReadError, ConnectionError):
            self._gone = True

    async def execute(self, code: str, **how: Any) -> str:
        """Ask for one cell; return the request's id."""
        content = {
            "code": code,
            "silent": how.get("silent", False),
            "store_history": how.get("store_history", True),
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": how.get("stop_on_error", True),
        }
        return await self._ask("execute_request", content)

    async def kernel_info(self) -> dict[str, Any]:
        """Return what the kernel says of its language."""
        wanted = await self._ask("kernel_info_request", {})
        while True:
            reply = await self.shell_channel.get_msg()
            if reply["parent_header"].get("msg_id") == wanted:
                return reply

    async def _ask(self, kind: str, content: dict[str, Any]) -> str:
        message = self.session.msg(kind, content)
        self._writer.write(packed(SHELL, self.session.serialize(message)))
        with suppress(ConnectionError):
            await self._writer.drain()
        asked: str = message["header"]["msg_id"]
        return asked

    async def is_alive(self) -> bool:
        """Return whether the fork still runs."""
        return not self._gone

    async def close(self) -> None:
        """Ask the fork to end, end it if it does not, and what it started with it."""
        with suppress(ConnectionError):
            self._writer.write(packed(SHELL, []))
            await self._writer.drain()
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._pump), _GRACE)
        self._pump.cancel()
        self._writer.close()
        self._unwritten.close()

    def ended(self) -> str:
        """Return how the fork ended, once its sockets have: by which signal or status."""
        watched = os.pidfd_open(self.pid)
        try:
            select.select([watched], [], [], _GOING)
        finally:
            os.close(watched)
        found = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if found is None:
            return "it closed its connection"
        if found.si_code == os.CLD_EXITED:
            return f"it ended itself with status {found.si_status}"
        name = signal.Signals(found.si_status).name
        memory = ", or out of memory" if found.si_status == signal.SIGKILL else ""
        return f"killed by {name}{memory}"

    def reap(self) -> None:
        """End the fork and its children for good."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with suppress(ProcessLookupError, PermissionError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
