"""Refuses every connection that leaves the machine, in each Python a test starts.

And lets vaults be unlocked with a derivation that costs nothing, or the tests would take hours.
"""

import importlib.abc
import importlib.machinery
import ipaddress
import socket
import sys
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


def _lower(module: Any) -> None:
    module.least = module.Kdf(8, 1, 1)


def _floor(module: Any) -> None:
    floor = sys.modules["depwork.storage.kdf"].FLOOR
    module.calibrated = lambda _: floor


_AFTER = {"depwork.storage.kdf": _lower, "depwork.services.opening": _floor}


class CheapVaults(importlib.abc.MetaPathFinder):
    """Lowers the floor of the key derivation once its module is loaded; `test_kdf` raises it.

    A new vault costs the floor, whatever the machine could bear; `test_kdf` tries what it bears.
    """

    def find_spec(self, name: str, path: Any, _target: Any = None) -> Any:
        """Return the module's own way of loading, with one line after it."""
        if name not in _AFTER:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            plain = loader.exec_module

            def exec_module(module: Any) -> None:
                plain(module)
                _AFTER[name](module)

            loader.exec_module = exec_module
        return spec


if not any(type(one).__name__ == "CheapVaults" for one in sys.meta_path):
    sys.meta_path.insert(0, CheapVaults())
socket.socket.connect = connect  # type: ignore[method-assign]
socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
socket.getaddrinfo = getaddrinfo
