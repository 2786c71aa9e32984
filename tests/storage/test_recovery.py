"""What the printed recovery key promises."""

import pytest

from depwork.errors import StorageError, WrongPassphraseError
from depwork.storage import membership, recovery, rotation, vault


@pytest.fixture
def key():
    """A printed key."""
    return recovery.new_key()


@pytest.fixture
def home(tmp_path, passphrase, cheap, key):
    """The folder of a vault made with it."""
    made = tmp_path / "v"
    vault.create(made, passphrase, recovery_key=key, kdf=cheap, allow_cheap_kdf=True).drop()
    return made


def test_a_key_is_read_however_it_was_copied(key):
    """Small letters, blanks or no dashes make no difference; 160 bits stand in it."""
    plain = recovery.read(key)
    assert plain is not None
    assert recovery.read(key.lower().replace("-", " ")) == plain
    assert recovery.read(plain) == plain
    assert len(key.split("-")) == recovery.GROUPS
    assert len({recovery.new_key() for _ in range(50)}) == 50


def test_a_slip_of_the_pen_is_found(key):
    """Any one letter changed, or two neighbours swapped, is told before anything is tried."""
    plain = recovery.read(key) or ""
    for at, letter in enumerate(plain):
        other = recovery.ALPHABET[(recovery.ALPHABET.index(letter) + 1) % 32]
        assert recovery.read(plain[:at] + other + plain[at + 1 :]) is None
        swapped = plain[:at] + plain[at : at + 2][::-1] + plain[at + 2 :]
        assert swapped == plain or recovery.read(swapped) is None
    for bad in ("", "0" + plain[1:], plain[:-1], plain + "A", "no key"):
        assert recovery.read(bad) is None


def test_a_lost_passphrase_is_recovered(home, key, passphrase):
    """The key opens the vault, a new passphrase is set with it, and the old one is done."""
    opened = vault.open(home, vault.unlock_by_recovery(home, key))
    opened.store.put("note", "n", b"kept", case_id=None, expected_version=0)
    membership.set_passphrase(opened, membership.first_whole(opened).id, "quite another passphrase")
    opened.close()
    again = vault.open(home, vault.unlock(home, "quite another passphrase"))
    assert again.store.get("note", "n").body == b"kept"
    assert again.member == vault.FIRST_MEMBER
    again.close()
    with pytest.raises(WrongPassphraseError):
        vault.unlock(home, passphrase)


def test_the_key_lives_through_a_rotation_and_dies_by_a_new_one(home, key, passphrase):
    """It opens the vault after the vault's key was changed, and no more once another is made."""
    opened = vault.open(home, vault.unlock(home, passphrase))
    rotation.rotate(opened).drop()
    opened.close()
    vault.unlock_by_recovery(home, key).drop()
    opened = vault.open(home, vault.unlock(home, passphrase))
    fresh = membership.new_recovery(opened, membership.listed(opened)[0].added_on)
    opened.close()
    vault.unlock_by_recovery(home, fresh).drop()
    with pytest.raises(WrongPassphraseError):
        vault.unlock_by_recovery(home, key)


def test_the_key_is_no_passphrase_and_no_passphrase_a_key(home, key, passphrase):
    """Neither opens by the other's way, and a vault without a key has none to try."""
    with pytest.raises(WrongPassphraseError):
        vault.unlock(home, key)
    with pytest.raises(WrongPassphraseError):
        vault.unlock_by_recovery(home, passphrase)
    with pytest.raises(WrongPassphraseError):
        vault.unlock_by_recovery(home, recovery.new_key())


def test_no_vault_is_made_with_a_broken_key(tmp_path, passphrase, cheap):
    """A key with a slip in it would lock nothing: it is refused before anything is made."""
    with pytest.raises(StorageError, match="recovery key"):
        vault.create(
            tmp_path / "w", passphrase, recovery_key="ABCD", kdf=cheap, allow_cheap_kdf=True
        )
    assert not vault.exists(tmp_path / "w")


def test_neither_key_stands_in_the_file(home, key):
    """The file holds the key neither as printed nor plain."""
    raw = b"".join(path.read_bytes() for path in home.iterdir())
    assert key.encode() not in raw
    assert (recovery.read(key) or "").encode() not in raw
