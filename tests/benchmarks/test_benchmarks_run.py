"""Each benchmark still runs, in a form of seconds; what it measured is asserted nowhere."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
SMALL = {
    "bench_letter": ("1",),
    "bench_save": ("2",),
    "bench_vault": ("2",),
    "bench_form": ("1", "alone"),
    "bench_serving": ("1", "0", "alone"),
    "bench_share": ("2", "1"),
}
"""The arguments of each benchmark's smallest form."""
BROWSED = {"bench_form", "bench_serving"}
"""Those that start servers and a browser: where there is one."""


def test_every_benchmark_is_run():
    """A new benchmark without a small form here would rot unseen."""
    assert {path.stem for path in HERE.glob("bench_*.py")} == set(SMALL)


def _run(name):
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, str(HERE / f"{name}.py"), *SMALL[name]],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip()


@pytest.mark.parametrize("name", sorted(set(SMALL) - BROWSED))
def test_it_works(name):
    """It ends well and prints something."""
    _run(name)


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}")
@pytest.mark.parametrize("name", sorted(BROWSED))
def test_it_works_in_a_browser(name):
    """It ends well and prints something."""
    _run(name)
