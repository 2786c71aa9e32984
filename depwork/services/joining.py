"""Invitations, and the devices that came by them: a list on disk that holds no secret.

Beside a workbook lies ``share/devices.json``: ids, members' ids, days and SHA-256 sums of long
random secrets. Whoever reads it can open nothing with it. The serving process and the commands
read and change it under one lock.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from depwork.errors import RunError

MINUTES: Final = 10
"""How long an invitation waits for its phone."""
DAYS: Final = 7
"""How long a device's session lasts at most; after that it is invited anew."""
_MOST_WAITING: Final = 50
_SEEN_EVERY: Final = 60.0
_NAME: Final = "devices.json"
_ADDRESS: Final = "address.json"


@dataclass(frozen=True)
class Invitation:
    """One use, minutes to live, bound to a member.

    Args:
        secret: The sum of its secret.
        member: Whose unlock it opens.
        lapses: When it is over, in seconds of the clock.
    """

    secret: str
    member: str
    lapses: float


@dataclass(frozen=True)
class Device:
    """One device that joined.

    Args:
        id: Names it; no secret.
        member: Whose unlock it opens.
        kind: What sort of device it called itself.
        cookie: The sum of its cookie.
        key: The sum of the key that its page keeps.
        joined: When, in seconds of the clock.
        seen: When it last asked for something, to a minute.
        lapses: When it must be invited anew.
    """

    id: str
    member: str
    kind: str
    cookie: str
    key: str
    joined: float
    seen: float
    lapses: float


@dataclass(frozen=True)
class Joined:
    """What a device is given once, and nobody else ever sees."""

    device: Device
    cookie: str = field(repr=False)
    key: str = field(repr=False)


@dataclass(frozen=True)
class _Kept:
    invitations: tuple[Invitation, ...] = ()
    devices: tuple[Device, ...] = ()

    def at(self, now: float) -> _Kept:
        return _Kept(
            tuple(one for one in self.invitations if one.lapses > now),
            tuple(one for one in self.devices if one.lapses > now),
        )


class Register:
    """Who was invited and who came, of one workbook.

    Args:
        folder: Where the list lies; made private to its owner.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._file = folder / _NAME
        self._read: tuple[tuple[int, int, int], _Kept] | None = None

    @classmethod
    def of(cls, home: Path) -> Register:
        """Return the register of a workbook's folder."""
        return cls(home / "share")

    def listen_at(self, origin: str, fingerprint: str) -> None:
        """Note where phones reach the workbook now, and by which certificate."""
        path = self.folder / _ADDRESS
        path.write_text(json.dumps({"origin": origin, "fingerprint": fingerprint}))
        path.chmod(0o600)

    def address(self) -> tuple[str, str]:
        """Return where phones reach the workbook, and its certificate's fingerprint.

        Raises:
            RunError: It was never shared.
        """
        try:
            found = json.loads((self.folder / _ADDRESS).read_text())
            return str(found["origin"]), str(found["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError):
            raise RunError("this workbook is not shared: run `depwork share` first") from None

    def offer(self, member: str, now: float, *, minutes: float = MINUTES) -> str:
        """Return the secret of a new invitation; it is kept nowhere.

        Raises:
            RunError: Too many invitations wait already.
        """
        secret = secrets.token_urlsafe(24)
        with self._changing(now) as kept:
            if len(kept.invitations) >= _MOST_WAITING:
                raise RunError("too many invitations wait; let some lapse first")
            new = Invitation(_sum(secret), member, now + minutes * 60)
            self._write(replace(kept, invitations=(*kept.invitations, new)))
        return secret

    def join(self, secret: str, kind: str, now: float) -> Joined | None:
        """Return what a device is given for an invitation, which is spent with it.

        Args:
            secret: Of the invitation.
            kind: What sort of device it calls itself.
            now: Seconds of the clock.
        """
        with self._changing(now) as kept:
            found = [one for one in kept.invitations if _same(one.secret, secret)]
            if not found:
                return None
            cookie, key = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
            new = Device(
                secrets.token_hex(4),
                found[0].member,
                kind,
                _sum(cookie),
                _sum(key),
                now,
                now,
                now + DAYS * 86_400,
            )
            left = tuple(one for one in kept.invitations if one not in found)
            self._write(_Kept(left, (*kept.devices, new)))
        return Joined(new, cookie, key)

    def known(self, cookie: str, key: str, now: float) -> Device | None:
        """Return the device that holds both secrets, as long as its session lasts."""
        for one in self.devices(now):
            if _same(one.cookie, cookie) and _same(one.key, key):
                self._see(one, now)
                return one
        return None

    def devices(self, now: float) -> tuple[Device, ...]:
        """Return the devices whose session lasts, the first to come first."""
        return self._load().at(now).devices

    def end(self, device: str, now: float) -> bool:
        """Return whether a device's session was ended; at its next question it is a stranger."""
        with self._changing(now) as kept:
            left = tuple(one for one in kept.devices if one.id != device)
            self._write(replace(kept, devices=left))
        return len(left) < len(kept.devices)

    def _see(self, device: Device, now: float) -> None:
        if now - device.seen < _SEEN_EVERY:
            return
        with self._changing(now) as kept:
            seen = (replace(one, seen=now) if one.id == device.id else one for one in kept.devices)
            self._write(replace(kept, devices=tuple(seen)))

    @contextmanager
    def _changing(self, now: float) -> Iterator[_Kept]:
        descriptor = os.open(self.folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield self._load().at(now)
        finally:
            os.close(descriptor)

    def _load(self) -> _Kept:
        try:
            stat = self._file.stat()
        except FileNotFoundError:
            return _Kept()
        stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, _parsed(self._file.read_bytes()))
        return self._read[1]

    def _write(self, kept: _Kept) -> None:
        new = self._file.with_suffix(".new")
        descriptor = os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(asdict(kept), file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._file)


def _parsed(body: bytes) -> _Kept:
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads(body)
        return _Kept(
            tuple(Invitation(**one) for one in found["invitations"]),
            tuple(Device(**one) for one in found["devices"]),
        )
    except (ValueError, KeyError, TypeError):
        return _Kept()  # a list that cannot be read opens nothing


def _sum(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _same(kept: str, secret: str) -> bool:
    return hmac.compare_digest(kept, _sum(secret))
