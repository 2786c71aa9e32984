"""What a killed run left behind goes at the next start, and nothing else."""

import os
import subprocess
import sys
import tempfile

import pytest

from depwork.serve.leftovers import OWNER, mark, sweep


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Make a run's folder whose owner file says ``owner``."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def folder(name, owner=None, mode=0o700):
        made = tmp_path / name
        made.mkdir()
        (made / "within").mkdir()
        if owner is not None:
            (made / OWNER).write_text(owner, encoding="utf-8")
        made.chmod(mode)
        return made

    return folder


@pytest.fixture
def gone():
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_the_folder_of_a_dead_run_is_taken_away(make, gone):
    """Its process is gone, or its number is another process's now."""
    dead = make("depwork-dead", f"{gone} 1")
    other = make("depwork-other", f"{os.getpid()} 1")
    sweep()
    assert not dead.exists()
    assert not other.exists()


def test_what_is_not_surely_a_dead_runs_stays(make, gone, tmp_path):
    """A living run's folder, an unmarked, unreadable, open, foreign or linked one is left alone."""
    living = make("depwork-living")
    mark(living)
    stays = [
        living,
        make("depwork-unmarked"),
        make("depwork-nonsense", "words"),
        make("depwork-open", f"{gone} 1", mode=0o755),
        make("somebody-else", f"{gone} 1"),
    ]
    link = tmp_path / "depwork-link"
    link.symlink_to(make("target", f"{gone} 1"))
    sweep()
    assert all(folder.exists() for folder in (*stays, link, tmp_path / "target"))
