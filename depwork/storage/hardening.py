"""A process that holds keys or what people told keeps its memory to itself."""

from __future__ import annotations

import resource
import sys
from functools import cache
from typing import Final

_PR_SET_DUMPABLE: Final = 4


@cache
def harden() -> None:
    """Keep this process's memory out of core dumps and from other processes of the user.

    Called where keys are made or received, so that each process that holds some is hardened:
    agent, kernels, commands and workers. What they start inherits the first half.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  only here, only on Linux

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
