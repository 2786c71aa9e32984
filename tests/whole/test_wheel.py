"""The main job from a built wheel in another fresh environment, away from the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helper_serving import serving
from helper_walk import (
    download,
    make_packet,
    open_case,
    open_step,
    pdf_text,
    question,
    read_sentences,
    saved,
    say_everywhere,
    until,
    zip_names,
)

pytestmark = pytest.mark.browser

PLACE = "Invented Lake Detention Center"
START = ("start", "--practice", "--no-browser", "--port", "0", "--as-of", "2026-11-22")


def _run(*command: str | Path, folder: Path) -> str:
    """Run a command away from the checkout and return what it said."""
    done = subprocess.run(  # noqa: S603 - our own tools
        [str(word) for word in command],
        cwd=folder,
        env=_env(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def _env() -> dict[str, str]:
    """Return this environment without what could lead an import back into the checkout."""
    guard = str(Path(__file__).parents[1] / "guard")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**kept, "PYTHONPATH": guard, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of what git knows."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(  # noqa: S603 - our own tools
        ["git", "-C", str(root), "ls-files", "-z"],  # noqa: S607 - git is where it is
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    source = folder / "source"
    for name in listed.split("\0"):
        if name and (root / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, source / name)
    built = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", *built, source, folder=folder)
    (made,) = folder.glob("depwork-*.whl")
    return made


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another environment with the wheel in it, its dependencies lent by this one."""
    folder = tmp_path_factory.mktemp("fresh")
    home = folder / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", home, folder=folder)
    python = home / "bin" / "python"
    quiet = ("install", "--quiet", "--no-deps", "--no-index")
    _run(sys.executable, "-m", "pip", "--python", python, *quiet, wheel, folder=folder)
    own = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=home)
    # Named as a path only: what this environment's own .pth files add is not lent.
    lent = Path(own.strip()) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    share = home / "share"
    share.mkdir(exist_ok=True)
    (share / "jupyter").symlink_to(Path(sys.prefix) / "share" / "jupyter")
    return home


def test_the_wheel_carries_templates_and_notebooks(wheel: Path, root: Path) -> None:
    """Every template and notebook that git knows is in the wheel, and no test is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(  # noqa: S603 - our own tools
        ["git", "-C", str(root), "ls-files", "templates", "notebooks"],  # noqa: S607 - the same
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert len(listed) > 60
    wanted = {f"depwork/_data/{name}" for name in listed if (root / name).is_file()}
    assert wanted - names == set()
    assert "depwork/py.typed" in names
    assert [name for name in names if name.startswith(("tests/", "depwork/tests"))] == []


def test_the_environment_uses_its_own_copy(fresh: Path, tmp_path: Path) -> None:
    """What is imported there is the wheel's, with its templates and notebooks inside."""
    code = (
        "import depwork; from depwork.services.resources import packaged; "
        "print(depwork.__file__); print(packaged('templates')); print(packaged('notebooks'))"
    )
    places = _run(fresh / "bin" / "python", "-c", code, folder=tmp_path).split()
    assert len(places) == 3
    assert all(Path(place).is_relative_to(fresh) for place in places)
    said = _run(fresh / "bin" / "depwork", "check", folder=tmp_path)
    assert "sources" in said


def test_the_walk_from_the_wheel(fresh: Path, browser: Any, tmp_path: Path) -> None:
    """A case is opened, an answer changed, the packet made; its PDF holds the answer."""
    command = (str(fresh / "bin" / "depwork"), *START)
    with serving(*command, folder=tmp_path, env=_env()) as (address, _):
        context = browser.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.set_default_timeout(60_000)
        open_case(page, address, "Marta")
        open_step(page, "Gather information and the privacy waiver")
        until(page, question("custody.facility"))
        page.locator(f"{question('custody.facility')} input").fill(PLACE)
        saved(page, "custody.facility")
        make_packet(page)
        page.get_by_text("This is not yet a packet to send").wait_for()
        say_everywhere(page, PLACE)
        read_sentences(page)
        make_packet(page)
        page.locator(".dw-downloads", has_text="PRAC-TBND-ice.pdf").wait_for()
        names = zip_names(download(page, "PRAC-TBND.zip", tmp_path))
        text = pdf_text(download(page, "PRAC-TBND-ice.pdf", tmp_path))
        context.close()
    assert {"ice/packet.pdf", "manifest.json"} <= set(names)
    assert PLACE in text
