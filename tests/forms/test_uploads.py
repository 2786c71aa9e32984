"""What a page is answered about evidence files: pieces, refusals, areas, readers, downloads."""

import pytest

from depwork.forms.look import Look, Scope
from depwork.forms.screens.documents import made
from depwork.forms.told import PacketFile, PacketResult
from depwork.model.choices import DocumentClass, Locale
from depwork.model.support import EvidenceItem

BODY = b"%PDF-1.7 " + b"x" * 600_000
PIECE = 256 * 1024


@pytest.fixture
def item(desk):
    """One paper on the list of the open case."""
    one = EvidenceItem(title="Lease", kind=DocumentClass.RESIDENCE)
    case = desk.case()
    desk.store[case.case_code] = case.replace(evidence=case.evidence.replace(items=(one,)))
    return one


def _say(talk, do, buffers=(), **more):
    message = {"do": do, "id": "1", "at": "5.files", "buffers": list(buffers), **more}
    return talk.reply(message)


def _block(reply):
    return next(b for b in reply.content["screen"]["blocks"] if b["t"] == "files")


def _sent(talk, item, body=BODY, name="lease.pdf"):
    begun = _say(talk, "file_begin", item=item.id, name=name, size=len(body), mark="m")
    upload, have = begun.content["upload"], begun.content["have"]
    for number in range(have, -(-len(body) // PIECE)):
        piece = memoryview(body[number * PIECE : (number + 1) * PIECE])
        _say(talk, "file_piece", [piece], upload=upload, number=number)
    return _say(talk, "file_end", upload=upload)


@pytest.mark.parametrize("locale", list(Locale))
def test_limit_and_kinds_are_said_before_a_file_is_chosen(talk, desk, item, locale):
    """The screen names the limit and the kinds beside each paper, in the person's language."""
    desk.set_locale(locale)
    block = _block(_say(talk, "go", to="5.files"))
    assert "25 MB" in block["hint"]
    assert "JPEG" in block["hint"]
    assert block["max"] == 25_000_000
    assert item.title in block["title"]


def test_a_file_sent_in_pieces_is_listed(talk, desk, item):
    """After the last piece the screen lists the file under its paper."""
    reply = _sent(talk, item)
    [line] = _block(reply)["files"]
    assert line["name"] == "lease.pdf"
    assert reply.content["file"] == line["id"]
    assert desk.kept_files.coming == {}


def test_sending_goes_on_where_it_stopped(talk, item):
    """A page that begins the same file again is told how much has arrived."""
    first = _say(talk, "file_begin", item=item.id, name="a.pdf", size=len(BODY), mark="m")
    _say(talk, "file_piece", [BODY[:PIECE]], upload=first.content["upload"], number=0)
    again = _say(talk, "file_begin", item=item.id, name="a.pdf", size=len(BODY), mark="m")
    assert again.content["have"] == 1
    assert _sent(talk, item).content["file"]


def test_a_refused_file_gets_a_sentence(talk, item):
    """What is not taken is answered beside the control, and nothing is listed."""
    refused = _sent(talk, item, body=b"MZ" + b"\0" * 100)
    assert "PDF" in refused.content["refused"]
    assert "screen" not in refused.content
    large = _say(talk, "file_begin", item=item.id, name="b", size=26_000_000, mark="n")
    assert "25 MB" in large.content["refused"]


def test_cancelling_drops_what_came(talk, desk, item):
    """Stopping leaves no piece behind."""
    begun = _say(talk, "file_begin", item=item.id, name="a.pdf", size=len(BODY), mark="m")
    _say(talk, "file_cancel", upload=begun.content["upload"])
    assert desk.kept_files.coming == {}


def test_pages_travel_as_bytes_and_areas_come_back(talk, item):
    """A page is a picture beside the reply; saved areas are shown with the file."""
    file = _sent(talk, item).content["file"]
    page = _say(talk, "file_page", file=file, number=1)
    assert page.buffers == [b"JPEG"]
    guessed = _say(talk, "file_suggest", file=file).content["suggestions"]
    assert guessed[0]["what"] == "ssn"
    areas = [guessed[0]["area"]]
    reply = _say(talk, "file_areas", file=file, version=1, areas=areas)
    assert reply.content["kept"] is True
    assert _block(reply)["files"][0]["areas"] == areas


def test_nobodys_change_is_written_over(talk, item):
    """Areas or readers chosen on an older version are not kept, and the page is told so."""
    file = _sent(talk, item).content["file"]
    first = _say(talk, "file_readers", file=file, version=1, readers=["ice"])
    assert first.content["kept"] is True
    late = _say(talk, "file_readers", file=file, version=1, readers=[])
    assert late.content["kept"] is False
    [reader] = _block(late)["files"][0]["readers"]
    assert reader["on"] is True


def test_a_reader_says_what_is_still_missing(talk, item):
    """Beside each reader stands which consent would release the file."""
    [line] = _block(_sent(talk, item))["files"]
    [reader] = line["readers"]
    assert reader["needs"]
    assert all("consent_share_papers" not in need for need in reader["needs"])


def test_a_copy_is_taken_away_and_a_file_removed(talk, desk, item):
    """The copy's bytes stand beside the reply; a removed file is no longer listed."""
    file = _sent(talk, item).content["file"]
    taken = _say(talk, "file_take", file=file)
    assert (taken.content["name"], taken.content["type"]) == ("clean.pdf", "application/pdf")
    assert taken.buffers[0].startswith(b"%PDF")
    assert _block(_say(talk, "file_remove", file=file))["files"] == []
    assert desk.kept_files.kept == {}


def test_a_broken_message_is_answered_calmly(talk, item):
    """A message that makes no sense gets the calm sentence and changes nothing."""
    file = _sent(talk, item).content["file"]
    for more in ({"file": file, "number": "x"}, {"file": "none", "number": 1}, {}):
        assert "trouble" in _say(talk, "file_page", **more).content
    assert "trouble" in _say(talk, "file_areas", file=file, version="?", areas=None).content


def test_a_file_too_heavy_for_mail_is_told(desk):
    """Above the organization's limit the size says that mail may not carry it."""
    heavy = PacketFile("a.pdf", b"x" * 1_000_001, "application/pdf")
    light = PacketFile("b.pdf", b"x", "application/pdf")
    files = made(PacketResult((heavy, light), (), 1), Look(desk, Scope()))["files"]
    assert "1 MB" in files[0]["size"]
    assert "MB" not in files[1]["size"]


def test_a_file_is_moved_and_the_page_shows_where_it_can_go(talk, item):
    """First, middle and last offer what they can; an old version or no direction moves nothing."""
    made = [_sent(talk, item).content["file"] for _ in range(3)]
    reply = _say(talk, "file_move", file=made[2], version=1, to="earlier")
    assert reply.content["kept"] is True
    shown = _block(reply)["files"]
    assert [one["id"] for one in shown] == [made[0], made[2], made[1]]
    assert [(one["earlier"], one["later"]) for one in shown] == [
        (False, True), (True, True), (True, False)
    ]  # fmt: skip
    for wrong in ({"to": "earlier", "version": 9}, {"to": "away", "version": 1}):
        late = _say(talk, "file_move", file=made[2], **wrong)
        assert late.content["kept"] is False
        assert _block(late)["files"] == shown
