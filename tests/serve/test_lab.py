"""The same notebooks in JupyterLab, as private."""

import json
from pathlib import Path

import pytest

from depwork.errors import ServeError
from depwork.serve.lab import lab

CODE = (
    "import sys; from pathlib import Path; from depwork.serve.lab import lab; "
    "lab(Path(sys.argv[1]), port=0, open_browser=False)"
)


def test_lab_serves_behind_a_token_and_keeps_no_values(small, start_server, temp):
    """Lab opens by the printed address only, saves no widget's state, and leaves nothing."""
    before = set(temp.iterdir())
    process, client = start_server(CODE, small, env={"TMPDIR": str(temp)})
    try:
        assert client.get("/api/contents")[0] == 403
        assert client.get(client.address)[0] == 200
        assert client.get("/api/contents")[0] == 403
        for path in ("/lab", "/lab/tree/en/00_start_here.ipynb", "/login", "/logout"):
            assert client.address.partition("token=")[2] not in client.get(path)[2]
        client.key = client.address.partition("token=")[2]
        _, _, text = client.get("/api/contents/en")
        names = [item["name"] for item in json.loads(text)["content"]]
        assert names[0] == "00_start_here.ipynb"
        plugin = "/lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin"
        _, _, settings = client.get(plugin)
        assert json.loads(settings)["settings"]["saveState"] is False
    finally:
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out == err == ""
    assert set(temp.iterdir()) == before
    assert not list(Path(small).rglob(".ipynb_checkpoints"))


def test_lab_refuses_a_folder_that_is_not_there(tmp_path):
    """The message names the folder."""
    with pytest.raises(ServeError, match="nowhere"):
        lab(tmp_path / "nowhere")
