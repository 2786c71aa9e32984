"""What is kept when a saving, migrating, rendering or backing-up process is killed."""

import hashlib
import json
import random
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from depwork.storage import restoring, vault
from depwork.storage.keyring import Keyring
from depwork.storage.verifying import verify

CASE = "ABCD-2345"
HERE = Path(__file__).parent
HELPERS = {"render": HERE / "helper_crash_render.py"}
WORDS = "canasta lluvia tren papel monte sur"
SEED = 20261122


def killed_run(python, deed, folder, keyring, pause):
    """Return the last number a process acknowledged before it was killed."""
    key = keyring.vault_key().hex()
    command = [
        python,
        str(HELPERS.get(deed, HERE / "helper_crash.py")),
        deed,
        str(folder),
        keyring.vault_id,
        key,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603  our own
        said = [process.stdout.readline()]
        time.sleep(pause)
        process.kill()
        said += process.stdout.read().splitlines(keepends=True)
    return max(int(line) for line in said if line.endswith(b"\n"))


def sound(folder, keyring):
    """Look whether the file and its audit are sound, and return the pair that stands."""
    opened = vault.open(folder, keyring)
    one, two = (opened.store.maybe_get(kind, CASE) for kind in ("case", "twin"))
    assert verify(opened.inner.inner, opened.inner.audit.cipher).findings == ()
    opened.close()
    with sqlite3.connect(folder / vault.FILE) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    return one, two


def after_saving(folder, keyring, acknowledged):
    """Nothing acknowledged is lost, no pair is torn."""
    one, two = sound(folder, keyring)
    assert one.version == two.version
    assert acknowledged <= one.version <= acknowledged + 1
    assert one.body == two.body == f"{one.version}".encode() * 500


def after_backing_up(folder, keyring, acknowledged):
    """The backup that stands is whole, and no older than what was acknowledged."""
    after = sound(folder, keyring)
    assert after[0] is None or after[0].version >= acknowledged
    file = folder / "all.depwork"
    if file.exists():
        content, found = restoring.drill(file, lambda _: keyring.copy(), None, "")
        assert content.records
        assert found.only_there == ()


def after_rendering(folder, _keyring, _acknowledged):
    """The packet that stands is whole: every file as its manifest says, and none beside them."""
    place = folder / "out" / CASE
    if not place.exists():
        return
    told = json.loads((place / "manifest.json").read_bytes())
    files = {one["path"]: one["sha256"] for one in told["files"]}
    stands = {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in place.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert stands == files
    assert files


def after_migrating(folder, _keyring, _acknowledged):
    """The older store opens whole: migrated, or as it was and migrated now."""
    opened = vault.open(folder, vault.unlock(folder, WORDS))
    assert [head.version for head in opened.store.heads("case")] == [2, 2]
    assert verify(opened.inner.inner, opened.inner.audit.cipher).findings == ()
    opened.close()


LOOKS = {
    "save": (after_saving, 0.05),
    "back_up": (after_backing_up, 0.15),
    "render": (after_rendering, 0.1),
    "migrate": (after_migrating, 0.08),
}


def kill_and_look(python, deed, folder, keyring, times):
    """Kill a process several times and look what is kept each time."""
    chance = random.Random(SEED)
    look, longest = LOOKS[deed]
    for _ in range(times):
        if deed == "migrate":
            old_store(folder)
        acknowledged = killed_run(python, deed, folder, keyring, chance.uniform(0, longest))
        look(folder, keyring, acknowledged)


def old_store(folder):
    """Lay the store of version 1 into a folder, whatever stood there."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob(f"{vault.FILE}*"):
        path.unlink()
    raw = sqlite3.connect(folder / vault.FILE)
    raw.executescript((HERE / "store_of_version_1.sql").read_text(encoding="utf-8"))
    raw.close()
    (folder / vault.FILE).chmod(0o600)


@pytest.fixture
def practice(tmp_path):
    """A practice vault and its key."""
    keyring = Keyring.fresh()
    vault.create_practice(tmp_path / "p", keyring)
    return tmp_path / "p", keyring


@pytest.mark.parametrize("deed", sorted(LOOKS))
def test_a_killed_process_leaves_all_or_nothing(python, practice, deed):
    """Nothing acknowledged is lost, nothing is half there, the file and its audit are sound."""
    kill_and_look(python, deed, *practice, times=2)


@pytest.mark.full
@pytest.mark.parametrize("deed", sorted(LOOKS))
def test_five_hundred_killed_processes(python, practice, deed):
    """The same, five hundred times: a hundred and twenty-five of each."""
    kill_and_look(python, deed, *practice, times=125)
