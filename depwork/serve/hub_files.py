"""What a team server's configuration is written as, and what is checked before it runs."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from depwork.errors import ServeError

if TYPE_CHECKING:  # JupyterHub is an extra
    from depwork.serve.hub import TeamServer

CONFIG: Final = "jupyterhub_config.py"
PROXY: Final = "configurable-http-proxy"
_EXTRA: Final = ("jupyterhub", "jupyterhub_idle_culler")
_TEXT: Final = """\
# Written by `depwork hub write`; `depwork hub check` looks at it. It holds no secret.
# Run it: jupyterhub -f {path}
# An organization's own login takes the place of ours below the call, as JupyterHub documents:
# c.JupyterHub.authenticator_class = "..."; its names must be the members' ids.
from depwork.serve.hub import TeamServer, configure

c = get_config()  # noqa: F821 - JupyterHub gives it
configure(
    c,
    TeamServer(
{rows}    ),
)
"""


def missing() -> list[str]:
    """Return what is not installed of that which a team server needs."""
    libraries = [name for name in _EXTRA if importlib.util.find_spec(name) is None]
    return libraries + ([] if shutil.which(PROXY) else [PROXY])


def require_extra() -> None:
    """Refuse to go on without JupyterHub.

    Raises:
        ServeError: It says how to install it.
    """
    if any(importlib.util.find_spec(name) is None for name in _EXTRA):
        raise ServeError("JupyterHub is not installed: pip install 'depwork[hub]'")


def write(team: TeamServer) -> Path:
    """Write a team server's configuration and its private folder.

    Args:
        team: What the server is.

    Raises:
        ServeError: One stands there already; it was not touched.
    """
    state = Path(team.state)
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = state / CONFIG
    rows = "".join(f"        {name}={value!r},\n" for name, value in vars(team).items())
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise ServeError(f"{path} stands there already: it was left as it is") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(_TEXT.format(path=path, rows=rows))
    return path


def checked(state: Path) -> Iterator[tuple[bool, str]]:
    """Yield what was looked at before a team server runs: whether it is well, and in words.

    Args:
        state: The hub's own folder.

    Raises:
        ServeError: There is no configuration, or it cannot be read.
    """
    path = state / CONFIG
    if not path.is_file():
        raise ServeError(f"no {CONFIG} in {state}: `depwork hub write` makes one")
    for one in missing():
        yield False, f"{one} is not installed"
    for place in (state, *sorted(state.iterdir())):
        if stat.S_IMODE(place.stat().st_mode) & 0o077:
            yield False, f"{place.name} may be read by others of this machine: take that away"
    require_extra()
    yield from _said(path)


def _said(path: Path) -> Iterator[tuple[bool, str]]:
    from traitlets.config.loader import PyFileConfigLoader  # noqa: PLC0415 - with the extra

    from depwork.serve.hub import MemberAuthenticator, MemberSpawner, OwnUserSpawner  # noqa: PLC0415 - the extra

    try:
        c = PyFileConfigLoader(path.name, path=str(path.parent)).load_config()
        hub, url = c.JupyterHub, str(c.JupyterHub.bind_url)
        origin = str(c.JupyterHub.public_url)
        ours = hub.spawner_class in {MemberSpawner, OwnUserSpawner}
        own = hub.spawner_class is OwnUserSpawner
    except Exception as error:  # noqa: BLE001 - a file that others may have edited
        raise ServeError(f"{path} cannot be read: {type(error).__name__}") from None
    yield ours, "pages are started by depwork" if ours else "pages are started by something else"
    home = url.startswith("http://127.0.0.1:")
    tls = url.startswith("https://")
    yield (
        home or tls,
        f"{url}: {'TLS' if tls else 'for a proxy of this machine' if home else 'plain HTTP'}",
    )
    yield origin.startswith("https://"), f"browsers come to {origin}"
    admins = bool(c.Authenticator.admin_users)
    yield not admins, "there are administrators" if admins else "nobody is an administrator"
    theirs = hub.authenticator_class is not MemberAuthenticator
    yield True, f"members sign in by {'another login' if theirs else 'their own passphrase'}"
    yield True, f"a process each, as {'a user of its own' if own else 'the user that runs the hub'}"
