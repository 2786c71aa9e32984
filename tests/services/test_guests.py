"""A guest's link opens one paper, sealed by the link, until the case or the day changes."""

from datetime import date, timedelta

import pytest

from depwork.errors import BlockedDocumentError, WithheldFactError
from depwork.model.choices import Locale
from depwork.model.consent import GivenBy
from depwork.services import copies
from depwork.services.consenting import withdraw
from depwork.services.guests import HOURS, end_guest, guests, lend, shown
from depwork.services.guiding import load_guide
from depwork.services.joining import Register
from depwork.services.practising import fill, invented
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.storage import vault as vaults
from depwork.storage.cases import read_case
from depwork.storage.keyring import Keyring

DAY = date(2026, 11, 22)
NOW = 1_000_000.0
CODE = "PRAC-TBND"
LETTER = "pd_letter"


@pytest.fixture
def home(tmp_path):
    """A folder of the invented people."""
    return tmp_path / "w"


@pytest.fixture
def vault(home):
    """Its vault."""
    key = Keyring.fresh()
    vaults.create_practice(home, key)
    made = vaults.open(home, key, practice=True)
    fill(made, invented(None, DAY, Locale.EN))
    yield made
    made.close()


@pytest.fixture(scope="module")
def desk():
    """What is worked with beside a case."""
    return Desktop(load_guide(None), roots("templates", None), DAY)


@pytest.fixture
def link(home, vault, desk):
    """The register, and the secret of a link to a letter."""
    register = Register.of(home)
    return register, lend(read(vault, CODE, desk), LETTER, register, NOW, locale=Locale.EN)


def test_a_link_opens_its_paper_and_the_disk_holds_it_sealed(link, home, vault):
    """Again and again; another word opens nothing; the copy is noted as one that left."""
    register, secret = link
    paper = shown(register, home, secret, NOW + 1, DAY)
    assert b"Dear Field Office Director" in paper
    assert shown(register, home, secret, NOW + 2, DAY) == paper
    assert shown(register, home, secret[:-1], NOW + 1, DAY) is None
    for path in (home / "share").rglob("*"):
        assert path.is_dir() or b"Field Office" not in path.read_bytes()
        assert path.is_dir() or secret.encode() not in path.read_bytes()
    (listed,) = copies.lines(vault, read_case(vault, CODE))
    assert listed.document_id == LETTER


@pytest.mark.parametrize(("hours", "days"), [(HOURS, 0), (0, 1), (0, -1)])
def test_a_link_lapses(link, home, hours, days):
    """After its hours, and on any other day; then the sealed paper is gone from the disk."""
    register, secret = link
    later = NOW + hours * 3600 + 1
    assert shown(register, home, secret, later, DAY + timedelta(days=days)) is None
    assert list(guests(register)) == []
    assert shown(register, home, secret, NOW + 1, DAY) is None


def test_a_withdrawal_ends_the_link(link, home, vault, desk):
    """What the person takes back is shown to no guest any more, nor lent again."""
    register, secret = link
    version = read_case(vault, CODE).version
    withdraw(vault, CODE, "consent_contact_ice", GivenBy.PERSON, DAY, version)
    assert shown(register, home, secret, NOW + 1, DAY) is None
    with pytest.raises((BlockedDocumentError, WithheldFactError)):
        lend(read(vault, CODE, desk), LETTER, register, NOW, locale=Locale.EN)
    assert list(guests(register)) == []


def test_a_link_is_ended_by_its_id(link, home):
    """One by one; a made-up id ends nothing and reaches no other file."""
    register, secret = link
    (one,) = guests(register)
    assert not end_guest(register, "../devices.json")
    assert end_guest(register, one.id)
    assert shown(register, home, secret, NOW + 1, DAY) is None


def test_a_changed_file_opens_nothing(link, home):
    """Neither a cut nor an exchanged paper is shown."""
    register, secret = link
    (one,) = guests(register)
    path = home / "share" / "guests" / one.id
    whole = path.read_bytes()
    for body in (whole[:-1], whole[:-20] + b"x" * 20, b"", b"{}\n"):
        path.write_bytes(body)
        assert shown(register, home, secret, NOW + 1, DAY) is None
