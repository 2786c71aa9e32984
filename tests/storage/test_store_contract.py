"""The contract of every store: one suite over all of them."""

from contextlib import suppress

import pytest

from depwork.errors import RecordNotFoundError, StaleRecordError, StorageError

CASE = "ABCD-2345"
OTHER = "WXYZ-6789"


def put(store, name="a", body=b"one", *, kind="case", case_id=CASE, was=0):
    """Put a record with few words."""
    return store.put(kind, name, body, case_id=case_id, expected_version=was)


def test_a_record_comes_back_as_put(store):
    """What is put is got back with its kind, id, case and first version."""
    assert put(store, body=b"\x00body\xff") == 1
    row = store.get("case", "a")
    assert (row.kind, row.id, row.version, row.case_id) == ("case", "a", 1, CASE)
    assert row.body == b"\x00body\xff"


def test_versions_count_saves(store):
    """Each save gives the next version and replaces the body."""
    assert [put(store, body=b"%d" % was, was=was) for was in range(4)] == [1, 2, 3, 4]
    assert store.get("case", "a").body == b"3"


@pytest.mark.parametrize("was", [0, 2, 7])
def test_a_stale_version_is_told(store, other, was):
    """Another session's save of a version it had not read is refused and changes nothing."""
    put(store, body=b"mine")
    with pytest.raises(StaleRecordError, match="case a"):
        put(other, body=b"theirs", was=was)
    assert store.get("case", "a").body == b"mine"


def test_two_sessions_see_each_other(store, other):
    """A save in one session is read in the other and counts there."""
    put(store)
    assert put(other, body=b"two", was=1) == 2
    assert store.get("case", "a").body == b"two"
    with pytest.raises(StaleRecordError):
        put(store, body=b"three", was=1)


def test_a_missing_version_is_stale(store):
    """A save over a record that is not there is refused."""
    with pytest.raises(StaleRecordError):
        put(store, was=3)
    assert store.maybe_get("case", "a") is None


def test_a_record_cannot_change_its_case(store):
    """A later version for another case is refused."""
    put(store)
    with pytest.raises(StaleRecordError):
        put(store, case_id=OTHER, was=1)
    with pytest.raises(StaleRecordError):
        put(store, case_id=None, was=1)
    put(store, "b", case_id=None)
    assert put(store, "b", case_id=None, was=1) == 2


def test_a_missing_record_is_named(store):
    """Getting what is not there names kind and id; maybe_get gives None."""
    with pytest.raises(RecordNotFoundError, match="event zz"):
        store.get("event", "zz")
    assert store.maybe_get("event", "zz") is None


def test_heads_and_scan_filter_by_kind_and_case(store):
    """Heads and scan give what was asked for, in order."""
    put(store, "b")
    put(store, "a", kind="event")
    put(store, "c", kind="event", case_id=OTHER)
    put(store, "a", kind="setting", case_id=None)
    ids = [(head.kind, head.id) for head in store.heads() if not head.kind.startswith("vault.")]
    assert ids == [("case", "b"), ("event", "a"), ("event", "c"), ("setting", "a")]
    assert [head.id for head in store.heads("event")] == ["a", "c"]
    assert {head.id for head in store.heads("event", CASE)} == {"a"}
    assert [row.body for row in store.scan("event")] == [b"one", b"one"]
    assert [row.id for row in store.scan("event", OTHER)] == ["c"]


def test_delete_tells_whether_there_was_one(store):
    """Deleting gives True once, then False, and the id may be used anew."""
    put(store)
    assert store.delete("case", "a") is True
    assert store.delete("case", "a") is False
    assert put(store) == 1


def test_delete_of_a_stale_version_is_refused(store):
    """Deleting another version than the one read is refused."""
    put(store)
    put(store, was=1)
    with pytest.raises(StaleRecordError):
        store.delete("case", "a", expected_version=1)
    assert store.delete("case", "a", expected_version=2) is True


def test_a_case_goes_whole_and_alone(store):
    """Deleting a case takes its records and blobs and nobody else's."""
    put(store)
    put(store, "e", kind="event")
    put(store, "x", case_id=OTHER)
    store.put_blob("f", [b"12"], kind="attachment", case_id=CASE)
    store.put_blob("g", [b"34"], kind="attachment", case_id=OTHER)
    assert store.delete_case(CASE) == 3
    assert store.heads(case_id=CASE) == ()
    assert [blob.id for blob in store.blobs()] == ["g"]
    assert store.get("case", "x").body == b"one"
    assert store.delete_case(CASE) == 0


def test_a_transaction_keeps_all(store, other):
    """What a block changes is there for others once it ends."""
    with store.transaction():
        put(store)
        put(store, "e", kind="event")
    assert other.get("case", "a").version == 1
    assert other.get("event", "e").version == 1


def test_a_failed_transaction_keeps_nothing(store, other):
    """A block that raises leaves records, deletions and blobs as they were."""
    put(store, "old")

    def block():
        with store.transaction():
            put(store)
            put(store, "old", body=b"changed", was=1)
            store.delete("case", "old")
            store.put_blob("f", [b"1"], kind="attachment", case_id=OTHER)
            raise LookupError

    with pytest.raises(LookupError):
        block()
    assert other.maybe_get("case", "a") is None
    assert other.get("case", "old").body == b"one"
    assert other.blobs() == ()
    assert put(store) == 1


def test_a_stale_save_undoes_its_whole_transaction(store, other):
    """Of several records saved together none is kept if one of them is stale."""
    put(other, "b")

    def block():
        with store.transaction():
            put(store, "a")
            put(store, "b")

    with pytest.raises(StaleRecordError):
        block()
    assert other.maybe_get("case", "a") is None


def test_an_inner_transaction_is_undone_alone(store):
    """A failed block within a block takes back its own changes only."""
    with store.transaction():
        put(store, "kept")
        with suppress(LookupError), store.transaction():
            put(store, "undone")
            raise LookupError
        put(store, "later")
    assert [head.id for head in store.heads("case")] == ["kept", "later"]


def test_blobs_come_back_whole(store):
    """A blob larger than a chunk comes back byte for byte."""
    content = [bytes([n]) * 100_000 for n in range(8)]
    chunks = store.put_blob("f", iter(content), kind="attachment", case_id=CASE)
    assert b"".join(store.get_blob("f")) == b"".join(content)
    head = store.blob_head("f")
    assert (head.id, head.kind, head.case_id, head.chunks) == ("f", "attachment", CASE, chunks)
    assert store.blobs("attachment", CASE) == (head,)
    assert store.blobs("final") == ()


def test_an_empty_blob_is_a_blob(store):
    """No bytes at all are kept as a blob of no bytes."""
    assert store.put_blob("f", [], kind="final", case_id=None) == 1
    assert b"".join(store.get_blob("f")) == b""


def test_a_blob_is_written_once(store, other):
    """A second blob of the same id is refused and the first stays."""
    store.put_blob("f", [b"first"], kind="final", case_id=None)
    with pytest.raises(StaleRecordError, match="blob f"):
        other.put_blob("f", [b"second"], kind="final", case_id=None)
    assert b"".join(store.get_blob("f")) == b"first"


def test_a_broken_upload_leaves_nothing(store):
    """A source of chunks that fails half-way leaves no half blob."""

    def source():
        yield b"x" * 600_000
        raise LookupError

    with pytest.raises(LookupError):
        store.put_blob("f", source(), kind="attachment", case_id=CASE)
    assert store.blobs() == ()


def test_a_missing_blob_is_named(store):
    """Getting a blob that is not there names it; deleting tells there was none."""
    with pytest.raises(RecordNotFoundError, match="blob zz"):
        store.get_blob("zz")
    with pytest.raises(RecordNotFoundError, match="blob zz"):
        store.blob_head("zz")
    assert store.delete_blob("zz") is False


def test_a_deleted_blob_is_gone(store):
    """A blob is deleted with all its chunks, and its id may be used anew."""
    store.put_blob("f", [b"x" * 600_000], kind="attachment", case_id=CASE)
    assert store.delete_blob("f") is True
    assert store.blobs() == ()
    store.put_blob("f", [b"new"], kind="attachment", case_id=CASE)
    assert b"".join(store.get_blob("f")) == b"new"


def test_a_blob_deleted_while_read_is_told(store, other):
    """Reading on in a blob that somebody deleted says that it is gone."""
    store.put_blob("f", [b"x" * 300_000, b"y" * 300_000], kind="attachment", case_id=CASE)
    read = other.get_blob("f")
    next(read)
    store.delete_blob("f")
    with suppress(RecordNotFoundError):  # memory may still hold what was begun
        assert all(set(chunk) <= set(b"xy") for chunk in read)


def test_reopening_finds_everything(place):
    """After closing, a new session finds what was kept."""
    first = place.open()
    put(first, body=b"kept")
    first.put_blob("f", [b"blob"], kind="final", case_id=CASE)
    first.close()
    second = place.open()
    assert second.get("case", "a").body == b"kept"
    assert b"".join(second.get_blob("f")) == b"blob"


def test_bodies_stay_out_of_reprs_and_errors(store):
    """No repr and no refusal shows what was kept."""
    put(store, body=b"Zcanary")
    shown = [repr(store.get("case", "a")), repr(store), repr(store.heads())]
    with pytest.raises(StorageError) as told:
        put(store, body=b"Zcanary", was=9)
    assert "Zcanary" not in "".join([*shown, str(told.value), repr(told.value.__context__)])


def test_a_case_made_anew_by_another_session_is_read_and_saved(store, other):
    """A session that knew a case before it was erased and made anew loses nothing."""
    put(store)
    assert other.get("case", "a").body == b"one"
    store.delete_case(CASE)
    put(store, body=b"new")
    assert other.get("case", "a").body == b"new"
    store.delete_case(CASE)
    put(store, body=b"newer")
    put(other, body=b"newest", was=1)
    assert store.get("case", "a").body == b"newest"
