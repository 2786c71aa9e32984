"""Every long command ends soon on a signal, says so, and leaves nothing: real processes."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
import uuid
from itertools import product
from pathlib import Path

import pytest

from depwork.cli.ending import SAID
from depwork.services import keeping
from depwork.storage import vault as vaults

WORDS = "canasta lluvia tren papel monte sur"
SOON = 2.0
"""Seconds from the signal to the end."""

PATIENCE = 90


def living(mark):
    """Return the command lines of all processes that descend from a run, by their environment."""
    found = {}
    for one in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if one.name.isdecimal() and mark in (one / "environ").read_bytes():
                line = (one / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if line:  # a process that has ended and was not yet waited for has none
                    found[int(one.name)] = line
    return found


class Run:
    """A command in a process of its own, with a folder of its own for what is temporary."""

    def __init__(self, python, *args, typed="", **env):
        self.mark = uuid.uuid4().hex.encode()
        self.aside = Path(tempfile.mkdtemp(prefix="dw", dir="/tmp"))  # sockets need a short one
        self.out, self.err = (self.aside.with_name(self.aside.name + end) for end in (".o", ".e"))
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(  # noqa: S603  our own module, no shell
                [python, "-m", "depwork", *map(str, args)],
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=err,
                env={
                    **os.environ,
                    "DEPWORK_RUN": self.mark.decode(),
                    "TMPDIR": str(self.aside),
                    **env,
                },
                start_new_session=True,
            )
        self.process.stdin.write(typed.encode())
        self.process.stdin.close()
        self.process.stdin = None

    def until(self, there):
        """Wait until something is there."""
        end = time.monotonic() + PATIENCE
        while not there():
            assert self.process.poll() is None, self.err.read_text()
            assert time.monotonic() < end
            time.sleep(0.05)

    def kernel(self):
        """Whether a notebook of this run is being run: by a fork with a session of its own."""
        found = []
        for pid, line in living(self.mark).items():
            with contextlib.suppress(ProcessLookupError):
                if pid != self.process.pid and "agent" not in line and os.getsid(pid) == pid:
                    found.append(pid)
        return bool(found)

    def ends(self, number, *, times=1, served=False):
        """Send a signal: it ends soon, says so and leaves nothing; a server has done its work."""
        begun = time.monotonic()
        for _ in range(times):
            self.process.send_signal(number)
            time.sleep(0.05)
        self.process.wait(timeout=30)
        took = time.monotonic() - begun
        busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))  # others' work is no delay
        assert took < SOON * busy, took
        assert self.process.returncode == (0 if served else 1)
        said = self.err.read_text()
        assert "Traceback" not in said
        assert ("stopped" in said) is not served
        end = time.monotonic() + 1.5 * busy  # a kernel whose parent is gone looks about each second
        while living(self.mark) and time.monotonic() < end:
            time.sleep(0.05)
        assert living(self.mark) == {}
        assert list(self.aside.iterdir()) == []
        self.aside.rmdir()
        for path in (self.out, self.err):
            path.unlink()


SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
INT, TERM, HUP = SIGNALS


def _some(rows, daily):
    """Return the rows as parameters; each signal is tried daily, all of them by each in full."""
    return [pytest.param(*row, marks=[] if row in daily else [pytest.mark.full]) for row in rows]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system tells no environments")
@pytest.mark.parametrize(("number", "times"), [*((one, 1) for one in SIGNALS), (signal.SIGINT, 3)])
def test_packets_end_on_a_signal(python, tmp_path, number, times):
    """A run of packets stops with its workers and kernels; what is not done is written down."""
    out = tmp_path / "out"
    run = Run(python, "packets", "--practice", "--all", "--jobs", 2, "--out", out)
    run.until(run.kernel)
    run.ends(number, times=times)
    assert '"stopped"' in (out / "run.json").read_text()
    left = [path.name for path in out.rglob("*") if path.name.startswith(".")]
    assert left == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system tells no environments")
@pytest.mark.parametrize("number", _some([(one,) for one in SIGNALS], [(TERM,)]))
def test_a_report_ends_on_a_signal(python, tmp_path, number):
    """A report that is broken off leaves no page, no half folder and no kernel."""
    out = tmp_path / "out"
    run = Run(python, "report", "--practice", "--out", out)
    run.until(run.kernel)
    run.ends(number)
    assert not out.exists() or list(out.iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system tells no environments")
@pytest.mark.parametrize(
    ("command", "number"),
    _some(product(["start", "lab"], SIGNALS), [("start", INT), ("start", TERM), ("lab", HUP)]),
)
def test_a_server_ends_on_a_signal(python, command, number):
    """A served workbook ends with its kernels, its agent and its folder."""
    run = Run(python, command, "--practice", "--port", 0, "--no-browser")
    run.until(lambda: "http://" in run.out.read_text())
    run.ends(number, served=True)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A workbook whose backup takes a while, and beside it one backup of it."""
    folder = tmp_path_factory.mktemp("large")
    home = folder / "home"
    vaults.create(home, WORDS).drop()
    opened = vaults.open(home, vaults.unlock(home, WORDS))
    chunks = (os.urandom(1_000_000) for _ in range(200))
    opened.store.put_blob("b", chunks, kind="attachment", case_id="AAAA-2222")
    keeping.backup(opened, folder / "b.depwork", home=home)
    opened.close()
    return home


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system tells no environments")
@pytest.mark.parametrize(
    ("command", "number"),
    _some(product(["backup", "restore"], SIGNALS), [("backup", HUP), ("restore", INT)]),
)
def test_a_backup_or_restore_ends_on_a_signal(python, tmp_path, large, command, number):
    """What was begun is gone, what stood before stands: the old backup, the workbook."""
    (tmp_path / "to").mkdir()
    kept = large.parent / "b.depwork"
    old = kept.read_bytes()
    if command == "backup":
        (tmp_path / "to" / "b.depwork").write_bytes(b"an older one")
        args = ["backup", tmp_path / "to" / "b.depwork", "--dir", large]
    else:
        args = ["restore", kept, "--dir", tmp_path / "to"]
    before = {path: path.read_bytes() for path in (tmp_path / "to").rglob("*")}
    run = Run(python, "vault", *args, "--passphrase-stdin", typed=f"{WORDS}\n")
    run.until(lambda: any(one.name.startswith(".") for one in (tmp_path / "to").iterdir()))
    run.ends(number)
    assert {path: path.read_bytes() for path in (tmp_path / "to").rglob("*")} == before
    assert kept.read_bytes() == old
    assert vaults.exists(large)


MIDST = """\
import os, signal, time
from sqlalchemy import create_engine
from depwork.cli import ending

class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)

ending.listen()
try:
    if {closing}:
        engine = create_engine("sqlite://")
        engine.dialect.do_close = lambda _: Gone().__del__()
        engine.connect().close()
        engine.dispose()
    else:
        Gone()
        time.sleep(30)
except ending.Stopped:
    ending.leave()
"""
"""A stop that comes while a library clears away, and one that comes where nothing is raised."""


@pytest.mark.parametrize("closing", [True, False])
def test_a_stop_in_the_midst_of_clearing_away_prints_no_traceback(python, closing):
    """The library's own report of it would print lines of code to whoever pressed Ctrl-C."""
    run = subprocess.run(  # noqa: S603  our own code
        [python, "-c", MIDST.format(closing=closing)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (run.returncode, run.stderr) == (1, SAID)
