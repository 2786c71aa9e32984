"""What members promise: keys decide what each can open, and who left opens nothing new."""

import pytest
from helper_members import DAY, FIRST, OTHER, SHARED, SORTS, people, words

from depwork.errors import (
    CaseNotFoundError,
    LockedError,
    NotPermittedError,
    RecordNotFoundError,
    StorageError,
    TamperedError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from depwork.model.role import Role
from depwork.storage import case_keys, members, membership, rotation, vault, vault_head, wraps
from depwork.storage.address import existing
from depwork.storage.membership import New

LIMITED = ("helper", "attorney", "family")
WHOLE = ("first", "organizer", "keeper")


@pytest.fixture
def those(tmp_path):
    """A vault with every sort of member."""
    return people(tmp_path / "v")


@pytest.fixture
def first(those):
    """The vault as its first member opens it."""
    opened = those.open("first")
    yield opened
    opened.close()


@pytest.mark.parametrize("sort", WHOLE)
def test_who_holds_the_vault_key_opens_every_case(those, sort):
    """Organizers and keepers open all by their own passphrase, each under their own id."""
    opened = those.open(sort)
    assert {row.body for row in opened.store.scan("note")} == {b"of AAAA-2222", b"of BBBB-3333"}
    assert opened.store.get("private", "p").body == b"whole"
    assert (opened.member, opened.whole) == (those.ids[sort], True)
    opened.close()


@pytest.mark.parametrize("sort", LIMITED)
def test_others_open_the_cases_shared_with_them_and_no_other(those, sort):
    """Not by any way into the store: get, scan, heads, a new case, the vault's own records."""
    opened = those.open(sort)
    store = opened.store
    assert store.get("note", SHARED).body == b"of AAAA-2222"
    assert [row.case_id for row in store.scan("note")] == [SHARED]
    assert {head.case_id for head in store.heads()} == {SHARED, None}
    assert store.get("setting", "s").body == b"shared"
    for attempt in (
        lambda: store.get("note", OTHER),
        lambda: store.put("note", OTHER, b"x", case_id=OTHER, expected_version=1),
        lambda: store.put("note", "new", b"x", case_id="CCCC-4444", expected_version=0),
        lambda: store.put("private", "q", b"x", case_id=None, expected_version=0),
        lambda: store.get("private", "p"),
        lambda: membership.listed(opened),
        lambda: rotation.rotate(opened),
        opened.keyring.vault_key,
    ):
        with pytest.raises(NotPermittedError):
            attempt()
    opened.close()


@pytest.mark.parametrize("sort", LIMITED)
def test_the_file_and_all_keys_of_a_member_open_no_other_case(those, sort):
    """With the file and everything the member's passphrase unlocks, other keys stay shut."""
    keyring = vault.unlock(those.folder, words(sort))
    inner = existing(those.folder)
    rows = list(inner.scan(case_keys.KIND))
    opens = {row.id for row in rows if _opens(keyring, row)}
    inner.close()
    assert opens == {f"{SHARED}/{those.ids[sort]}"}
    assert len(rows) == 2 + len(LIMITED)


def _opens(keyring, row):
    try:
        return bool(case_keys.opened(keyring, row))
    except TamperedError:
        return False


def test_a_shared_case_is_taken_back(those, first):
    """After unsharing, the member's open session cannot read it either."""
    attorney = those.open("attorney")
    assert membership.share(first, OTHER, those.ids["attorney"])
    assert not membership.share(first, OTHER, those.ids["attorney"])
    assert attorney.store.get("note", OTHER).body == b"of BBBB-3333"
    assert membership.shared_with(first, those.ids["attorney"]) == (SHARED, OTHER)
    assert membership.unshare(first, SHARED, those.ids["attorney"])
    assert not membership.unshare(first, SHARED, those.ids["attorney"])
    assert [head.case_id for head in attorney.store.heads("note")] == [OTHER]
    attorney.close()


def test_sharing_needs_a_case_and_a_member_who_needs_it(those, first):
    """Unknown cases and members are named; holders of the vault key need no grant."""
    with pytest.raises(CaseNotFoundError):
        membership.share(first, "ZZZZ-9999", those.ids["family"])
    with pytest.raises(RecordNotFoundError):
        membership.share(first, SHARED, "nobody")
    with pytest.raises(StorageError, match="every case already"):
        membership.share(first, SHARED, those.ids["keeper"])


def test_names_stand_nowhere_in_clear(those, first):
    """The list tells names to who holds the vault key; the file holds none of them."""
    assert {one.name for one in membership.listed(first)} >= {new.name for new in SORTS.values()}
    raw = b"".join(path.read_bytes() for path in those.folder.iterdir())
    assert not [new.name for new in SORTS.values() if new.name.encode() in raw]


def test_a_new_member_keeps_the_rules(first):
    """A short passphrase or a missing name makes no member."""
    before = len(membership.listed(first))
    with pytest.raises(WeakPassphraseError):
        membership.add(first, New("N", Role.FAMILY, whole=False), "short", DAY)
    with pytest.raises(StorageError, match="name"):
        membership.add(first, New("  ", Role.FAMILY, whole=False), words("x"), DAY)
    assert len(membership.listed(first)) == before


def test_a_changed_key_reaches_who_stays_and_nobody_who_left(those, first):
    """After removal and rotation the member's passphrase opens nothing; all others' still do."""
    gone = those.ids["attorney"]
    held = those.open("attorney")
    assert membership.remove(first, gone, DAY) == (SHARED,)
    rotation.rotate(first).drop()
    with pytest.raises(NotPermittedError):
        held.store.get("note", SHARED)
    held.close()
    with pytest.raises(WrongPassphraseError):
        vault.unlock(those.folder, words("attorney"))
    for sort in ("first", "organizer", "keeper", "helper", "family"):
        opened = those.open(sort)
        assert opened.store.get("note", SHARED).body == b"of AAAA-2222"
        assert opened.store.get("setting", "s").body == b"shared"
        opened.close()


def test_a_member_who_held_the_vault_key_finds_it_changed(those, first):
    """The old vault key opens neither head, nor members, nor any case's key after rotation."""
    old = vault.unlock(those.folder, words("keeper"))
    membership.remove(first, those.ids["keeper"], DAY)
    rotation.rotate(first).drop()
    inner = existing(those.folder)
    with pytest.raises(LockedError, match="changed"):
        vault_head.is_practice(inner, old)
    for row in inner.scan(case_keys.KIND):
        assert not _opens(old, row)
    with pytest.raises((LockedError, TamperedError)):
        members.listed(inner, old)
    with pytest.raises(LockedError, match="no key"):
        members.received(inner, old.vault_id, old.holder.member, old.secret())
    inner.close()


def test_a_session_from_before_is_told_and_writes_nothing_unreadable(those, first):
    """An open session notices the changed key, saves nothing under the old one, and renews."""
    organizer = those.open("organizer")
    assert organizer.current
    rotation.rotate(first).drop()
    assert not organizer.current
    for case in (None, SHARED, "CCCC-4444"):
        with pytest.raises(LockedError, match="changed"):
            organizer.store.put("private", "z", b"x", case_id=case, expected_version=0)
    fresh = vault.open(those.folder, vault.renewed(those.folder, organizer.keyring))
    assert fresh.store.put("private", "z", b"x", case_id=None, expected_version=0) == 1
    fresh.close()
    organizer.close()


def test_a_rotation_that_breaks_off_changes_nothing(those, first, monkeypatch):
    """A failure before the last wrap leaves the old key, whole and working."""

    def fail(*_):
        raise OSError("broke off")

    monkeypatch.setattr(members, "hand", fail)
    with pytest.raises(OSError, match="broke off"):
        rotation.rotate(first)
    monkeypatch.undo()
    assert first.current
    for sort in (*WHOLE, *LIMITED):
        opened = those.open(sort)
        assert opened.store.get("note", SHARED).body == b"of AAAA-2222"
        opened.close()


def test_the_last_key_and_oneself_stay(those, first):
    """Nobody removes themselves, and the last holder of the vault key is not removed."""
    with pytest.raises(StorageError, match="themselves"):
        membership.remove(first, first.member, DAY)
    keeper = those.open("keeper")
    membership.remove(keeper, those.ids["organizer"], DAY)
    membership.remove(keeper, those.ids["first"], DAY)
    assert membership.first_whole(keeper).id == those.ids["keeper"]
    with pytest.raises(WrongPassphraseError):
        vault.unlock(those.folder, FIRST)
    keeper.close()


def test_a_new_passphrase_replaces_the_old_one(those, first):
    """One's own keeps all keys; another's makes new keys and shares the same cases again."""
    attorney = those.open("attorney")
    membership.set_passphrase(attorney, attorney.member, "my very own new words")
    signing = attorney.keyring.secret()
    attorney.close()
    assert vault.unlock(those.folder, "my very own new words").secret() == signing
    membership.set_passphrase(first, those.ids["attorney"], "given by an organizer")
    again = vault.open(those.folder, vault.unlock(those.folder, "given by an organizer"))
    assert again.keyring.secret() != signing
    assert again.store.get("note", SHARED).body == b"of AAAA-2222"
    again.close()
    with pytest.raises(WrongPassphraseError):
        vault.unlock(those.folder, "my very own new words")


def test_swapped_rows_of_members_open_nothing(those):
    """A wrap or box moved to another member, or a role's box put under another id, is no key."""
    inner = existing(those.folder)
    keeper, family = those.ids["keeper"], those.ids["family"]
    box = inner.get(members.BOX, keeper)
    inner.delete(members.BOX, family)
    inner.put(members.BOX, family, box.body, case_id=None, expected_version=0)
    wrap = inner.get(wraps.KIND, keeper)
    inner.delete(wraps.KIND, those.ids["helper"])
    inner.put(wraps.KIND, those.ids["helper"], wrap.body, case_id=None, expected_version=0)
    inner.delete(wraps.KIND, keeper)
    inner.close()
    with pytest.raises(TamperedError):
        vault.unlock(those.folder, words("family"))
    with pytest.raises(WrongPassphraseError):
        vault.unlock(those.folder, words("keeper"))
