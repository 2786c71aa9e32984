"""A vault in PostgreSQL is one address; what the server keeps is ciphertext."""

import threading

import pytest
from helper_members import CHEAP, DAY, FIRST

from depwork.errors import NewerStoreError, NoVaultError, StorageError
from depwork.storage import rotation, vault
from depwork.storage.address import FILE, SETTING
from depwork.storage.sql import SqlStore


@pytest.fixture
def home(tmp_path, address):
    """A folder that names the database."""
    setting = tmp_path / SETTING
    setting.touch(mode=0o600)
    setting.write_text(f'address = "{address}"\n', encoding="utf-8")
    return tmp_path


def test_one_address_moves_the_vault(home, server):
    """Created, unlocked, changed and rotated there; no database file beside the setting."""
    assert not vault.exists(home)
    with pytest.raises(NoVaultError):
        vault.unlock(home, FIRST)
    vault.create(home, FIRST, name="Zname", on=DAY, kdf=CHEAP, allow_cheap_kdf=True).drop()
    opened = vault.open(home, vault.unlock(home, FIRST), practice=False)
    opened.store.put("note", "n", b"Zcanary", case_id="c", expected_version=0)
    opened.store.put_blob("b", [b"Zcanary" * 9], kind="attachment", case_id="c")
    rotation.rotate(opened).drop()
    opened.close()
    again = vault.open(home, vault.unlock(home, FIRST))
    assert again.store.get("note", "n").body == b"Zcanary"
    again.close()
    assert [path.name for path in home.iterdir()] == [SETTING]
    assert not (home / FILE).exists()
    with server.connect() as connection:
        rows = connection.execute("SELECT * FROM records").fetchall()
        rows += connection.execute("SELECT * FROM blobs").fetchall()
    assert rows
    assert b"Zcanary" not in repr(rows).encode()
    assert b"Zname" not in repr(rows).encode()


@pytest.mark.parametrize(
    ("text", "mode", "told"),
    [
        ('address = "postgresql+psycopg:///x"', 0o644, "0600"),
        ("address = 5", 0o600, "postgresql"),
        ('address = "sqlite:////etc/passwd"', 0o600, "postgresql"),
        ("address", 0o600, "names no"),
        ('other = "x"', 0o600, "names no"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(tmp_path, text, mode, told):
    """Open to others, another sort of database or unreadable: named by file, with what to do."""
    setting = tmp_path / SETTING
    setting.write_text(text, encoding="utf-8")
    setting.chmod(mode)
    with pytest.raises(StorageError, match=told) as error:
        vault.unlock(tmp_path, FIRST)
    assert SETTING in str(error.value)


def test_a_server_that_does_not_answer_is_told_without_a_secret(tmp_path):
    """The message names the refusal; a password in the address is not part of it."""
    setting = tmp_path / SETTING
    setting.touch(mode=0o600)
    setting.write_text(
        'address = "postgresql+psycopg://u:Zsecret@/x?host=/nowhere"', encoding="utf-8"
    )
    with pytest.raises(StorageError) as error:
        vault.exists(tmp_path)
    assert "Zsecret" not in repr(error.value)


def test_sessions_that_open_a_new_database_at_once_make_it_once(address):
    """Eight sessions on an empty database: each ends up with a store that works."""
    errors = []

    def begin():
        try:
            SqlStore(address).close()
        except Exception as error:  # noqa: BLE001  gathered and asserted on
            errors.append(error)

    sessions = [threading.Thread(target=begin) for _ in range(8)]
    for one in sessions:
        one.start()
    for one in sessions:
        one.join()
    assert errors == []


def test_a_connection_that_the_server_ended_is_told_and_replaced(address, server):
    """The save that found it ended is refused in our words; the next one is kept."""
    store = SqlStore(address)
    store.put("note", "n", b"1", case_id=None, expected_version=0)
    with server.connect() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        )
    with pytest.raises(StorageError):
        store.put("note", "n", b"2", case_id=None, expected_version=1)
    assert store.put("note", "n", b"3", case_id=None, expected_version=1) == 2
    assert store.get("note", "n").body == b"3"
    store.close()


def test_a_database_from_the_future_is_refused(address):
    """A step that this depwork does not know says to install the newer one."""
    store = SqlStore(address)
    store.put("vault.migration", "0099-later", b"", case_id=None, expected_version=0)
    store.close()
    with pytest.raises(NewerStoreError, match="install"):
        SqlStore(address)
