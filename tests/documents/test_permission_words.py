"""A paper says whose permission it rests on, as the consents stand, and announces what happened."""

from dataclasses import replace
from datetime import timedelta

import pytest

from depwork.documents import CATALOG, assemble, render
from depwork.errors import BlockedDocumentError, MissingFactError
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, GivenBy
from depwork.model.ledger import Outcome, OutcomeSource
from depwork.model.outcome import OutcomeKind
from depwork.model.packet import Format, Stage
from depwork.model.questions import with_answer
from depwork.services.finals import final as make_final
from depwork.services.ledger import add
from depwork.services.reading import Desktop, Reading
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

SAID = {
    GivenBy.PERSON: "I have the person’s permission",
    GivenBy.GUARDIAN: "permission of the person’s guardian",
    GivenBy.RELATIVE: "The person has not been asked yet",
    None: "Nobody has agreed yet",
}


@pytest.fixture
def sheet(guide, templates, shown, reading):
    """The case sheet of a case, as text."""

    def text(case):
        made = render(
            "case_sheet",
            *shown(case, Audience.FAMILY),
            guide,
            locale=Locale.EN,
            stage=Stage.FINAL,
            format=Format.HTML,
            templates=templates,
        )
        return reading.text_of(made)

    return text


@pytest.mark.parametrize("by", SAID, ids=str)
def test_the_case_sheet_names_whose_permission_it_rests_on(sheet, marta, today, by):
    """A relative's yes is not the person's, and no yes at all is none."""
    given = ()
    if by is not None:
        begun = today - timedelta(days=1)
        given = (Consent(given_on=begun, given_by=by, provisional=by is GivenBy.RELATIVE),)
    text = sheet(with_answer(marta, "consent.consent_share_attorney", given))
    for other, words in SAID.items():
        assert (words in text) is (other is by)


def test_a_withdrawn_permission_is_none(sheet, marta, today):
    """What was taken back today is not said to stand."""
    gone = Consent(given_on=today - timedelta(days=9), revoked_on=today)
    text = sheet(with_answer(marta, "consent.consent_share_attorney", (gone,)))
    assert SAID[None] in text
    assert SAID[GivenBy.PERSON] not in text


def test_the_case_sheet_does_not_deny_an_attorney_who_is_recorded(sheet, marta):
    """A name alone is an attorney; what nobody asked is not said to be absent."""
    named = with_answer(marta, "attorney.has_attorney", None)
    assert "Noor Example" in sheet(named)
    unknown = with_answer(named, "attorney.attorney_name", None)
    assert "We do not know whether there is an attorney" in sheet(unknown)


@pytest.mark.parametrize(
    ("recorded", "told", "final"),
    [
        (None, OutcomeKind.REL_BOND_IJ, False),
        (OutcomeKind.PENDING, OutcomeKind.PENDING, False),
        (OutcomeKind.REMOVED, OutcomeKind.REL_BOND_IJ, False),
        (OutcomeKind.REL_BOND_IJ, None, False),
        (OutcomeKind.REL_BOND_IJ, OutcomeKind.REL_BOND_IJ, True),
    ],
)
def test_no_result_is_announced_that_the_log_does_not_hold(
    guide, templates, marta, today, reviewed, recorded, told, final
):
    """The announcement is final only when it tells the outcome that stands last."""
    case = with_answer(marta, "story.result_words", "Invented: she is home.")
    case = with_answer(case, "story.result_outcome", told)
    vault = Vault(MemoryStore(), "test", practice=True)
    if recorded is not None:
        source = next(iter(OutcomeSource))
        add(
            vault,
            Outcome(id="0" * 32, case_code=case.case_code, on=today, kind=recorded, source=source),
        )
    found = Reading(vault, case, Desktop(guide, templates, today), kept=False)
    read = Reading(vault, reviewed(case, found.outcome), found.desk, kept=False)

    def made():
        return make_final(found, "result_release", locale=Locale.EN, format=Format.HTML)

    if final:
        # The outcome no longer stands against it; its typed sentence still waits to be read.
        with pytest.raises(BlockedDocumentError) as waits:
            made()
        assert waits.value.unread == 1
        told = make_final(read, "result_release", locale=Locale.EN, format=Format.HTML)
        assert b"Invented: she is home." in told.body
    else:
        with pytest.raises(MissingFactError) as refused:
            made()
        assert refused.value.paths == ("story.result_outcome",)


@pytest.mark.parametrize("kinds", [(), (OutcomeKind.REMOVED,), (OutcomeKind.REL_BOND_IJ,)])
def test_an_announcement_in_a_packet_waits_for_its_outcome_too(
    guide, templates, view_of, cleared, marta, today, monkeypatch, kinds
):
    """Whoever lets a packet carry it gets the same refusal as for the single paper."""
    packed = tuple(
        replace(entry, packed=True, audience=Audience.PUBLIC) if entry.announces else entry
        for entry in CATALOG
    )
    assert any(entry.announces for entry in packed)
    monkeypatch.setattr("depwork.documents.packet.CATALOG", packed)
    case = with_answer(marta, "story.result_words", "Invented: she is home.")
    case = with_answer(case, "story.result_outcome", OutcomeKind.REL_BOND_IJ)
    source = next(iter(OutcomeSource))
    outcomes = tuple(
        Outcome(id="0" * 32, case_code=case.case_code, on=today, kind=kind, source=source)
        for kind in kinds
    )
    view = view_of(case, Audience.PUBLIC, outcomes[-1] if outcomes else None)
    packet = assemble(
        {Audience.PUBLIC: view},
        cleared(view),
        guide,
        locale=Locale.EN,
        templates=templates,
        formats=(Format.HTML,),
        outcomes=outcomes,
    )
    lacks = {one.document_id: one.missing for one in packet.manifest.refused}
    told = any(entry.document_id == "result_release" for entry in packet.manifest.files)
    assert told is (kinds == (OutcomeKind.REL_BOND_IJ,))
    assert ("story.result_outcome" in lacks.get("result_release", ())) is not told
