"""Many writers at once: no update is lost, and each conflict is told to somebody."""

import importlib.util
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import helper_postgres
import pytest

from depwork.model.case import Case
from depwork.model.questions import answer_of
from depwork.storage import vault as vaults
from depwork.storage.address import SETTING
from depwork.storage.agent import wire
from depwork.storage.cases import all_cases, save_case
from depwork.storage.keyring import Keyring

HELPER = Path(__file__).with_name("helper_writer.py")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

_spec = importlib.util.spec_from_file_location("depwork_tests_helper_writer", HELPER)
assert _spec is not None
assert _spec.loader is not None
helper = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(helper)


def written(folder: Path, keyring: Keyring, writers: int, seconds: float) -> list[list[object]]:
    """Return what each writer said of each of its tries, all writing at the same time."""
    keys = json.dumps(wire.message_of(keyring)).encode() + b"\n"
    seed = int(os.environ["DEPWORK_TEST_SEED"])
    running = [
        subprocess.Popen(  # noqa: S603  this test's own helper
            [sys.executable, str(HELPER), str(folder), str(seconds), str(seed + number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for number in range(writers)
    ]
    for one in running:
        assert one.stdin is not None
        one.stdin.write(keys)
        one.stdin.flush()
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == b"ready\n"
    outs = []
    for one in running:
        assert one.stdin is not None
        one.stdin.write(b"go\n")
        one.stdin.flush()
    for one in running:
        out, _ = one.communicate()
        assert one.returncode == 0
        outs += [json.loads(line) for line in out.splitlines()]
    return outs


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder whose vault is in a file, or on a PostgreSQL server of this test's own."""
    if request.param == "sqlite":
        yield tmp_path
        return
    with helper_postgres.running() as server:
        if server is None:
            pytest.fail("no PostgreSQL") if os.environ.get("CI") else pytest.skip("no PostgreSQL")
        setting = tmp_path / SETTING
        setting.touch(mode=0o600)
        setting.write_text(f'address = "{server.address}"\n', "utf-8")
        yield tmp_path


@pytest.mark.parametrize(
    ("writers", "cases", "seconds"),
    [
        (4, 3, 1.5),
        pytest.param(20, 50, 60.0, marks=pytest.mark.full),
    ],
)
def test_no_update_is_lost(
    home: Path, capsys: pytest.CaptureFixture[str], writers: int, cases: int, seconds: float
) -> None:
    """Every acknowledged save is one version, made on the one before; the rest were told."""
    keyring = Keyring.fresh()
    vaults.create_practice(home, keyring)
    vault = vaults.open(home, keyring)
    for number in range(cases):
        letters = _LETTERS[number // len(_LETTERS)] + _LETTERS[number % len(_LETTERS)]
        save_case(vault, Case(case_code=f"AA{letters}-2222", practice=True))
    tries = written(home, keyring, writers, seconds)
    saved = {
        (str(code), int(str(version))): (before, token)
        for code, version, before, token in tries
        if version
    }
    conflicts = sum(not version for _, version, _, _ in tries)
    assert len(saved) + conflicts == len(tries)  # no version was given to two writers
    last = Counter(code for code, _ in saved)
    for case in all_cases(vault):
        assert case.version == 1 + last[case.case_code]
        text = ""
        for version in range(2, case.version + 1):
            before, token = saved[case.case_code, version]
            assert before == text  # made on what the version before had saved
            text = helper.after(str(before), str(token))
        assert str(answer_of(case, helper.PATH) or "") == text
    vault.close()
    with capsys.disabled():
        sys.stdout.write(
            f"\n{home.name}: {writers} writers, {cases} cases: "
            f"{len(saved)} saved, {conflicts} conflicts told\n"
        )
    assert saved
    assert conflicts
