"""What is served: never the package's own files."""

import pytest

from depwork.serve import lab, start
from depwork.services.folder import lay_copies
from depwork.services.resources import packaged

NEW = "en/a_note_of_somebody.ipynb"


def _packaged():
    return {
        path.relative_to(packaged("notebooks")): path.read_bytes()
        for path in packaged("notebooks").rglob("*.ipynb")
    }


@pytest.mark.parametrize(("name", "module"), [("start", start), ("lab", lab)])
def test_a_file_saved_in_practice_lands_in_the_run_and_in_no_new_workbook(
    command, monkeypatch, tmp_path, name, module
):
    """A page may save over what it is served; the package and later workbooks stay as they were."""
    before, served = _packaged(), []

    def saves(notebooks, **_):
        served.append(notebooks)
        assert (notebooks / "en" / "00_start_here.ipynb").is_file()
        (notebooks / NEW).write_text("{}", "utf-8")
        (notebooks / "en" / "00_start_here.ipynb").write_text("{}", "utf-8")

    monkeypatch.setattr(module, name, saves)
    done = command(name, "--practice", "--no-browser", stdin="")
    assert done.status == 0, done.err
    assert _packaged() == before
    assert not served[0].exists(), "the run takes its copy away"
    lay_copies(tmp_path / "later")
    assert not (tmp_path / "later" / "notebooks" / NEW).exists()
