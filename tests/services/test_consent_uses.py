"""Every consent that is asked gates something, found by taking it away; none is asked for nothing.

The uses are read from the model: a new one that gates nothing fails here.
"""

from datetime import date, timedelta

import pytest

from depwork.errors import FileRefusedError, UnconsentedCaseError
from depwork.model.attachment import Attachment, FileKind
from depwork.model.choices import Audience, DocumentClass
from depwork.model.consent import Consent, HowGiven, SignOff
from depwork.model.ledger import CampaignEvent
from depwork.model.questions import with_answer
from depwork.model.support import EvidenceItem
from depwork.practice.canary import CANARY_CODE, canary_case
from depwork.reports.frames import frames
from depwork.reports.period import Period
from depwork.rules.disclosure import disclose
from depwork.rules.disclosure.papers import file_lacks
from depwork.rules.gates import gates
from depwork.services.attaching import Kept
from depwork.services.cases import SIGNOFFS, new_case_code, record_answers
from depwork.services.consenting import USES
from depwork.services.file_copies import take_file
from depwork.services.guiding import load_guide
from depwork.services.ledger import AFTER_CLOSING, record
from depwork.storage import vault as vaults
from depwork.storage.cases import save_case
from depwork.storage.keyring import Keyring

DAY = date(2026, 11, 22)
PAPER, PHOTO = "a" * 16, "c" * 16
READERS = (Audience.ICE, Audience.PRESS)


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    """A sealed practice vault."""
    folder = tmp_path_factory.mktemp("uses") / "v"
    keyring = Keyring.fresh()
    vaults.create_practice(folder, keyring)
    found = vaults.open(folder, keyring)
    yield found
    found.close()


@pytest.fixture(scope="module")
def register():
    """The shipped dated facts."""
    return load_guide(None).register


@pytest.fixture(scope="module")
def whole():
    """A closed case with an answer to everything, and every consent in force."""
    case, _ = canary_case(DAY)
    items = (
        EvidenceItem(id=PAPER, title="Lease", kind=DocumentClass.RESIDENCE),
        EvidenceItem(id=PHOTO, title="At the lake", kind=DocumentClass.PHOTO),
    )
    case = with_answer(case, "evidence.items", items)
    return with_answer(case, "campaign.closed_on", DAY - timedelta(days=1))


def _file(item, kind=FileKind.JPEG):
    return Attachment(
        id="b" * 16,
        case_code=CANARY_CODE,
        item=item,
        kind=kind,
        name="x",
        size=1,
        pages=1,
        sha256="0" * 64,
        added_on=DAY,
        readers=READERS,
    )


def _reported(case):
    try:
        frames([case], (), (), Period(DAY))
    except UnconsentedCaseError:
        return False
    return True


def _noted(vault, case):
    """What the store takes: an attorney's word told by phone, a contact after closing."""
    kept = save_case(vault, case.replace(case_code=new_case_code(), version=0))
    touch = record(vault, CampaignEvent, kept.case_code, {"on": DAY, "activity": "family_support"})
    word = SignOff(
        fact="risks.fear_of_return",
        audience=Audience.ICE,
        attorney="Invented",
        on=DAY,
        how=HowGiven.PHONE,
    )
    rows = [*kept.attorney.attorney_signoff_items, word]
    raw = [row.model_dump(mode="json") for row in rows]
    told = record_answers(vault, kept.case_code, {SIGNOFFS: raw}, kept.version)
    return isinstance(touch, tuple), [problem.key for problem in told.problems]


def _doors(case, register):
    """What each rule, reader, file and report says of a case."""
    seen = {reader: disclose(case, reader, DAY) for reader in Audience}
    return (
        [(g.rule, g.unblock, g.state) for g in gates(case, DAY, register).value],
        {reader: (set(view.facts), set(view.withheld)) for reader, view in seen.items()},
        [
            file_lacks(case, _file(item), reader, DAY)
            for item in (PAPER, PHOTO)
            for reader in READERS
        ],
        _reported(case),
    )


@pytest.mark.parametrize("use", USES)
def test_a_consent_taken_away_closes_something(use, whole, vault, register):
    """With this one unasked, a gate, a fact, a file, a note or a report is held that was open."""
    without = whole.replace(consent=whole.consent.replace(**{use: ()}))
    if _doors(without, register) == _doors(whole, register):
        assert _noted(vault, without) != _noted(vault, whole)


def test_a_photo_leaves_for_the_press_on_a_fresh_yes_to_it_alone(whole, vault):
    """Without that yes, on an old one, as a paper and for ICE it stays; the refusal names why."""
    photo = _file(PHOTO)
    assert file_lacks(whole, photo, Audience.PRESS, DAY) == ()
    for reader in set(Audience) - {Audience.PRESS}:
        assert file_lacks(whole, photo, reader, DAY) == ("never",)
    assert file_lacks(whole, _file(PHOTO, FileKind.PDF), Audience.PRESS, DAY) == ("never",)
    old = (Consent(given_on=DAY - timedelta(days=15)),)
    for history in ((), old):
        case = whole.replace(consent=whole.consent.replace(consent_public_photo=history))
        assert file_lacks(case, photo, Audience.PRESS, DAY) == ("consent:consent_public_photo",)
        with pytest.raises(FileRefusedError) as caught:
            take_file(vault, case, Kept(photo, 1), DAY, as_came=False)
        assert caught.value.key == "file_photo_consent"


def test_a_contact_after_closing_waits_for_the_yes_to_keep_in_touch(whole, vault):
    """The sentence stands beside the day; what happened up to closing is noted as before."""
    case = whole.replace(consent=whole.consent.replace(consent_keep_in_touch=()))
    code = save_case(vault, case.replace(case_code=new_case_code(), version=0)).case_code
    values = {"on": DAY, "activity": "family_support"}
    (problem,) = record(vault, CampaignEvent, code, values)
    assert (problem.path, problem.key) == ("CampaignEvent.on", AFTER_CLOSING)
    assert record(vault, CampaignEvent, code, {**values, "on": DAY - timedelta(days=1)}).id
    assert record(vault, CampaignEvent, code, {"on": DAY, "activity": "hearing"}).id
