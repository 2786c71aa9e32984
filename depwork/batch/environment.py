"""The environment of a batch's kernels, set for the run and put back after it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.util import _run_finalizers  # type: ignore[attr-defined]
from pathlib import Path

from depwork.services.settings import VARIABLES

_OF_FOLDERS = -100  # multiprocessing's own number for clearing its folder away


@contextmanager
def handed(environment: Mapping[str, str]) -> Iterator[None]:
    """Add variables for the processes that start inside the block; paths and flags only.

    What somebody's shell happens to say of the same names does not reach a kernel. What kernels
    put aside lies in the run's own folder, beside the key agent's, and goes with it.
    """
    before, tempdir = dict(os.environ), tempfile.tempdir
    for name in VARIABLES:
        os.environ.pop(name, None)
    os.environ.update(environment)
    agent = environment.get("DEPWORK_AGENT")
    if agent and Path(agent).is_dir():
        aside = Path(agent).parent / "t"
        aside.mkdir(mode=0o700, exist_ok=True)
        os.environ.update(TMPDIR=str(aside), JUPYTER_RUNTIME_DIR=str(aside))
        tempfile.tempdir = None
    try:
        yield
    finally:
        _run_finalizers(_OF_FOLDERS)  # multiprocessing's own folder, while its place still stands
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = tempdir
