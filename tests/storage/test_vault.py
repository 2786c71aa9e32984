"""What a vault promises: one per folder, opened by its keys alone, practice apart."""

import errno
import json
import stat
from base64 import b64encode
from dataclasses import replace
from unittest.mock import Mock

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import (
    LockedError,
    NewerStoreError,
    NoVaultError,
    PracticeMixError,
    StorageError,
    TamperedError,
    UnwritableError,
    VaultExistsError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from depwork.storage import members, tries, vault, vault_head, wraps
from depwork.storage.kdf import FLOOR, Kdf
from depwork.storage.keyring import RECORDS, Keyring
from depwork.storage.memory import MemoryStore, Shelf
from depwork.storage.sealed import SealedStore
from depwork.storage.sealing import seal
from depwork.storage.sql import SqlStore
from depwork.storage.wraps import Lock, Wrap


def test_a_new_vault_opens_with_its_passphrase(folder, passphrase):
    """What was kept before closing is found after unlocking again."""
    first = vault.open(folder, vault.unlock(folder, passphrase))
    first.store.put("note", "n", b"kept", case_id=None, expected_version=0)
    first.close()
    second = vault.open(folder, vault.unlock(folder, passphrase))
    assert second.store.get("note", "n").body == b"kept"
    assert second.practice is False
    second.close()


def test_the_folder_holds_one_private_file(folder):
    """A closed vault is one file of mode 0600 in a folder of mode 0700."""
    assert [path.name for path in folder.iterdir()] == [vault.FILE]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / vault.FILE).stat().st_mode) == 0o600


def test_a_real_vault_keeps_to_the_floor(tmp_path, passphrase):
    """Without an explicit word no vault is made with a cheaper derivation than the floor."""
    for cheap in (Kdf(8, 1, 1), replace(FLOOR, iterations=2), replace(FLOOR, memory_kib=65535)):
        with pytest.raises(StorageError, match="floor"):
            vault.create(tmp_path, passphrase, kdf=cheap)
    assert not vault.exists(tmp_path)
    vault.create(tmp_path, passphrase)
    store = SqlStore.at(tmp_path / vault.FILE)
    (row,) = store.scan(wraps.KIND)
    store.close()
    assert Wrap.from_body(row.id, row.body).kdf.reaches_floor


def test_a_short_passphrase_makes_no_vault(tmp_path):
    """Nothing is left behind by a passphrase that breaks the rule."""
    with pytest.raises(WeakPassphraseError):
        vault.create(tmp_path / "v", "too short")
    assert not (tmp_path / "v").exists()


def test_a_second_vault_is_refused(folder, passphrase, keyring, cheap):
    """A vault that stands is never overwritten."""
    with pytest.raises(VaultExistsError):
        vault.create(folder, passphrase, kdf=cheap, allow_cheap_kdf=True)
    with pytest.raises(VaultExistsError):
        vault.create_practice(folder, Keyring.fresh())
    vault.open(folder, keyring).close()


def test_no_vault_is_told(tmp_path, keyring):
    """An empty folder is no vault, and looking makes none."""
    assert not vault.exists(tmp_path)
    for attempt in (
        lambda: vault.open(tmp_path, keyring),
        lambda: vault.unlock(tmp_path, "x"),
        lambda: vault.wrong_tries(tmp_path),
    ):
        with pytest.raises(NoVaultError):
            attempt()
    assert not (tmp_path / vault.FILE).exists()


def test_making_a_vault_that_was_broken_off_can_be_repeated(
    tmp_path, passphrase, cheap, monkeypatch
):
    """What fails half-way leaves no file of any kind, and does not stand in the way."""
    with monkeypatch.context() as broken:
        full = OSError(errno.ENOSPC, "No space left on device")
        broken.setattr(members, "enroll", Mock(side_effect=full))
        with pytest.raises(UnwritableError):
            vault.create(tmp_path, passphrase, kdf=cheap, allow_cheap_kdf=True)
    assert not list(tmp_path.iterdir())
    vault.create(tmp_path, passphrase, kdf=cheap, allow_cheap_kdf=True)
    assert vault.exists(tmp_path)


def test_a_wrong_passphrase_is_told(folder):
    """A passphrase that opens nothing is told without itself."""
    with pytest.raises(WrongPassphraseError) as told:
        vault.unlock(folder, "Zwrong")
    assert "Zwrong" not in str(told.value)


def test_a_vault_of_the_first_depwork_opens_and_is_brought_up(tmp_path, passphrase, cheap):
    """A vault key wrapped by the passphrase itself, as first made, becomes a member's box."""
    key, store = Keyring.fresh(), SqlStore.at(tmp_path / vault.FILE)
    sealed = seal(key.cipher(RECORDS), b'{"practice": false}', ("vault.head", "head", key.vault_id))
    head = {"vault_id": key.vault_id, "sealed": b64encode(sealed).decode()}
    store.put("vault.head", "head", json.dumps(head).encode(), case_id=None, expected_version=0)
    lock = Lock.of(passphrase, cheap)
    bare = Wrap("organizer", key.vault_id, cheap, lock.salt, b"", holds="")
    wrap = replace(bare, wrapped=seal(AESGCM(lock.key), key.vault_key(), bare.place))
    body = json.loads(wrap.to_body())
    del body["holds"]
    store.put(wraps.KIND, "organizer", json.dumps(body).encode(), case_id=None, expected_version=0)
    SealedStore(store, key).put("case", "c", b"old", case_id="c", expected_version=0)
    store.close()
    first = vault.unlock(tmp_path, passphrase)
    assert (first.vault_key(), first.has_secret) == (key.vault_key(), True)
    again = vault.open(tmp_path, vault.unlock(tmp_path, passphrase), practice=False)
    assert again.store.get("case", "c").body == b"old"
    again.close()


def test_another_vaults_key_is_told(folder):
    """A key of another vault opens nothing and is told apart from tampering."""
    with pytest.raises(LockedError, match="another vault"):
        vault.open(folder, Keyring.fresh())


def test_a_dropped_keyring_opens_nothing(folder, keyring):
    """A locked session opens no vault."""
    keyring.drop()
    with pytest.raises(LockedError):
        vault.open(folder, keyring)


def test_practice_and_real_refuse_each_other(folder, keyring, tmp_path):
    """A vault opened as the other sort, or offered the other sort's record, refuses."""
    key = Keyring.fresh()
    vault.create_practice(tmp_path / "p", key)
    with pytest.raises(PracticeMixError):
        vault.open(tmp_path / "p", key, practice=False)
    with pytest.raises(PracticeMixError):
        vault.open(folder, keyring, practice=True)
    practice = vault.open(tmp_path / "p", key, practice=True)
    real = vault.open(folder, keyring, practice=False)
    practice.refuse_mix(practice=True, what="case x")
    with pytest.raises(PracticeMixError, match="case x"):
        practice.refuse_mix(practice=False, what="case x")
    with pytest.raises(PracticeMixError, match="case x"):
        real.refuse_mix(practice=True, what="case x")
    practice.close()
    real.close()


def test_a_practice_vault_may_have_a_passphrase(tmp_path, passphrase, cheap):
    """A lasting practice vault is made like a real one and says what it is."""
    key = vault.create(tmp_path, passphrase, practice=True, kdf=cheap, allow_cheap_kdf=True)
    opened = vault.open(tmp_path, key)
    assert opened.practice
    opened.close()


def test_the_practice_mark_cannot_be_forged():
    """The head of another vault, or a changed one, does not pass."""
    shelf, key = Shelf(), Keyring.fresh()
    store = MemoryStore(shelf)
    vault_head.write(store, key, practice=True)
    assert vault_head.is_practice(store, key) is True
    at = (vault_head.KIND, vault_head.ID)
    for body in (b"", b"[]", b"{}", shelf.rows[at].body.replace(b'"sealed": "A', b'"sealed": "B')):
        shelf.rows[at] = replace(shelf.rows[at], body=body)
        with pytest.raises(TamperedError):
            vault_head.is_practice(store, key)


def test_a_vault_from_the_future_is_refused(folder, keyring):
    """A vault that a newer depwork wrote is not opened."""
    store = SqlStore.at(folder / vault.FILE)
    store.put("vault.migration", "0099-later", b"", case_id=None, expected_version=0)
    store.close()
    with pytest.raises(NewerStoreError):
        vault.open(folder, keyring)


def test_wrong_tries_are_kept_in_the_vault(folder):
    """The count of wrong tries outlives the process that counted."""
    assert vault.wrong_tries(folder) == 0
    vault.set_wrong_tries(folder, 0)
    vault.set_wrong_tries(folder, 3)
    vault.set_wrong_tries(folder, 4)
    assert vault.wrong_tries(folder) == 4
    vault.set_wrong_tries(folder, 0)
    assert vault.wrong_tries(folder) == 0


def test_waiting_grows_from_the_fifth_wrong_try():
    """Four tries are free, then the wait doubles up to a minute."""
    waits = [tries.wait_after(wrong) for wrong in (0, 1, 4, 5, 6, 7, 10, 11, 12, 10_000)]
    assert waits == [0, 0, 0, 1, 2, 4, 32, 60, 60, 60]


def test_the_pace_is_kept_by_a_clock_handed_in():
    """A try counts again once the wait is over, and a right one ends all waiting."""
    now = [100.0]
    pace = tries.Pace(lambda: now[0], wrong=6)
    assert pace.wait() == 2.0
    now[0] += 1.5
    assert pace.wait() == 0.5
    now[0] += 5
    assert pace.wait() == 0.0
    pace.tried(7)
    assert pace.wait() == 4.0
    pace.tried(0)
    assert pace.wait() == 0.0
