"""What a wrapped vault key promises."""

import json
from dataclasses import replace

import pytest

from depwork.errors import StorageError, WrongPassphraseError
from depwork.storage.kdf import Kdf
from depwork.storage.keyring import Keyring
from depwork.storage.wraps import Wrap


@pytest.fixture
def ring():
    """A vault's keys."""
    return Keyring.fresh()


@pytest.fixture
def wrap(ring, cheap):
    """Those keys, wrapped for one member."""
    return Wrap.of(ring, "organizer", "the right words", cheap)


def test_the_passphrase_opens_its_wrap(ring, wrap):
    """The right passphrase gives the keys back, through a stored body too."""
    again = Wrap.from_body("organizer", wrap.to_body())
    assert again == wrap
    opened = again.open("the right words")
    assert (opened.vault_id, opened.vault_key()) == (ring.vault_id, ring.vault_key())


def test_a_wrong_passphrase_opens_nothing(wrap):
    """A wrong passphrase is told by the member's id, never by itself."""
    with pytest.raises(WrongPassphraseError, match="organizer") as told:
        wrap.open("Zwrong words")
    assert "Zwrong" not in str(told.value)


def test_several_wraps_hold_one_key(ring, cheap):
    """A further member or a recovery key is one more row; the vault key stays."""
    wraps = [Wrap.of(ring, name, f"words of {name}", cheap) for name in ("a", "b", "recovery")]
    keys = {wrap.open(f"words of {wrap.member}").vault_key() for wrap in wraps}
    assert keys == {ring.vault_key()}
    assert len({wrap.salt for wrap in wraps}) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"member": "someone"},
        {"vault_id": "another"},
        {"kdf": Kdf(16, 1, 1)},
        {"salt": bytes(16)},
        {"wrapped": bytes(61)},
    ],
)
def test_a_changed_wrap_opens_nothing(wrap, change):
    """Member, vault, cost and salt are bound to the wrapped key."""
    with pytest.raises(WrongPassphraseError):
        replace(wrap, **change).open("the right words")


def test_the_body_says_how_and_holds_no_key(ring, wrap):
    """The parameters stand in the stored body; neither key nor passphrase does."""
    body = wrap.to_body()
    values = json.loads(body)
    assert values["algorithm"] == "argon2id"
    assert values["kdf"] == {"memory_kib": 8, "iterations": 1, "lanes": 1}
    assert ring.vault_key().hex().encode() not in body
    assert b"right" not in body
    assert "wrapped" not in repr(wrap)


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
