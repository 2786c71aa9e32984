"""What all tests share: no network, printed seeds, the full tier, a frozen day."""

import importlib.util
import os
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
GUARD = HERE / "guard"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]

# In this process now; in every Python a test starts by way of PYTHONPATH.
_spec = importlib.util.spec_from_file_location("depwork_guard", GUARD / "sitecustomize.py")
assert _spec is not None
assert _spec.loader is not None
_spec.loader.exec_module(importlib.util.module_from_spec(_spec))
os.environ["PYTHONPATH"] = os.pathsep.join(
    item for item in (str(GUARD), os.environ.get("PYTHONPATH", "")) if item
)
# Every Python a test starts would otherwise compile all of depwork anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Test runs leave nothing in a user's own Jupyter, IPython or Matplotlib folders.
os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")

# One seed a run, drawn once and handed to every worker process.
SEED = os.environ.setdefault("DEPWORK_TEST_SEED", str(random.randrange(2**32)))

settings.register_profile(
    "default",
    deadline=None,
    max_examples=40,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "full",
    parent=settings.get_profile("default"),
    max_examples=2000,
)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the tier and the seed: the large counts run with ``pytest -m full`` only."""
    if config.getoption("--hypothesis-seed") is None:
        config.option.hypothesis_seed = SEED
    expression = config.getoption("markexpr")
    settings.load_profile("full" if "full" in expression else "default")
    if not expression:
        config.option.markexpr = "not full"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files begin first, or one worker would wait for them at the end."""
    longest = (
        "test_leaks.py",
        "test_walk.py",
        "test_first_walk.py",
        "test_nothing_lost.py",
        "test_benchmarks_run.py",
        "test_signals.py",
        "test_agent.py",
        "test_role_doors.py",
        "test_auto_lock.py",
        "test_phone_joins.py",
        "test_every_screen.py",
        "test_true_papers.py",
    )
    slow = ("whole", "browser", "batch", "notebooks", "kernels", "storage")

    def place(item: pytest.Item) -> tuple[int, bool]:
        name, room = item.path.name, item.path.relative_to(HERE).parts[0]
        return longest.index(name) if name in longest else len(longest), room not in slow

    items.sort(key=place)


def pytest_report_header(config: pytest.Config) -> str:
    """Print what a rerun needs."""
    seed = config.getoption("--hypothesis-seed")
    return f"depwork: {settings().max_examples} hypothesis examples, --hypothesis-seed={seed}"


@pytest.fixture(scope="session")
def today() -> date:
    """The day every test lives in."""
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return HERE.parent


@pytest.fixture(scope="session")
def python() -> str:
    """The interpreter that runs the tests."""
    return sys.executable


@pytest.fixture(scope="session")
def pseudo() -> Any:
    """The two languages that nobody speaks."""
    spec = importlib.util.spec_from_file_location("helper_pseudo", HERE / "helper_pseudo.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, which finds no host but this machine; without one, skipped, in CI failed."""
    if not CHROMIUM.exists():
        reason = f"no Chromium at {CHROMIUM}: browser tests did not run"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give each test a home of its own, so that no user's settings leak in or out."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: os.environ.get(name) for name in ("HOME", "XDG_CONFIG_HOME", "IPYTHONDIR")}
    os.environ.update(HOME=str(home), IPYTHONDIR=str(home / "ipython"))
    os.environ.pop("XDG_CONFIG_HOME", None)
    yield
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
