"""What the agent's session promises about a PIN, about locking itself, and about proof."""

import pytest
from helper_members import DAY, FIRST, people, words

from depwork.errors import LockedError
from depwork.storage import membership, rotation, vault
from depwork.storage.agent import pin, wire
from depwork.storage.agent.session import Session

TOKEN = "t" * 64


class Clock:
    """A clock that the test sets."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        """Return what the test set."""
        return self.now


@pytest.fixture
def clock():
    """The agent's clock."""
    return Clock()


@pytest.fixture(autouse=True)
def cheap_pin(monkeypatch, cheap):
    """Pins stretched as no real agent would, so that the tests are quick."""
    monkeypatch.setattr(pin.Pin.__init__, "__defaults__", (cheap,))


@pytest.fixture
def those(tmp_path):
    """A vault with every sort of member."""
    return people(tmp_path / "v")


@pytest.fixture
def session(those, clock):
    """A session that locks itself after ten minutes."""
    return Session(those.folder, TOKEN, clock, practice=False, idle=600)


def ask(session, what, **values):
    """Ask the session as a client does."""
    return session.answer({"token": TOKEN, "ask": what, **values})


def unlocked(session, **values):
    """Return whether an unlocking by passphrase or PIN worked."""
    what = "unlock_by_pin" if "pin" in values else "unlock"
    return ask(session, what, **values)["unlocked"]


def test_nobody_there_for_ten_minutes_locks(session, clock):
    """Asking for keys is no sign of life; saying here is, and puts the locking off."""
    assert unlocked(session, passphrase=FIRST)
    clock.now += 599
    assert "key" in ask(session, "keyring")
    assert ask(session, "here")["left"] == 600
    clock.now += 599
    assert not ask(session, "state")["locked"]
    clock.now += 1
    assert ask(session, "state")["locked"]
    assert ask(session, "keyring")["error"] == "LockedError"
    assert ask(session, "here")["locked"]


def test_the_keys_go_without_anybody_asking(session, clock):
    """The agent's own loop drops the keys; no page needs to be open."""
    unlocked(session, passphrase=FIRST)
    held = session._keyring
    clock.now += 601
    session.tick()
    assert held.dropped


def test_a_pin_unlocks_what_was_locked(session, clock):
    """After locking, the right PIN gives the same keys; it works again after the next one."""
    unlocked(session, passphrase=FIRST)
    before = ask(session, "keyring")
    assert ask(session, "set_pin", pin="4711")["set"]
    for _ in range(2):
        clock.now += 601
        assert ask(session, "state")["pin"]
        assert unlocked(session, pin="4711")
        assert ask(session, "keyring") == before


@pytest.mark.parametrize("bad", ["", "123", "1111", "x" * 33, None, 4711])
def test_a_pin_has_its_own_rule(session, bad):
    """Too short, all the same or no text is not set."""
    unlocked(session, passphrase=FIRST)
    assert not ask(session, "set_pin", pin=bad)["set"]


def test_no_pin_is_set_while_locked(session):
    """Whoever finds a locked session cannot give it a PIN of their own."""
    assert not ask(session, "set_pin", pin="4711")["set"]


def test_wrong_pins_are_slowed_and_the_fifth_ends_it(session, clock):
    """The second wrong one makes the next wait; after five only the passphrase helps."""
    unlocked(session, passphrase=FIRST)
    ask(session, "set_pin", pin="4711")
    ask(session, "lock")
    waits = []
    for _ in range(5):
        assert not unlocked(session, pin="0000x")
        waits.append(ask(session, "state")["wait"])
        if waits[-1]:
            assert not unlocked(session, pin="4711")  # too soon, though right
        clock.now += waits[-1]
    assert waits[:4] == [0, 1, 2, 4]
    assert not ask(session, "state")["pin"]
    assert not unlocked(session, pin="4711")
    assert unlocked(session, passphrase=FIRST)


def test_locked_by_a_pin_no_key_stands_in_the_agents_memory(session):
    """Between locking and the PIN the session holds ciphertext alone, and never the PIN."""
    unlocked(session, passphrase=FIRST)
    key, secret = session._keyring.vault_key(), session._keyring.secret()
    ask(session, "set_pin", pin="ZPIN4711")
    ask(session, "lock")
    held = repr({name: getattr(session._pin, name) for name in vars(session._pin)}).encode()
    assert session._keyring is None
    assert session._pin._cipher is None
    for clear in (key, secret, b"ZPIN4711", key.hex().encode()):
        assert clear not in held
        assert repr(clear)[2:-1].encode() not in held


def test_the_next_member_does_not_inherit_a_pin(session):
    """Another member's passphrase makes the session theirs and ends the PIN."""
    unlocked(session, passphrase=FIRST)
    ask(session, "set_pin", pin="4711")
    ask(session, "lock")
    assert unlocked(session, passphrase=words("family"))
    assert wire.keyring_of(ask(session, "keyring")).holder.role == "family"
    ask(session, "lock")
    assert not unlocked(session, pin="4711")


def test_proof_is_the_members_own_passphrase_and_lasts_a_minute(session, clock):
    """Another member's words or a wrong one prove nothing; locking ends a proof."""
    assert not ask(session, "prove", passphrase=FIRST)["proved"]
    unlocked(session, passphrase=FIRST)
    assert not ask(session, "prove", passphrase=words("keeper"))["proved"]
    assert not ask(session, "prove", passphrase="wrong")["proved"]
    assert not ask(session, "state")["proved"]
    assert ask(session, "prove", passphrase=FIRST)["proved"]
    clock.now += 59
    assert ask(session, "state")["proved"]
    clock.now += 1
    assert not ask(session, "state")["proved"]
    ask(session, "prove", passphrase=FIRST)
    ask(session, "lock")
    assert not ask(session, "state")["proved"]


def test_a_changed_vault_key_is_fetched_by_itself(session, those):
    """After a rotation the next page gets the new key without a passphrase."""
    unlocked(session, passphrase=words("organizer"))
    first = those.open("first")
    rotation.rotate(first).drop()
    first.close()
    opened = vault.open(those.folder, wire.keyring_of(ask(session, "keyring")))
    assert opened.current
    opened.close()


def test_who_is_locked_out_gets_no_key_from_a_running_session(session, those):
    """Removed and rotated, a member's open session ends at its next request, PIN or not."""
    unlocked(session, passphrase=words("organizer"))
    ask(session, "set_pin", pin="4711")
    first = those.open("first")
    membership.remove(first, those.ids["organizer"], DAY)
    rotation.rotate(first).drop()
    first.close()
    assert ask(session, "keyring")["error"] == LockedError.__name__
    assert ask(session, "state")["locked"]
    assert not unlocked(session, pin="4711")
    assert not unlocked(session, passphrase=words("organizer"))
