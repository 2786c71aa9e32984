"""What stands in a store's place and is none: refused by name, and not touched."""

import json
import shutil
import sqlite3
from base64 import b64decode, b64encode
from datetime import date

import pytest
from sqlalchemy import URL

from depwork.errors import StorageError, VaultExistsError
from depwork.model.role import Role
from depwork.storage import address, kdf, membership, restoring, vault, vault_head, wraps
from depwork.storage import backup as backups
from depwork.storage.at_rest import engine_of
from depwork.storage.kdf import FLOOR, Kdf, passphrase_key
from depwork.storage.protocol import Row
from depwork.storage.rotation import rotate
from depwork.storage.sql import SqlStore
from depwork.storage.wraps import Wrap


def tree(folder):
    """Return every file and link of a folder with its content."""
    return {
        str(path.relative_to(folder)): path.readlink() if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def foreign(path, journal):
    """Make another program's database."""
    made = sqlite3.connect(path)
    made.execute(f"PRAGMA journal_mode={journal}")
    made.execute("CREATE TABLE of_another (a)")
    made.commit()
    made.close()


def laid(kind, path, whole):
    """Lay something in the place of a store."""
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(whole)
    elif kind == "dangling":
        path.symlink_to(path.parent / "nowhere")
    elif kind.startswith("foreign"):
        foreign(path, kind.partition("-")[2])
    elif kind == "text":
        path.write_text("not a database, but long enough to be taken for one\n" * 40)
    else:
        body = whole.read_bytes()
        path.write_bytes(body[: int(kind) if int(kind) >= 0 else len(body) + int(kind)])


@pytest.mark.parametrize(
    "kind",
    [
        "0",
        "1",
        "99",
        "100",
        "4096",
        "20000",
        "-1",
        "-4096",
        "folder",
        "link",
        "dangling",
        "foreign-delete",
        "foreign-wal",
        "text",
    ],
)
def test_what_is_no_store_is_refused_and_not_touched(tmp_path, folder, passphrase, keyring, kind):
    """Empty, cut, a folder, a link, another program's: each attempt says so and writes nothing."""
    home = tmp_path / "home"
    home.mkdir()
    laid(kind, home / vault.FILE, folder / vault.FILE)
    before = tree(home)
    for attempt in (
        lambda: vault.exists(home),
        lambda: vault.open(home, keyring),
        lambda: vault.unlock(home, passphrase),
        lambda: vault.counted(home, lambda: vault.unlock(home, passphrase)),
    ):
        with pytest.raises(StorageError, match="Nothing was written"):
            attempt()
    with pytest.raises(VaultExistsError):
        vault.create(home, passphrase, kdf=kdf.least, allow_cheap_kdf=True)
    assert tree(home) == before


def test_a_file_beside_its_log_is_still_opened(tmp_path, folder, keyring):
    """A store whose process was killed is no cut one: its log is taken over, as before."""
    vault_now = vault.open(folder, keyring)
    vault_now.store.put("k", "a", b"x", case_id=None, expected_version=0)
    copied = tmp_path / "copied"
    shutil.copytree(folder, copied)
    vault_now.close()
    again = vault.open(copied, keyring)
    assert again.store.get("k", "a").body == b"x"
    again.close()


@pytest.mark.parametrize("text", ["x = [" + "[" * 5000, "address = 3", "", 'address = "mysql:"'])
def test_a_setting_that_cannot_be_read_is_told(tmp_path, text):
    """TOML that is nested without end, or names no address, gets a sentence."""
    (tmp_path / address.SETTING).write_text(text)
    (tmp_path / address.SETTING).chmod(0o600)
    with pytest.raises(StorageError, match=r"store\.toml"):
        address.existing(tmp_path)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql+pg8000://host/x", "driver is not installed"),
        ("postgresql+psycopg://h:port/x", "cannot be read"),
        ("nodialect://host/x", "cannot be read"),
    ],
)
def test_a_missing_driver_is_told(url, says):
    """A driver that is not installed, and an address nobody can read, get a sentence."""
    with pytest.raises(StorageError, match=says) as told:
        SqlStore(url)
    assert "host" not in str(told.value)


@pytest.fixture
def real_floor(monkeypatch):
    """The floor as it is outside the tests."""
    monkeypatch.setattr(kdf, "least", FLOOR)


CHOSEN = [(8, 1, 1), (64 * 1024, 2, 4), (64 * 1024 - 1, 3, 4), (4 * 1024 * 1024, 1000, 4)]
"""Costs that a writer of the database, or of a backup, may choose: too cheap, or without end."""


def changed(row, cost, salt=None):
    """Return the body of a wrap that asks for another cost."""
    values = json.loads(row.body)
    values["kdf"] = dict(zip(("memory_kib", "iterations", "lanes"), cost, strict=True))
    if salt is not None:
        values["salt"] = salt
    return json.dumps(values).encode()


def rewrite(folder, cost, salt=None):
    """Change the cost of every wrap of a vault beside depwork."""
    store = SqlStore.at(folder / vault.FILE)
    for row in list(store.scan(wraps.KIND)):
        store.put(
            row.kind, row.id, changed(row, cost, salt), case_id=None, expected_version=row.version
        )
    store.close()


@pytest.mark.usefixtures("real_floor")
@pytest.mark.parametrize("cost", CHOSEN)
def test_a_row_cannot_choose_what_a_passphrase_costs(tmp_path, passphrase, cost):
    """Unlocking as a member or by the recovery key refuses a cost below the floor or above all."""
    key = "AAAA-" * 8 + "AAAA"
    vault.create(tmp_path, passphrase, recovery_key=key)
    rewrite(tmp_path, cost)
    for attempt in (
        lambda: vault.unlock(tmp_path, passphrase),
        lambda: vault.unlock_by_recovery(tmp_path, key),
    ):
        with pytest.raises(StorageError, match=r"cheaper key derivation|outside all sense"):
            attempt()


@pytest.mark.usefixtures("real_floor")
def test_no_derivation_at_all_is_cheaper_than_the_floor():
    """The one function that stretches a passphrase holds the floor, whoever calls it."""
    for cost in CHOSEN[:3]:
        with pytest.raises(StorageError, match="cheaper"):
            passphrase_key("words", bytes(16), Kdf(*cost))


@pytest.mark.parametrize("through", ["add", "passphrase", "recovery"])
def test_the_next_passphrase_costs_what_was_sealed(folder, keyring, through):
    """A changed row chooses neither cost nor salt of the next passphrase or recovery key."""
    opened = vault.open(folder, keyring)
    rewrite(folder, (8, 2, 1), salt="AAAAAAAAAAAAAAAAAAAAAA==")
    day, words = date(2026, 11, 22), "papel monte sur canasta lluvia tren"
    if through == "add":
        made = membership.add(
            opened, membership.New("Zora", Role.KEEPER, whole=True), words, day
        ).id
    elif through == "passphrase":
        made = "organizer"
        membership.set_passphrase(opened, made, words)
    else:
        made = "recovery"
        membership.new_recovery(opened, day)
    row = opened.inner.get(wraps.KIND, made)
    wrap = Wrap.from_body(row.id, row.body, row.version)
    sealed = vault_head.cost_of(opened.inner, keyring)
    assert sealed is not None
    assert wrap.kdf == sealed[0] == Kdf(8, 1, 1)
    assert made == "recovery" or wrap.salt == sealed[1]
    opened.close()


@pytest.mark.usefixtures("real_floor")
@pytest.mark.parametrize("cost", CHOSEN)
def test_a_hostile_backup_cannot_choose_its_cost(tmp_path, passphrase, cost):
    """A backup whose first line asks for another cost is refused before anything is stretched."""
    home, path, place = tmp_path / "home", tmp_path / "b.backup", tmp_path / "new"
    vault.create(home, passphrase)
    keyring = vault.unlock(home, passphrase)
    opened = vault.open(home, keyring)
    store, _ = opened.keys
    with store.transaction():
        backups.write(store.inner, keyring, store.audit.head(), path)
    opened.close()
    line, _, rest = path.read_bytes().partition(b"\n")
    header = json.loads(line)
    for row in header["rows"]:
        if row[0] == wraps.KIND:
            body = changed(Row(*row[:4], b64decode(row[4])), cost)
            row[4] = b64encode(body).decode()
    path.write_bytes(json.dumps(header).encode() + b"\n" + rest)
    with pytest.raises(StorageError, match=r"cheaper|outside all sense"):
        restoring.restore(path, place, lambda folder: vault.unlock(folder, passphrase))
    assert not (place / vault.FILE).exists()


def test_a_rotation_keeps_the_sealed_cost(folder, keyring):
    """The vault's key is changed; what a passphrase costs stays as it was sealed."""
    opened = vault.open(folder, keyring)
    before = vault_head.cost_of(opened.inner, keyring)
    new = rotate(opened)
    assert before is not None
    assert vault_head.cost_of(opened.inner, new) == before
    opened.close()


def test_a_path_with_odd_letters_is_read_at_rest(tmp_path):
    """A folder's name with a question mark or a percent sign reaches SQLite as it is."""
    odd = tmp_path / "a?b%20 c#d"
    odd.mkdir()
    SqlStore(URL.create("sqlite", database=str(odd / "x.sqlite3"))).close()
    engine = engine_of(odd / "x.sqlite3")
    assert engine is not None
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT count(*) FROM records").scalar()
        assert rows
    engine.dispose()
