"""The process in which a file is opened: one job from standard input, its answer on output.

It has no arguments, no environment and no right to write a file; what it may use of memory
and time is bounded, so that a file made to do harm ends this process and nothing else.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any

from depwork.attachments.jobs import JOBS, Said
from depwork.attachments.limits import MEMORY, SECONDS
from depwork.errors import FileRefusedError


def main() -> None:
    """Do one job."""
    asked, out = sys.stdin.buffer.read(), os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand in the answer
    _bound()
    head, _, data = asked.partition(b"\n")
    said, body = _done(json.loads(head), data)
    with os.fdopen(out, "wb") as answer:
        answer.write(json.dumps(said).encode() + b"\n" + body)


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 2))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 2**20, MEMORY * 2**20))


def _done(asked: dict[str, Any], data: bytes) -> tuple[Said, bytes]:
    try:
        return JOBS[asked["do"]](data, asked)
    except FileRefusedError as refused:
        return {"refused": refused.key, "places": refused.places}, b""
    except MemoryError:
        return {"refused": "file_too_much_memory", "places": {"limit": MEMORY}}, b""
    except Exception:  # noqa: BLE001 - whatever a library says of a damaged file quotes it
        return {"refused": "file_damaged", "places": {}}, b""


if __name__ == "__main__":
    main()
