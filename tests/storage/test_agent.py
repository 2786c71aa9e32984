"""What the key agent's process promises."""

import base64
import os
import signal
import socket
import stat
import subprocess
import textwrap
import time
from pathlib import Path

import pytest

from depwork.errors import AgentGoneError, LockedError, NoVaultError, StorageError, VaultExistsError
from depwork.storage import agent, vault


@pytest.fixture
def handle(folder, runtime):
    """A running agent of a real vault."""
    with agent.start(folder, runtime) as found:
        yield found


@pytest.fixture
def client(handle):
    """A client of it."""
    return agent.Client(handle.socket, handle.token)


def gone(pid):
    """Return whether a process has ended within some seconds."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_one_unlocking_serves_every_page(client, runtime, folder, passphrase):
    """A second page or a reload opens the vault without a passphrase."""
    assert client.locked()
    with pytest.raises(LockedError):
        client.keyring()
    assert client.unlock(passphrase)
    reloaded = agent.Client.at(runtime)
    assert not reloaded.locked()
    opened = vault.open(folder, reloaded.keyring())
    opened.store.put("note", "n", b"x", case_id=None, expected_version=0)
    opened.close()


def test_locking_is_for_all_pages(client, runtime, passphrase):
    """After one page locks, no page gets a key until the passphrase comes again."""
    client.unlock(passphrase)
    other = agent.Client.at(runtime)
    client.lock()
    assert other.locked()
    with pytest.raises(LockedError):
        other.keyring()
    assert other.unlock(passphrase)
    assert not client.locked()


def test_a_wrong_passphrase_unlocks_nothing(client, passphrase):
    """Wrong words are answered with False, and the right ones still work."""
    assert not client.unlock("Zwrong")
    assert not client.unlock("\ud800")
    assert not client.unlock("x" * 100_000)
    assert client.locked()
    assert client.unlock(passphrase)


def test_waiting_begins_at_the_fifth_wrong_try_and_survives_a_restart(folder, runtime, passphrase):
    """The fifth wrong try makes the next one wait, also after starting anew."""
    with agent.start(folder, runtime) as first:
        client = agent.Client(first.socket, first.token)
        waits = []
        for _ in range(5):
            assert not client.unlock("wrong")
            waits.append(client.wait())
        assert waits[:4] == [0, 0, 0, 0]
        assert 0 < waits[4] <= 1
        assert not client.unlock(passphrase)
    with agent.start(folder, runtime) as second:
        client = agent.Client(second.socket, second.token)
        assert client.wait() > 0
        time.sleep(client.wait() + 0.05)
        assert client.unlock(passphrase)
    assert vault.wrong_tries(folder) == 0


def test_only_the_token_opens_the_agent(handle, client, passphrase):
    """Another token gets nothing, not even whether it is locked."""
    client.unlock(passphrase)
    for token in ("", "x", handle.token[:-1], "\ud800"):
        with pytest.raises(LockedError, match="token"):
            agent.Client(handle.socket, token).keyring()
        with pytest.raises(LockedError, match="token"):
            agent.Client(handle.socket, token).locked()


def test_socket_and_token_are_this_users_only(handle, runtime):
    """Folder 0700, socket and token 0600; the token is in no repr."""
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in runtime.iterdir()}
    assert modes == {"agent.sock": 0o600, "agent.token": 0o600}
    assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
    assert handle.token not in repr(handle)


def test_no_secret_stands_in_arguments_environment_or_files(
    handle, client, runtime, folder, passphrase
):
    """Neither token nor key nor passphrase is where others could read it."""
    client.unlock(passphrase)
    key = client.keyring().vault_key()
    proc = Path(f"/proc/{handle.process.pid}")
    said = (proc / "cmdline").read_bytes()
    if os.access(proc / "environ", os.R_OK):
        said += (proc / "environ").read_bytes()
    files = b"".join(p.read_bytes() for d in (runtime, folder) for p in d.iterdir() if p.is_file())
    for secret in (key, key.hex().encode(), base64.b64encode(key), passphrase.encode()):
        assert secret not in said + files
    assert handle.token.encode() not in said


def test_stopping_leaves_nothing(folder, runtime, monkeypatch):
    """After stopping, process, socket and token are gone and clients are told."""
    monkeypatch.setattr("depwork.storage.agent.client._TRIES", 5)  # nobody starts it again here
    handle = agent.start(folder, runtime)
    client = agent.Client.at(runtime)
    handle.stop()
    assert handle.process.returncode == 0
    assert list(runtime.iterdir()) == []
    with pytest.raises(LockedError, match="start depwork again"):
        client.locked()
    with pytest.raises(LockedError, match="start depwork again"):
        agent.Client.at(runtime)
    handle.stop()


def test_terminating_cleans_up(folder, runtime):
    """A polite end from outside removes socket and token too; Ctrl-C is not for the agent."""
    handle = agent.start(folder, runtime)
    handle.process.send_signal(signal.SIGINT)
    assert agent.Client.at(runtime).locked()
    handle.process.terminate()
    handle.process.wait(10)
    assert list(runtime.iterdir()) == []
    handle.stop()


@pytest.mark.parametrize("held", [False, True])
def test_the_agent_goes_with_its_parent(folder, runtime, python, held):
    """When the parent is killed the agent ends, even where a child still holds its pipe."""
    program = f"""
        import os, sys, time
        from pathlib import Path
        from depwork.storage import agent
        handle = agent.start(Path({str(folder)!r}), Path({str(runtime)!r}))
        child = os.fork() if {held} else 0
        if {held} and child == 0:
            time.sleep(30)
            os._exit(0)
        print(handle.process.pid, child, flush=True)
        time.sleep(30)
    """
    with subprocess.Popen(  # noqa: S603  our own program
        [python, "-W", "ignore", "-c", textwrap.dedent(program)], stdout=subprocess.PIPE
    ) as parent:
        pid, child = map(int, parent.stdout.readline().split())
        parent.kill()
        parent.wait()
        assert gone(pid)
        if child:
            os.kill(child, signal.SIGKILL)
    assert list(runtime.iterdir()) == []


def test_a_handle_that_was_stopped_before_it_began_is_quiet(runtime):
    """A signal may come between the command and its agent's first moment."""
    agent.AgentHandle(runtime / "s", "token", ("none",)).stop()
    assert list(runtime.iterdir()) == []


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"\x00", b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", b"\x00\x00\x00\x03abc"],
)
def test_nonsense_does_not_stop_the_agent(handle, client, nonsense):
    """Cut, oversized or unreadable messages get no answer, and the next client gets one."""
    with socket.socket(socket.AF_UNIX) as raw:
        raw.connect(str(handle.socket))
        raw.sendall(nonsense)
        raw.shutdown(socket.SHUT_WR)
        assert raw.recv(10) == b""
    assert client.locked()


def test_an_unknown_request_is_refused(client):
    """What the agent does not know it says it does not know."""
    with pytest.raises(StorageError, match="no such request"):
        client._ask("everything")


def test_no_vault_no_agent(tmp_path, runtime):
    """Without a vault no process is started."""
    with pytest.raises(NoVaultError):
        agent.start(tmp_path, runtime)
    assert list(runtime.iterdir()) == []


def test_a_second_agent_in_one_runtime_folder_is_refused(folder, runtime, client):
    """The first agent goes on and keeps its socket and token."""
    with pytest.raises(StorageError):
        agent.start(folder, runtime)
    assert client.locked()
    assert agent.Client.at(runtime).locked()


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o777])
def test_a_runtime_folder_open_to_others_is_refused(folder, runtime, mode):
    """Socket and token are never put where others may look."""
    runtime.chmod(mode)
    with pytest.raises(StorageError, match="0700"):
        agent.start(folder, runtime)


def test_a_runtime_path_too_long_for_a_socket_is_refused(folder, tmp_path):
    """The reason is told before anything starts."""
    with pytest.raises(StorageError, match="too long"):
        agent.start(folder, tmp_path / ("x" * 100))


def test_practice_needs_no_passphrase(tmp_path, runtime):
    """A practice agent makes its vault, is unlocked at once, and opens to any words again."""
    with agent.start(tmp_path / "p", runtime, practice=True):
        client = agent.Client.at(runtime)
        assert (client.practice(), client.locked()) == (True, False)
        opened = vault.open(tmp_path / "p", client.keyring(), practice=True)
        opened.close()
        client.lock()
        assert client.locked()
        assert client.unlock("")
        assert not client.locked()


def test_practice_never_takes_a_folder_with_a_vault(folder, runtime):
    """A practice run beside a real vault is refused and leaves it alone."""
    with pytest.raises(VaultExistsError):
        agent.start(folder, runtime, practice=True)
    assert vault.exists(folder)


def test_an_agent_that_is_killed_comes_back_locked(handle, client, runtime, passphrase):
    """The same socket and token answer again; the keys are gone, and the passphrase opens."""
    assert client.unlock(passphrase)
    for _ in range(2):
        handle.process.kill()
        assert client.locked()
        assert agent.Client.at(runtime).locked()
        assert client.unlock(passphrase)
    assert stat.S_IMODE(handle.socket.stat().st_mode) == 0o600


def test_an_agent_that_was_stopped_does_not_come_back(handle, client):
    """Ending a run ends its agent, and a client is told at once that it is gone."""
    handle.stop()
    handle.socket.parent.rmdir()
    begun = time.monotonic()
    with pytest.raises(AgentGoneError, match="start depwork again"):
        client.locked()
    assert time.monotonic() - begun < 2
    handle.socket.parent.mkdir(mode=0o700)


def test_a_practice_agent_that_is_killed_is_told(tmp_path, runtime, monkeypatch):
    """Nobody but the agent had the key of a practice store: that it is gone is said."""
    monkeypatch.setattr("depwork.storage.agent.client._REFUSED", 2)
    with agent.start(tmp_path / "practice", runtime, practice=True) as found:
        found.process.kill()
        found.process.wait()
        with pytest.raises(AgentGoneError):
            agent.Client(found.socket, found.token).locked()
