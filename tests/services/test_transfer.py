"""A case as one JSON document: the schema fits, refusals name file and place."""

import json
from pathlib import Path

import pytest

from depwork.errors import NewerStoreError, UnreadableFileError
from depwork.model.case import Case
from depwork.model.questions import with_answer
from depwork.services.transfer import case_schema, read_case, write_case

SECRET = "Zacatlán"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Export and import keep every answer."""
    case = with_answer(Case(case_code="ABCD-2345"), "custody.facility", SECRET)
    file = tmp_path / "case.json"
    file.write_text(write_case(case), encoding="utf-8")
    assert read_case(file) == case


def test_a_document_needs_no_code(tmp_path: Path) -> None:
    """A document from elsewhere is given a code of its own."""
    file = tmp_path / "case.json"
    file.write_text('{"custody": {"custody_status": "ICE_detained"}}', encoding="utf-8")
    case = read_case(file)
    assert case.custody.custody_status == "ICE_detained"
    assert case.case_code


def test_the_schema_names_every_group() -> None:
    """The schema describes the groups, and knows no others."""
    schema = case_schema()
    assert set(schema["properties"]) == set(Case.model_fields)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"{", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "object"),
        (b"[" * 100_000, "nested"),
        (json.dumps({"identity": {"dob": SECRET}}).encode(), "identity.dob"),
        (json.dumps({"custody": {"custody_status": SECRET}}).encode(), "custody.custody_status"),
        (
            json.dumps({"family": {"members": [{"relation": SECRET}]}}).encode(),
            "members.0.relation",
        ),
        (json.dumps({"nothing": 1}).encode(), "nothing"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_place(tmp_path: Path, body: bytes, place: str) -> None:
    """The refusal names the file and where in it, and repeats no value."""
    file = tmp_path / "case.json"
    file.write_bytes(body)
    with pytest.raises(UnreadableFileError) as caught:
        read_case(file)
    assert "case.json" in str(caught.value)
    assert place in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A missing file is named."""
    with pytest.raises(UnreadableFileError, match=r"none\.json"):
        read_case(tmp_path / "none.json")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file beyond the limit is refused by its size."""
    file = tmp_path / "case.json"
    with file.open("wb") as out:
        out.truncate(6_000_000)
    with pytest.raises(UnreadableFileError, match="larger"):
        read_case(file)


def test_a_newer_document_is_refused(tmp_path: Path) -> None:
    """A document of a newer shape says what to do."""
    file = tmp_path / "case.json"
    file.write_text('{"schema_version": 99}', encoding="utf-8")
    with pytest.raises(NewerStoreError, match="update"):
        read_case(file)
