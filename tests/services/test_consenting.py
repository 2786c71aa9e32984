"""A consent withdrawn: nothing new is made at once, and each copy that went out is listed."""

from datetime import date

import pytest

from depwork.documents.catalog import row
from depwork.errors import (
    BlockedDocumentError,
    StaleCaseError,
    UnknownFieldError,
    WithheldFactError,
)
from depwork.model.audit import Verb
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, GivenBy
from depwork.model.packet import Format
from depwork.practice.canary import CANARY_CODE, canary_case
from depwork.rules.disclosure.policy import BASE
from depwork.services import consenting, copies, keeping
from depwork.services.cases import OWN_WAY, record_answers
from depwork.services.consenting import USES, ShownText, keep_text, text_of
from depwork.services.finals import download_packet, final
from depwork.services.guiding import load_guide
from depwork.services.papers import preview
from depwork.services.reading import Desktop, Reading
from depwork.services.resources import roots
from depwork.storage import vault as vaults
from depwork.storage.cases import read_case, save_case
from depwork.storage.keyring import Keyring

DAY = date(2026, 11, 22)
ICE_USE = "consent_contact_ice"


@pytest.fixture
def vault(tmp_path):
    """A sealed practice vault with the canary case, every consent in force."""
    keyring = Keyring.fresh()
    vaults.create_practice(tmp_path / "v", keyring)
    found = vaults.open(tmp_path / "v", keyring)
    case, _ = canary_case(DAY)
    save_case(found, case)
    yield found
    found.close()


@pytest.fixture(scope="module")
def desk():
    """What renderings need."""
    return Desktop(load_guide(None), roots("templates", None), DAY)


def withdraw(vault, use):
    """Withdraw a use's consent, and return the case as it then stands."""
    case = read_case(vault, CANARY_CODE)
    return consenting.withdraw(vault, CANARY_CODE, use, GivenBy.PERSON, DAY, case.version)


def ids_of(packet, audience):
    """Return the documents of a packet that are for an audience."""
    return {one.document_id for one in packet.manifest.files if one.audience is audience}


def test_a_withdrawal_stops_new_documents_at_once_and_lists_the_copies(vault, desk):
    """Before it the packet holds letters to ICE; after it none can be made, and each is listed."""
    case = read_case(vault, CANARY_CODE)
    packet = download_packet(Reading(vault, case, desk), locale=Locale.EN, formats=(Format.HTML,))
    sent = ids_of(packet, Audience.ICE)
    assert "pd_letter" in sent
    case = withdraw(vault, ICE_USE)
    after = download_packet(Reading(vault, case, desk), locale=Locale.EN, formats=(Format.HTML,))
    assert ids_of(after, Audience.ICE) == set()
    assert row("pd_letter").audience is Audience.ICE
    found = Reading(vault, case, desk)
    with pytest.raises((BlockedDocumentError, WithheldFactError)):
        final(found, "pd_letter", locale=Locale.EN, format=Format.HTML)
    assert preview(found, "pd_letter", Locale.EN).document is None
    listed = copies.relying_on(copies.lines(vault, case), ICE_USE)
    out = {one.sha256 for one in packet.manifest.files if one.audience is Audience.ICE}
    assert out <= {line.sha256 for line in listed}
    assert {line.left_on for line in listed} == {DAY}


def test_a_sending_names_its_copy(vault, desk):
    """A copy that a sending names is listed with its office, day and channel."""
    case = read_case(vault, CANARY_CODE)
    packet = download_packet(Reading(vault, case, desk), locale=Locale.EN, formats=(Format.HTML,))
    sha = next(f.sha256 for f in packet.manifest.files if f.document_id == "pd_letter")
    sending = {
        "document": "letter",
        "office": "ERO field office",
        "channel": "certified mail",
        "sent_on": "2026-11-21",
        "copy_sha256": sha,
    }
    done = record_answers(vault, CANARY_CODE, {"campaign.sendings": [sending]}, case.version)
    (line,) = [one for one in copies.lines(vault, done.case) if one.sha256 == sha]
    assert (line.office, line.channel, line.sent_on) == (
        "ERO field office",
        "certified mail",
        date(2026, 11, 21),
    )


def test_giving_and_withdrawing_stand_in_the_audit(vault):
    """Each is a line with the use's name, in the transaction of the save."""
    withdraw(vault, ICE_USE)
    lines = keeping.activity(vault)
    assert (lines[0].verb, lines[0].id, lines[0].case_id) == (Verb.WITHDRAW, ICE_USE, CANARY_CODE)
    assert lines[1].verb is Verb.SAVE
    case = read_case(vault, CANARY_CODE)
    consenting.give(vault, CANARY_CODE, "consent_media", Consent(given_on=DAY), case.version)
    assert (lines := keeping.activity(vault))[0].verb is Verb.CONSENT
    assert lines[0].id == "consent_media"


@pytest.mark.parametrize("use", USES)
def test_a_crafted_save_brings_no_consent_back(vault, use):
    """A history that comes as an answer is refused, whichever use: dropped, edited, lengthened."""
    case = withdraw(vault, use)
    history = [one.model_dump(mode="json") for one in getattr(case.consent, use)]
    whole = history[-1] | {"revoked_on": None, "revoked_by": None}
    for crafted in ([], [whole], [*history, whole], [*history[:-1], whole]):
        done = record_answers(vault, CANARY_CODE, {f"consent.{use}": crafted}, case.version)
        assert [problem.key for problem in done.problems] == [OWN_WAY]
    assert read_case(vault, CANARY_CODE) == case


def test_a_withdrawal_twice_is_one_and_an_old_version_is_told(vault):
    """Two people who withdraw at once leave one withdrawal; a yes over an old version waits."""
    before = read_case(vault, CANARY_CODE)
    case = withdraw(vault, ICE_USE)
    assert withdraw(vault, ICE_USE) == case
    with pytest.raises(StaleCaseError):
        consenting.give(vault, CANARY_CODE, ICE_USE, Consent(given_on=DAY), before.version)
    with pytest.raises(UnknownFieldError):
        consenting.give(vault, CANARY_CODE, "decision_maker", Consent(given_on=DAY), case.version)


def test_a_yes_is_never_born_withdrawn(vault):
    """Who gives a consent gives it whole; a withdrawal is a deed of its own."""
    case = read_case(vault, CANARY_CODE)
    born = Consent(given_on=DAY, revoked_on=DAY, revoked_by=GivenBy.PERSON)
    given = consenting.give(vault, CANARY_CODE, ICE_USE, born, case.version)
    assert given.consent.consent_contact_ice[-1].revoked_on is None
    assert given.consent.consent_contact_ice[:-1] == case.consent.consent_contact_ice


def test_the_words_shown_are_kept_once_and_shown_again(vault):
    """The same words are one record; a consent finds them by their hash, and goes without them."""
    shown = ShownText(ICE_USE, Locale.ES, "¿Nos permite escribir?")
    for _ in range(2):
        keep_text(vault, CANARY_CODE, shown)
    case = read_case(vault, CANARY_CODE)
    given = case.consent.consent_contact_ice[0]
    assert text_of(vault, CANARY_CODE, given.replace(text_sha256=shown.sha256)) == shown
    assert text_of(vault, CANARY_CODE, given.replace(text_sha256=None)) is None
    assert text_of(vault, CANARY_CODE, given.replace(text_sha256="0" * 64)) is None


def test_every_reader_rests_on_a_use_and_every_use_knows_its_readers():
    """No copy for an audience is missed: each audience's own consent lists it."""
    for audience, needs in BASE.items():
        for use in needs:
            if use in USES:
                assert audience in copies.readers_of(use)
    assert Audience.PUBLIC in copies.readers_of("consent_public_health")
    assert copies.readers_of("consent_keep_in_touch") == frozenset()
