"""What a wrapped secret promises."""

import json
from dataclasses import replace

import pytest

from depwork.errors import StorageError, WrongPassphraseError
from depwork.storage.kdf import Kdf
from depwork.storage.wraps import Lock, Wrap

SECRET = bytes(range(32))


@pytest.fixture
def wrap(cheap):
    """A member's secret, wrapped."""
    return Wrap.of(SECRET, "organizer", "v", Lock.of("the right words", cheap), version=3)


def test_the_passphrase_opens_its_wrap(wrap):
    """The right passphrase gives the secret back, through a stored body too."""
    again = Wrap.from_body("organizer", wrap.to_body(), 3)
    assert again == wrap
    assert again.open(again.lock("the right words")) == SECRET


def test_a_wrong_passphrase_opens_nothing(wrap):
    """A wrong passphrase is told by the member's id, never by itself."""
    with pytest.raises(WrongPassphraseError, match="organizer") as told:
        wrap.open(wrap.lock("Zwrong words"))
    assert "Zwrong" not in str(told.value)


def test_one_stretching_tries_every_member(wrap, cheap):
    """Members share salt and cost, so that unlocking costs one derivation however many they are."""
    lock = Lock.of("other words", cheap, wrap.salt)
    other = Wrap.of(bytes(32), "b", "v", lock)
    assert (other.salt, other.kdf) == (wrap.salt, wrap.kdf)
    assert other.open(other.lock("other words")) == bytes(32)
    with pytest.raises(WrongPassphraseError):
        wrap.open(lock)


@pytest.mark.parametrize(
    "change",
    [
        {"member": "someone"},
        {"vault_id": "another"},
        {"kdf": Kdf(16, 1, 1)},
        {"salt": bytes(16)},
        {"wrapped": bytes(61)},
        {"version": 2},
        {"holds": ""},
    ],
)
def test_a_changed_wrap_opens_nothing(wrap, change):
    """Member, vault, version, cost, salt and content are bound to the wrapped secret."""
    changed = replace(wrap, **change)
    with pytest.raises(WrongPassphraseError):
        changed.open(changed.lock("the right words"))


def test_the_body_says_how_and_holds_no_key(wrap):
    """The parameters stand in the stored body; neither secret nor passphrase does."""
    body = wrap.to_body()
    values = json.loads(body)
    assert values["algorithm"] == "argon2id"
    assert values["kdf"] == {"memory_kib": 8, "iterations": 1, "lanes": 1}
    assert SECRET.hex().encode() not in body
    assert b"right" not in body
    assert "wrapped" not in repr(wrap)
    assert "key" not in repr(wrap.lock("the right words"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"algorithm":"argon3"}',
        b'{"algorithm":"argon2id","vault_id":"v","kdf":{},"salt":"","wrapped":""}',
        b'{"algorithm":"argon2id","vault_id":"v","kdf":"x","salt":"","wrapped":""}',
    ],
)
def test_an_unreadable_wrap_is_named(body):
    """A body that is no wrap is refused by the member's id."""
    with pytest.raises(StorageError, match="organizer"):
        Wrap.from_body("organizer", body)
