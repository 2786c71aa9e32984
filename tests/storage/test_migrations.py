"""What migrating promises: each step once, all or none, nothing from the future."""

import pytest
from sqlalchemy import text

from depwork.errors import NewerStoreError
from depwork.storage import migrations
from depwork.storage.sql import SqlStore


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
