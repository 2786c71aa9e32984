"""What a batch's kernels are told comes from the run, and from no shell."""

import os
import tempfile

from depwork.batch.environment import handed
from depwork.services.settings import VARIABLES, Settings


def test_what_a_shell_says_of_the_same_names_breaks_no_batch(monkeypatch, tmp_path):
    """A stray language, day, folder or format of a shell does not reach a kernel."""
    for name in VARIABLES:
        monkeypatch.setenv(name, "Zstray")
    (tmp_path / "agent").mkdir()
    given = Settings(home=tmp_path, agent=tmp_path / "agent")
    with handed(given.environment()):
        assert Settings.read(os.environ) == given
        assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(tmp_path / "t")
    assert os.environ["DEPWORK_LOCALE"] == "Zstray"


def test_every_name_that_is_handed_over_is_a_known_one():
    """A new setting is listed, or a shell's own would reach the kernels."""
    whole = Settings(locale="en", practice=True, bare_bones=True)
    assert set(whole.environment()) <= set(VARIABLES)
    assert len(VARIABLES) == len(Settings.__dataclass_fields__)
