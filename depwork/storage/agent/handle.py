"""Starting the agent, and ending it."""

from __future__ import annotations

import os
import secrets
import selectors
import stat
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from depwork.errors import NoVaultError, StorageError
from depwork.storage import vault
from depwork.storage.agent import wire

START_SECONDS: Final = 60.0
"""How long the agent may take to be ready."""

_END_SECONDS: Final = 5.0
_LOOK: Final = 0.2  # how often to see whether it still runs
_MOST_DEATHS: Final = 5  # within so many seconds, and it is given up
_WITHIN: Final = 60.0


@dataclass(slots=True)
class AgentHandle:
    """A running agent, for the one who started it.

    Args:
        socket: Where clients reach it.
        token: What they must say.
        process: The agent's process.
    """

    socket: Path
    token: str = field(repr=False)
    command: tuple[str, ...] = field(repr=False)
    process: subprocess.Popen[bytes] = field(init=False, repr=False)
    _ending: threading.Event = field(init=False, repr=False, default_factory=threading.Event)

    def watch(self) -> None:
        """Start the agent again, locked, whenever it is killed; until :meth:`stop`.

        Its keys are gone with it: the page asks for the passphrase, and keeps what is typed.
        """
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        deaths: deque[float] = deque(maxlen=_MOST_DEATHS)
        while not self._ending.is_set():
            if self.process.poll() is None:
                self._ending.wait(_LOOK)
                continue
            deaths.append(time.monotonic())
            if len(deaths) == _MOST_DEATHS and deaths[-1] - deaths[0] < _WITHIN:
                return
            if self._ending.is_set():
                return
            for pipe in filter(None, (self.process.stdin, self.process.stdout)):
                with suppress(OSError):
                    pipe.close()
            for left in (self.socket, self.socket.with_name(wire.TOKEN)):
                left.unlink(missing_ok=True)
            with suppress(StorageError, OSError):
                self.begin()

    def begin(self) -> None:
        """Start the process, and wait until it is ready."""
        self.process = subprocess.Popen(  # noqa: S603  our own module, no shell
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the parent; the agent follows it
        )
        _hand_token(self)
        _await_ready(self)

    def stop(self) -> None:
        """End the agent; its keys are gone with it."""
        self._ending.set()
        process: subprocess.Popen[bytes] | None = getattr(self, "process", None)
        if process is None:  # a signal came before it was begun
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start(
    folder: Path, runtime_dir: Path, *, practice: bool = False, idle: float = 0.0
) -> AgentHandle:
    """Return the handle of an agent that is ready.

    Args:
        folder: The vault's folder; for practice, where to make a vault that is gone with
            the agent's key.
        runtime_dir: For socket and token; made with mode 0700 if there is none. Its path
            is short, and no other agent uses it.
        practice: Make a practice vault and hold its only key.
        idle: After how many seconds without anybody at a page it locks itself; 0 for never.

    Raises:
        NoVaultError: No vault is in the folder.
        VaultExistsError: For practice, one is there already.
        StorageError: The runtime folder is open to others, or the agent did not start.
    """
    if not practice and not vault.exists(folder):
        raise NoVaultError(f"no vault in {folder}: make one with depwork new")
    _own_folder(runtime_dir)
    socket = wire.checked_path(runtime_dir)
    command = [sys.executable, "-P", "-m", "depwork.storage.agent"]
    command += ["--folder", str(folder.absolute()), "--runtime", str(runtime_dir.absolute())]
    command += ["--parent", str(os.getpid()), "--idle", str(idle)]
    command += ["--practice"] if practice else []
    handle = AgentHandle(socket, secrets.token_hex(32), tuple(command))
    try:
        handle.begin()
    except BaseException:
        handle.stop()
        raise
    if not practice:  # a practice vault has no key but the agent's
        handle.watch()
    return handle


def _hand_token(handle: AgentHandle) -> None:
    if handle.process.stdin is not None:
        handle.process.stdin.write(handle.token.encode() + b"\n")
        handle.process.stdin.flush()


def _await_ready(handle: AgentHandle) -> None:
    out = handle.process.stdout
    if out is None:
        raise StorageError("the key agent has no way to answer")
    with selectors.DefaultSelector() as ready:
        ready.register(out, selectors.EVENT_READ)
        if not ready.select(START_SECONDS):
            raise StorageError(f"the key agent was not ready after {START_SECONDS:.0f} seconds")
    said = out.readline().decode().strip()
    if said != "ready":
        name, _, message = said.partition(": ")
        raise wire.error_of(name, message or "the key agent ended before it was ready")


def _own_folder(runtime: Path) -> None:
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = runtime.lstat()
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    if not mine or stat.S_IMODE(found.st_mode) & 0o077:
        raise StorageError(f"{runtime} must be a folder of yours with mode 0700")
