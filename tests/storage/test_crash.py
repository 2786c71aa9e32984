"""What is kept when a saving process is killed at any moment."""

import random
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from depwork.storage import vault
from depwork.storage.keyring import Keyring

CASE = "ABCD-2345"
HELPER = Path(__file__).with_name("helper_crash.py")


def killed_run(python, folder, keyring, pause):
    """Return the last version a saving process acknowledged before it was killed."""
    command = [python, str(HELPER), str(folder), keyring.vault_id, keyring.vault_key().hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603  our own
        said = [process.stdout.readline()]
        time.sleep(pause)
        process.kill()
        said += process.stdout.read().splitlines(keepends=True)
    return max(int(line) for line in said if line.endswith(b"\n"))


def kill_and_look(python, folder, keyring, times):
    """Kill a saving process several times and look what is kept each time."""
    chance = random.Random(20261122)
    for _ in range(times):
        acknowledged = killed_run(python, folder, keyring, chance.uniform(0, 0.05))
        opened = vault.open(folder, keyring)
        one, two = (opened.store.get(kind, CASE) for kind in ("case", "twin"))
        opened.close()
        assert one.version == two.version
        assert acknowledged <= one.version <= acknowledged + 1
        assert one.body == two.body == f"{one.version}".encode() * 500
        with sqlite3.connect(folder / vault.FILE) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        raw.close()


@pytest.fixture
def practice(tmp_path):
    """A practice vault and its key."""
    keyring = Keyring.fresh()
    vault.create_practice(tmp_path / "p", keyring)
    return tmp_path / "p", keyring


def test_a_killed_save_is_whole_or_not_there(python, practice):
    """Nothing acknowledged is lost, no pair is torn, the file is sound."""
    kill_and_look(python, *practice, times=3)


@pytest.mark.full
def test_five_hundred_killed_saves(python, practice):
    """The same, five hundred times."""
    kill_and_look(python, *practice, times=500)
