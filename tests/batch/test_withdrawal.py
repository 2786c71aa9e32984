"""A withdrawn consent stops what the commands make, from the same day on."""

import json
from pathlib import Path

import pytest
from helper_batch import BOND, DAY, WORDS, depwork, workbook

from depwork.model.consent import GivenBy
from depwork.storage import vault as vaults
from depwork.storage.cases import read_case, save_case

USE = "consent_contact_ice"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A workbook of invented people."""
    return workbook(tmp_path / "workbook")


def _withdraw(home: Path) -> None:
    vault = vaults.open(home, vaults.unlock(home, WORDS))
    try:
        case = read_case(vault, BOND)
        given = getattr(case.consent, USE)
        gone = tuple(one.replace(revoked_on=DAY, revoked_by=GivenBy.PERSON) for one in given)
        save_case(vault, case.replace(consent=case.consent.replace(**{USE: gone})))
    finally:
        vault.close()


def _of_packet(out: Path) -> tuple[set[str], set[str]]:
    """Return the documents that a packet has, and those that were refused."""
    told = json.loads((out / BOND / "manifest.json").read_bytes())
    for one in told["files"]:
        assert (out / BOND / one["path"]).is_file()
    made, refused = ({one["document_id"] for one in told[k]} for k in ("files", "refused"))
    return made, refused


def test_a_withdrawal_stops_render_and_packets(home: Path, tmp_path: Path) -> None:
    """The letter that was made before is refused by its rule, alone and in the next packet."""
    where = ("--dir", home, "--passphrase-stdin")
    run = ("packets", BOND, "--formats", "html", "--out", tmp_path / "out", *where)
    letter = ("render", "pd_letter", BOND, *where)
    depwork(*letter, "--out", tmp_path / "before.pdf")
    _withdraw(home)
    _, said = depwork(*letter, "--out", tmp_path / "after.pdf", status=1)
    assert "R01" in said
    assert not (tmp_path / "after.pdf").exists()
    depwork(*run)
    made, refused = _of_packet(tmp_path / "out")
    assert "pd_letter" not in made
    assert "pd_letter" in refused
