"""Starts ``depwork start`` as a person does, and reads the address it prints."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ADDRESS = re.compile(r"^depwork: (http://127\.0\.0\.1:\d+/\S*)$", re.MULTILINE)


@contextmanager
def serving(
    *command: str, folder: Path, env: Mapping[str, str] | None = None, ends: int = 0
) -> Iterator[tuple[str, Path]]:
    """Yield the printed address of a running server, and the folder its output goes to.

    It must end with the status ``ends``; one that was killed on purpose has the signal's.
    """
    log = folder / "server-log"
    log.mkdir(exist_ok=True)
    with (log / "out").open("w") as out, (log / "err").open("w") as err:
        server = subprocess.Popen(  # noqa: S603 - the command under test
            command, stdout=out, stderr=err, cwd=folder, env={**os.environ, **(env or {})}
        )
        try:
            yield _address(server, log), log
        finally:
            server.terminate()
            status = server.wait(30)
    assert status == ends, (log / "err").read_text()


def _address(server: "subprocess.Popen[bytes]", log: Path) -> str:
    for _ in range(600):
        found = ADDRESS.search((log / "out").read_text())
        if found:
            return found[1]
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"the server printed no address: {(log / 'err').read_text()}")
