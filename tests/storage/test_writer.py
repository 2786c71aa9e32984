"""The connection that is kept for writing: one holder at a time, let go of when closed."""

import threading

import pytest

from depwork.storage.sql import SqlStore


@pytest.fixture
def store(tmp_path):
    """A store in a file."""
    made = SqlStore.at(tmp_path / "x.sqlite3")
    yield made
    made.close()


def test_one_connection_is_kept_and_a_second_holder_has_another(store):
    """The same one after the other; while it is out, another."""
    with store._writer.at_hand() as first, store._writer.at_hand() as second:
        assert second is not first
    with store._writer.at_hand() as third:
        assert third is first


def test_a_block_that_fails_gives_the_connection_back(store):
    """What was written in it is undone, and the next save is kept by the same connection."""

    def failing():
        with store.transaction():
            store.put("note", "n", b"1", case_id=None, expected_version=0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert store.maybe_get("note", "n") is None
    store.put("note", "n", b"2", case_id=None, expected_version=0)
    assert store.get("note", "n").body == b"2"


def test_a_close_by_another_thread_leaves_the_block_that_writes_whole(store):
    """A page that locks while another thread saves: the save is kept, and nothing hangs."""
    with store.transaction():
        store.put("note", "n", b"1", case_id=None, expected_version=0)
        other = threading.Thread(target=store.close)
        other.start()
        other.join(10)
        assert not other.is_alive()
        store.put("note", "m", b"1", case_id=None, expected_version=0)
    assert {head.id for head in store.heads("note")} == {"n", "m"}


def test_a_closed_store_leaves_no_log_beside_its_file(store, tmp_path):
    """The kept connection is closed too, so SQLite empties its write-ahead log."""
    store.put("note", "n", b"1", case_id=None, expected_version=0)
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["x.sqlite3"]
