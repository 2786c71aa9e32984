"""The environment of a batch's kernels, set for the run and put back after it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def handed(environment: Mapping[str, str]) -> Iterator[None]:
    """Add variables for the processes that start inside the block; paths and flags only."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
