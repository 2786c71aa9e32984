"""One run's private folder and environment."""

import os
import tempfile

import pytest

from depwork.serve.runtime import private_environment, private_run


def test_a_run_has_its_own_folder_and_leaves_nothing(tmp_path, monkeypatch):
    """Jupyter's folders lie in the run's own (0700), gone afterwards with its variables."""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/somebody/else")
    before = dict(os.environ)
    with private_run(tmp_path, {"DEPWORK_PRACTICE": "1"}) as run:
        assert run.folder.stat().st_mode & 0o777 == 0o700
        assert len(run.token) >= 40
        assert os.environ["DEPWORK_PRACTICE"] == "1"
        assert "JUPYTER_CONFIG_PATH" not in os.environ
        for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
            assert os.environ[f"JUPYTER_{name}"].startswith(str(run.folder))
        folder = run.folder
    assert not folder.exists()
    assert dict(os.environ) == before


def test_a_run_that_fails_leaves_nothing_either(tmp_path):
    """Whatever happens inside, folder and variables are taken away."""
    before = dict(os.environ)
    seen = []

    def fail():
        with private_run(tmp_path, {}) as run:
            seen.append(run.folder)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    assert not seen[0].exists()
    assert dict(os.environ) == before


def test_two_runs_have_two_tokens(tmp_path):
    """A token is drawn for each run."""
    with private_run(tmp_path, {}) as one, private_run(tmp_path, {}) as other:
        assert one.token != other.token


def test_no_secret_stands_in_the_environment(tmp_path):
    """The variables hold paths and flags."""
    assert not [name for name in private_environment(tmp_path, tmp_path) if "TOKEN" in name]


def test_temporary_files_of_a_run_lie_in_its_folder(tmp_path):
    """Whatever asks for a temporary file during a run gets it where it is taken away."""
    with private_run(tmp_path, {}) as run, tempfile.NamedTemporaryFile() as made:
        assert made.name.startswith(str(run.folder))


def test_a_runs_folder_has_room_for_sockets(tmp_path, monkeypatch):
    """However long the user's folder for temporary files is named, sockets find room."""
    long = tmp_path / ("long" * 20)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    with private_run(tmp_path, {}) as run:
        assert len(str(run.folder)) <= 37
    assert list(long.iterdir()) == []
