"""The rule of a passphrase is told before anything is typed, and kept before it is typed again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depwork.cli import secrets
from depwork.model.choices import Locale

LONG = "una frase de paso bastante larga"


@pytest.mark.parametrize(
    ("locale", "word"), [(Locale.EN, "at least 14"), (Locale.ES, "al menos 14")]
)
def test_the_rule_comes_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], locale: Locale, word: str
) -> None:
    """A short one is asked for anew at once, without being typed twice."""
    given, asked = iter(["short", "shorter", LONG, LONG]), []

    def type_it(*, from_stdin: bool, prompt: str = "Passphrase") -> str:
        assert not from_stdin
        asked.append((prompt, capsys.readouterr().err))
        return next(given)

    monkeypatch.setattr(secrets, "passphrase", type_it)
    assert secrets.new_passphrase(from_stdin=False, prompt="P", locale=locale) == LONG
    assert [prompt for prompt, _ in asked] == ["P", "P", "P", "Once more"]
    assert [word in said for _, said in asked] == [True, True, True, False]


def test_standard_input_is_one_line(tmp_path: Path, command: Callable[..., Any]) -> None:
    """A script's short passphrase is refused with the rule, and nothing is made."""
    done = command("new", str(tmp_path / "w"), "--passphrase-stdin", stdin="short\n")
    assert done.status == 1
    assert "14 characters" in done.err
