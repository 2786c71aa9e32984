"""``depwork vault``: members and keys by the command line, secrets by standard input alone."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from depwork.cli import secrets as prompts
from depwork.errors import RunError
from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.services.transfer import write_case
from depwork.storage import recovery, tries
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
THEIRS = "seis palabras de otra persona distinta"
CODE = "ABCD-2345"
Command = Callable[..., Any]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases cheaply, so that the tests are quick."""
    monkeypatch.setattr("depwork.services.opening.calibrated", lambda _: Kdf(8, 1, 1))
    monkeypatch.setattr(vaults, "create", partial(vaults.create, allow_cheap_kdf=True))


@pytest.fixture
def made(tmp_path: Path, command: Command) -> tuple[Path, str]:
    """A workbook's vault, and its printed recovery key."""
    home = tmp_path / "v"
    done = command("vault", "create", str(home), "--passphrase-stdin", stdin=WORDS + "\n")
    assert done.status == 0, done.err
    (key,) = re.findall(r"^ {4}([A-Z2-9-]{44})$", done.out, re.MULTILINE)
    return home, key


def run(command: Command, home: Path, *arguments: str, lines: tuple[str, ...] = (WORDS,)) -> Any:
    """Run a command on the workbook, its secrets on standard input."""
    given = "".join(f"{line}\n" for line in lines)
    return command(*arguments, "--dir", str(home), "--passphrase-stdin", stdin=given)


def test_creation_prints_a_recovery_key_once(made: tuple[Path, str], command: Command) -> None:
    """It stands on standard output, opens the vault, and is in no file."""
    home, key = made
    assert recovery.read(key)
    done = run(command, home, "vault", "recover", lines=(key.lower(), THEIRS))
    assert (done.status, key in done.out) == (0, False)
    assert run(command, home, "cases", "list", lines=(WORDS,)).status == 1
    assert run(command, home, "cases", "list", lines=(THEIRS,)).status == 0


def test_a_wrong_recovery_key_is_counted_as_a_wrong_try(
    made: tuple[Path, str], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It changes nothing, says so, and from the fifth wrong try each one waits longer."""
    home, _ = made
    slept: list[float] = []
    monkeypatch.setattr("depwork.cli.secrets.time.sleep", slept.append)
    for _ in range(3):
        done = run(command, home, "vault", "recover", lines=(recovery.new_key(), THEIRS))
        assert done.status == 1
        assert "recovery" in done.err
    for _ in range(3):
        assert run(command, home, "cases", "list", lines=("wrong",)).status == 1
    assert slept == [0, 0, 0, 0, 0, tries.wait_after(5)]
    assert run(command, home, "cases", "list").status == 0
    assert vaults.wrong_tries(home) == 0


def test_members_are_added_given_a_case_and_locked_out(
    made: tuple[Path, str], command: Command, tmp_path: Path
) -> None:
    """The whole life of a member, and what the commands say of it."""
    home, _ = made
    file = tmp_path / "case.json"
    kept = Consents(consent_store=(Consent(given_on=date(2020, 1, 1)),))
    file.write_text(write_case(Case(case_code=CODE, consent=kept)), encoding="utf-8")
    assert run(command, home, "cases", "import", str(file)).status == 0
    done = run(
        command, home, "vault", "members", "add", "Zoila", "--role", "attorney",
        lines=(WORDS, THEIRS),
    )  # fmt: skip
    member = done.out.strip()
    assert done.status == 0
    assert re.fullmatch(r"[0-9a-f]{8}", member)
    listed = run(command, home, "cases", "list", "--json", lines=(THEIRS,))
    assert json.loads(listed.out) == []
    assert run(command, home, "vault", "members", "share", member, CODE).status == 0
    listed = run(command, home, "cases", "list", "--json", lines=(THEIRS,))
    assert [row["case_code"] for row in json.loads(listed.out)] == [CODE]
    refused = run(command, home, "cases", "export", CODE, lines=(THEIRS,))
    assert (refused.status, refused.out) == (1, "")
    assert "export" in refused.err
    fact = "immigration_history.prior_removals"
    signed = run(command, home, "cases", "sign", CODE, fact, "ice", lines=(THEIRS,))
    assert (signed.status, fact in signed.out) == (0, True)
    assert run(command, home, "cases", "sign", CODE, fact, "ice").status == 1
    rows = json.loads(run(command, home, "vault", "members", "list", "--json").out)
    (row,) = (row for row in rows if row["id"] == member)
    assert (row["name"], row["role"], row["cases"]) == ("Zoila", "attorney", [CODE])
    assert "Zoila" in run(command, home, "vault", "members", "list").out
    done = run(command, home, "vault", "lockdown", member, "--json")
    told = {"member": member, "locked_out": True, "opened": [CODE], "seen": [CODE]}
    assert json.loads(done.out) == told
    assert run(command, home, "cases", "list", lines=(THEIRS,)).status == 1
    assert run(command, home, "cases", "list").status == 0


def test_unshare_and_remove_say_what_they_did(made: tuple[Path, str], command: Command) -> None:
    """A member with no case is told so; an unknown one is named; oneself cannot be removed."""
    home, _ = made
    add = ("vault", "members", "add", "Zoila", "--role", "family")
    member = run(command, home, *add, lines=(WORDS, THEIRS)).out.strip()
    done = run(command, home, "vault", "members", "unshare", member, CODE)
    assert (done.status, CODE in done.err) == (1, True)
    assert "nobody" in run(command, home, "vault", "members", "remove", "nobody").err
    own = run(command, home, "vault", "members", "remove", vaults.FIRST_MEMBER)
    assert (own.status, "themselves" in own.err) == (1, True)
    assert run(command, home, "vault", "members", "remove", member).status == 0
    assert "gone since" in run(command, home, "vault", "members", "list").out


def test_keys_and_words_are_changed(made: tuple[Path, str], command: Command) -> None:
    """Rotation counts up; a new recovery key ends the old one; one's own passphrase changes."""
    home, key = made
    assert "number 2" in run(command, home, "vault", "rotate").out
    fresh = run(command, home, "vault", "recovery-key").out
    assert key not in fresh
    assert run(command, home, "vault", "recover", lines=(key, THEIRS)).status == 1
    assert run(command, home, "vault", "passphrase", lines=(WORDS, THEIRS)).status == 0
    assert run(command, home, "cases", "list", lines=(THEIRS,)).status == 0


def test_a_store_of_a_newer_depwork_is_refused_with_what_to_do(
    made: tuple[Path, str], command: Command
) -> None:
    """One line on standard error says to install the newer version; nothing is changed."""
    home, _ = made
    store = vaults.address.existing(home)
    store.put("vault.migration", "0099-later", b"", case_id=None, expected_version=0)
    store.close()
    done = run(command, home, "cases", "list")
    assert (done.status, done.out) == (1, "")
    assert "install the newer depwork" in done.err


def test_the_drill_asks_for_two_groups_of_the_paper(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is typed back must stand on the paper; otherwise a new key is proposed."""
    key = recovery.new_key()
    asked: list[str] = []

    def typed(prompt: str, **_: object) -> str:
        asked.append(prompt)
        return key.split("-")[int(prompt.rsplit(" ", 1)[1]) - 1].lower()

    monkeypatch.setattr(prompts.typer, "prompt", typed)
    prompts.show_recovery_key(key, drill=True)
    assert len(asked) == 2
    assert "The paper is right." in capsys.readouterr().out
    monkeypatch.setattr(prompts.typer, "prompt", lambda *_, **__: "AAAA")
    with pytest.raises(RunError, match="recovery-key"):
        prompts.show_recovery_key(key, drill=True)
