"""Which device asks: it brings a cookie and its page's key; its kernels are its own."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Final

from jupyter_core.utils import ensure_async
from tornado.httputil import HTTPServerRequest

from depwork.serve.served import Share
from depwork.services.guests import shown
from depwork.services.joining import Device, Joined, Register
from depwork.services.opening import Client, device_folder, wait_after

COOKIE: Final = "__Host-depwork"
"""The browser sends it to this host by TLS alone, and to no page of another origin."""
_AGENT: Final = "DEPWORK_AGENT"
_FREE_IN_ALL: Final = 40
_KINDS: Final = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"))


class Slow:
    """Wrong invitations slow whoever brought them, and many of them slow everybody."""

    def __init__(self) -> None:
        self._wrong: Counter[str] = Counter()
        self._not_before: dict[str, float] = {}

    def wait(self, peer: str) -> float:
        """Return how long a peer must wait, in seconds."""
        until = max(self._not_before.get(peer, 0.0), self._not_before.get("", 0.0))
        return max(0.0, until - time.monotonic())

    def wrong(self, peer: str) -> None:
        """Note a wrong one."""
        self._wrong[peer] += 1
        self._wrong[""] += 1
        now = time.monotonic()
        self._not_before[peer] = now + wait_after(self._wrong[peer])
        self._not_before[""] = now + wait_after(max(0, self._wrong[""] - _FREE_IN_ALL))

    def right(self, peer: str) -> None:
        """Note a right one, which forgives a peer's wrong ones."""
        self._wrong.pop(peer, None)
        self._not_before.pop(peer, None)


class Devices:
    """The devices of one server, and whose each kernel is.

    Args:
        share: Where the list and the key agent are.
    """

    def __init__(self, share: Share) -> None:
        self._register = Register(Path(share.register))
        self._agent = Path(share.agent)
        self._kernels: dict[str, str] = {}
        self._told: dict[str, float] = {}
        self.slow = Slow()

    def of(self, request: HTTPServerRequest) -> Device | None:
        """Return the device that a request comes from: both of its secrets are there."""
        cookie = request.cookies.get(COOKIE)
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if scheme != "token":
            key = b"".join(request.query_arguments.get("token", [])[:1]).decode(errors="replace")
        if not (cookie and key):
            return None
        found = self._register.known(cookie.value, key, time.time())
        if found is None:
            self.tell("a device that is not, or no longer, one of ours")
        return found

    def join(self, secret: str, agent: str, peer: str) -> Joined | None:
        """Return what a device is given for an invitation.

        Args:
            secret: Of the invitation.
            agent: What the browser says of itself.
            peer: Where it comes from.
        """
        kind = next((name for sign, name in _KINDS if sign in agent), "computer")
        found = self._register.join(secret, kind, time.time())
        if found is None:
            self.slow.wrong(peer)
            self.tell("an invitation that is spent, lapsed or made up")
        else:
            self.slow.right(peer)
        return found

    def paper(self, secret: str) -> str | None:
        """Return the one paper that a guest's link opens now."""
        today = date.fromtimestamp(time.time())  # noqa: DTZ012 - a day of this machine, as a final's
        found = shown(self._register, self._register.folder.parent, secret, time.time(), today)
        return None if found is None else found.decode()

    def environment(self, device: str, given: dict[str, str]) -> dict[str, str]:
        """Return a kernel's variables: its way to the key agent is its device's own."""
        member = next(one.member for one in self._here() if one.id == device)
        return {**given, _AGENT: str(device_folder(self._agent, device, member))}

    def bind(self, kernel: str, device: str) -> None:
        """Note whose a kernel is."""
        self._kernels[kernel] = device

    def owns(self, device: str, kernel: str) -> bool:
        """Return whether a kernel is a device's own; another's is told, and is not there."""
        if self._kernels.get(kernel) == device:
            return True
        if kernel in self._kernels:
            self.tell("another device's page")
        return False

    async def end_gone(self, manager: Any) -> None:
        """End the kernels and keys of devices whose session was ended or lapsed.

        Args:
            manager: Voila's kernel manager.
        """
        here = {one.id for one in self._here()}
        for kernel, device in list(self._kernels.items()):
            if kernel not in manager:
                del self._kernels[kernel]
            elif device not in here:
                await ensure_async(manager.shutdown_kernel(kernel, now=True))
                Client.at(self._agent).end(device)
                shutil.rmtree(self._agent / device, ignore_errors=True)

    def tell(self, what: str) -> None:
        """Say on the terminal what was refused, once a second at most; no value, no address."""
        now = time.monotonic()
        if now - self._told.get(what, -9.0) >= 1:
            self._told[what] = now
            sys.stderr.write(f"depwork: {time.strftime('%H:%M:%S')} refused: {what}\n")
            sys.stderr.flush()

    def _here(self) -> tuple[Device, ...]:
        return self._register.devices(time.time())


class Bound:
    """A kernel manager as one device sees it: what it starts is that device's.

    Args:
        manager: Voila's own.
        devices: Knows whose each kernel is.
        device: The device's id.
    """

    def __init__(self, manager: Any, devices: Devices, device: str) -> None:
        self._manager = manager
        self._devices = devices
        self._device = device

    def __getattr__(self, name: str) -> Any:
        return getattr(self._manager, name)

    def __contains__(self, kernel: str) -> bool:
        return kernel in self._manager

    async def start_kernel(self, **how: Any) -> str:
        """Start a kernel that knows this device's session alone.

        Args:
            how: As Voila asks for it.
        """
        given = {name: value for name, value in how["env"].items() if not _SECRET.search(name)}
        how["env"] = self._devices.environment(self._device, given or dict(os.environ))
        kernel: str = await ensure_async(self._manager.start_kernel(**how))
        self._devices.bind(kernel, self._device)
        return kernel


_SECRET: Final = re.compile(r"^(QUERY_STRING|VOILA_REQUEST_URL)$")
"""What a request's address said is nothing for a kernel."""
