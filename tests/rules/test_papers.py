"""To whom a file may go: every audience, class and consent, as a table and by chance."""

from datetime import date, timedelta

import pytest

from depwork.model.attachment import RECEIVERS, Attachment, FileKind
from depwork.model.case import Case
from depwork.model.choices import Audience, DocumentClass
from depwork.model.consent import Consent, Consents, SignOff
from depwork.model.proof import ClaimedFact, OwedPaper
from depwork.model.support import Attorney, Evidence, EvidenceItem
from depwork.rules.disclosure import disclose
from depwork.rules.disclosure.papers import CHOICE, file_lacks

DAY = date(2026, 11, 22)
YES = (Consent(given_on=DAY - timedelta(days=3)),)
BASE = dict.fromkeys(
    (
        "consent_store",
        "consent_contact_ice",
        "consent_contact_officials",
        "consent_share_attorney",
        "consent_share_papers",
    ),
    YES,
)


def _case(kind, *, sensitive=True, signed=(), **consents):
    item = EvidenceItem(id="a" * 16, title="x", kind=kind, sensitive=sensitive)
    offs = tuple(
        SignOff(fact="evidence.items", audience=reader, attorney="N", on=DAY) for reader in signed
    )
    return Case(
        case_code="ABCD-2345",
        consent=Consents(**{**BASE, **consents}),
        evidence=Evidence(items=(item,)),
        attorney=Attorney(attorney_signoff_items=offs),
    )


def _file(kind=FileKind.PDF, item="a" * 16, readers=tuple(RECEIVERS)):
    return Attachment(
        id="b" * 16,
        case_code="ABCD-2345",
        item=item,
        kind=kind,
        name="x",
        size=1,
        pages=1,
        sha256="0" * 64,
        added_on=DAY,
        readers=readers,
    )


def _lacks(case, file, audience=Audience.ICE):
    return file_lacks(case, file, audience, DAY)


def test_with_consent_and_choice_a_file_goes():
    """Consent to contact ICE, consent to send copies, and a reader chosen: nothing is missing."""
    assert _lacks(_case(DocumentClass.RESIDENCE), _file()) == ()


def test_nobody_is_sent_a_file_that_nobody_chose_for_them():
    """Without a choice of readers each file waits, whatever was consented to."""
    for audience in RECEIVERS:
        case = _case(DocumentClass.RESIDENCE, sensitive=False)
        assert _lacks(case, _file(readers=()), audience) == (CHOICE,)


@pytest.mark.parametrize("kind", [DocumentClass.COURT, DocumentClass.IMMIGRATION])
def test_court_and_immigration_papers_go_to_nobody(kind):
    """DOC-CRT and DOC-IMM are the attorney's alone, for every audience, signed off or not."""
    for audience in Audience:
        case = _case(kind, sensitive=False, signed=tuple(Audience))
        assert _lacks(case, _file(), audience) == ("never",)


def test_a_sensitive_paper_wants_the_consent_to_send_copies():
    """Without that consent a sensitive file stays; one that is not sensitive needs none."""
    missing = "consent:consent_share_papers"
    assert missing in _lacks(_case(DocumentClass.TAX, consent_share_papers=()), _file())
    plain = _case(DocumentClass.TAX, sensitive=False, consent_share_papers=())
    assert _lacks(plain, _file()) == ()


def test_medical_and_sworn_papers_keep_their_own_conditions():
    """A medical paper wants the health consent, a sensitive affidavit the attorney's word."""
    assert "consent:consent_share_health" in _lacks(_case(DocumentClass.MEDICAL), _file())
    sworn = _lacks(_case(DocumentClass.AFFIDAVIT), _file())
    assert "signoff:evidence.items@ice" in sworn
    signed = _case(DocumentClass.AFFIDAVIT, signed=(Audience.ICE,))
    assert _lacks(signed, _file()) == ()


def test_wide_readers_and_kept_files_are_never():
    """The public, the press, volunteers and funders get no file; Word texts go to nobody."""
    case = _case(DocumentClass.RESIDENCE, sensitive=False)
    for audience in set(Audience) - set(RECEIVERS):
        assert _lacks(case, _file(readers=(audience,)), audience) == ("never",)
    for kind in (FileKind.DOCX, FileKind.ODT):
        assert _lacks(case, _file(kind)) == ("never",)
    assert _lacks(case, _file(item="c" * 16)) == ("never",)
    assert _lacks(_case(DocumentClass.RESIDENCE), _file(), Audience.OFFICIAL) == ("never",)


def test_a_withdrawn_consent_stops_at_once():
    """On the day of a withdrawal the file no longer goes."""
    gone = (Consent(given_on=DAY - timedelta(days=3), revoked_on=DAY),)
    case = _case(DocumentClass.TAX, consent_share_papers=gone)
    assert _lacks(case, _file()) == ("consent:consent_share_papers",)
    case = _case(DocumentClass.TAX, consent_contact_ice=gone)
    assert "consent:consent_contact_ice" in _lacks(case, _file())


def test_whoever_gets_a_file_may_see_its_line():
    """A file that is released belongs to a piece of evidence that the same view lists."""
    for kind in DocumentClass:
        for sensitive in (True, False):
            case = _case(kind, sensitive=sensitive, signed=tuple(Audience))
            for audience in Audience:
                view = disclose(case, audience, DAY)
                listed = {one.id for one in view.facts.get("evidence.items", ())}
                if not _lacks(case, _file(), audience):
                    assert "a" * 16 in listed


@pytest.mark.parametrize(
    ("claim", "kind", "told"),
    [
        (ClaimedFact.YEARS_HERE, DocumentClass.AFFIDAVIT, True),
        (ClaimedFact.COMMUNITY, DocumentClass.AFFIDAVIT, True),
        (ClaimedFact.HARDSHIP, DocumentClass.AFFIDAVIT, False),
        (ClaimedFact.OTHER, DocumentClass.AFFIDAVIT, False),
        (ClaimedFact.HEALTH, DocumentClass.AFFIDAVIT, False),
        (ClaimedFact.YEARS_HERE, DocumentClass.COURT, False),
        (ClaimedFact.AWARDS, DocumentClass.REHABILITATION, False),
    ],
)
def test_a_sworn_statement_owed_for_a_plain_claim_is_told(claim, kind, told):
    """Neutral words are not withheld for the name of their row; what may tell a life is."""
    case = _case(DocumentClass.TAX)
    case = case.replace(evidence=Evidence(owed=(OwedPaper(claim=claim, kind=kind, brings="Ana"),)))
    owed = disclose(case, Audience.ICE, DAY).facts.get("evidence.owed", ())
    assert bool(owed) is told
    assert all(paper.brings is None for paper in owed)
