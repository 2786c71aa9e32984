"""One run's private folder: no user's settings come in, nothing stays behind."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depwork.serve.leftovers import PREFIX, mark, sweep
from depwork.services.settings import VARIABLES

_SOCKET_ROOM: Final = 37
"""Letters a run's folder may have: a socket's whole path must stay below 104 (macOS)."""
_ASKS_USER: Final = (
    "JUPYTER_CONFIG_PATH",
    "JUPYTERLAB_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTER_TOKEN",
)


@dataclass(frozen=True)
class Run:
    """A run's folder and its secrets.

    Args:
        folder: Private to the user (0700), gone at the end.
        token: Opens the served pages.
    """

    folder: Path
    token: str


def private_environment(folder: Path, theme: Path) -> dict[str, str]:
    """Return the variables that keep Jupyter inside ``folder``.

    Args:
        folder: The run's private folder.
        theme: The Jupyter data folder that holds our Voila template.
    """
    inside = {name: str(folder / name) for name in ("config", "data", "runtime", "ipython")}
    return {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_CONFIG_DIR": inside["config"],
        "JUPYTER_DATA_DIR": inside["data"],
        "JUPYTER_RUNTIME_DIR": inside["runtime"],
        "IPYTHONDIR": inside["ipython"],
        "JUPYTER_PATH": str(theme),
        "JUPYTER_PLATFORM_DIRS": "1",
        "TMPDIR": str(folder / "t"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "lab-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "lab-workspaces"),
        "JUPYTERLAB_DIR": str(Path(sys.prefix) / "share" / "jupyter" / "lab"),
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "OPENBLAS_NUM_THREADS": "1",
    }


def own_folder() -> Path:
    """Return a new folder, private to the user (0700), with room for sockets in it."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    short = Path("/tmp")  # noqa: S108 - mkdtemp makes a private folder in it
    if len(str(folder)) > _SOCKET_ROOM and os.access(short, os.W_OK):
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=short))
    return folder


@contextmanager
def private_run(theme: Path, env: Mapping[str, str]) -> Iterator[Run]:
    """Give a run its folder, its token and its environment; take all of it away at the end.

    Args:
        theme: The Jupyter data folder that holds our Voila template.
        env: Variables for the kernels (``DEPWORK_*``); paths only, never a secret.
    """
    sweep()
    folder = own_folder()
    mark(folder)
    before = dict(os.environ)
    tempdir = tempfile.tempdir
    for name in (*_ASKS_USER, *VARIABLES):
        os.environ.pop(name, None)
    made = private_environment(folder, theme)
    for name in ("config", "data", "runtime", "ipython", "t"):
        (folder / name).mkdir(mode=0o700)
    os.environ.update({name: value for name, value in made.items() if value})
    os.environ.update(env)
    tempfile.tempdir = None  # from here on temporary files lie in the run's own folder
    try:
        yield Run(folder, secrets.token_urlsafe(32))
    finally:
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = tempdir
        shutil.rmtree(folder, ignore_errors=True)
