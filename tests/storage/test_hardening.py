"""No process that holds keys or what people told leaves its memory in a core dump."""

import subprocess

import pytest

from depwork.storage import vault

WORDS = "canasta lluvia tren papel monte sur"

HOLDS = {
    "keys": "from depwork.storage.keyring import Keyring\nKeyring.fresh()\n",
    "a member's vault": (
        "import sys\nfrom pathlib import Path\nfrom depwork.storage import vault\n"
        f"vault.open(Path(sys.argv[1]), vault.unlock(Path(sys.argv[1]), '{WORDS}'))\n"
    ),
}

ALLOWS = """
import resource
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (min(most, 1024) if most >= 0 else 1024, most))
"""
TELLS = """
import ctypes, resource
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.parametrize("what", HOLDS)
def test_who_holds_keys_dumps_no_core(python, tmp_path, what):
    """Whatever limit the shell allows, the process has none left, and is not to be looked into."""
    vault.create(tmp_path / "v", WORDS).drop()
    done = subprocess.run(  # noqa: S603  our own lines, no shell
        [python, "-c", ALLOWS + HOLDS[what] + TELLS, str(tmp_path / "v")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["(0,", "0)", "0"]
