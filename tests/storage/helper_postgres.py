"""A PostgreSQL server of one's own: a temporary folder, a file socket, no network."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

SECONDS = 30.0
"""How long the server may take to answer."""


@dataclass
class Server:
    """A running server, whose one database is emptied between tests."""

    socket: Path
    user: str

    @property
    def address(self) -> str:
        """SQLAlchemy's address of its database."""
        return f"postgresql+psycopg://{self.user}@/postgres?host={self.socket}"

    def connect(self) -> Any:
        """Return a plain connection."""
        return psycopg.connect(
            dbname="postgres", user=self.user, host=str(self.socket), autocommit=True
        )

    def empty(self) -> None:
        """Drop what the test before left, and whoever still reads it."""
        with self.connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            connection.execute("DROP TABLE IF EXISTS records, blobs")


def programs() -> Path | None:
    """Return the folder of the newest server's programs, or None if there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: f.parent.name)
    beside = shutil.which("initdb")
    found = [*folders, *([Path(beside).resolve().parent] if beside else [])]
    whole = [f for f in found if (f / "initdb").exists() and (f / "postgres").exists()]
    return whole[-1] if whole else None


def _user() -> str:
    """Return whom the server runs as: never root, whom it refuses."""
    return pwd.getpwuid(os.geteuid()).pw_name if os.geteuid() else "nobody"


@contextmanager
def running() -> Iterator[Server | None]:
    """Start a server and end it; None where none is installed."""
    bin_folder = programs()
    if bin_folder is None:
        yield None
        return
    home, user = Path(tempfile.mkdtemp(prefix="depwork-pg-")), _user()
    found = pwd.getpwnam(user)
    os.chown(home, found.pw_uid, found.pw_gid)
    who: dict[str, Any] = {}
    if not os.geteuid():
        who = {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    data, clean = home / "data", {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = None
    try:
        subprocess.run(  # noqa: S603  the server's own program, no shell
            [bin_folder / "initdb", "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "-N"],
            check=True, cwd=home, env=clean, **quiet, **who,
        )  # fmt: skip
        settings = {"listen_addresses": "", "fsync": "off", "max_connections": "60"}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        process = subprocess.Popen(  # noqa: S603  the server's own program, no shell
            [bin_folder / "postgres", "-D", data, "-k", home, *options],
            cwd=home, env=clean, **quiet, **who,
        )  # fmt: skip
        server = Server(home, user)
        _await(server)
        yield server
    finally:
        if process is not None:
            process.terminate()
            process.wait(SECONDS)
        shutil.rmtree(home, ignore_errors=True)


def _await(server: Server) -> None:
    """Return once the server answers."""
    until = time.monotonic() + SECONDS
    while True:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
