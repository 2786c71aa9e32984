"""Refuses every connection that leaves the machine, in each Python a test starts."""

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def _refuse(address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else None
    if host is None:  # a Unix socket's path
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in {"localhost", ""}:
        return
    try:
        loopback = ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ConnectionRefusedError("depwork's tests leave the machine for nothing")


def connect(self: socket.socket, address: Any) -> None:
    """Connect to loopback or a Unix socket only."""
    _refuse(address)
    _connect(self, address)


def connect_ex(self: socket.socket, address: Any) -> int:
    """Connect to loopback or a Unix socket only."""
    _refuse(address)
    return _connect_ex(self, address)


def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    """Look up loopback only."""
    if host is not None:
        _refuse((host,))
    return _getaddrinfo(host, *args, **kwargs)


socket.socket.connect = connect  # type: ignore[method-assign]
socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
socket.getaddrinfo = getaddrinfo
