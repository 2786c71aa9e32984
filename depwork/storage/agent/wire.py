"""Messages over the agent's socket: four bytes of length, then JSON of bounded size."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
from pathlib import Path
from typing import Any, Final

from depwork import errors
from depwork.errors import StorageError
from depwork.model.role import Role
from depwork.storage.keyring import Holder, Keyring

SOCKET: Final = "agent.sock"
TOKEN: Final = "agent.token"  # noqa: S105  a file's name
MOST_BYTES: Final = 64 * 1024
"""The longest message either side accepts."""

MOST_PATH: Final = 100
"""The longest path of a socket that all systems take, in bytes."""

Message = dict[str, Any]


class CutError(StorageError):
    """The other end went away in the middle of a message."""


_LENGTH: Final = struct.Struct("!I")


def send(to: socket.socket, message: Message) -> None:
    """Send one message.

    Args:
        to: A connected socket.
        message: What JSON can hold.

    Raises:
        StorageError: It is too long.
    """
    body = json.dumps(message).encode()
    if len(body) > MOST_BYTES:
        raise StorageError("a message to or from the key agent is too long")
    to.sendall(_LENGTH.pack(len(body)) + body)


def receive(from_: socket.socket) -> Message:
    """Return one message.

    Args:
        from_: A connected socket.

    Raises:
        StorageError: What came is no message: cut, too long, or no JSON object.
    """
    (length,) = _LENGTH.unpack(_exactly(from_, _LENGTH.size))
    if length > MOST_BYTES:
        raise StorageError("a message to or from the key agent is too long")
    try:
        message = json.loads(_exactly(from_, length))
    except (ValueError, RecursionError):
        raise StorageError("a message to or from the key agent is not JSON") from None
    if not isinstance(message, dict):
        raise StorageError("a message to or from the key agent is no object")
    return message


def error_of(name: str, message: str) -> StorageError:
    """Return the storage error of a name, as the other end raised it.

    Args:
        name: Of a class in ``errors``; any other name gives a plain storage error.
        message: What it said.
    """
    kind = getattr(errors, name, StorageError)
    if not (isinstance(kind, type) and issubclass(kind, StorageError)):
        kind = StorageError
    return kind(message)


def message_of(keyring: Keyring) -> Message:
    """Return a keyring as it passes over the socket."""
    secret = base64.b64encode(keyring.secret()).decode() if keyring.has_secret else ""
    return {
        "vault_id": keyring.vault_id,
        "key": base64.b64encode(keyring.key()).decode(),
        "secret": secret,
        "member": keyring.holder.member,
        "role": keyring.holder.role.value,
        "whole": keyring.holder.whole,
        "epoch": keyring.holder.epoch,
    }


def keyring_of(message: Message) -> Keyring:
    """Return the keyring that passed over the socket."""
    holder = Holder(
        str(message["member"]),
        Role(message["role"]),
        bool(message["whole"]),
        int(message["epoch"]),
    )
    secret = base64.b64decode(message["secret"]) or None
    return Keyring(str(message["vault_id"]), base64.b64decode(message["key"]), holder, secret)


def same_user(peer: socket.socket) -> bool:
    """Return whether the other end runs as this user, as far as the system can tell.

    Where it cannot (it can on Linux), the modes of socket and folder stand alone.
    """
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return True
    _pid, uid, _gid = struct.unpack("3i", peer.getsockopt(socket.SOL_SOCKET, option, 12))
    return bool(uid == os.geteuid())


def checked_path(runtime: Path) -> Path:
    """Return the socket's path in a runtime folder.

    Raises:
        StorageError: The path is longer than sockets allow.
    """
    path = runtime / SOCKET
    if len(os.fsencode(path)) > MOST_PATH:
        raise StorageError(f"{path} is too long for a socket: choose a shorter runtime folder")
    return path


def _exactly(from_: socket.socket, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = from_.recv(count - len(parts))
        if not part:
            raise CutError("a message to or from the key agent was cut")
        parts += part
    return bytes(parts)
