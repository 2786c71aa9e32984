"""One agent, several devices: nothing of one opens on another."""

import socket
import stat
import tempfile
import threading
from pathlib import Path

import pytest
from helper_members import FIRST, people, words

from depwork.errors import LockedError, StorageError
from depwork.storage import agent, vault
from depwork.storage.agent import wire
from depwork.storage.agent.session import Session
from depwork.storage.agent.sessions import AWAY, Sessions, device_folder, device_token

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


@pytest.fixture
def those(tmp_path):
    """A vault with every sort of member."""
    return people(tmp_path / "v")


@pytest.fixture
def sessions(those, clock):
    """The agent's sessions, locked after ten minutes."""
    first = Session(those.folder, TOKEN, clock, practice=False, idle=600)
    return Sessions(first, TOKEN, clock)


@pytest.fixture
def ask(sessions, those):
    """The way to ask as one device, or as the run itself."""

    def asked(by, sort, what, **values):
        token = device_token(TOKEN, by, those.ids[sort]) if by else TOKEN
        return sessions.answer({"token": token, "ask": what, **values})

    return asked


def test_each_device_has_keys_of_its_own(ask, those):
    """One unlocks, locks and ends; the others and the run itself do not notice."""
    assert ask("phone1", "family", "unlock", passphrase=words("family"))["unlocked"]
    for device in ("phone2", ""):
        assert ask(device, "family", "state")["locked"]
        assert ask(device, "family", "keyring")["error"] == "LockedError"
    assert ask("", "first", "unlock", passphrase=FIRST)["unlocked"]
    ask("", "first", "lock")
    assert ask("phone1", "family", "keyring")["member"] == those.ids["family"]


def test_an_invitation_opens_its_members_unlock_alone(ask):
    """Another member's right passphrase opens nothing on this device, and counts as wrong."""
    assert not ask("phone1", "family", "unlock", passphrase=words("organizer"))["unlocked"]
    assert ask("phone1", "family", "state")["locked"]
    assert ask("phone1", "family", "unlock", passphrase=words("family"))["unlocked"]


def test_a_token_made_up_or_changed_opens_nothing(sessions, those):
    """Guessed, cut, another run's, and one device's token under another's name."""
    good = device_token(TOKEN, "phone1", those.ids["family"])
    forged = good.replace("phone1", "phone2")
    as_other = good.replace(those.ids["family"], those.ids["organizer"])
    for token in ("", "x", good[:-1], good + "0", forged, as_other):
        for what in ("state", "unlock", "beside", "end", "keyring"):
            answer = sessions.answer({"token": token, "ask": what, "device": "phone1"})
            assert answer["error"] == "LockedError"
    another = device_token("u" * 64, "phone1", those.ids["family"])
    assert "error" in sessions.answer({"token": another, "ask": "state"})
    assert "error" not in sessions.answer({"token": good, "ask": "state"})


def test_wrong_tries_slow_the_device_and_all(ask, clock):
    """The fifth wrong one makes everybody wait; a right one elsewhere forgives only the others."""
    for _ in range(5):
        assert not ask("phone1", "family", "unlock", passphrase="wrong")["unlocked"]
    assert ask("phone2", "attorney", "state")["wait"] > 0
    assert not ask("phone2", "attorney", "unlock", passphrase=words("attorney"))["unlocked"]
    clock.now += 1.1
    assert not ask("phone1", "family", "unlock", passphrase="wrong")["unlocked"]
    clock.now += 2.1
    assert ask("phone2", "attorney", "unlock", passphrase=words("attorney"))["unlocked"]
    assert not ask("phone1", "family", "unlock", passphrase="wrong")["unlocked"]
    assert ask("phone1", "family", "state")["wait"] > 2
    assert ask("phone2", "attorney", "state")["wait"] == 0


def test_a_device_that_is_ended_stays_ended(ask):
    """Its token opens nothing more; no device ends another."""
    ask("phone1", "family", "unlock", passphrase=words("family"))
    assert ask("phone2", "family", "end", device="phone1")["error"] == "StorageError"
    assert ask("", "first", "end", device="phone1") == {"ended": True}
    for what in ("state", "keyring", "beside"):
        assert ask("phone1", "family", what)["error"] == "LockedError"


def test_who_else_is_here_and_on_what(ask, those, clock):
    """Unlocked devices hear of each other, never of themselves; who left is not told."""
    for device, sort in (("phone1", "family"), ("phone2", "attorney")):
        ask(device, sort, "unlock", passphrase=words(sort))
        ask(device, sort, "beside", at=f"AAAA-2222/{device}")
    assert ask("phone1", "family", "beside", at="x")["others"] == [
        {"member": those.ids["attorney"], "at": "AAAA-2222/phone2"}
    ]
    ask("phone2", "attorney", "lock")
    assert ask("phone1", "family", "beside", at="x")["others"] == []
    ask("phone2", "attorney", "unlock", passphrase=words("attorney"))
    clock.now += AWAY + 1
    assert ask("phone1", "family", "beside", at="x")["others"] == []


def test_nobody_there_locks_each_device_by_itself(ask, sessions, clock):
    """A device that somebody uses stays open while the one beside it locks."""
    for device, sort in (("phone1", "family"), ("phone2", "attorney")):
        ask(device, sort, "unlock", passphrase=words(sort))
    clock.now += 500
    ask("phone1", "family", "here")
    clock.now += 200
    sessions.tick()
    assert not ask("phone1", "family", "state")["locked"]
    assert ask("phone2", "attorney", "state")["locked"]


def test_a_devices_folder_is_private_and_outlives_the_agent(folder, runtime, passphrase):
    """Through the shared socket, with a token of its own; an agent that died knows it again."""
    with agent.start(folder, runtime) as handle:
        own = device_folder(runtime, "phone1", vault.FIRST_MEMBER)
        assert stat.S_IMODE(own.stat().st_mode) == 0o700
        assert stat.S_IMODE((own / "agent.token").stat().st_mode) == 0o600
        client = agent.Client.at(own)
        assert client.unlock(passphrase)
        assert agent.Client.at(runtime).locked()
        assert client.beside("x") == ()
        handle.process.kill()
        assert client.locked()
        assert client.unlock(passphrase)
        agent.Client.at(runtime).end("phone1")
        with pytest.raises(LockedError):
            client.locked()
        with pytest.raises(StorageError):
            device_folder(runtime, "../up", vault.FIRST_MEMBER)


def test_an_agent_with_a_full_waiting_room_is_busy_not_gone():
    """A page that finds no room waits for its turn, and is not told that the keys are lost."""
    with socket.socket(socket.AF_UNIX) as busy, tempfile.TemporaryDirectory(dir="/tmp") as short:
        path = Path(short) / "agent.sock"
        busy.bind(str(path))
        busy.listen(0)
        client = agent.Client(path, TOKEN)
        with socket.socket(socket.AF_UNIX) as first:
            first.connect(str(path))  # takes the only place
            answering = threading.Thread(target=_answers, args=(busy, first))
            answering.start()
            assert client.state().locked
            answering.join()


def _answers(busy, first):
    threading.Event().wait(0.3)
    first.close()
    left, _ = busy.accept()
    left.close()
    peer, _ = busy.accept()
    with peer:
        wire.receive(peer)
        said = dict.fromkeys(("practice", "pin", "pin_set", "proved"), False)
        wire.send(peer, {"locked": True, "wait": 0.0, "idle": 0.0, "left": 0.0, **said})
