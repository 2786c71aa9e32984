"""A packet: a folder per reader, one joined PDF each, a manifest, and honest refusals."""

import hashlib
import json
import stat
import zipfile
from io import BytesIO

import pytest

from depwork.documents import assemble, manifest_bytes, write_packet, zip_packet
from depwork.errors import TemplateError
from depwork.model.choices import Audience, Locale
from depwork.model.decision import Gate, GateState, Reason
from depwork.model.packet import Format

AUDIENCES = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)


@pytest.fixture
def packed(guide, templates, counts, view_of, cleared, person):
    """Assemble the packet of an invented person."""

    def make(number=0, *, locale=Locale.EN, **more):
        case = more.pop("case", None) or person(number, locale)
        views = {audience: view_of(case, audience) for audience in AUDIENCES}
        standing = more.pop("gates", ())
        clearance = cleared(views[Audience.ICE], *standing)
        return assemble(
            views, clearance, guide, locale=locale, templates=templates, counts=counts, **more
        )

    return make


def test_the_manifest_fits_the_files(packed):
    """Each entry has its document, in order, with the hash of its bytes."""
    packet = packed()
    assert len(packet.documents) == len(packet.manifest.files)
    for entry, document in zip(packet.manifest.files, packet.documents, strict=True):
        assert entry.sha256 == hashlib.sha256(document.body).hexdigest() == document.sha256
        assert (entry.document_id, entry.audience) == (document.document_id, document.audience)
        assert entry.path.endswith(document.format.value)
        assert (entry.pages is not None) == (document.format is Format.PDF)
    assert packet.manifest.practice
    assert packet.manifest.refused == ()


def test_every_reader_has_a_folder_with_one_joined_pdf(packed, reading):
    """The joined PDF is one tagged document, numbered on; the index shares the cover's page."""
    packet = packed()
    by_path = dict(zip([f.path for f in packet.manifest.files], packet.documents, strict=True))
    for audience in AUDIENCES:
        joined = reading.pdf(by_path[f"{audience.value}/packet.pdf"].body)
        singles = sum(
            entry.pages or 0
            for entry in packet.manifest.files
            if entry.path.startswith(f"{audience.value}/") and entry.document_id != "packet"
        )
        pages = singles - 1
        assert len(joined.pages) == pages
        assert joined.trailer["/Root"]["/MarkInfo"]["/Marked"]
        last = joined.pages[-1].extract_text()
        assert f"Page {pages} of {pages}" in last


def test_the_index_knows_the_pages(packed, reading):
    """In the joined PDF the index names the page on which the letter begins."""
    packet = packed()
    joined = reading.pdf(packet.documents[0].body)
    begins = next(
        number
        for number, page in enumerate(joined.pages, 1)
        if "Dear Field Office Director" in page.extract_text()
    )
    assert f"Letter of request to ICE {begins}" in joined.pages[0].extract_text()


def test_a_reader_gets_only_what_is_theirs(packed, reading):
    """The public folder holds no full name, no number and no diagnosis; ICE's no work."""
    packet = packed()
    for entry, document in zip(packet.manifest.files, packet.documents, strict=True):
        text = reading.text_of(document)
        if entry.path.startswith("public/"):
            assert "Ejemplo" not in text
            assert "iabetes" not in text
        if entry.path.startswith("ice/"):
            assert "bakery" not in text


def test_offices_are_written_to_in_english_and_the_family_reads_its_own(packed, reading):
    """With Spanish the letter goes out in English and a marked reading copy stays home."""
    packet = packed(locale=Locale.ES)
    by_path = dict(zip([f.path for f in packet.manifest.files], packet.documents, strict=True))
    assert by_path["ice/packet.pdf"].locale is Locale.EN
    assert by_path["public/packet.pdf"].locale is Locale.ES
    copy = by_path["ice-reading/pd_letter.es.pdf"]
    assert "COPIA DE LECTURA" in reading.text_of(copy)
    assert not any(path == "ice-reading/pd_letter.es.docx" for path in by_path)


def test_a_refused_document_fails_no_other(packed):
    """Without consent to the media the petition is refused by path; the rest is made."""
    packet = packed(1)
    refused = {refusal.document_id: refusal for refusal in packet.manifest.refused}
    assert set(refused) == {"petition", "call_script"}
    assert "story.short_story_own_words" in refused["petition"].withheld
    assert not any(entry.path.startswith("public/") for entry in packet.manifest.files)
    assert any(entry.path.startswith("ice/") for entry in packet.manifest.files)


def test_a_gate_is_named_in_the_refusal(packed):
    """A blocked letter is listed with its rule; its reader then gets no folder."""
    gate = Gate(
        rule="R03c",
        hard=True,
        state=GateState.BLOCKS,
        blocks=("letter_final",),
        unblock="x",
        reason=Reason(rule="R03c", because="x", source="seed.001.step5"),
    )
    packet = packed(gates=(gate,), locale=Locale.ES)
    assert [(r.document_id, r.rules) for r in packet.manifest.refused] == [("pd_letter", ("R03c",))]
    assert not any("pd_letter" in entry.path for entry in packet.manifest.files)
    assert not any(entry.path.startswith("ice/") for entry in packet.manifest.files)


def test_whatever_shows_the_person_to_ice_waits_for_the_same_gate(packed):
    """R02 before ICE stops the brief, the petition and the script too: each asks ICE by name."""
    gate = Gate(
        rule="R02",
        hard=True,
        state=GateState.BLOCKS,
        blocks=("ice_contact", "shown_to_ice"),
        unblock="x",
        reason=Reason(rule="R02", because="x", source="seed.001.step5"),
    )
    packet = packed(gates=(gate,))
    refused = {refusal.document_id: refusal.rules for refusal in packet.manifest.refused}
    wanted = ("pd_letter", "official_brief", "petition", "call_script")
    assert refused == dict.fromkeys(wanted, ("R02",))


def test_a_missing_fact_is_named_in_the_refusal(packed, marta):
    """A gap refuses the documents that need the fact, by path."""
    case = marta.replace(campaign=marta.campaign.replace(decision_wanted_by=None))
    packet = packed(case=case)
    assert [(r.document_id, r.missing) for r in packet.manifest.refused] == [
        ("pd_letter", ("campaign.decision_wanted_by",))
    ]


def test_bare_bones_is_short(packed):
    """The emergency packet holds the letter and the brief, and says that it is bare."""
    packet = packed(1, bare_bones=True)
    assert packet.manifest.bare_bones
    kinds = {document.document_id for document in packet.documents}
    assert kinds == {"packet", "packet_cover", "packet_index", "pd_letter", "official_brief"}
    pages = {f.path: f.pages for f in packet.manifest.files}
    assert pages["ice/02_pd_letter.en.pdf"] == 1


def test_views_of_two_cases_make_no_packet(guide, templates, view_of, cleared, person):
    """Views of different cases are refused, and so is a view under another reader's name."""
    one, two = person(0, Locale.EN), person(1, Locale.EN)
    mixed = {
        Audience.ICE: view_of(one, Audience.ICE),
        Audience.PUBLIC: view_of(two, Audience.PUBLIC),
    }
    crossed = {Audience.PUBLIC: view_of(one, Audience.ICE)}
    for views in (mixed, crossed):
        with pytest.raises(TemplateError):
            assemble(
                views,
                cleared(view_of(one, Audience.ICE)),
                guide,
                locale=Locale.EN,
                templates=templates,
            )


def test_a_written_packet_is_private_and_whole(packed, tmp_path):
    """Folders are 0700, files 0600, names hold no answer, and nothing else is left behind."""
    packet = packed()
    out = tmp_path / "out"
    where = write_packet(packet, out)
    assert where == out / "PRAC-TBND"
    assert [path.name for path in out.iterdir()] == ["PRAC-TBND"]
    written = {str(p.relative_to(where)): p.read_bytes() for p in where.rglob("*") if p.is_file()}
    wanted = {
        entry.path: document.body
        for entry, document in zip(packet.manifest.files, packet.documents, strict=True)
    }
    assert written == {**wanted, "manifest.json": manifest_bytes(packet)}
    for path in (where, *where.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600)
    names = " ".join(str(path) for path in where.rglob("*"))
    for answer in ("Marta", "Ejemplo", "999", "Invented"):
        assert answer not in names


def test_a_new_packet_takes_the_place_of_the_old(packed, tmp_path):
    """Writing again replaces the folder as a whole: no file of the old one stays."""
    where = write_packet(packed(), tmp_path)
    (where / "stray").write_text("x", "utf-8")
    assert write_packet(packed(bare_bones=True), tmp_path) == where
    assert not (where / "stray").exists()
    assert not (where / "public").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["PRAC-TBND"]


def test_a_failed_write_leaves_the_old_packet(packed, tmp_path, monkeypatch):
    """If the disk fails half way, the old packet stands and no half one is beside it."""
    packet = packed()
    where = write_packet(packet, tmp_path)
    before = (where / "manifest.json").read_bytes()

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_packet(packed(bare_bones=True), tmp_path)
    assert (where / "manifest.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["PRAC-TBND"]


def test_the_zip_holds_the_packet(packed):
    """One zip with every file and the manifest, readable by others."""
    packet = packed(1)
    with zipfile.ZipFile(BytesIO(zip_packet(packet))) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert names == {entry.path for entry in packet.manifest.files} | {"manifest.json"}
    assert manifest["case_code"] == "PRAC-DAYS"
    assert manifest["day"] == "2026-11-22"
