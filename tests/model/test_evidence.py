"""Pieces of evidence keep an id of their own, whatever version wrote them."""

import json

from depwork.model.attachment import Attachment, FileKind
from depwork.model.case import Case
from depwork.model.choices import DocumentClass
from depwork.model.questions import with_answer
from depwork.model.support import Evidence, EvidenceItem

ROWS = [{"title": "Lease", "kind": "DOC-RES"}, {"title": "Lease", "kind": "DOC-RES"}]


def test_rows_of_an_older_version_get_ids_that_every_reading_repeats():
    """A case kept before ids reads the same twice, and its ids differ from each other."""
    old = json.dumps({"case_code": "ABCD-2345", "evidence": {"items": ROWS}})
    first, second = Case.model_validate_json(old), Case.model_validate_json(old)
    assert first == second
    ids = [item.id for item in first.evidence.items]
    assert len(set(ids)) == 2
    assert Case.model_validate_json(first.model_dump_json()) == first


def test_an_id_stays_while_its_row_changes():
    """A changed title, or a row taken out before it, leaves the id."""
    case = Case(case_code="ABCD-2345")
    case = with_answer(case, "evidence.items", ROWS)
    one, two = case.evidence.items
    rows = [{**two.model_dump(mode="json"), "title": "Second lease"}]
    [left] = with_answer(case, "evidence.items", rows).evidence.items
    assert (left.id, left.title) == (two.id, "Second lease")
    assert one.id != two.id


def test_a_copied_row_is_a_new_piece():
    """Two rows never share an id, so no file hangs on both."""
    item = EvidenceItem(title="Lease", kind=DocumentClass.RESIDENCE)
    ids = [one.id for one in Evidence(items=(item, item)).items]
    assert ids[0] == item.id
    assert ids[1] != item.id


def test_each_new_piece_has_an_id():
    """Two pieces made alike are two."""
    made = [EvidenceItem(title="a", kind=DocumentClass.TAX) for _ in range(2)]
    assert made[0].id != made[1].id


def test_a_file_is_meant_for_nobody_until_somebody_says_so():
    """A new file has no reader and no area, and says in what form it goes out."""
    file = Attachment(
        id="0" * 16,
        case_code="ABCD-2345",
        item="1" * 16,
        kind=FileKind.TEXT,
        name="a.txt",
        size=3,
        pages=1,
        sha256="0" * 64,
        added_on="2026-11-22",
    )
    assert (file.readers, file.areas) == ((), ())
    assert file.kind.goes_out_as == ("pdf", "application/pdf")
    assert [kind for kind in FileKind if not kind.cleanable] == [FileKind.DOCX, FileKind.ODT]
    assert all(kind.ending for kind in FileKind)
