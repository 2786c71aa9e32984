"""What migrating promises: each step once, all or none, nothing from the future."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import create_engine, text

from depwork.errors import NewerStoreError
from depwork.model.audit import Verb
from depwork.storage import migrations, sqlite, tries, vault
from depwork.storage.cases import all_cases
from depwork.storage.sql import SqlStore
from depwork.storage.verifying import verify


@pytest.fixture
def store(tmp_path):
    """A store in a file."""
    found = SqlStore.at(tmp_path / "depwork.sqlite3")
    yield found
    found.close()


def names(store):
    """Return the steps a store has taken."""
    return [head.id for head in store.heads(migrations.KIND)]


def test_a_new_store_has_taken_every_step(store):
    """Opening an empty file takes all steps and records each."""
    assert names(store) == [name for name, _ in migrations.STEPS]


@pytest.mark.usefixtures("store")
def test_opening_again_takes_no_step(tmp_path):
    """A store up to date is opened without change."""
    again = SqlStore.at(tmp_path / "depwork.sqlite3")
    with again.transaction():
        assert migrations.migrate(again._now.connection) == ()
    again.close()


def test_a_new_step_is_taken_once_with_its_record(store):
    """A step added later runs at the next opening, once."""
    ran = []
    steps = (*migrations.STEPS, ("0002-more", lambda _connection: ran.append(1)))
    for expected in (("0002-more",), ()):
        with store.transaction():
            assert migrations.migrate(store._now.connection, steps) == expected
    assert ran == [1]
    assert "0002-more" in names(store)


def test_a_failing_step_leaves_nothing(store):
    """A step that fails takes its changes, its record and its fellows with it."""

    def half(connection):
        connection.execute(text("CREATE TABLE half (id INTEGER)"))
        raise LookupError

    steps = (*migrations.STEPS, ("0002-fine", lambda _connection: None), ("0003-half", half))
    with pytest.raises(LookupError), store.transaction():
        migrations.migrate(store._now.connection, steps)
    assert names(store) == [name for name, _ in migrations.STEPS]
    with store._engine.connect() as connection:
        found = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'"))
        assert found.scalar() == 0


def test_a_store_from_the_future_is_refused(store, tmp_path):
    """A step this program does not know stops the opening and says what to do."""
    store.put(migrations.KIND, "0099-later", b"", case_id=None, expected_version=0)
    with pytest.raises(NewerStoreError, match=r"0099-later.*install"):
        SqlStore.at(tmp_path / "depwork.sqlite3")


WORDS = "canasta lluvia tren papel monte sur"


@pytest.fixture
def version_1(tmp_path):
    """The folder of a store as the first depwork left it, with two invented cases."""
    told = (Path(__file__).parent / "store_of_version_1.sql").read_text(encoding="utf-8")
    raw = sqlite3.connect(tmp_path / vault.FILE)
    raw.executescript(told)
    raw.close()
    return tmp_path


def schema(path):
    """Return what tables and indexes a file has."""
    raw = sqlite3.connect(path)
    found = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    raw.close()
    return found


def test_data_of_the_first_version_opens_whole(version_1, tmp_path):
    """Its cases, events and attachments are read, its audit begins once, and no row is lost."""
    for _ in range(2):
        opened = vault.open(version_1, vault.unlock(version_1, WORDS))
        names = [case.identity.legal_name for case in all_cases(opened)]
        assert names == ["Invented One", "Invented Two"]
        assert [head.id[-1] for head in opened.store.heads("event")] == ["5", "6"]
        assert b"".join(opened.store.get_blob("old-blob")) == b"page" * 5
        assert tries.wrong_tries(opened.inner) == 2
        done = verify(opened.inner.inner, opened.inner.audit.cipher)
        assert done.findings == ()
        assert sum(line.verb is Verb.BEGIN for line in done.entries) == 1
        opened.close()
    SqlStore.at(tmp_path / "fresh.sqlite3").close()
    assert schema(version_1 / vault.FILE) == schema(tmp_path / "fresh.sqlite3")


@pytest.mark.usefixtures("store")
def test_the_first_version_refuses_a_store_of_today(tmp_path):
    """A program that knows the first step alone says which step it does not know."""
    store = SqlStore.at(tmp_path / "depwork.sqlite3")
    with store.transaction(), pytest.raises(NewerStoreError, match="0002-audit"):
        migrations.migrate(store._now.connection, migrations.STEPS[:1])
    store.close()


MANY = 6
OPENS = """
import sys
from pathlib import Path
from depwork.storage import vault
print("ready", flush=True)
sys.stdin.readline()
opened = vault.open(Path(sys.argv[1]), vault.unlock(Path(sys.argv[1]), sys.argv[2]))
opened.close()
"""


def test_several_processes_that_migrate_at_once_wait_for_one(version_1, python):
    """Each opens the store of the first depwork; one brings it up, and the others wait for it."""
    running = [
        subprocess.Popen(  # noqa: S603  our own lines, no shell
            [python, "-c", OPENS, str(version_1), WORDS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(MANY)
    ]
    for one in running:
        one.stdout.readline()
    for one in running:
        one.stdin.write("\n")
        one.stdin.flush()
    ended = [one.communicate(timeout=120)[1][-300:] for one in running]
    assert [one.returncode for one in running] == [0] * MANY, ended
    opened = vault.open(version_1, vault.unlock(version_1, WORDS))
    assert not verify(opened.inner.inner, opened.inner.audit.cipher).findings
    opened.close()


def test_several_that_turn_to_the_log_at_once_wait_for_one(tmp_path):
    """A file in the old mode, opened at one moment by many: nobody is told that it is locked."""
    trouble = []

    def connect(path, together):
        engine = create_engine(f"sqlite:///{path}")
        sqlite.set_up(engine)
        together.wait()
        try:
            engine.connect().close()
        except sqlite3.OperationalError as error:
            trouble.append(error)
        engine.dispose()

    for number in range(60):
        path = tmp_path / f"{number}.sqlite3"
        with closing(sqlite3.connect(path)) as old:
            old.execute("CREATE TABLE records (x)")
        together = Barrier(6)
        opening = [Thread(target=connect, args=(path, together)) for _ in range(6)]
        for one in opening:
            one.start()
        for one in opening:
            one.join()
    assert trouble == []
