"""``depwork facts``: two workbooks, one file between them, entries taken one by one."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from depwork.model.audit import Verb
from depwork.services import keeping
from depwork.services.facts import check_fact
from depwork.services.guiding import guide_folders, load_guide
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

WORDS = "una frase de paso bastante larga"
DAY = date(2026, 11, 25)
FEE, TEXT = "fee.bia-appeal", "form.i-246-where"
Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases cheaply, and work on one day."""
    monkeypatch.setattr("depwork.services.opening.calibrated", lambda _: Kdf(8, 1, 1))
    monkeypatch.setattr(vaults, "create", partial(vaults.create, allow_cheap_kdf=True))
    monkeypatch.setattr("depwork.cli.facts.day", lambda _: DAY)
    monkeypatch.setattr("depwork.cli.vault.day", lambda _: DAY)


@pytest.fixture
def run(command: Callable[..., Any], tmp_path: Path) -> Run:
    """Run ``depwork facts`` in one of two workbooks."""
    for name in ("legal", "ours"):
        made = command(
            "vault", "create", str(tmp_path / name), "--passphrase-stdin", stdin=WORDS + "\n"
        )
        assert made.status == 0, made.err

    def facts(where: str, *arguments: str, answers: str = "", asked: bool = False) -> Any:
        how = () if asked else ("--passphrase-stdin",)
        return command(
            "facts", *arguments, "--dir", str(tmp_path / where), *how, stdin=f"{WORDS}\n{answers}"
        )

    return facts


def _looks_up(home: Path, which: str, day: date = DAY, **values: str) -> None:
    given = {"id": which, "how": "called", "by": "K-2", "today": True, **values}
    memory = Vault(MemoryStore(), "v", practice=True)
    assert check_fact(memory, home, guide_folders(home), given, day) == ()


def _sent(run: Run, tmp_path: Path) -> Path:
    assert "LEGAL-1" in run("legal", "key", "--name", "LEGAL-1").out
    _looks_up(tmp_path / "legal", FEE, en="755")
    _looks_up(tmp_path / "legal", TEXT, en="Window 3, 555-0100", es="Ventanilla 3, 555-0100")
    out = tmp_path / "sent.json"
    done = run("legal", "export", FEE, TEXT, "--out", str(out))
    assert done.status == 0, done.err
    assert "Window 3, 555-0100" in done.out
    return out


def _trusted(run: Run) -> None:
    key = json.loads(run("legal", "key", "--json").out)["fingerprint"]
    assert run("ours", "trust", key, "--name", "LEGAL").status == 0


def _value(home: Path, which: str) -> object:
    return load_guide(home).register.fact(which, DAY).entry.value


def test_a_round_trip_between_two_workbooks(run: Run, tmp_path: Path) -> None:
    """Refused until the key is trusted; shown whole; only what is named is taken, once."""
    sent, ours = _sent(run, tmp_path), tmp_path / "ours"
    refused = run("ours", "import", str(sent), "--accept", FEE)
    assert (refused.status, "not trusted here" in refused.err) == (1, True)
    _trusted(run)
    shown = run("ours", "import", str(sent))
    for line in ("Window 3, 555-0100", "Ventanilla 3, 555-0100", "1060", "755", "taken: nothing"):
        assert line in shown.out
    assert _value(ours, FEE) == 1060
    done = run("ours", "import", str(sent), "--accept", FEE)
    assert (done.status, f"taken: {FEE}" in done.out) == (0, True)
    assert (_value(ours, FEE), "Window 3, 555-0100" in str(_value(ours, TEXT))) == (755, False)
    again = run("ours", "import", str(sent), "--accept", FEE)
    assert (again.status, "not newer" in again.err) == (1, True)


def test_each_is_asked_for_by_itself(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a prompt every entry has its own question, and Enter means no."""
    sent = _sent(run, tmp_path)
    _trusted(run)
    asked: list[str] = []

    def confirm(text: str, *, default: bool) -> bool:
        asked.append(text)
        assert default is False
        return TEXT in text

    monkeypatch.setattr("depwork.cli.facts.typer.confirm", confirm)
    monkeypatch.setattr("depwork.cli.secrets.typer.prompt", lambda *_, **__: WORDS)
    done = run("ours", "import", str(sent), asked=True)
    assert done.status == 0, done.err
    assert asked == [f"Take {FEE}?", f"Take {TEXT}?"]
    assert (_value(tmp_path / "ours", FEE), _value(tmp_path / "ours", TEXT)) == (
        1060,
        "Window 3, 555-0100",
    )


def test_no_switch_takes_everything(run: Run, tmp_path: Path) -> None:
    """There is no --yes and no --all, and --accept wants an id of the file."""
    sent = _sent(run, tmp_path)
    _trusted(run)
    for switch in ("--yes", "--all", "-y"):
        assert run("ours", "import", str(sent), switch).status == 2
    for name in ("all", "*", "fee.i-246"):
        assert run("ours", "import", str(sent), "--accept", name).status == 1
    told = json.loads(run("ours", "import", str(sent), "--json").out)
    assert ([one["id"] for one in told["offers"]], told["taken"]) == ([FEE, TEXT], [])


def test_the_audit_says_what_went_and_what_came(run: Run, tmp_path: Path) -> None:
    """Trusting, each entry sent, each taken and distrusting are lines of their own."""
    sent = _sent(run, tmp_path)
    _trusted(run)
    run("ours", "import", str(sent), "--accept", FEE)
    (key,) = json.loads(run("ours", "trusted", "--json").out)
    assert FEE in run("ours", "distrust", key["fingerprint"]).out
    assert run("ours", "trusted").out == ""
    wanted = {
        "legal": [(Verb.FACT_OUT, FEE), (Verb.FACT_OUT, TEXT)],
        "ours": [
            (Verb.TRUST, key["fingerprint"]),
            (Verb.FACT_IN, FEE),
            (Verb.DISTRUST, key["fingerprint"]),
        ],
    }
    for where, lines in wanted.items():
        vault = vaults.open(tmp_path / where, vaults.unlock(tmp_path / where, WORDS))
        verbs = {verb for verb, _ in lines}
        told = [(one.verb, one.id) for one in keeping.activity(vault) if one.verb in verbs]
        assert sorted(told) == sorted(lines)
        assert keeping.verify(vault).findings == ()
        vault.close()


def test_keys_and_whom_one_trusts_stand_in_no_file_in_clear(run: Run, tmp_path: Path) -> None:
    """The database shows neither the signing key nor the fingerprint that was added."""
    _sent(run, tmp_path)
    _trusted(run)
    key = json.loads(run("legal", "key", "--json").out)["fingerprint"].encode()
    for path in (tmp_path / "ours").rglob("*"):
        if path.is_file():
            assert key not in path.read_bytes()
            assert b"LEGAL" not in path.read_bytes()


def test_a_changed_vault_key_and_a_later_day_keep_the_signing_key(
    run: Run, command: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After `vault rotate` the same key signs, and what it signs is still taken."""
    _sent(run, tmp_path)
    _trusted(run)
    legal = tmp_path / "legal"
    turned = command(
        "vault", "rotate", "--dir", str(legal), "--passphrase-stdin", stdin=WORDS + "\n"
    )
    assert turned.status == 0, turned.err
    later = DAY + timedelta(days=3)
    monkeypatch.setattr("depwork.cli.facts.day", lambda _: later)
    _looks_up(legal, FEE, later, en="760")
    out = tmp_path / "later.json"
    assert run("legal", "export", FEE, "--out", str(out)).status == 0
    assert run("ours", "import", str(out), "--accept", FEE).status == 0
    assert _value(tmp_path / "ours", FEE) == 760
