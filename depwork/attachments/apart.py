"""Files are opened apart: each job runs in a process of its own, bytes by pipe."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from depwork.attachments.limits import MEMORY, SECONDS
from depwork.attachments.refusing import refuse

_WAIT: Final = 90
"""Seconds after which a job counts as a trap."""


def done_apart(do: str, data: bytes, **said: Any) -> tuple[Mapping[str, Any], bytes]:
    """Return what a job of :data:`depwork.attachments.jobs.JOBS` answered, and its bytes.

    Args:
        do: The job.
        data: The file.
        **said: What the job needs beside it.

    Raises:
        FileRefusedError: The file is not taken; or opening it ended the process.
    """
    asked = json.dumps({"do": do, **said}).encode() + b"\n" + data
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "depwork.attachments"],
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refuse("file_too_slow", limit=_WAIT) from None
    if -done.returncode == signal.SIGXCPU:
        raise refuse("file_too_slow", limit=SECONDS)
    if done.returncode < 0:  # PDFium ends its process where it is given no more memory
        raise refuse("file_too_much_memory", limit=MEMORY)
    head, _, body = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise refuse("file_damaged")
    answer: dict[str, Any] = json.loads(head)
    if "refused" in answer:
        raise refuse(answer["refused"], **answer["places"])
    return answer, body
