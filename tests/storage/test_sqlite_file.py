"""What the SQLite file promises: modes, settings, erasing, waiting."""

import sqlite3
import stat
import subprocess
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateIndex, CreateTable

from depwork.errors import StaleRecordError, StorageError
from depwork.storage import statements
from depwork.storage.sql import SqlStore
from depwork.storage.tables import METADATA


@pytest.fixture
def store(tmp_path):
    """A store in a file."""
    found = SqlStore.at(tmp_path / "depwork.sqlite3")
    yield found
    found.close()


def test_the_files_are_their_owners_only(store, tmp_path):
    """The database and the files SQLite adds beside it have mode 0600."""
    store.put("k", "a", b"x", case_id=None, expected_version=0)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("depwork*")}
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("foreign_keys", 1),
        ("auto_vacuum", 1),
        ("temp_store", 2),
        ("busy_timeout", 10_000),
    ],
)
def test_every_connection_has_the_settings(store, setting, value):
    """The settings hold on each connection that a session opens."""
    with store._engine.connect() as one, store._writer.at_hand() as two:
        for connection in (one, two):
            assert connection.execute(text(f"PRAGMA {setting}")).scalar() == value


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH '/tmp/elsewhere.sqlite3' AS e",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON records BEGIN SELECT 1; END",
        "PRAGMA secure_delete=OFF",
        "PRAGMA writable_schema=ON",
        "DROP TABLE records",
        "SELECT load_extension('x')",
    ],
)
def test_statements_we_never_make_are_denied(store, statement):
    """What no statement of ours does, a statement cannot do."""
    with store._engine.connect() as connection, pytest.raises(DatabaseError):
        connection.execute(text(statement))


def test_errors_show_no_values(store):
    """What the database refuses is told without the values bound to the statement."""
    store._engine.dispose()
    with store._writer.at_hand() as connection, connection.begin():
        connection.execute(text("UPDATE records SET version = 1"))
        with pytest.raises(DatabaseError) as told:
            connection.execute(text("INSERT INTO nowhere VALUES (:v)"), {"v": "Zcanary"})
    assert "Zcanary" not in str(told.value)


def test_what_is_no_database_is_refused_by_name(tmp_path):
    """A file that is no database gives our error, not the driver's."""
    path = tmp_path / "depwork.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageError, match="file is not a database"):
        SqlStore.at(path)


def test_a_link_in_the_files_place_is_refused(tmp_path):
    """A symbolic link is not followed to somebody else's file."""
    (tmp_path / "depwork.sqlite3").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic link"):
        SqlStore.at(tmp_path / "depwork.sqlite3")
    assert not (tmp_path / "elsewhere").exists()


def test_an_erased_case_leaves_no_bytes(store, tmp_path):
    """After a case is erased its bytes stand in no file, the log included."""
    store.put("case", "a", b"Zcanary" * 1000, case_id="ABCD-2345", expected_version=0)
    store.put_blob("f", [b"Zcanary" * 1000], kind="attachment", case_id="ABCD-2345")
    held = b"".join(path.read_bytes() for path in tmp_path.glob("depwork*"))
    with store.transaction():
        store.delete_case("ABCD-2345")
    left = b"".join(path.read_bytes() for path in tmp_path.glob("depwork*"))
    assert b"Zcanary" in held
    assert b"Zcanary" not in left


def test_a_reader_does_not_hold_writers_back(store, tmp_path):
    """A session that has read sees a later save of another at its next read."""
    other = SqlStore.at(tmp_path / "depwork.sqlite3")
    store.put("k", "a", b"1", case_id=None, expected_version=0)
    assert other.get("k", "a").version == 1
    store.put("k", "a", b"2", case_id=None, expected_version=1)
    assert other.get("k", "a").version == 2
    other.close()


def test_writers_wait_for_each_other_and_lose_nothing(store, tmp_path):
    """Threads and sessions that add to one record by turns lose no addition."""
    store.put("k", "sum", b"0", case_id=None, expected_version=0)
    stale = []

    def add() -> None:
        session = SqlStore.at(tmp_path / "depwork.sqlite3")
        for _ in range(20):
            while True:
                row = session.get("k", "sum")
                body = str(int(row.body) + 1).encode()
                try:
                    session.put("k", "sum", body, case_id=None, expected_version=row.version)
                except StaleRecordError:
                    stale.append(1)
                else:
                    break
        session.close()

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.get("k", "sum").body == b"80"


def test_a_transaction_that_reads_first_still_writes(store, tmp_path):
    """A block that reads before it writes is not thrown out by another writer."""
    other = SqlStore.at(tmp_path / "depwork.sqlite3")
    started, seen = threading.Event(), []

    def write() -> None:
        started.set()
        seen.append(other.put("k", "b", b"", case_id=None, expected_version=0))

    thread = threading.Thread(target=write)
    with store.transaction():
        assert store.maybe_get("k", "a") is None
        thread.start()
        assert started.wait(30)
        store.put("k", "a", b"", case_id=None, expected_version=0)
    thread.join()
    assert seen == [1]
    other.close()


def test_one_store_serves_several_threads(store):
    """Two threads of one session keep their transactions apart."""
    inside, go = threading.Event(), threading.Event()

    def slow() -> None:
        with store.transaction():
            store.put("k", "slow", b"", case_id=None, expected_version=0)
            inside.set()
            go.wait(30)

    thread = threading.Thread(target=slow, daemon=True)
    thread.start()
    assert inside.wait(30)
    assert store.maybe_get("k", "slow") is None
    go.set()
    thread.join()
    assert store.get("k", "slow").version == 1


def test_a_crash_before_the_end_leaves_the_old_state(store, tmp_path):
    """What an unfinished transaction wrote is not there for whoever opens the file next."""
    raw = sqlite3.connect(tmp_path / "depwork.sqlite3", isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO records VALUES ('k', 'half', 1, NULL, x'00')")
    raw.close()
    assert store.maybe_get("k", "half") is None


def test_the_sql_is_postgresqls_too():
    """Tables and statements can be said to PostgreSQL, where an insert also skips what is there."""
    dialect = postgresql.dialect()
    for table in METADATA.sorted_tables:
        assert "BYTEA" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))
        insert = statements.unless_there("postgresql", table)
        assert "ON CONFLICT DO NOTHING" in str(insert.compile(dialect=dialect))
    for name in ("GET", "VERSION", "NEXT", "CHUNK", "HEADS_OF_BLOBS"):
        assert str(getattr(statements, name).compile(dialect=dialect))


def test_opening_once_more_takes_no_lock_from_the_first(tmp_path, python):
    """Two stores in one process and a third in another: nobody's log is removed under them."""
    path = tmp_path / "depwork.sqlite3"
    first = SqlStore.at(path)
    first.put("note", "a", b"1", case_id=None, expected_version=0)
    SqlStore.at(path).close()
    code = (
        "import sys; from pathlib import Path; from depwork.storage.sql import SqlStore; "
        "s = SqlStore.at(Path(sys.argv[1])); "
        "s.put('note', 'b', b'2', case_id=None, expected_version=0); s.close()"
    )
    subprocess.run([python, "-c", code, str(path)], check=True)  # noqa: S603  our own code
    assert (tmp_path / "depwork.sqlite3-wal").exists()
    first.put("note", "c", b"3", case_id=None, expected_version=0)
    first.close()
    again = SqlStore.at(path)
    assert [row.body for row in again.scan("note")] == [b"1", b"2", b"3"]
    again.close()
