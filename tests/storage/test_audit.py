"""What the audit promises: every change is told of, and any other change is found."""

import random
import shutil
import sqlite3

import pytest
from helper_tamper import Hand, put_back, rows

from depwork.errors import StaleRecordError, TamperedError, WrongPassphraseError
from depwork.model.audit import AuditHead, Verb
from depwork.storage import audit, vault
from depwork.storage.audited import BLOB
from depwork.storage.sql import SqlStore
from depwork.storage.verifying import verify

CASES = ("ABCD-2345", "ABCD-2346", "ABCD-2347")
SEED = 20261122


@pytest.fixture
def opened(folder, keyring):
    """An open vault with some history."""
    found = vault.open(folder, keyring, now=lambda: "2026-11-22T21:43")
    yield found
    found.close()


def live(opened):
    """Fill a vault with saves, a blob, notes, deletions and an erased case."""
    store = opened.store
    for code in CASES:
        for version in range(3):
            body = f"{code} {version}".encode() * 40
            store.put("case", code, body, case_id=code, expected_version=version)
        store.put("event", f"{code}-1", b"called", case_id=code, expected_version=0)
        store.put_blob(f"{code}-b", [b"page " * 9], kind="attachment", case_id=code)
    opened.note(Verb.READ, case_id=CASES[0])
    store.delete("event", f"{CASES[0]}-1")
    store.delete_blob(f"{CASES[1]}-b")
    store.delete_case(CASES[2])
    opened.note(Verb.CONSENT, "consent_media", CASES[0])


def looked(folder, keyring, known=None):
    """Return what verifying a folder's file finds."""
    inner = SqlStore.at(folder / vault.FILE)
    try:
        cipher = audit.Audit(inner, keyring).cipher
        return verify(inner, cipher, known)
    finally:
        inner.close()


def test_every_change_is_told_of(opened, folder, keyring):
    """Saves, deletions and notes stand in order, with who, when and which; nothing is found."""
    live(opened)
    done = looked(folder, keyring)
    assert done.findings == ()
    assert [line.number for line in done.entries] == list(range(1, done.head.count + 1))
    told = [(line.verb, line.kind, line.id, line.version) for line in done.entries]
    assert (Verb.SAVE, "case", CASES[0], 3) in told
    assert (Verb.SAVE, BLOB + "attachment", f"{CASES[0]}-b", 1) in told
    assert (Verb.READ, "", "", 0) in told
    assert done.entries[-2].verb is Verb.ERASE
    assert {line.at for line in done.entries if line.case_id} == {"2026-11-22T21:43"}
    assert {line.by for line in done.entries} == {"organizer"}


def test_a_line_is_undone_with_what_it_tells_of(opened, folder, keyring):
    """A transaction that fails leaves no line, and the next line follows the last kept one."""
    live(opened)
    before = looked(folder, keyring).head

    def half():
        with opened.store.transaction():
            opened.store.put("case", CASES[0], b"x", case_id=CASES[0], expected_version=3)
            raise LookupError

    with pytest.raises(LookupError):
        half()
    with pytest.raises(StaleRecordError):
        opened.store.put("case", CASES[0], b"x", case_id=CASES[0], expected_version=9)
    assert looked(folder, keyring).head == before
    opened.store.put("case", CASES[0], b"x", case_id=CASES[0], expected_version=3)
    done = looked(folder, keyring, before)
    assert done.findings == ()
    assert done.head.count == before.count + 1


def test_two_sessions_write_one_chain(opened, folder, keyring):
    """Lines of two sessions that take turns follow one another."""
    other = vault.open(folder, keyring)
    for turn in range(6):
        one = (opened, other)[turn % 2]
        one.store.put("case", CASES[0], b"x", case_id=CASES[0], expected_version=turn)
    other.close()
    assert looked(folder, keyring).findings == ()


def test_the_file_alone_shows_no_line(opened, folder):
    """Neither member nor verb nor day of a line stands in clear in the file."""
    live(opened)
    opened.close()
    body = (folder / vault.FILE).read_bytes()
    assert b"consent_media" not in body
    assert b"2026-11-22" not in body


def test_an_older_store_begins_its_audit(folder, keyring):
    """A vault of before the audit is told of whole when it is next unlocked, once."""
    raw = sqlite3.connect(folder / vault.FILE)
    opened = vault.open(folder, keyring)
    opened.store.put("case", CASES[0], b"x", case_id=CASES[0], expected_version=0)
    opened.close()
    with raw:
        raw.execute("DELETE FROM records WHERE kind LIKE 'vault.audit%'")
    raw.close()
    with pytest.raises(TamperedError, match=r"gone.*depwork vault verify"):
        vault.open(folder, keyring).store.put(
            "case", CASES[0], b"x", case_id=CASES[0], expected_version=1
        )
    again = vault.open(folder, keyring)
    assert again.store.get("case", CASES[0]).body == b"x"
    again.close()


def tamper(folder, keyring, times):
    """Change a filled vault's file a number of times, each time from its sound state."""
    opened = vault.open(folder, keyring)
    for code in CASES[:2]:
        opened.store.put("case", code, b"early " * 50, case_id=code, expected_version=0)
    opened.store.put("consent_text", "t", b"early", case_id=None, expected_version=0)
    older = rows(folder / vault.FILE)
    for code in CASES[:2]:
        opened.store.put("case", code, b"late " * 50, case_id=code, expected_version=1)
        opened.store.put("event", f"{code}-1", b"called", case_id=code, expected_version=0)
        chunks = [bytes([number]) * 300_000 for number in range(2)]
        opened.store.put_blob(f"{code}-b", chunks, kind="attachment", case_id=code)
    opened.store.put("consent_text", "t", b"late", case_id=None, expected_version=1)
    opened.store.delete("event", f"{CASES[0]}-1")
    opened.close()
    now, sound = rows(folder / vault.FILE), looked(folder, keyring)
    assert sound.findings == ()
    cipher = _cipher(folder, keyring)
    chance, missed = random.Random(SEED), []
    raw = sqlite3.connect(folder / vault.FILE, isolation_level=None)
    hand = Hand(chance, raw, now, older)
    inner = SqlStore.at(folder / vault.FILE)
    for number in range(times):
        raw.execute("BEGIN IMMEDIATE")
        what = hand.act()
        raw.execute("COMMIT")
        if not verify(inner, cipher).findings:
            missed.append((number, *what))
        raw.execute("BEGIN IMMEDIATE")
        put_back(raw, now)
        raw.execute("COMMIT")
    assert verify(inner, cipher).findings == ()
    inner.close()
    raw.close()
    assert not missed, f"seed {SEED}: {missed}"


def _cipher(folder, keyring):
    inner = SqlStore.at(folder / vault.FILE)
    cipher = audit.Audit(inner, keyring).cipher
    inner.close()
    return cipher


def test_any_change_beside_the_audit_is_found(folder, keyring):
    """Flipped, dropped, swapped, renumbered, moved, added or put back: verifying finds it."""
    tamper(folder, keyring, 150)


@pytest.mark.full
def test_ten_thousand_changes_are_found(folder, keyring):
    """The same, ten thousand times: all are found and none crashes."""
    tamper(folder, keyring, 10_000)


def test_a_finding_names_its_place(opened, folder, keyring):
    """A row put back to an earlier authentic state is found and named with both versions."""
    store = opened.store
    store.put("case", CASES[0], b"one", case_id=CASES[0], expected_version=0)
    (early,) = [row for row in rows(folder / vault.FILE)[0] if row[0] == "case"]
    store.put("case", CASES[0], b"two", case_id=CASES[0], expected_version=1)
    raw = sqlite3.connect(folder / vault.FILE)
    with raw:
        raw.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)", early)
    raw.close()
    (found,) = looked(folder, keyring).findings
    assert str(found) == f"case {CASES[0]}: stands at version 1, the audit says 2"


def test_a_whole_file_put_back_is_found_by_the_head_written_down(opened, folder, keyring):
    """An older copy of the whole file is sound in itself; the head written down tells."""
    live(opened)
    with sqlite3.connect(folder / vault.FILE) as raw:
        raw.execute("VACUUM INTO ?", (str(folder / "older"),))
    raw.close()
    early = looked(folder, keyring).head
    opened.note(Verb.READ, case_id=CASES[0])
    head = looked(folder, keyring).head
    opened.close()
    for left in folder.glob(f"{vault.FILE}*"):
        left.unlink()
    shutil.copy(folder / "older", folder / vault.FILE)
    assert looked(folder, keyring).findings == ()
    (found,) = looked(folder, keyring, head).findings
    assert "older than the head written down" in str(found)
    assert looked(folder, keyring, early).findings == ()
    (other,) = looked(folder, keyring, AuditHead(early.count, "0" * 64)).findings
    assert "not the line of the head" in str(other)


def test_wrong_passphrases_are_told_of_at_the_next_unlocking(folder, keyring):
    """What was counted while locked becomes one line with the count, once."""
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            vault.counted(folder, lambda: vault.unlock(folder, "not this one at all, never"))
    vault.open(folder, keyring).close()
    vault.open(folder, keyring).close()
    told = [line for line in looked(folder, keyring).entries if line.verb is Verb.FAILED_UNLOCK]
    assert [line.count for line in told] == [3]
