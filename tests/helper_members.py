"""A vault with one member of each sort, for the tests of storage and services."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from depwork.model.case import Case
from depwork.model.role import Role
from depwork.storage import membership, vault
from depwork.storage.cases import save_case
from depwork.storage.kdf import Kdf
from depwork.storage.membership import New

DAY = date(2026, 11, 22)
CHEAP = Kdf(memory_kib=8, iterations=1, lanes=1)
FIRST = "canasta lluvia tren papel monte sur"
SHARED = "AAAA-2222"
OTHER = "BBBB-3333"
SORTS = {
    "organizer": New("Second organizer", Role.ORGANIZER, whole=True),
    "keeper": New("Keeper", Role.KEEPER, whole=True),
    "helper": New("Organizer of one case", Role.ORGANIZER, whole=False),
    "attorney": New("A. Attorney", Role.ATTORNEY, whole=False),
    "family": New("A relative", Role.FAMILY, whole=False),
}


def words(sort: str) -> str:
    """Return the passphrase of a sort of member."""
    return f"long enough words of the {sort} alone"


@dataclass
class People:
    """The folder, and the id of each sort of member."""

    folder: Path
    ids: dict[str, str]

    def open(self, sort: str) -> vault.Vault:
        """Return the vault as one sort of member opens it; ``first`` made it."""
        passphrase = FIRST if sort == "first" else words(sort)
        return vault.open(self.folder, vault.unlock(self.folder, passphrase), practice=False)


def people(folder: Path) -> People:
    """Return a vault with every sort of member and two cases, one of them shared."""
    vault.create(folder, FIRST, name="First", on=DAY, kdf=CHEAP, allow_cheap_kdf=True).drop()
    made = People(folder, {"first": vault.FIRST_MEMBER})
    first = made.open("first")
    for sort, new in SORTS.items():
        made.ids[sort] = membership.add(first, new, words(sort), DAY).id
    for code in (SHARED, OTHER):
        save_case(first, Case(case_code=code, intake_date=DAY))
        first.store.put("note", code, b"of " + code.encode(), case_id=code, expected_version=0)
    first.store.put("setting", "s", b"shared", case_id=None, expected_version=0)
    first.store.put("private", "p", b"whole", case_id=None, expected_version=0)
    for sort in ("helper", "attorney", "family"):
        membership.share(first, SHARED, made.ids[sort])
    first.close()
    return made
