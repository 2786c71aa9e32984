"""What is kept when a process is killed as it saves, migrates, renders, backs up, changes keys."""

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from depwork.model.role import Role
from depwork.services.copies import taken
from depwork.storage import membership, restoring, vault
from depwork.storage.keyring import Keyring
from depwork.storage.verifying import verify

CASE = "ABCD-2345"
HERE = Path(__file__).parent
WORDS = "canasta lluvia tren papel monte sur"
OTHERS = "seis palabras que nadie adivina hoy"
SEED = 20261122


class Forge:
    """A warm process that forks a worker for each deed."""

    def __init__(self, python, folder, keyring):
        """Start it; it has loaded all that a worker needs."""
        self.folder, self.keyring = folder, keyring
        key = keyring.vault_key().hex()
        command = [python, str(HERE / "helper_crash.py"), str(folder), keyring.vault_id, key]
        self.process = subprocess.Popen(  # noqa: S603  our own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout.readline() == "ready\n"

    def kill(self, deed, pause):
        """Return the last number that a worker acknowledged before it was killed."""
        self.process.stdin.write(f"{deed}\n")
        self.process.stdin.flush()
        worker, said = 0, []
        while not (worker and said):  # the worker's first line and its number come in any order
            line = self.process.stdout.readline()
            if line.startswith("pid "):
                worker = int(line[4:])
            else:
                said.append(int(line))
        time.sleep(pause)
        os.kill(worker, signal.SIGKILL)
        while (line := self.process.stdout.readline()) != "end\n":
            said.append(int(line))
        return max(said)

    def close(self):
        """End it; no worker is left."""
        self.process.stdin.close()
        assert self.process.wait(10) == 0
        self.process.stdout.close()


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
    if one is None:  # killed before the first pair was whole
        assert two is None
        assert acknowledged == 0
        return
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


def after_rendering(folder, keyring, acknowledged):
    """The packet that stands is whole, no older than acknowledged, and noted as a copy."""
    opened = vault.open(folder, keyring)
    row = opened.store.maybe_get("case", CASE)
    noted = {file.sha256 for copy in taken(opened, CASE) for file in copy.files} if row else set()
    assert verify(opened.inner.inner, opened.inner.audit.cipher).findings == ()
    opened.close()
    place = folder / "out" / CASE
    if not place.exists():
        assert acknowledged == 0
        return
    told = json.loads((place / "manifest.json").read_bytes())
    assert acknowledged <= told["case_version"] <= row.version
    files = {one["path"]: one["sha256"] for one in told["files"]}
    stands = {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in place.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert stands == files
    assert files
    assert set(files.values()) <= noted


def after_migrating(folder, _keyring, _acknowledged):
    """The older store opens whole: migrated, or as it was and migrated now."""
    opened = vault.open(folder, vault.unlock(folder, WORDS))
    assert [head.version for head in opened.store.heads("case")] == [2, 2]
    assert verify(opened.inner.inner, opened.inner.audit.cipher).findings == ()
    opened.close()


def after_turning(folder, _keyring, acknowledged):
    """Each member's passphrase opens the vault, by the old key or the new, and all is there."""
    for words in (WORDS, OTHERS):
        keyring = vault.unlock(folder, words)
        assert acknowledged <= keyring.holder.epoch <= acknowledged + 1
        opened = vault.open(folder, keyring)
        assert opened.store.get("case", CASE).body == b"case"
        assert opened.store.get("setting", "s").body == b"setting"
        assert b"".join(opened.store.get_blob("b")) == b"blob"
        assert len(membership.listed(opened)) == 2
        assert verify(opened.inner.inner, opened.inner.audit.cipher).findings == ()
        opened.close()


LOOKS = {
    "save": (after_saving, 0.05),
    "back_up": (after_backing_up, 0.15),
    "render": (after_rendering, 0.4),
    "migrate": (after_migrating, 0.2),
    "turn": (after_turning, 0.1),
}
"""How each deed is looked at afterwards, and the longest time until its worker is killed."""


def kill_and_look(forge, deed, times):
    """Kill a process several times and look what is kept each time; return what each reached."""
    chance, reached = random.Random(SEED), []
    look, longest = LOOKS[deed]
    for _ in range(times):
        if deed == "migrate":
            old_store(forge.folder)
        reached.append(forge.kill(deed, chance.uniform(0, longest)))
        look(forge.folder, forge.keyring, reached[-1])
    return reached


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
def forge(python, tmp_path, cheap, request):
    """A warm process at a practice vault, or at one of two members where keys are changed."""
    folder = tmp_path / "p"
    if request.getfixturevalue("deed") == "turn":
        keyring = vault.create(folder, WORDS, kdf=cheap, allow_cheap_kdf=True)
        opened = vault.open(folder, keyring)
        second = membership.New("Inventado", Role.KEEPER, whole=True)
        membership.add(opened, second, OTHERS, date(2026, 11, 22))
        opened.store.put("case", CASE, b"case", case_id=CASE, expected_version=0)
        opened.store.put("setting", "s", b"setting", case_id=None, expected_version=0)
        opened.store.put_blob("b", [b"blob"], kind="attachment", case_id=None)
        opened.close()
    else:
        keyring = Keyring.fresh()
        vault.create_practice(folder, keyring)
    made = Forge(python, folder, keyring)
    yield made
    made.close()


@pytest.mark.parametrize("deed", sorted(LOOKS))
def test_a_killed_process_leaves_all_or_nothing(forge, deed):
    """Nothing acknowledged is lost, nothing is half there, the file and its audit are sound."""
    kill_and_look(forge, deed, times=4)


@pytest.mark.full
@pytest.mark.parametrize(
    ("deed", "times"), [(deed, 50 if deed == "turn" else 125) for deed in sorted(LOOKS)]
)
def test_five_hundred_killed_processes(forge, deed, times):
    """The same, a hundred and twenty-five times each, and fifty times while the key changes."""
    start = time.monotonic()
    reached = kill_and_look(forge, deed, times)
    took = time.monotonic() - start
    print(f"{deed}: {times} killed in {took:.0f} s, the last after {max(reached)}")  # noqa: T201  the figure
    assert len(set(reached)) > 1  # they were killed at different points
