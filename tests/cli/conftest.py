"""Runs a command in this process, as the shell would."""

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from depwork.cli import app


class Done(NamedTuple):
    """What became of a command."""

    status: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``depwork`` with arguments and lines of standard input."""

    def run(*arguments: str, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["depwork", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        status = 0
        try:
            app.main()
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return run
