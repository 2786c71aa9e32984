"""A phone that really reaches the laptop: another network, TLS, a line that breaks."""

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from helper_members import FIRST, SHARED, people, words

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.questions import answer_of
from depwork.storage.cases import read_case, save_case

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent


def _two_machines() -> bool:
    if not all(map(shutil.which, ("unshare", "nsenter", "ip"))):
        return False
    tried = ["unshare", "-Urn", "unshare", "-n", "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words


@pytest.mark.skipif(not _two_machines(), reason="this system gives no networks to try it in")
@pytest.mark.skipif(not Path("/usr/bin/chromium").exists(), reason="no Chromium here")
@pytest.mark.parametrize("loss", ["0", pytest.param("0.3", marks=pytest.mark.full)])
def test_a_phone_joins_over_the_air_and_keeps_what_is_typed(
    tmp_path: Path, python: str, loss: str
) -> None:
    """By the link and one tap; the lift and another address lose nothing; each is saved once."""
    those = people(tmp_path / "w")
    vault = those.open("first")
    case = read_case(vault, SHARED)
    consents = Consents(consent_store=(Consent(given_on=date(2026, 11, 20)),))
    save_case(vault, Case.model_validate(case.model_copy(update={"consent": consents})))
    before = read_case(vault, SHARED).version
    vault.close()
    laptop = ["unshare", "-Urn", "bash", str(HERE / "helper_laptop.sh")]
    driver = [python, str(HERE / "helper_phone.py"), str(those.folder), those.ids["helper"]]
    done = subprocess.run(  # noqa: S603 - our own script
        [*laptop, *driver, words("helper"), FIRST, SHARED],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": f"{os.environ['PYTHONPATH']}{os.pathsep}{HERE}",
            "LOSS": loss,
            "WIRE": str(tmp_path / "wire"),
            "PYTHON": python,
        },
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    if loss != "0":
        wire = json.loads((tmp_path / "wire.told").read_text())
        assert wire["lost"] / (wire["lost"] + wire["carried"]) == pytest.approx(0.3, abs=0.05)
        assert wire["lost"] > 200
    assert told["errors"] == []
    assert told["wide"] == 390
    assert told["kept"] == "In the lift"
    assert told["after"] == "Around the corner"
    assert told["status"] == 0
    strange = [url for url in told["urls"] if "//10.77.0.1:8443/" not in url]
    assert [url for url in strange if not url.startswith(("data:", "about:", "blob:"))] == []
    assert "Around" not in told["stored"]
    assert "__Host" not in told["stored"]  # no script reads the cookie
    members = [device["member"] for device in told["devices"]]
    assert members == [those.ids["helper"], those.ids["first"]]
    assert told["beside"].startswith("Somebody else is in this case too, at: What is the person")
    for typed in ("Over the air", "In the lift", "Around", SHARED):
        assert typed not in told["said"]
    vault = those.open("first")
    after = read_case(vault, SHARED)
    vault.close()
    assert answer_of(after, "identity.legal_name") == "Around the corner"
    assert after.version == before + 3
