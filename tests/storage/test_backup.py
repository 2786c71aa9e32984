"""What a backup promises: one sealed file, read back; a vault again, row for row; or a refusal."""

import json
import random
import shutil
import time

import pytest

from depwork.errors import (
    BackupError,
    NewerStoreError,
    StorageError,
    VaultExistsError,
    WrongPassphraseError,
)
from depwork.storage import backup, backup_reading, comparing, restoring, vault
from depwork.storage.sql import SqlStore

CASES = ("ABCD-2345", "ABCD-2346")
SEED = 20261122


@pytest.fixture
def filled(folder, keyring):
    """A vault with cases, versions, an attachment and an erased case."""
    opened = vault.open(folder, keyring)
    for code in CASES:
        for version in range(3):
            body = f"Marisol {code} {version}".encode() * 20
            opened.store.put("case", code, body, case_id=code, expected_version=version)
    chunks = [bytes([n]) * 200_000 for n in range(5)]
    opened.store.put_blob("b1", chunks, kind="attachment", case_id=CASES[0])
    yield opened
    opened.close()


def written(opened, path):
    """Write a backup and return what it says of itself."""
    trail = opened.inner
    with trail.transaction():
        return backup.write(trail.inner, trail.audit.keyring, trail.audit.head(), path)


@pytest.fixture
def saved(filled, tmp_path):
    """The path of a backup."""
    written(filled, tmp_path / "b.depwork")
    return tmp_path / "b.depwork"


def unlocker(passphrase):
    """Return what asks for a passphrase."""
    return lambda folder: vault.unlock(folder, passphrase)


def test_a_backup_is_one_sealed_private_file(filled, tmp_path):
    """One file of mode 0600, without a draft beside it and without a word of a case in it."""
    (tmp_path / "out").mkdir()
    made = written(filled, tmp_path / "out" / "b.depwork")
    (found,) = (tmp_path / "out").iterdir()
    assert found.stat().st_mode & 0o777 == 0o600
    assert found.stat().st_size == made.size
    assert b"Marisol" not in found.read_bytes()
    assert CASES[0].encode() not in found.read_bytes()
    assert made.head == filled.inner.audit.head()


def test_a_restored_vault_is_the_same_row_for_row(filled, saved, tmp_path, passphrase):
    """Restored into a new folder, every record and chunk is as it was, and can be opened."""
    content = restoring.restore(saved, tmp_path / "new", unlocker(passphrase))
    again = vault.open(tmp_path / "new", vault.unlock(tmp_path / "new", passphrase))
    assert again.store.get("case", CASES[0]).body == filled.store.get("case", CASES[0]).body
    assert b"".join(again.store.get_blob("b1")) == b"".join(filled.store.get_blob("b1"))
    again.close()
    assert [path.name for path in (tmp_path / "new").iterdir()] == [vault.FILE]
    assert (tmp_path / "new" / vault.FILE).stat().st_mode & 0o777 == 0o600
    inner = SqlStore.at(tmp_path / "new" / vault.FILE)
    assert comparing.places_of(inner) == comparing.places_of(filled.inner.inner)
    inner.close()
    assert content.blobs == 1


def test_a_drill_restores_aside_and_compares(filled, saved, passphrase, tmp_path):
    """A drill keeps nothing, and tells what is alike and what has changed since."""
    use = filled.inner.inner
    content, found = restoring.drill(saved, unlocker(passphrase), use, filled.vault_id)
    assert (found.same, found.changed) == (content.records + content.blobs, ())
    filled.store.put("case", CASES[0], b"later", case_id=CASES[0], expected_version=3)
    filled.store.delete_case(CASES[1])
    _, found = restoring.drill(saved, unlocker(passphrase), use, filled.vault_id)
    assert f"case {CASES[0]}" in found.changed
    assert f"case {CASES[1]}" in found.only_there
    assert len(found.only_here) == 2  # the two lines of the audit that tell of it
    assert list(tmp_path.glob("**/.restore-*")) == []


def test_a_backup_of_another_vault_is_refused(filled, saved, tmp_path, passphrase, cheap):
    """Neither another vault's drill nor another passphrase takes it."""
    vault.create(
        tmp_path / "other", "seis palabras que nadie adivina hoy", kdf=cheap, allow_cheap_kdf=True
    )
    other = vault.open(
        tmp_path / "other", vault.unlock(tmp_path / "other", "seis palabras que nadie adivina hoy")
    )
    with pytest.raises(BackupError, match=r"b\.depwork is a backup of another vault"):
        restoring.drill(saved, unlocker(passphrase), other.inner.inner, other.vault_id)
    other.close()
    with pytest.raises(WrongPassphraseError):
        restoring.restore(saved, tmp_path / "new", unlocker("seis palabras que nadie adivina hoy"))
    with pytest.raises(VaultExistsError):
        restoring.restore(saved, tmp_path / "other", unlocker(passphrase))
    assert not (tmp_path / "new" / vault.FILE).exists()
    assert filled.store.get("case", CASES[0]).version == 3


def test_a_newer_backup_is_refused(saved, tmp_path, passphrase):
    """A later shape, and steps of migration that are not known here, say what to do."""
    line, _, rest = saved.read_bytes().partition(b"\n")
    for change in ({"format": 3}, {"steps": ["0099-later"]}):
        newer = tmp_path / "newer.depwork"
        newer.write_bytes(json.dumps(json.loads(line) | change).encode() + b"\n" + rest)
        with pytest.raises(NewerStoreError, match=r"newer\.depwork.*install"):
            restoring.restore(newer, tmp_path / "new", unlocker(passphrase))


def test_a_failed_writing_leaves_the_old_file(filled, saved, monkeypatch):
    """If what is read back differs, the file that stood there stays, and no draft."""
    before = saved.read_bytes()
    monkeypatch.setattr(backup, "items", lambda *_: iter(()))
    with pytest.raises(BackupError, match="read back"):
        written(filled, saved)
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.glob("*.draft")] == []


def refuse_all(saved, tmp_path, passphrase, times):
    """Damage a backup in many ways; each is refused by name, nothing is written, none crashes."""
    whole, chance = saved.read_bytes(), random.Random(SEED)
    first = whole.index(b"\n")
    bad = tmp_path / "bad.depwork"
    for number in range(times):
        at = chance.randrange(len(whole)) if number % 2 else chance.randrange(first * 2)
        ways = (
            whole[:at],
            whole[:at] + bytes((whole[at] ^ (1 << chance.randrange(8)),)) + whole[at + 1 :],
            whole[:at] + chance.randbytes(7) + whole[at:],
            whole + b"\0" * chance.randrange(1, 9),
        )
        bad.write_bytes(ways[number % len(ways)])
        with pytest.raises((BackupError, WrongPassphraseError, NewerStoreError)) as told:
            restoring.restore(bad, tmp_path / "new", unlocker(passphrase))
        named = isinstance(told.value, WrongPassphraseError) or "bad.depwork" in str(told.value)
        assert named, f"seed {SEED}, number {number}: {told.value}"
        assert not (tmp_path / "new" / vault.FILE).exists()


def test_a_damaged_or_cut_backup_is_refused_by_name_and_place(saved, tmp_path, passphrase):
    """Cut, flipped, stuffed or lengthened, it is refused and nothing is written."""
    refuse_all(saved, tmp_path, passphrase, 24)
    whole = saved.read_bytes()
    cut = tmp_path / "cut.depwork"
    cut.write_bytes(whole[:-10])
    with pytest.raises(BackupError, match=r"cut\.depwork ends early at byte \d+"):
        restoring.restore(cut, tmp_path / "new", unlocker(passphrase))
    cut.write_bytes(whole[:-10] + b"0123456789")
    with pytest.raises(BackupError, match=r"cut\.depwork is damaged at byte \d+"):
        restoring.restore(cut, tmp_path / "new", unlocker(passphrase))
    for odd in (b"", b"{}", b"[]\n", b"\xff" * 99, json.dumps({"file": 1}).encode()):
        cut.write_bytes(odd)
        with pytest.raises(BackupError, match=r"cut\.depwork is no depwork backup"):
            backup_reading.read_header(cut)
    with pytest.raises(BackupError, match="No such file"):
        backup_reading.read_header(tmp_path / "nowhere")


@pytest.mark.full
def test_ten_thousand_damaged_backups_are_refused(saved, tmp_path, passphrase):
    """The same, ten thousand times."""
    refuse_all(saved, tmp_path, passphrase, 10_000)


@pytest.mark.full
def test_a_thousand_cases_are_restored_within_a_minute(folder, keyring, tmp_path, passphrase):
    """A thousand cases, twenty saves each, come back row for row; how long is printed."""
    opened = vault.open(folder, keyring)
    with opened.store.transaction():
        for number in range(1000):
            for version in range(20):
                opened.store.put(
                    "case",
                    f"C{number}",
                    b"x" * 4000,
                    case_id=f"C{number}",
                    expected_version=version,
                )
    written(opened, tmp_path / "b")
    start = time.monotonic()
    restoring.restore(tmp_path / "b", tmp_path / "new", unlocker(passphrase))
    print(f"restored in {time.monotonic() - start:.1f} s")  # noqa: T201  the figure asked for
    inner = SqlStore.at(tmp_path / "new" / vault.FILE)
    assert comparing.places_of(inner) == comparing.places_of(opened.inner.inner)
    inner.close()
    opened.close()
    shutil.rmtree(tmp_path / "new")


def test_nothing_but_refusals(saved, tmp_path):
    """An unlocking that fails with a refusal of the store leaves no file behind."""

    def never(_folder):
        raise StorageError("no")

    with pytest.raises(StorageError):
        restoring.restore(saved, tmp_path / "new", never)
    assert list((tmp_path / "new").iterdir()) == []
