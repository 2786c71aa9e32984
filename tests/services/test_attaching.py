"""Evidence files of a case: sealed, listed, changed, cleaned, removed; nothing left beside."""

import hashlib
import importlib.util
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.errors import (
    FileRefusedError,
    RecordNotFoundError,
    StaleRecordError,
    UnwritableError,
)
from depwork.model.attachment import Area, FileKind
from depwork.model.choices import Audience, DocumentClass, Locale
from depwork.model.consent import Consent
from depwork.model.questions import with_answer
from depwork.services import uploads
from depwork.services.attaching import (
    areas_from,
    attach,
    change_file,
    clean_copy,
    detach,
    file_of,
    files_of,
    fitting_name,
    original_of,
    page_picture,
    suggested_areas,
)
from depwork.services.cases import start_case
from depwork.storage import vault as vaults
from depwork.storage.cases import erase_case, read_case, save_case
from depwork.storage.kdf import Kdf
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
PIECE = 256 * 1024
NAME = "Zqfilename of somebody.pdf"


@pytest.fixture(scope="session")
def files():
    """The helper that makes files."""
    path = Path(__file__).parents[1] / "attachments" / "helper_files.py"
    spec = importlib.util.spec_from_file_location("helper_files", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def vault():
    """An empty vault of real cases."""
    return Vault(MemoryStore(), "v", practice=False)


def _case(vault, *titles):
    case = start_case(vault, Consent(given_on=DAY), DAY, locale=Locale.EN)
    rows = [{"title": title, "kind": DocumentClass.RESIDENCE} for title in titles]
    return save_case(vault, with_answer(case, "evidence.items", rows))


@pytest.fixture
def case(vault):
    """A case with two papers on its list."""
    return _case(vault, "Lease", "Letter")


def _attach(vault, case, body, *, item=0, name=NAME, limit=25):
    at = case.evidence.items[item].id
    return attach(vault, case.case_code, at, name, body, today=DAY, limit=limit)


def test_a_file_is_kept_as_it_came(vault, case, files):
    """What comes back is byte for byte what was given, with its kind, pages and notes."""
    body = files.full_pdf()
    kept = _attach(vault, case, body)
    assert original_of(vault, kept) == body
    assert (kept.kind, kept.pages, kept.size) == (FileKind.PDF, 2, len(body))
    assert kept.notes
    assert [one.attachment for one in files_of(vault, case.case_code)] == [kept]


def test_files_stand_in_the_order_of_their_papers(vault, case, files):
    """Whatever came first, the list follows the case's own."""
    second = _attach(vault, case, files.pdf_bytes(), item=1)
    first = _attach(vault, case, files.png(), item=0)
    assert [one.attachment.id for one in files_of(vault, case.case_code)] == [first.id, second.id]


def test_a_refused_file_leaves_nothing(vault, case, files):
    """Too large, unknown, or for no paper of this case: no record, no bytes."""
    with pytest.raises(FileRefusedError) as caught:
        _attach(vault, case, b"%PDF" + b"x" * 1_000_001, limit=1)
    assert (caught.value.key, caught.value.places) == ("file_too_large", {"limit": 1})
    with pytest.raises(FileRefusedError):
        _attach(vault, case, files.encrypted_pdf())
    with pytest.raises(RecordNotFoundError):
        attach(vault, case.case_code, "f" * 16, "a", b"x", today=DAY, limit=1)
    assert vault.store.blobs() == ()
    assert {head.kind for head in vault.store.heads()} == {"case"}


def test_a_copy_is_cleaned_and_black_where_somebody_said(vault, case, files):
    """The copy holds nothing hidden; with an area its page has no text."""
    kept = file_of(vault, case.case_code, _attach(vault, case, files.full_pdf()).id)
    assert files.MARK.encode() not in clean_copy(vault, kept.attachment)
    areas = tuple(one.area for one in suggested_areas(vault, kept.attachment))
    changed = change_file(vault, kept, areas=areas, readers=(Audience.ICE,))
    assert changed.version == 2
    plain, black = (
        page_picture(vault, changed.attachment, 1, as_sent=sent) for sent in (False, True)
    )
    assert plain.startswith(b"\xff\xd8")
    assert plain != black


def test_a_change_over_somebody_elses_is_refused(vault, case, files):
    """The second of two changes to one version is told so and loses nothing of the first."""
    kept = file_of(vault, case.case_code, _attach(vault, case, files.pdf_bytes()).id)
    change_file(vault, kept, readers=(Audience.ICE,))
    with pytest.raises(StaleRecordError):
        change_file(vault, kept, readers=())
    assert file_of(vault, case.case_code, kept.attachment.id).attachment.readers == (Audience.ICE,)


def test_a_removed_file_is_gone_whole(vault, case, files):
    """Record and bytes go together; a case that is erased takes all its files along."""
    kept = _attach(vault, case, files.pdf_bytes())
    detach(vault, case.case_code, kept.id)
    assert vault.store.blobs() == ()
    assert files_of(vault, case.case_code) == ()
    _attach(vault, case, files.pdf_bytes())
    erase_case(vault, case.case_code)
    assert vault.store.blobs() == ()
    assert vault.store.heads() == ()


def test_another_cases_file_is_not_found(vault, case, files):
    """A file is read by its own case only."""
    other = _case(vault, "Other")
    kept = _attach(vault, case, files.pdf_bytes())
    for attempt in (file_of, detach):
        with pytest.raises(RecordNotFoundError):
            attempt(vault, other.case_code, kept.id)


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("C:\\Users\\ana\\a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\nb\u202e.pdf", "ab.pdf"),
        ("", "-"),
        ("/", "-"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_its_path(name, fits):
    """No folder, no line break, no character that turns the reading, no endless name."""
    assert fitting_name(name) == fits


def test_areas_from_a_page_are_checked():
    """Areas must lie on a page that the file has."""
    row = {"page": 2, "left": 0, "top": 0, "width": 1, "height": 1}
    assert areas_from([row], 2) == (Area.model_validate(row),)
    for wrong in ([{**row, "page": 3}], ["x"], [{}], [{**row, "left": 1000}]):
        assert areas_from(wrong, 2) is None


def _coming(body, item, name=NAME):
    return uploads.Coming(item, name, len(body), hashlib.sha256(body).hexdigest())


def _send(vault, case, upload, body, pieces=None):
    count = -(-len(body) // PIECE)
    for number in range(count if pieces is None else pieces):
        uploads.add(vault, case.case_code, upload, number, body[number * PIECE :][:PIECE])


@pytest.fixture
def body(files):
    """A PDF of several pieces."""
    pdf = files.plain_pdf(files.SEEN)
    pdf.pages[0].obj.Extra = pdf.make_stream(b"Zqcontent" + bytes(range(256)) * 2600)
    return files.saved(pdf, compress_streams=False)


def test_a_file_in_pieces_is_taken_whole(vault, case, body):
    """Pieces sealed one by one become the file, and are gone afterwards."""
    item = case.evidence.items[0].id
    coming = _coming(body, item)
    upload = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
    _send(vault, case, upload, body)
    kept = uploads.finish(vault, case.case_code, upload, today=DAY, limit=25)
    assert original_of(vault, kept) == body
    assert {blob.kind for blob in vault.store.blobs()} == {"attachment"}
    assert "upload" not in {head.kind for head in vault.store.heads()}


def test_an_upload_goes_on_after_a_lost_kernel(vault, case, body):
    """The same file begun again has its pieces; a piece sent twice counts once."""
    coming = _coming(body, case.evidence.items[0].id)
    upload = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
    _send(vault, case, upload, body, pieces=2)
    again = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
    assert again == upload
    assert uploads.received(vault, case.case_code, again) == 2
    assert uploads.add(vault, case.case_code, again, 1, body[PIECE:][:PIECE]) == 2
    _send(vault, case, again, body)
    assert uploads.finish(vault, case.case_code, again, today=DAY, limit=25).size == len(body)


def test_pieces_that_do_not_fit_are_refused(vault, case, body):
    """Out of order, too long, more than was said, or another file: refused, nothing kept."""
    coming = _coming(body, case.evidence.items[0].id)
    upload = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
    for number, piece in ((1, b"x"), (0, b""), (0, b"x" * (PIECE + 1))):
        with pytest.raises(FileRefusedError):
            uploads.add(vault, case.case_code, upload, number, piece)
    _send(vault, case, upload, b"y" * len(body))
    with pytest.raises(FileRefusedError) as caught:
        uploads.finish(vault, case.case_code, upload, today=DAY, limit=25)
    assert caught.value.key == "file_cut_off"
    assert vault.store.blobs() == ()


def test_what_was_begun_on_an_earlier_day_is_dropped(vault, case, body):
    """An upload nobody ended does not stay for ever; one stopped goes at once."""
    coming = _coming(body, case.evidence.items[0].id)
    upload = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
    _send(vault, case, upload, body, pieces=1)
    later = _coming(b"other", case.evidence.items[0].id)
    other = uploads.begin(vault, case.case_code, later, today=DAY + timedelta(days=1), limit=25)
    assert vault.store.blobs() == ()
    with pytest.raises(RecordNotFoundError):
        uploads.received(vault, case.case_code, upload)
    uploads.cancel(vault, case.case_code, other)
    assert "upload" not in {head.kind for head in vault.store.heads()}


def test_size_is_judged_before_a_byte_is_sent(vault, case):
    """An empty file and one over the limit are refused at the start."""
    for size, key in ((0, "file_empty"), (25_000_001, "file_too_large")):
        coming = uploads.Coming(case.evidence.items[0].id, "a", size, "0")
        with pytest.raises(FileRefusedError) as caught:
            uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
        assert caught.value.key == key


def test_no_name_and_no_content_stands_in_clear(tmp_path, body, files):
    """The store's folder, its WAL and an upload that was never ended hold ciphertext only."""
    words = "canasta lluvia tren papel monte sur"
    home = tmp_path / "w"
    vaults.create(home, words, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    vault = vaults.open(home, vaults.unlock(home, words))
    case = _case(vault, "Zqtitle lease")
    _attach(vault, case, body)
    coming = _coming(body, case.evidence.items[0].id)
    upload = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
    _send(vault, case, upload, body, pieces=1)
    found = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    for planted in (b"Zqfilename", b"Zqcontent", b"Zqtitle", files.SEEN.encode(), b"%PDF-"):
        assert planted not in found
    names = json.dumps([path.name for path in home.rglob("*")])
    assert "Zq" not in names
    vault.close()


def _failing(vault, name, countdown):
    """Return a write of the store that fails once the countdown is over."""
    real = getattr(type(vault.store), name)

    def act(self, *given, **named):
        countdown[0] -= 1
        if countdown[0] == -1:
            raise UnwritableError("the disk is full", "disk_full")
        return real(self, *given, **named)

    return act


def test_an_upload_that_fails_anywhere_leaves_nothing(tmp_path, body, monkeypatch):
    """Whichever write of it fails, no row, no piece and no file of it stands afterwards."""
    home, words = tmp_path / "w", "canasta lluvia tren papel monte sur"
    vaults.create(home, words, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    vault = vaults.open(home, vaults.unlock(home, words))
    case = _case(vault, "Lease")
    item = case.evidence.items[0].id

    def stands():
        names = {row.id for row in vault.store.heads()} | {blob.id for blob in vault.store.blobs()}
        return names, {path.name for path in home.iterdir()}

    before, failed, wrote = stands(), 0, ("put", "put_blob", "delete", "delete_blob")
    while True:
        countdown = [failed]

        with monkeypatch.context() as patched:
            for name in wrote:
                patched.setattr(type(vault.store), name, _failing(vault, name, countdown))
            try:
                coming = _coming(body, item)
                upload = uploads.begin(vault, case.case_code, coming, today=DAY, limit=25)
                _send(vault, case, upload, body)
                uploads.finish(vault, case.case_code, upload, today=DAY, limit=25)
            except UnwritableError:
                failed += 1
            else:
                if countdown[0] >= 0:  # every write was tried
                    break
                failed += 1
        for kept in files_of(vault, case.case_code):
            assert original_of(vault, kept.attachment) == body
            detach(vault, case.case_code, kept.attachment.id)
        other = _coming(b"other", item)
        later = uploads.begin(vault, case.case_code, other, today=DAY + timedelta(days=1), limit=25)
        uploads.cancel(vault, case.case_code, later)
        assert stands() == before
    assert failed > 6
    vault.close()


def test_what_goes_wrong_names_no_file(vault, case, files):
    """Refusals carry keys, ids and places, never a name or a word of the file."""
    with pytest.raises(FileRefusedError) as caught:
        _attach(vault, case, files.launching_pdf(), name="Zqfilename.pdf")
    assert "Zq" not in repr(caught.value)
    with pytest.raises(RecordNotFoundError) as missing:
        file_of(vault, case.case_code, "e" * 16)
    assert "Zq" not in str(missing.value)
    assert read_case(vault, case.case_code) == case
