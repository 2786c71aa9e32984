"""What the agent's messages promise: bounds, and the same user at both ends."""

import os
import socket
import struct
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.errors import StorageError
from depwork.storage.agent import wire


@contextmanager
def pair():
    """Yield two connected sockets."""
    one, two = socket.socketpair()
    with one, two:
        two.settimeout(5)
        yield one, two


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=50) | st.integers(), max_size=5))
def test_a_message_comes_as_sent(message):
    """What one end says the other hears."""
    with pair() as (one, two):
        wire.send(one, message)
        assert wire.receive(two) == message


def test_too_long_is_refused_before_it_is_read():
    """A length beyond the bound is refused without waiting for the bytes."""
    with pair() as (one, two):
        one.sendall(struct.pack("!I", wire.MOST_BYTES + 1))
        with pytest.raises(StorageError, match="too long"):
            wire.receive(two)
        with pytest.raises(StorageError, match="too long"):
            wire.send(one, {"x": "y" * wire.MOST_BYTES})


@given(st.binary(max_size=60))
def test_random_bytes_are_refused_or_an_object(content):
    """Whatever comes is an object or our error, nothing else."""
    with pair() as (one, two):
        one.sendall(struct.pack("!I", len(content)) + content)
        one.shutdown(socket.SHUT_WR)
        with suppress(StorageError):
            assert isinstance(wire.receive(two), dict)


def test_endless_brackets_are_refused():
    """Deeply nested JSON is told, not crashed on."""
    with pair() as (one, two):
        body = b"[" * 60_000
        one.sendall(struct.pack("!I", len(body)) + body)
        with pytest.raises(StorageError):
            wire.receive(two)


def test_another_user_is_told_apart(monkeypatch):
    """The system says who is at the other end; another user is not let in."""
    with pair() as (one, two):
        assert wire.same_user(one)
        someone = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: someone)
        assert not wire.same_user(two)


def test_paths_have_a_bound():
    """A socket's path fits every system or is refused."""
    assert wire.checked_path(Path("/tmp/x")) == Path("/tmp/x/agent.sock")  # noqa: S108  not opened
    with pytest.raises(StorageError, match="too long"):
        wire.checked_path(Path("/" + "x" * 100))
