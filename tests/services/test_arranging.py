"""The order that a person gave stands, in every list whose day says nothing about order."""

import importlib.util
import random
from datetime import date
from pathlib import Path

import pytest

from depwork.errors import StaleRecordError
from depwork.model.audit import Verb
from depwork.model.choices import Audience, DocumentClass, Locale
from depwork.model.consent import Consent
from depwork.model.ledger import CampaignEvent
from depwork.model.questions import with_answer
from depwork.model.role import Role
from depwork.model.taken import TakenFile, Way
from depwork.services import attaching, ledger
from depwork.services.arranging import move_file
from depwork.services.attaching import KIND, attach, change_file, file_of, files_of
from depwork.services.cases import start_case
from depwork.services.copies import lines, note, taken
from depwork.storage.cases import save_case
from depwork.storage.members import _listed_by, fresh
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
_HELPER = Path(__file__).parents[1] / "attachments" / "helper_files.py"


@pytest.fixture
def vault():
    """An empty vault of real cases."""
    return Vault(MemoryStore(), "v", practice=False)


@pytest.fixture
def case(vault):
    """A case with two papers on its list."""
    case = start_case(vault, Consent(given_on=DAY), DAY, locale=Locale.EN)
    rows = [{"title": title, "kind": DocumentClass.RESIDENCE} for title in ("Home", "Letter")]
    return save_case(vault, with_answer(case, "evidence.items", rows))


@pytest.fixture
def added(vault, case, monkeypatch):
    """Six photographs added one after another to one paper, and one to another."""
    spec = importlib.util.spec_from_file_location("helper_files", _HELPER)
    files = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(files)
    said = {"kind": "jpeg", "pages": 1, "notes": []}
    monkeypatch.setattr(attaching, "done_apart", lambda *_, **__: (said, b""))
    first, other = case.evidence.items

    def add(item, name):
        made = attach(vault, case.case_code, item.id, name, b"x", today=DAY, limit=1)
        return made.id

    ids = [add(first, "1.jpg"), add(first, "2.jpg"), add(other, "letter.jpg")]
    return [ids[0], ids[1], *(add(first, f"{n}.jpg") for n in (3, 4, 5, 6))]


def _names(vault, case):
    return [one.attachment.name for one in files_of(vault, case.case_code)]


def test_six_photographs_go_out_as_they_were_added(vault, case, added):
    """Ids are random; the order in which they came is not."""
    assert sorted(added) != added or len(set(added)) == 6
    assert _names(vault, case) == [*(f"{n}.jpg" for n in range(1, 7)), "letter.jpg"]


def test_a_file_is_moved_earlier_and_later(vault, case, added):
    """One place at a time among its paper's files; past either end nothing moves."""

    def move(file, step):
        version = file_of(vault, case.case_code, file).version
        return move_file(vault, case.case_code, file, version, step)

    assert move(added[5], -1)
    assert _names(vault, case)[:6] == ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "6.jpg", "5.jpg"]
    assert move(added[0], 1)
    assert _names(vault, case)[:3] == ["2.jpg", "1.jpg", "3.jpg"]
    assert not move(added[1], -1)
    assert not move(added[4], 1)
    assert not move(added[2], 0)
    assert not move(added[2], 3)
    assert _names(vault, case)[-1] == "letter.jpg"
    late = attach(
        vault, case.case_code, case.evidence.items[0].id, "late.jpg", b"x", today=DAY, limit=1
    )
    assert files_of(vault, case.case_code)[6].attachment.id == late.id


def test_any_order_can_be_reached(vault, case, added):
    """Moves one place at a time lead to an order wished for, and none is lost."""
    chance = random.Random(4)
    wished = added[:]
    chance.shuffle(wished)
    for place, file in enumerate(wished):
        while (now := _ids(vault, case)).index(file) > place:
            version = file_of(vault, case.case_code, file).version
            assert move_file(vault, case.case_code, file, version, -1)
        assert len(now) == 6
    assert _ids(vault, case) == wished


def _ids(vault, case):
    first = case.evidence.items[0].id
    found = files_of(vault, case.case_code)
    return [one.attachment.id for one in found if one.attachment.item == first]


def test_a_move_over_somebody_elses_change_is_not_done(vault, case, added, monkeypatch):
    """An old version moves nothing; a change that falls between is told, and none is moved."""
    kept = file_of(vault, case.case_code, added[3])
    change_file(vault, kept, readers=(Audience.ICE,))
    before = _names(vault, case)
    assert not move_file(vault, case.case_code, added[3], kept.version, -1)
    assert _names(vault, case) == before
    stale = files_of(vault, case.case_code)
    change_file(vault, file_of(vault, case.case_code, added[2]), readers=(Audience.ICE,))
    monkeypatch.setattr("depwork.services.arranging.files_of", lambda *_: stale)
    version = file_of(vault, case.case_code, added[3]).version
    with pytest.raises(StaleRecordError):
        move_file(vault, case.case_code, added[3], version, -1)
    monkeypatch.undo()
    assert _names(vault, case) == before


def test_files_of_an_older_version_keep_their_list(vault, case, added):
    """A file without a place stands before the others, by day and id, and can be moved."""
    kept = file_of(vault, case.case_code, added[5])
    body = kept.attachment.replace(place=0).model_dump_json(exclude={"place"}).encode()
    vault.store.put(KIND, kept.attachment.id, body, case_id=case.case_code, expected_version=1)
    assert _names(vault, case)[0] == "6.jpg"
    assert move_file(vault, case.case_code, added[5], 2, 1)
    assert _names(vault, case)[:2] == ["1.jpg", "6.jpg"]


def _left(number):
    return TakenFile(
        document_id=f"letter_{9 - number}",
        audience=Audience.FAMILY,
        locale=Locale.EN,
        sha256=f"{number:064x}",
    )


def test_copies_of_one_day_stand_as_they_left(vault, case):
    """Twelve copies on one day: oldest first as records, latest first as the page lists them."""
    for number in range(12):
        note(
            vault,
            (case.case_code, 1, DAY),
            [_left(number % 9)],
            Way.DOWNLOADED,
            Verb.EXPORT,
            None,
        )
    given = [f"{number % 9:064x}" for number in range(12)]
    assert [one.files[0].sha256 for one in taken(vault, case.case_code)] == given
    assert [line.sha256 for line in lines(vault, case)] == given[::-1]


def test_entries_of_one_day_stand_as_they_were_written(vault, case):
    """Ledger lines of a day keep their order, twelve of twelve."""
    for number in range(12):
        values = {"on": DAY, "activity": "call", "count": number + 1}
        made = ledger.record(vault, CampaignEvent, case.case_code, values)
        assert not isinstance(made, tuple), made
    found = ledger.entries(vault, CampaignEvent, case.case_code)
    assert [one.count for one in found] == list(range(1, 13))


def test_members_of_one_day_stand_by_their_name():
    """A member's id says nothing to a person; names of one day come in their order."""
    names = ["Cora", "ana", "Beto"]
    made = [fresh(name, Role.ORGANIZER, whole=True, on=DAY)[0] for name in names]
    assert [one.name for one in sorted(made, key=_listed_by)] == ["ana", "Beto", "Cora"]
