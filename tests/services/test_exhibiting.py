"""Files in packets: who gets which, under which letter, cleaned, with a cover sheet."""

import hashlib
import importlib.util
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from depwork.documents import exhibit_sheets, zip_packet
from depwork.model.choices import Audience, DocumentClass, Language, Locale
from depwork.model.consent import Consent
from depwork.model.packet import Format
from depwork.model.questions import with_answer
from depwork.services import finals
from depwork.services.attaching import attach, change_file, file_of, files_of, original_of
from depwork.services.copies import taken
from depwork.services.exhibiting import Exhibits, exhibits_for
from depwork.services.file_copies import files_zip, take_file
from depwork.services.finals import download_packet
from depwork.services.guiding import load_guide
from depwork.services.practising import fill, invented
from depwork.services.reading import Desktop, Reading
from depwork.services.resources import roots
from depwork.storage.cases import read_case, save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
YES = (Consent(given_on=DAY - timedelta(days=3), language=Language.MAM),)


@pytest.fixture(scope="module")
def files():
    """The helper that makes files."""
    path = Path(__file__).parents[1] / "attachments" / "helper_files.py"
    spec = importlib.util.spec_from_file_location("helper_files", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def guide():
    """The packaged guide."""
    return load_guide(None)


@pytest.fixture(scope="module")
def packed(files, guide):
    """The bond case with files on all its papers and one attorney's paper, and its packet."""
    vault = Vault(MemoryStore(), "v", practice=True)
    fill(vault, invented(None, DAY, Locale.EN))
    case = read_case(vault, "PRAC-TBND")
    rows = [item.model_dump(mode="json") for item in case.evidence.items]
    rows.insert(1, {"title": "Zqcourt record", "kind": DocumentClass.COURT, "sensitive": False})
    case = with_answer(case, "evidence.items", rows)
    case = save_case(vault, with_answer(case, "consent.consent_share_papers", YES))
    bodies = [files.full_pdf(), files.pdf_bytes("Zqcourtpage"), files.jpeg(), files.png()]
    for number, item in enumerate(case.evidence.items[:4]):
        name = f"Zqname{number}.bin"
        kept = attach(vault, case.case_code, item.id, name, bodies[number], today=DAY, limit=25)
        change_file(
            vault,
            file_of(vault, case.case_code, kept.id),
            readers=(Audience.ICE, Audience.OFFICIAL),
        )
    desk = Desktop(guide, roots("templates", None), DAY)
    exhibits = exhibits_for(vault, case, DAY)
    packet = _packet(vault, case, desk)
    bodies = {
        entry.path: made.body
        for entry, made in zip(packet.manifest.files, packet.documents, strict=True)
    }
    return SimpleNamespace(
        vault=vault, case=case, desk=desk, exhibits=exhibits, packet=packet, bodies=bodies
    )


def _packet(vault, case, desk, **more):
    found = Reading(vault, case, desk, kept=False)
    return download_packet(found, locale=Locale.EN, formats=(Format.PDF,), **more)


def _text(body):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def _dark(page):
    """Whether a page's own picture shows words: ink at the place of the first line."""
    drawn = [one for one in drawings(page) if one.width == 1700]
    return bool(drawn) and drawn[0].convert("L").crop((200, 150, 400, 210)).getextrema()[0] < 60


def drawings(page):
    """Yield the pictures of a page, those inside its drawings too."""
    waiting = [page["/Resources"]]
    while waiting:
        held = waiting.pop().get("/XObject", {})
        for name in held:
            thing = held[name].get_object()
            if thing["/Subtype"] == "/Image":
                yield thing.decode_as_image()
            elif "/Resources" in thing:
                waiting.append(thing["/Resources"])


def test_each_exhibit_stands_in_its_readers_folder_with_a_cover(packed, files):
    """ICE has a file an exhibit: a cover sheet, then the pages; the official has none."""
    packet = packed.packet
    bodies = packed.bodies
    found = [path for path in bodies if "/exhibits/" in path]
    assert found == [f"ice/exhibits/exhibit-{letter}.pdf" for letter in "ABC"]
    first = PdfReader(io.BytesIO(bodies["ice/exhibits/exhibit-A.pdf"]))
    assert len(first.pages) == 3
    assert "Exhibit A" in first.pages[0].extract_text()
    assert files.SEEN not in first.pages[1].extract_text()
    assert _dark(first.pages[1])
    assert "page 1 of 2" in first.pages[1].extract_text()
    entry = next(one for one in packet.manifest.files if one.path.endswith("exhibit-A.pdf"))
    body = bodies[entry.path]
    assert (entry.pages, entry.size) == (3, len(body))
    assert entry.sha256 == hashlib.sha256(body).hexdigest()


def test_the_joined_packet_holds_them_tagged_with_alt_text(packed, files):
    """One tagged document, pages numbered through; each exhibit's page says what it is."""
    case = packed.case
    bodies = packed.bodies
    body = bodies["ice/packet.pdf"]
    reader = PdfReader(io.BytesIO(body))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    last = reader.pages[-1].extract_text()
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in last
    assert files.SEEN not in _text(body)
    assert any(_dark(page) for page in reader.pages)
    alts = [
        str(thing["/Alt"])
        for number in range(1, len(reader.xref[0]) + 400)
        if isinstance(thing := _object(reader, number), dict) and "/Alt" in thing
    ]
    title = case.evidence.items[0].title
    assert f"Exhibit A: {title}, page 1 of 2" in alts
    assert len([alt for alt in alts if alt.startswith("Exhibit ")]) == 4


def _object(reader, number):
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - used here alone
    from pypdf.generic import IndirectObject  # noqa: PLC0415 - the same

    try:
        return IndirectObject(number, 0, reader).get_object()
    except (PyPdfError, KeyError, IndexError):
        return None


def test_the_index_names_each_exhibits_page(packed):
    """In the joined file the index says on which page an exhibit begins."""
    bodies = packed.bodies
    pages = PdfReader(io.BytesIO(bodies["ice/packet.pdf"])).pages
    starts = {
        letter: number
        for number, page in enumerate(pages, 1)
        for letter in "ABC"
        if f"Exhibit {letter}" in [line.strip() for line in page.extract_text().splitlines()]
    }
    index = pages[0].extract_text() + pages[1].extract_text()
    assert starts
    assert all(str(number) in index for number in starts.values())


def test_nothing_hidden_and_no_name_is_in_a_packet(packed, files):
    """No camera, author, place, file name or attorney's paper, in any file or file name."""
    packet = packed.packet
    bodies = packed.bodies
    whole = zipfile.ZipFile(io.BytesIO(zip_packet(packet)))
    for name in whole.namelist():
        body = whole.read(name)
        for planted in (files.MARK, "Zqname", "Zqcourt"):
            assert planted not in name
            assert planted.encode() not in body
        if name.endswith(".pdf"):
            assert "Zqcourt" not in _text(body)
    assert bodies


def test_what_was_chosen_and_is_held_back_is_told(packed):
    """The attorney's paper that somebody chose for ICE is listed as left out, without its name."""
    packet = packed.packet
    refused = [one for one in packet.manifest.refused if one.document_id == "exhibit"]
    assert refused
    assert all(one.withheld == ("evidence.items",) for one in refused)


def test_letters_are_one_per_paper_in_every_view(packed):
    """The letter of the request, the index and the folder agree with the case's order."""
    case = packed.case
    bodies = packed.bodies
    letter = _text(bodies["ice/02_pd_letter.en.pdf"])
    lettered = [item for item in case.evidence.items if item.kind is not DocumentClass.COURT]
    assert f"Exhibit B, {lettered[1].title}" in " ".join(letter.split())


def test_without_the_consent_no_copy_goes(packed):
    """Withdrawn on the same day, the packet has no exhibit and says what is missing."""
    vault = packed.vault
    case = packed.case
    desk = packed.desk
    bare = with_answer(case, "consent.consent_share_papers", ())
    exhibits = exhibits_for(vault, bare, DAY)
    assert not any(exhibits.files.values())
    packet = _packet(vault, bare, desk)
    assert not [one for one in packet.manifest.files if "/exhibits/" in one.path]
    assert [one for one in packet.manifest.refused if one.document_id == "exhibit"]


def test_the_emergency_packet_carries_the_papers_that_are_in_hand(packed):
    """Whoever has no time sends what there is: letter of one page, exhibits behind it."""
    case = packed.case
    desk = packed.desk
    packet = _packet(packed.vault, case, desk, bare_bones=True)
    paths = [one.path for one in packet.manifest.files]
    assert [one for one in paths if "/exhibits/" in one] == [
        f"ice/exhibits/exhibit-{letter}.pdf" for letter in "ABC"
    ]
    bodies = dict(zip(paths, (one.body for one in packet.documents), strict=True))
    assert len(PdfReader(io.BytesIO(bodies["ice/02_pd_letter.en.pdf"])).pages) == 1
    text = " ".join(_text(bodies["ice/02_pd_letter.en.pdf"]).split())
    assert "Exhibit A" in text
    assert "Exhibit D" not in text
    assert "relatives' status" not in text


def test_a_signed_waiver_goes_behind_the_letter_and_only_its_bytes_enclose_it(packed, monkeypatch):
    """A day of signing encloses nothing; the attached form stands right behind the letter."""
    assert "It is not with this letter" in _text(packed.bodies["ice/02_pd_letter.en.pdf"])
    rows = [item.model_dump(mode="json") for item in packed.case.evidence.items]
    rows.append({"title": "Form of Marta", "kind": DocumentClass.WAIVER, "sensitive": True})
    case = with_answer(packed.case, "evidence.items", rows)
    item = case.evidence.items[-1].id
    one = next(one for one in packed.exhibits.files[Audience.ICE] if one.pages == 2)
    files = {Audience.ICE: (*packed.exhibits.files[Audience.ICE], replace(one, item=item))}
    monkeypatch.setattr(finals, "exhibits_for", lambda *_: Exhibits(files))
    packet = _packet(packed.vault, case, packed.desk)
    bodies = {
        entry.path: made.body
        for entry, made in zip(packet.manifest.files, packet.documents, strict=True)
    }
    assert len(PdfReader(io.BytesIO(bodies["ice/waiver.pdf"])).pages) == 3
    letter = " ".join(_text(bodies["ice/02_pd_letter.en.pdf"]).split())
    assert "Form 60-001, the signed privacy waiver" in letter
    assert "not with this letter" not in letter
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(bodies["ice/packet.pdf"])).pages]
    at = next(number for number, page in enumerate(pages) if "Enclosures:" in page)
    assert "ICE Form 60-001, privacy waiver" in pages[at + 1]


def test_too_much_for_one_file_stands_apart(packed, monkeypatch):
    """Beyond the limit the joined file has the cover sheets alone, and they say so."""
    case = packed.case
    desk = packed.desk
    bodies = packed.bodies
    monkeypatch.setattr(exhibit_sheets, "JOINED_BYTES", 1000)
    packet = _packet(packed.vault, case, desk)
    joined = next(
        made.body
        for entry, made in zip(packet.manifest.files, packet.documents, strict=True)
        if entry.path == "ice/packet.pdf"
    )
    assert "file of their own" in " ".join(_text(joined).split())
    assert len(joined) < len(bodies["ice/packet.pdf"])


def test_a_packet_with_exhibits_is_the_same_twice(packed):
    """Same case, same files, same bytes."""
    vault = packed.vault
    case = packed.case
    desk = packed.desk
    packet = packed.packet
    again = _packet(vault, case, desk)
    assert [one.sha256 for one in again.manifest.files] == [
        one.sha256 for one in packet.manifest.files
    ]


def test_a_copy_that_left_is_noted_by_its_hash(packed, files):
    """A single copy, and the owner's zip, are listed with what left; as it came, whole."""
    vault = packed.vault
    case = packed.case
    kept = files_of(vault, case.case_code)[0]
    before = len(taken(vault, case.case_code))
    clean = take_file(vault, case, kept, DAY, as_came=False)
    assert files.MARK.encode() not in clean
    assert take_file(vault, case, kept, DAY, as_came=True) == original_of(vault, kept.attachment)
    left = taken(vault, case.case_code)
    assert len(left) == before + 2
    noted = {(file.sha256, file.audience) for one in left for file in one.files}
    assert (hashlib.sha256(clean).hexdigest(), Audience.ICE) in noted


def test_the_owners_zip_holds_everything_as_it_came(packed):
    """Every file byte for byte, named by letter; the names they came with stand in the list."""
    vault = packed.vault
    case = packed.case
    archive = zipfile.ZipFile(io.BytesIO(files_zip(vault, case, DAY)))
    names = archive.namelist()
    assert names == ["001-A.pdf", "002-other.pdf", "003-B.jpg", "004-C.png", "files.json"]
    listed = json.loads(archive.read("files.json"))
    assert {row["name"] for row in listed} == {f"Zqname{n}.bin" for n in range(4)}
    for row in listed:
        assert hashlib.sha256(archive.read(row["file"])).hexdigest() == row["sha256"]
    assert files_zip(vault, read_case(vault, "PRAC-HELD"), DAY) is None
