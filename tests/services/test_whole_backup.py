"""A backup holds the whole workbook: the database, and all that an organization made its own."""

import json
import stat
from pathlib import Path

import pytest

from depwork.errors import BackupError, DepworkError, VaultExistsError
from depwork.guide.checks import CHECKS
from depwork.services import keeping
from depwork.services.folder import lay_copies
from depwork.storage import backup as backups
from depwork.storage import vault as vaults
from depwork.storage.comparing import files_of, places_of
from depwork.storage.kdf import Kdf

WORDS = "canasta lluvia tren papel monte sur"


@pytest.fixture
def home(tmp_path):
    """A workbook with a letter, a page and a question of its own, and a looked-up fact."""
    made = tmp_path / "ours"
    vaults.create(made, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    lay_copies(made)
    own = made / "templates"
    (own / "letters" / "es" / "carta nuestra.md.j2").write_text("Una carta.\n")
    (own / "guide" / "es" / "pages" / "nuestra.md").write_text("# Nuestra\n")
    (own / "guide" / CHECKS).write_text("# What we looked up.\n")
    return made


@pytest.fixture
def vault(home):
    """That workbook, open, with a record and an attachment."""
    opened = vaults.open(home, vaults.unlock(home, WORDS))
    opened.store.put("case", "AAAA-2222", b"Zora", case_id="AAAA-2222", expected_version=0)
    chunks = [b"x" * 100_000]
    opened.store.put_blob("b", chunks, kind="attachment", case_id="AAAA-2222")
    yield opened
    opened.close()


def unlock(folder: Path):
    """Open what a backup is of."""
    return vaults.unlock(folder, WORDS)


def copies(folder):
    """Return every file of a workbook's folder but the database's own."""
    found = files_of(folder)
    return {name: body for name, body in found.items() if vaults.FILE not in name}


def test_a_restored_workbook_is_the_same_byte_by_byte(vault, home, tmp_path):
    """Letters, pages, looked-up facts, questions, notebooks and every row come back."""
    made = keeping.backup(vault, tmp_path / "b.depwork", home=home)
    before = places_of(vault.inner.inner)
    content = keeping.restore(tmp_path / "b.depwork", tmp_path / "new", unlock)
    assert content.files == made.files == len(copies(home)) > 100
    assert copies(tmp_path / "new") == copies(home)
    again = vaults.open(tmp_path / "new", vaults.unlock(tmp_path / "new", WORDS))
    back = places_of(again.inner.inner)
    again.close()
    changing = ("vault.audit_head", "vault.tries")
    assert {k: v for k, v in before.items() if not k.startswith(changing)}.items() <= back.items()
    modes = {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in (tmp_path / "new").rglob("*")}
    assert modes == {0}


def test_no_word_of_the_copies_stands_in_clear(vault, home, tmp_path):
    """What an organization wrote is sealed in the file, names included."""
    keeping.backup(vault, tmp_path / "b.depwork", home=home)
    body = (tmp_path / "b.depwork").read_bytes()
    assert b"Una carta" not in body
    assert b"carta nuestra" not in body


def test_a_drill_names_what_changed_since(vault, home, tmp_path):
    """A letter that was changed, added or taken out since is told beside the records."""
    keeping.backup(vault, tmp_path / "b.depwork", home=home)
    own = home / "templates"
    (own / "letters" / "es" / "carta nuestra.md.j2").write_text("Otra.\n")
    (own / "guide" / "es" / "pages" / "nuestra.md").unlink()
    (own / "guide" / "es" / "pages" / "nueva.md").write_text("# Nueva\n")
    _, found = keeping.drill(tmp_path / "b.depwork", vault, unlock, home=home)
    assert "file templates/letters/es/carta nuestra.md.j2" in found.changed
    assert "file templates/guide/es/pages/nuestra.md" in found.only_there
    assert "file templates/guide/es/pages/nueva.md" in found.only_here


def test_what_is_not_in_it_is_said(vault, home, tmp_path):
    """A program, a link and the way to a database stay out, each by name; the rest goes in."""
    (home / "templates" / "kernel.py").write_text("print()")
    (home / "templates" / "guide" / "far.toml").symlink_to("/etc/hostname")
    (home / "store.toml").write_text("")
    made = keeping.backup(vault, tmp_path / "b.depwork", home=home)
    left = " ".join(keeping.left_out(home))
    assert all(name in left for name in ("kernel.py", "far.toml", "store.toml"))
    assert made.files == len(copies(home)) - 3


@pytest.mark.parametrize("kind", ["templates", "notebooks", "templates-link"])
def test_nothing_that_stands_is_written_over(vault, home, tmp_path, kind):
    """Copies that stand in the new place are left as they are, and nothing is restored."""
    keeping.backup(vault, tmp_path / "b.depwork", home=home)
    new = tmp_path / "new"
    new.mkdir()
    if kind.endswith("link"):
        (new / "templates").symlink_to(tmp_path / "elsewhere")
    else:
        (new / kind).mkdir()
    with pytest.raises(VaultExistsError):
        keeping.restore(tmp_path / "b.depwork", new, unlock)
    assert [one.name for one in new.iterdir()] == [kind.partition("-")[0]]


@pytest.mark.parametrize(
    "name",
    [
        "../escaped.toml",
        "/etc/escaped",
        "templates/../../escaped.toml",
        "templates/guide/../../../escaped.toml",
        "templates/theme/voila/templates/depwork/index.html.j2",
        "notebooks/en/run.py",
        "depwork.sqlite3",
        "templates\\guide\\a.toml",
        "templates/guide/en/a\n.toml",
        "",
    ],
)
def test_no_path_leaves_the_folder(vault, home, tmp_path, monkeypatch, name):
    """A backup that somebody with a key made to do harm writes nothing at all."""
    whole = backups._meta

    def meta(told):
        return whole(["file", name, told[2]] if told[0] == "file" else told)

    monkeypatch.setattr(backups, "_meta", meta)
    with vault.inner.transaction():
        paths = keeping.sound_files(home)[:1]
        backups.write(
            vault.inner.inner,
            vault.keyring,
            vault.inner.audit.head(),
            tmp_path / "b.depwork",
            backups.Copies(home, paths),
        )
    new = tmp_path / "deep" / "er" / "new"
    with pytest.raises(BackupError, match="no folder may"):
        keeping.restore(tmp_path / "b.depwork", new, unlock)
    assert list(new.iterdir()) == []
    assert not list(tmp_path.rglob("escaped*"))


def test_a_notebook_with_a_program_is_not_restored(vault, home, tmp_path, monkeypatch):
    """What `start` would refuse is refused before it is laid."""
    monkeypatch.setattr(keeping, "sound_files", lambda _: (Path("notebooks/en/evil.ipynb"),))
    cell = {"cell_type": "code", "source": "import os", "metadata": {}, "outputs": []}
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    (home / "notebooks" / "en" / "evil.ipynb").write_text(json.dumps(book))
    keeping.backup(vault, tmp_path / "b.depwork", home=home)
    with pytest.raises(DepworkError, match="evil"):
        keeping.restore(tmp_path / "b.depwork", tmp_path / "new", unlock)
    assert list((tmp_path / "new").iterdir()) == []
