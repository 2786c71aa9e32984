"""A final goes out in its reader's language, as the case stands when it leaves, and is noted."""

from datetime import date

import pytest

from depwork.errors import BlockedDocumentError, StaleCaseError, WithheldFactError
from depwork.model.choices import Audience, Locale
from depwork.model.consent import GivenBy
from depwork.model.packet import Format
from depwork.services import copies, finals
from depwork.services.consenting import withdraw
from depwork.services.guiding import load_guide
from depwork.services.opening import practice_vault
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.storage.cases import read_case, save_case

DAY = date(2026, 11, 22)
CODE = "PRAC-TBND"
ICE_USE = "consent_contact_ice"


@pytest.fixture
def vault():
    """The invented people, in memory."""
    return practice_vault(None, DAY, Locale.EN)


@pytest.fixture(scope="module")
def desk():
    """What is worked with beside a case."""
    return Desktop(load_guide(None), roots("templates", None), DAY)


def test_an_office_is_written_to_in_english_whatever_was_asked(vault, desk):
    """The command line's --lang es changes no letter to ICE; the family's sheet is in Spanish."""
    found = read(vault, CODE, desk)
    letter = finals.final(found, "pd_letter", locale=Locale.ES, format=Format.HTML)
    assert letter.locale is Locale.EN
    assert b"Dear Field Office Director" in letter.body
    sheet = finals.final(found, "case_sheet", locale=Locale.ES, format=Format.HTML)
    assert sheet.locale is Locale.ES


def test_a_final_is_noted_before_it_is_handed_out(vault, desk):
    """Its hash stands in the list of copies, for page, command and notebook alike."""
    made = finals.final(read(vault, CODE, desk), "pd_letter", locale=Locale.EN, format=Format.PDF)
    listed = copies.lines(vault, read_case(vault, CODE))
    assert made.sha256 in {line.sha256 for line in listed}


def test_a_withdrawal_while_a_packet_is_made_stops_it(vault, desk, monkeypatch):
    """What the person takes back in between is in no paper that leaves, and none is noted."""
    found, whole = read(vault, CODE, desk), finals.assemble
    taken_back = []

    def assembled(*given, **more):
        made = whole(*given, **more)
        if not taken_back:
            version = read_case(vault, CODE).version
            taken_back.append(withdraw(vault, CODE, ICE_USE, GivenBy.PERSON, DAY, version))
        return made

    monkeypatch.setattr(finals, "assemble", assembled)
    packet = finals.download_packet(found, locale=Locale.EN, formats=(Format.HTML,))
    assert packet.manifest.case_version == taken_back[0].version
    left = {one.audience for one in packet.manifest.files}
    assert Audience.ICE not in left
    noted = copies.lines(vault, read_case(vault, CODE))
    assert Audience.ICE not in {line.audience for line in noted}
    with pytest.raises((BlockedDocumentError, WithheldFactError)):
        finals.final(found, "pd_letter", locale=Locale.EN, format=Format.HTML)


def test_a_case_that_never_stands_still_makes_no_paper(vault, desk, monkeypatch):
    """After three tries it is said, and nothing was noted."""
    found, rendered = read(vault, CODE, desk), finals.rendered

    def slow(*given):
        made = rendered(*given)
        save_case(vault, read_case(vault, CODE))
        return made

    monkeypatch.setattr(finals, "rendered", slow)
    before = copies.lines(vault, read_case(vault, CODE))
    with pytest.raises(StaleCaseError):
        finals.final(found, "case_sheet", locale=Locale.EN, format=Format.HTML)
    assert copies.lines(vault, read_case(vault, CODE)) == before
