"""Stores, vaults and agents that the storage tests share."""

import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from depwork.storage import vault
from depwork.storage.kdf import Kdf
from depwork.storage.keyring import Keyring
from depwork.storage.memory import MemoryStore, Shelf
from depwork.storage.protocol import Store
from depwork.storage.sealed import SealedStore
from depwork.storage.sql import SqlStore

for _folder, _name in (
    (Path(__file__).parents[1], "members"),
    (Path(__file__).parent, "tamper"),
    (Path(__file__).parent, "disk"),
    (Path(__file__).parent, "postgres"),
):
    _spec = importlib.util.spec_from_file_location(
        f"helper_{_name}", _folder / f"helper_{_name}.py"
    )
    assert _spec is not None
    assert _spec.loader is not None
    _module = importlib.util.module_from_spec(_spec)
    sys.modules[f"helper_{_name}"] = _module
    _spec.loader.exec_module(_module)


from helper_postgres import Server, running  # noqa: E402  loaded just above


@dataclass
class Place:
    """Where sessions of one store are opened, and what the store keeps underneath."""

    open: Callable[[], Store]
    inner: Callable[[], Store]


def _memory(_folder: Path) -> Place:
    shelf = Shelf()
    return Place(lambda: MemoryStore(shelf), lambda: MemoryStore(shelf))


def _sql(folder: Path) -> Place:
    path = folder / "depwork.sqlite3"
    return Place(lambda: SqlStore.at(path), lambda: SqlStore.at(path))


def _sealed(place: Place) -> Place:
    keyring = Keyring.fresh()
    return Place(lambda: SealedStore(place.inner(), keyring), place.inner)


def _postgresql(address: str) -> Place:
    return Place(lambda: SqlStore(address), lambda: SqlStore(address))


KINDS: dict[str, Callable[[Path], Place]] = {
    "memory": _memory,
    "sqlite": _sql,
    "sealed-memory": lambda folder: _sealed(_memory(folder)),
    "sealed-sqlite": lambda folder: _sealed(_sql(folder)),
}


def _closing(place: Place) -> tuple[Place, list[Store]]:
    opened: list[Store] = []

    def kept(make: Callable[[], Store]) -> Callable[[], Store]:
        def one() -> Store:
            opened.append(make())
            return opened[-1]

        return one

    return Place(kept(place.open), kept(place.inner)), opened


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of this test run; without one, skipped, in CI failed."""
    with running() as found:
        if found is None:
            reason = "no PostgreSQL server is installed: its tests did not run"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield found


@pytest.fixture
def address(server: Server) -> str:
    """The address of an empty PostgreSQL database."""
    server.empty()
    return server.address


@pytest.fixture(params=[*sorted(KINDS), "postgresql", "sealed-postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Every store there is, one after the other."""
    if request.param.endswith("postgresql"):
        bare = _postgresql(request.getfixturevalue("address"))
        made = _sealed(bare) if request.param.startswith("sealed") else bare
    else:
        made = KINDS[request.param](tmp_path)
    found, opened = _closing(made)
    yield found
    for store in opened:
        store.close()


@pytest.fixture(params=["sealed-memory", "sealed-sqlite"])
def sealed_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Every store that seals."""
    found, opened = _closing(KINDS[request.param](tmp_path))
    yield found
    for store in opened:
        store.close()


@pytest.fixture
def store(place: Place) -> Store:
    """One session of every store there is."""
    return place.open()


@pytest.fixture
def other(place: Place) -> Store:
    """A second session on the same store."""
    return place.open()


@pytest.fixture(scope="session")
def cheap() -> Kdf:
    """A key derivation no real vault accepts."""
    return Kdf(memory_kib=8, iterations=1, lanes=1)


@pytest.fixture(scope="session")
def passphrase() -> str:
    """An invented passphrase that keeps the rule."""
    return "canasta lluvia tren papel monte sur"


@pytest.fixture
def folder(tmp_path: Path, passphrase: str, cheap: Kdf) -> Path:
    """The folder of a new real vault."""
    made = tmp_path / "vault"
    vault.create(made, passphrase, kdf=cheap, allow_cheap_kdf=True)
    return made


@pytest.fixture
def keyring(folder: Path, passphrase: str) -> Keyring:
    """The unlocked key of that vault."""
    return vault.unlock(folder, passphrase)


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A runtime folder with a path short enough for a socket."""
    made = Path(tempfile.mkdtemp(prefix="depwork-"))
    yield made
    shutil.rmtree(made)
