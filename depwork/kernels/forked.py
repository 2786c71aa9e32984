"""The owner's end of the forge: orders kernels, and knows what became of each."""

from __future__ import annotations

import asyncio
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

PATIENCE: Final = 60.0
"""Seconds until an ordered kernel's process must be there: the forge may still be warming."""


class Forked:
    """A forked kernel's process, with what jupyter_client asks of a ``Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, status: socket.socket) -> None:
        """Watch the process ``pid``, whose end ``status`` tells."""
        self.pid = pid
        self.returncode: int | None = None
        self._status = status
        self._heard = b""

    def poll(self) -> int | None:
        """Return the exit status, or ``None`` while it runs."""
        return self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status when it has ended.

        Raises:
            TimeoutExpired: It has not, after so many seconds.
        """
        while self._look(timeout) is None:
            if timeout is not None:
                raise subprocess.TimeoutExpired("kernel", timeout)
        assert self.returncode is not None  # noqa: S101 - the loop ended; for the type checker
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and what it started."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def _look(self, seconds: float | None) -> int | None:
        if self.returncode is not None or not select.select([self._status], [], [], seconds)[0]:
            return self.returncode
        try:
            told = self._status.recv(64)
        except OSError:
            told = b""
        self._heard += told
        found = re.search(rb"exit (-?\d+)\n", self._heard)
        if found is None and told:
            return None
        if found is None:  # the forge is gone, and its kernels with it
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        self.returncode = int(found[1]) if found else -signal.SIGKILL
        self._status.close()
        return self.returncode


class Smith:
    """Orders kernels from a forge of its own; where that fails, it says so by ``None``.

    Args:
        modules: What the notebooks import, to be imported once for all kernels.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = modules
        self._start()

    def _start(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-P", "-m", "depwork.kernels.forge", *self._modules],
                stdin=theirs.fileno(),
                # What a kernel logs may hold what somebody typed: it goes nowhere.
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    async def kernel(self, argv: Sequence[str], env: Mapping[str, str], cwd: str) -> Forked | None:
        """Return a kernel's process, or ``None`` if none could be forked.

        Args:
            argv: What follows the launcher's name.
            env: The kernel's whole environment.
            cwd: Its folder.
        """
        ours, theirs = socket.socketpair()
        order = json.dumps({"argv": list(argv), "env": dict(env), "cwd": cwd}).encode()
        try:
            with theirs:
                socket.send_fds(self._control, [order], [theirs.fileno()])
            ours.settimeout(0)
            said = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(ours, 64), PATIENCE)
        except (OSError, TimeoutError):
            said = b""
        found = re.match(rb"pid (\d+)\n", said)
        if found is not None:
            forked = Forked(int(found[1]), ours)
            forked._heard = said[found.end() :]  # noqa: SLF001 - what was read with the first line
            return forked
        ours.close()
        if self._process.poll() is not None:
            self._control.close()
            self._start()
        return None

    def stop(self) -> None:
        """End the forge, and each kernel that is left."""
        self._control.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
