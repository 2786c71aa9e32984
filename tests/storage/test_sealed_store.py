"""What sealing promises against someone who can change every row."""

import secrets
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from depwork.errors import LockedError, StorageError, TamperedError
from depwork.storage.keyring import Keyring
from depwork.storage.memory import MemoryStore, Shelf
from depwork.storage.sealed import SealedStore
from depwork.storage.sql import SqlStore

CASE = "ABCD-2345"
OTHER = "WXYZ-6789"
ROWS = [("case", "a", CASE), ("event", "a", CASE), ("case", "b", OTHER), ("note", "n", None)]


def filled():
    """Return a shelf with sealed records and a blob, and the store that sealed them."""
    shelf = Shelf()
    store = SealedStore(MemoryStore(shelf), Keyring.fresh())
    for kind, name, case_id in ROWS:
        store.put(kind, name, f"body {name}".encode(), case_id=case_id, expected_version=0)
        store.put(kind, name, f"next {name}".encode(), case_id=case_id, expected_version=1)
    chunks = [bytes([n]) * 256 * 1024 for n in range(3)]
    store.put_blob("f", chunks, kind="attachment", case_id=CASE)
    return shelf, SealedStore(MemoryStore(shelf), store._keyring)


def every_read(store):
    """Read everything there is."""
    for head in store.heads():
        store.get(head.kind, head.id)
    for blob in store.blobs():
        b"".join(store.get_blob(blob.id))


def flip(body, bit):
    """Return the bytes with one bit turned."""
    changed = bytearray(body)
    changed[bit // 8 % len(body)] ^= 1 << bit % 8
    return bytes(changed)


def test_what_lies_underneath_is_no_body(sealed_place):
    """The store below never sees what was put."""
    store = sealed_place.open()
    store.put("case", "a", b"Zcanary" * 10, case_id=CASE, expected_version=0)
    store.put_blob("f", [b"Zcanary" * 10], kind="attachment", case_id=CASE)
    below = sealed_place.inner()
    bodies = [below.get("case", "a").body, *below.get_blob("f")]
    assert all(b"Zcanary" not in body for body in bodies)


def test_the_same_body_is_sealed_differently_each_time(sealed_place):
    """Two saves of one body share no ciphertext."""
    store, below = sealed_place.open(), sealed_place.inner()
    seen = set()
    for was in range(3):
        store.put("case", "a", b"same", case_id=CASE, expected_version=was)
        seen.add(below.get("case", "a").body[13:])
    assert len(seen) == 3


@given(row=st.sampled_from(ROWS), bit=st.integers(0, 10_000))
def test_a_flipped_bit_is_told(row, bit):
    """One bit turned in a sealed record is told, by kind and id alone."""
    shelf, store = filled()
    key = row[:2]
    shelf.rows[key] = replace(shelf.rows[key], body=flip(shelf.rows[key].body, bit))
    with pytest.raises(TamperedError, match=f"^{key[0]} {key[1]}: ") as told:
        store.get(*key)
    assert "next" not in str(told.value)


@given(cut=st.integers(0, 60))
def test_a_cut_body_is_told(cut):
    """A sealed record cut short anywhere is told."""
    shelf, store = filled()
    body = shelf.rows["case", "a"].body
    shelf.rows["case", "a"] = replace(shelf.rows["case", "a"], body=body[: min(cut, len(body) - 1)])
    with pytest.raises(TamperedError):
        store.get("case", "a")


@pytest.mark.parametrize("one", ROWS)
@pytest.mark.parametrize("two", ROWS)
def test_swapped_rows_are_told(one, two):
    """A sealed body put in another record's place is told."""
    shelf, store = filled()
    if one != two:
        body = shelf.rows[two[:2]].body
        shelf.rows[one[:2]] = replace(shelf.rows[one[:2]], body=body)
        with pytest.raises(TamperedError):
            store.get(*one[:2])


@pytest.mark.parametrize("version", [0, 1, 3, 99])
def test_a_rolled_version_is_told(version):
    """A record whose version was changed is told."""
    shelf, store = filled()
    shelf.rows["case", "a"] = replace(shelf.rows["case", "a"], version=version)
    with pytest.raises(TamperedError):
        store.get("case", "a")


@pytest.mark.parametrize("case_id", [OTHER, None, "GGGG-2222"])
def test_a_record_given_to_another_case_is_told(case_id):
    """A record whose case was changed is told."""
    shelf, store = filled()
    shelf.rows["case", "a"] = replace(shelf.rows["case", "a"], case_id=case_id)
    with pytest.raises(TamperedError):
        store.get("case", "a")


def test_swapped_case_keys_are_told():
    """The wrapped key of one case does not serve for another."""
    shelf, store = filled()
    mine, theirs = ("vault.key", f"{CASE}/vault"), ("vault.key", f"{OTHER}/vault")
    shelf.rows[mine] = replace(shelf.rows[mine], body=shelf.rows[theirs].body)
    with pytest.raises(TamperedError):
        store.get("case", "a")


def test_a_dropped_case_key_is_told():
    """A case without its key is told, and nothing new is made of it by reading."""
    shelf, store = filled()
    del shelf.rows["vault.key", f"{CASE}/vault"]
    with pytest.raises(TamperedError, match="case a"):
        store.get("case", "a")
    assert ("vault.key", f"{CASE}/vault") not in shelf.rows


def test_another_vaults_key_opens_nothing():
    """With another vault key every read is refused."""
    shelf, _ = filled()
    stranger = SealedStore(MemoryStore(shelf), Keyring.fresh())
    for kind, name, _case in ROWS:
        with pytest.raises(TamperedError):
            stranger.get(kind, name)


@given(bit=st.integers(0, 10_000_000), chunk=st.integers(0, 2))
def test_a_flipped_bit_in_a_blob_is_told(bit, chunk):
    """One bit turned in any chunk is told."""
    shelf, store = filled()
    head, chunks = shelf.blobs["f"]
    changed = tuple(flip(c, bit) if n == chunk else c for n, c in enumerate(chunks))
    shelf.blobs["f"] = head, changed
    with pytest.raises(TamperedError, match=r"^blob f: "):
        list(store.get_blob("f"))


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (0, 1), (1, 2), (0,), (0, 1, 2, 2)])
def test_moved_dropped_or_added_chunks_are_told(order):
    """A blob whose chunks are reordered, cut at the end or repeated is told."""
    shelf, store = filled()
    head, chunks = shelf.blobs["f"]
    shelf.blobs["f"] = replace(head, chunks=len(order)), tuple(chunks[n] for n in order)
    with pytest.raises(TamperedError):
        list(store.get_blob("f"))


def test_chunks_of_an_earlier_blob_of_that_id_are_told():
    """A chunk of a deleted blob does not fit into its successor of the same id."""
    shelf, store = filled()
    _, old = shelf.blobs["f"]
    store.delete_blob("f")
    store.put_blob("f", [b"n" * 600_000], kind="attachment", case_id=CASE)
    head, new = shelf.blobs["f"]
    shelf.blobs["f"] = head, (new[0], old[1], new[2])
    with pytest.raises(TamperedError):
        list(store.get_blob("f"))


def test_a_missing_chunk_in_sql_is_told(tmp_path):
    """A chunk deleted from the table is told as tampering, not as a missing blob."""
    inner = SqlStore.at(tmp_path / "x.sqlite3")
    store = SealedStore(inner, Keyring.fresh())
    store.put_blob("f", [b"x" * 700_000], kind="attachment", case_id=CASE)
    with inner._writer.at_hand() as connection, connection.begin():
        connection.execute(text("DELETE FROM blobs WHERE chunk = 1"))
    with pytest.raises(TamperedError):
        list(store.get_blob("f"))
    store.close()


@pytest.mark.full
@settings(max_examples=10_000)
@given(data=st.data())
def test_any_mutation_of_rows_is_found(data):
    """Of random flips, swaps and renumberings of stored rows every one is found."""
    shelf, store = filled()
    keys = sorted(key for key in shelf.rows if key[0] != "vault.migration")
    key = data.draw(st.sampled_from(keys))
    row = shelf.rows[key]
    what = data.draw(st.sampled_from(["flip", "swap", "version", "case"]))
    others = [shelf.rows[k].body for k in keys if k != key]
    changed = {
        "flip": lambda: replace(row, body=flip(row.body, data.draw(st.integers(0, 9999)))),
        "swap": lambda: replace(row, body=data.draw(st.sampled_from(others))),
        "version": lambda: replace(row, version=row.version + data.draw(st.integers(1, 9))),
        "case": lambda: replace(row, case_id={CASE: OTHER, OTHER: CASE}.get(row.case_id, CASE)),
    }
    shelf.rows[key] = changed[what]()
    with pytest.raises(TamperedError):
        every_read(store)


def test_a_dropped_keyring_locks_everything(sealed_place):
    """After the keys are dropped neither reading nor writing works, kept ciphers or not."""
    store = sealed_place.open()
    store.put("case", "a", b"x", case_id=CASE, expected_version=0)
    store.put("note", "n", b"x", case_id=None, expected_version=0)
    store.put_blob("f", [b"x"], kind="attachment", case_id=CASE)
    store._keyring.drop()
    for attempt in (
        lambda: store.get("case", "a"),
        lambda: store.get("note", "n"),
        lambda: list(store.scan("case")),
        lambda: list(store.get_blob("f")),
        lambda: store.put("case", "a", b"y", case_id=CASE, expected_version=1),
        lambda: store.put("note", "m", b"y", case_id=None, expected_version=0),
        lambda: store.put_blob("g", [b"y"], kind="attachment", case_id=CASE),
    ):
        with pytest.raises(LockedError):
            attempt()


@pytest.mark.parametrize("kind", ["vault.key", "vault.wrap", "vault.head"])
def test_the_vaults_own_kinds_are_out_of_reach(sealed_place, kind):
    """Nobody reads, writes, deletes or lists the vault's own records through a sealed store."""
    store = sealed_place.open()
    store.put("case", "a", b"x", case_id=CASE, expected_version=0)
    for attempt in (
        lambda: store.get(kind, f"{CASE}/vault"),
        lambda: store.maybe_get(kind, f"{CASE}/vault"),
        lambda: store.scan(kind),
        lambda: store.put(kind, "x", b"", case_id=None, expected_version=0),
        lambda: store.delete(kind, f"{CASE}/vault"),
        lambda: store.put_blob("b", [], kind=kind, case_id=None),
    ):
        with pytest.raises(StorageError, match="own"):
            attempt()
    assert [head.kind for head in store.heads()] == ["case"]


def test_erasing_a_case_erases_its_key(sealed_place):
    """After a case is erased, even copies of its rows put back are unreadable."""
    store, below = sealed_place.open(), sealed_place.inner()
    store.put("case", "a", b"x", case_id=CASE, expected_version=0)
    copy = below.get("case", "a").body
    store.delete_case(CASE)
    assert below.heads(case_id=CASE) == ()
    below.put("case", "a", copy, case_id=CASE, expected_version=0)
    with pytest.raises(TamperedError):
        store.get("case", "a")


@pytest.mark.parametrize("sealing", [True, False])
def test_a_byte_scan_of_the_files_finds_no_canary(tmp_path, sealing):
    """Of 100 planted values none stands in the file, its log or its index; unsealed, all do."""
    folder = tmp_path / "vault"
    folder.mkdir()
    inner = SqlStore.at(folder / "depwork.sqlite3")
    store = SealedStore(inner, Keyring.fresh()) if sealing else inner
    canaries = [f"Zcanary{secrets.token_hex(8)}".encode() for _ in range(100)]
    for number, canary in enumerate(canaries):
        case_id = [CASE, OTHER, None][number % 3]
        store.put("case", str(number), canary, case_id=case_id, expected_version=0)
        store.put("case", str(number), canary * 2, case_id=case_id, expected_version=1)
        store.put_blob(str(number), [canary] * 3, kind="attachment", case_id=case_id)
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(files) == {"depwork.sqlite3", "depwork.sqlite3-wal", "depwork.sqlite3-shm"}
    found = [c for c in canaries if any(c in content for content in files.values())]
    assert found == ([] if sealing else canaries)
    store.close()
