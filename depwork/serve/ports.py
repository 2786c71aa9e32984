"""A free port on loopback."""

from __future__ import annotations

import socket

from depwork.errors import ServeError


def free_port(wanted: int) -> int:
    """Return the wanted port, or the next free one on loopback.

    Args:
        wanted: 0 takes any free one.

    Raises:
        ServeError: No port near the wanted one is free.
    """
    for port in range(wanted, wanted + 50) if wanted else (0,):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise ServeError(f"no free port near {wanted}; choose another with --port")
