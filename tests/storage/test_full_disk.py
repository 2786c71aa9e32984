"""A disk that is full, or read-only: reading goes on, nothing is half written, each says so."""

import subprocess

import pytest
from helper_disk import allow, can_mount, disk, drain, fill, forbid

from depwork.errors import UnwritableError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.services import keeping
from depwork.storage import vault as vaults
from depwork.storage.cases import save_case
from depwork.storage.kdf import Kdf

WORDS = "canasta lluvia tren papel monte sur"
CHEAP = {"kdf": Kdf(8, 1, 1), "allow_cheap_kdf": True}
CODE = "AAAA-2222"


@pytest.fixture
def small(tmp_path):
    """A small disk of its own."""
    if not can_mount(tmp_path / "try"):
        pytest.skip("only root may mount a small disk: full disks were not tried")
    with disk(tmp_path / "disk") as found:
        yield found


@pytest.fixture
def home(small):
    """A workbook on the small disk."""
    made = small / "home"
    vaults.create(made, WORDS, **CHEAP).drop()
    opened = vaults.open(made, vaults.unlock(made, WORDS))
    save_case(opened, Case(case_code=CODE))
    opened.close()
    return made


TROUBLE = {"disk_full": (fill, drain), "read_only": (forbid, allow)}


@pytest.mark.parametrize("key", TROUBLE)
def test_reading_needs_no_writing(home, small, tmp_path, key):
    """Unlocked, read and backed up to another disk; the audit's lines are owed and told."""
    hinder, _ = TROUBLE[key]
    hinder(small)
    keyring = vaults.counted(home, lambda: vaults.unlock(home, WORDS))
    opened = vaults.open(home, keyring, now=lambda: "2026-11-22T10:00")
    assert opened.store.get("case", CODE).body
    opened.note(Verb.READ, case_id=CODE)
    made = keeping.backup(opened, tmp_path / "b.depwork", home=home)
    assert made.records > 3
    assert opened.owed == (f"2026-11-22T10:00 read {CODE}", "2026-11-22T10:00 backup")
    with pytest.raises(UnwritableError) as told:
        opened.store.put("case", "BBBB-2222", b"x", case_id="BBBB-2222", expected_version=0)
    assert told.value.key == key
    assert str(small) in str(told.value)
    assert opened.store.get("case", CODE).body
    opened.close()


@pytest.mark.parametrize("key", TROUBLE)
def test_what_is_owed_is_written_as_soon_as_it_can_be(home, small, key):
    """Once there is room, the owed lines come before the next change, with their own time."""
    hinder, help_again = TROUBLE[key]
    hinder(small)
    opened = vaults.open(home, vaults.unlock(home, WORDS), now=iter(map(str, range(99))).__next__)
    opened.note(Verb.READ, case_id=CODE)
    first = opened.owed[0].partition(" ")[0]
    help_again(small)
    opened.store.put("case", "BBBB-2222", b"x", case_id="BBBB-2222", expected_version=0)
    assert opened.owed == ()
    lines = keeping.activity(opened)
    read = next(line for line in lines if line.verb is Verb.READ)
    saved = next(line for line in lines if line.id == "BBBB-2222")
    assert (read.at, read.case_id) == (first, CODE)
    assert read.number < saved.number
    assert not keeping.verify(opened).findings
    opened.close()


def test_a_session_that_was_open_goes_on_reading(home, small):
    """A page that was open before the disk filled reads on, and saves when there is room."""
    opened = vaults.open(home, vaults.unlock(home, WORDS))
    fill(small)
    body = bytes(200_000)
    with pytest.raises(UnwritableError, match="is full"):
        opened.store.put("case", "BBBB-2222", body, case_id="BBBB-2222", expected_version=0)
    opened.note(Verb.READ, case_id=CODE)
    assert opened.store.get("case", CODE).body
    drain(small)
    opened.store.put("case", "BBBB-2222", b"x", case_id="BBBB-2222", expected_version=0)
    assert not keeping.verify(opened).findings
    opened.close()


@pytest.mark.parametrize("key", TROUBLE)
def test_a_new_workbook_leaves_nothing_where_it_does_not_fit(small, key):
    """`new` on a full or read-only disk says which, and leaves no file at all."""
    hinder, help_again = TROUBLE[key]
    hinder(small)
    with pytest.raises(UnwritableError) as told:
        vaults.create(small / "new", WORDS, **CHEAP)
    assert told.value.key == key
    assert not [one for one in (small / "new").rglob("*") if one.is_file()]
    help_again(small)
    vaults.create(small / "new", WORDS, **CHEAP).drop()


@pytest.mark.parametrize("key", TROUBLE)
def test_a_backup_or_restore_that_does_not_fit_leaves_nothing(home, tmp_path, key):
    """The disk is named, the old file stands, no draft and no half workbook stay."""
    hinder, _ = TROUBLE[key]
    opened = vaults.open(home, vaults.unlock(home, WORDS))
    keeping.backup(opened, tmp_path / "b.depwork", home=home)
    with disk(tmp_path / "other", megabytes=1) as other:
        hinder(other)
        with pytest.raises(UnwritableError) as told:
            keeping.backup(opened, other / "c.depwork", home=home)
        assert (told.value.key, str(other) in str(told.value)) == (key, True)
        with pytest.raises(UnwritableError):
            keeping.restore(
                tmp_path / "b.depwork", other / "home", lambda at: vaults.unlock(at, WORDS)
            )
        assert {one.name for one in other.rglob("*") if one.is_file()} <= {"filler"}
    opened.close()


COMMANDS = (
    ("cases", "list"),
    ("cases", "show", CODE),
    ("cases", "export", CODE),
    ("decide", CODE),
    ("vault", "backup", "b.depwork"),
)


@pytest.mark.parametrize("key", TROUBLE)
def test_commands_that_read_go_on(home, small, tmp_path, python, key):
    """Lists, decisions, export and backup to another disk; the owed lines are told."""
    hinder, _ = TROUBLE[key]
    hinder(small)
    said = b""
    for command in COMMANDS:
        done = subprocess.run(  # noqa: S603  our own module, no shell
            [python, "-m", "depwork", *command, "--dir", home, "--passphrase-stdin"],
            input=WORDS.encode() + b"\n",
            capture_output=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 0, (command, done.stderr.decode())
        said += done.stderr
    assert b"note them by hand" in said
    assert b"export" in said
