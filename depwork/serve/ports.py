"""A free port on loopback."""

from __future__ import annotations

import socket

from depwork.errors import ServeError

_WAITING = 128
"""Browsers that may wait while the server is starting, or starting again."""


def listening(wanted: int) -> socket.socket:
    """Return a socket that listens on loopback: on the wanted port, or the next free one.

    Args:
        wanted: 0 takes any free one.

    Raises:
        ServeError: No port near the wanted one is free.
    """
    for port in range(wanted, wanted + 50) if wanted else (0,):
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind(("127.0.0.1", port))
            found.listen(_WAITING)
        except OSError:
            found.close()
            continue
        return found
    raise ServeError(f"no free port near {wanted}; choose another with --port")


def port_of(listener: socket.socket) -> int:
    """Return where a socket listens."""
    return int(listener.getsockname()[1])


def free_port(wanted: int) -> int:
    """Return the wanted port, or the next free one on loopback.

    Args:
        wanted: 0 takes any free one.

    Raises:
        ServeError: No port near the wanted one is free.
    """
    with listening(wanted) as found:
        return port_of(found)
