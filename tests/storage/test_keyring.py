"""What a keyring promises: silence and forgetting."""

import copy
import pickle

import pytest

from depwork.errors import LockedError
from depwork.storage.keyring import CASE_KEYS, RECORDS, Keyring


def test_a_repr_shows_nothing():
    """Neither key nor vault stands in a keyring's repr."""
    keyring = Keyring.fresh()
    assert repr(keyring) == "<Keyring: unlocked>"
    assert keyring.vault_key().hex() not in f"{keyring!r}{keyring!s}"


def test_a_dropped_keyring_gives_nothing():
    """After dropping no cipher and no key comes out, and our copy is overwritten."""
    keyring = Keyring.fresh()
    held = keyring._key
    keyring.cipher(RECORDS)
    keyring.drop()
    assert held == bytearray(32)
    assert (keyring.dropped, repr(keyring)) == (True, "<Keyring: dropped>")
    for attempt in (keyring.vault_key, keyring.copy, lambda: keyring.cipher(RECORDS)):
        with pytest.raises(LockedError):
            attempt()
    keyring.drop()


def test_a_copy_outlives_its_original():
    """A copy has the same key and its own life."""
    keyring = Keyring.fresh()
    other = keyring.copy()
    key = keyring.vault_key()
    keyring.drop()
    assert other.vault_key() == key


@pytest.mark.parametrize("way", [pickle.dumps, copy.copy, copy.deepcopy])
def test_keys_are_never_pickled(way):
    """A keyring refuses to be turned into bytes or copied by accident."""
    with pytest.raises(TypeError, match="never pickled"):
        way(Keyring.fresh())


def test_each_purpose_and_vault_has_its_own_key():
    """A body sealed for one purpose or vault opens for no other."""
    one = Keyring.fresh()
    two = Keyring("another", one.vault_key())
    ciphers = [one.cipher(RECORDS), one.cipher(CASE_KEYS), two.cipher(RECORDS)]
    assert len({cipher.encrypt(bytes(12), b"same", None) for cipher in ciphers}) == 3


def test_only_whole_keys_and_known_purposes():
    """A key of another length and a purpose nobody knows are refused."""
    with pytest.raises(ValueError, match="256 bits"):
        Keyring("v", b"short")
    with pytest.raises(ValueError, match="purpose"):
        Keyring.fresh().cipher("else")
