"""A paper knows when it asks for what can no longer happen; a family reads its own language."""

from datetime import timedelta

import pytest

from depwork.documents import CATALOG, assemble, render
from depwork.errors import BlockedDocumentError, DocumentError
from depwork.model.ask_code import AskCode
from depwork.model.choices import Audience, CustodyStatus, Language, Locale
from depwork.model.choices import ProceedingStage as P
from depwork.model.ledger import Outcome, OutcomeSource
from depwork.model.outcome import OutcomeKind
from depwork.model.packet import Format, Stage
from depwork.model.questions import with_answer
from depwork.rules.gates import clearance

ASKING = {
    "pd_letter",
    "official_brief",
    "petition",
    "call_script",
    "congress_email",
    "congress_script",
    "media_inquiry",
    "press_release",
    "company_sheet",
    "support_family",
    "support_teacher",
    "support_faith",
    "support_organization",
    "support_neighbor",
    "support_employer",
    "support_many",
}
READERS = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)


@pytest.fixture
def gone(marta):
    """The invented person after a removal."""
    return with_answer(marta, "custody.custody_status", CustodyStatus.REMOVED)


def test_every_row_says_whether_a_removal_ends_it():
    """What asks ICE, a judge or company for somebody who is gone ends; the rest stays."""
    ended = {entry.id for entry in CATALOG if entry.ends}
    assert ended == ASKING


@pytest.mark.parametrize("name", ["pd_letter", "petition", "press_release"])
def test_after_a_removal_nothing_that_asks_to_stop_it_is_final(
    guide, templates, view_of, cleared, gone, name
):
    """The request, the petition and the press release are refused under the rule of truth."""
    audience = next(entry.audience for entry in CATALOG if entry.id == name)
    view = view_of(gone, audience)
    with pytest.raises(BlockedDocumentError, match="R06"):
        render(
            name,
            view,
            cleared(view),
            guide,
            locale=Locale.EN,
            stage=Stage.FINAL,
            format=Format.HTML,
            templates=templates,
        )


ENDS = {
    (OutcomeKind.REMOVED,): True,
    (OutcomeKind.VOLUNTARY_DEPARTURE,): True,
    (OutcomeKind.SELF_DEPARTED,): True,
    (OutcomeKind.DECEASED,): True,
    # What is recorded afterwards and brings nobody back.
    (OutcomeKind.REMOVED, OutcomeKind.PENDING): True,
    (OutcomeKind.REMOVED, OutcomeKind.STAY_FEDERAL): True,
    (OutcomeKind.REMOVED, OutcomeKind.REOPENED): True,
    (OutcomeKind.SELF_DEPARTED, OutcomeKind.LOST_CONTACT): True,
    (OutcomeKind.DECEASED, OutcomeKind.REL_ROR): True,
    # What says that the person is here.
    (OutcomeKind.REMOVED, OutcomeKind.REDETAINED): False,
    (OutcomeKind.SELF_DEPARTED, OutcomeKind.TRANSFERRED): False,
    (OutcomeKind.REMOVED, OutcomeKind.REL_HABEAS): False,
    # What ends nothing.
    (): False,
    (OutcomeKind.REMOVAL_ORDERED,): False,
    (OutcomeKind.IN_ABSENTIA,): False,
    (OutcomeKind.TRANSFERRED,): False,
    (OutcomeKind.BOND_DENIED,): False,
    (OutcomeKind.LOST_CONTACT,): False,
}
"""What stands in the ledger, and whether nobody can be asked any more."""


def _recorded(case, kinds, today):
    first = today - timedelta(days=len(kinds))
    return tuple(
        Outcome(
            id=f"{number:032x}",
            case_code=case.case_code,
            on=first + timedelta(days=number),
            kind=kind,
            source=OutcomeSource.FAMILY,
        )
        for number, kind in enumerate(kinds)
    )


@pytest.mark.parametrize("kinds", ENDS, ids="-then-".join)
def test_a_recorded_end_ends_what_asks_for_the_person(
    guide, templates, view_of, cleared, marta, today, kinds
):
    """The ledger alone is enough: the answer at the question still says that she is held."""
    outcomes = _recorded(marta, kinds, today)
    refused = set()
    for entry in CATALOG:
        if not entry.ends:
            continue
        view = view_of(marta, entry.audience, outcomes[-1] if outcomes else None)
        try:
            render(
                entry.id,
                view,
                cleared(view),
                guide,
                locale=Locale.EN,
                stage=Stage.FINAL,
                format=Format.HTML,
                templates=templates,
                outcomes=outcomes,
            )
        except BlockedDocumentError as error:
            if "R06" in error.rules:
                refused.add(entry.id)
        except DocumentError:
            continue
    assert refused == (ASKING if ENDS[kinds] else set())


def test_after_a_recorded_removal_no_packet_asks(guide, templates, view_of, cleared, marta, today):
    """A packet looks at the ledger as a single paper does."""
    outcomes = _recorded(marta, (OutcomeKind.SELF_DEPARTED,), today)
    views = {audience: view_of(marta, audience, outcomes[-1]) for audience in READERS}
    packet = assemble(
        views,
        cleared(views[Audience.ICE]),
        guide,
        locale=Locale.EN,
        templates=templates,
        formats=(Format.HTML,),
        outcomes=outcomes,
    )
    assert {entry.path.partition("/")[0] for entry in packet.manifest.files} == {"family"}


UNFIT = (
    # A hold, where none is confirmed or the person is elsewhere.
    (AskCode.R02, CustodyStatus.LOCAL_CUSTODY_HOLD, P.NONE, False),
    (AskCode.R02, CustodyStatus.LOCAL_CUSTODY_NO_HOLD, P.NONE, True),
    (AskCode.R02, CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN, P.NONE, True),
    (AskCode.R02, CustodyStatus.ICE_DETAINED, P.NONE, True),
    (AskCode.R02, CustodyStatus.FREE, P.NONE, True),
    # Bond, parole or release of somebody who is free.
    (AskCode.R03, CustodyStatus.ICE_DETAINED, P.NTA_PENDING_IJ, False),
    *(
        (ask, status, stage, True)
        for ask, stage in (
            (AskCode.R03, P.NTA_PENDING_IJ),
            (AskCode.R04, P.NTA_PENDING_IJ),
            (AskCode.R06_PAROLE, P.NTA_PENDING_IJ),
            (AskCode.R07, P.NTA_PENDING_IJ),
            (AskCode.R12_RELEASE, P.FINAL_ORDER),
            (AskCode.R28, P.FINAL_ORDER),
        )
        for status in (CustodyStatus.FREE, CustodyStatus.FREE_ICE_SUPERVISION)
    ),
    # A stay without an order.
    (AskCode.R12, CustodyStatus.ICE_DETAINED, P.FINAL_ORDER, False),
    (AskCode.R12, CustodyStatus.ICE_DETAINED, P.NTA_PENDING_IJ, True),
    (AskCode.R12, CustodyStatus.ICE_DETAINED, P.NONE, True),
    (AskCode.R13_STAY, CustodyStatus.FREE_ICE_SUPERVISION, P.NTA_PENDING_IJ, True),
)
"""An ask, where the person is, where the case stands; whether it makes no sense (facts 8)."""


@pytest.mark.parametrize(("ask", "status", "stage", "senseless"), UNFIT)
def test_a_paper_with_an_ask_that_makes_no_sense_is_refused(
    guide, marta, today, ask, status, stage, senseless
):
    """R11 stands against every paper that names the ask, letters of support among them."""
    case = with_answer(marta, "campaign.chosen_ask", ask)
    case = with_answer(case, "campaign.fallback_ask", None)
    case = with_answer(case, "custody.custody_status", status)
    case = with_answer(case, "proceedings.proceeding_stage", stage)
    clear = clearance(case, today, guide.register)
    against = {e.id for e in CATALOG if e.ends and "R11" in clear.against(e.enabled_by)}
    assert against == (ASKING - {"company_sheet"} if senseless else set())


def test_after_a_removal_the_packet_holds_the_familys_papers_alone(
    guide, templates, view_of, cleared, gone
):
    """What is refused is named with its rule."""
    views = {audience: view_of(gone, audience) for audience in READERS}
    packet = assemble(
        views,
        cleared(views[Audience.ICE]),
        guide,
        locale=Locale.EN,
        templates=templates,
        formats=(Format.HTML,),
    )
    assert {entry.path.partition("/")[0] for entry in packet.manifest.files} == {"family"}
    refused = {one.document_id: one.rules for one in packet.manifest.refused}
    assert refused == dict.fromkeys(
        ("pd_letter", "official_brief", "petition", "call_script"), ("R06",)
    )


@pytest.mark.parametrize(
    ("spoken", "page", "read"),
    [
        (Language.ES, Locale.EN, Locale.ES),
        (Language.EN, Locale.ES, Locale.EN),
        (Language.MAM, Locale.ES, Locale.ES),
        (None, Locale.ES, Locale.ES),
    ],
)
def test_the_familys_packet_is_in_the_familys_language(
    guide, templates, view_of, cleared, marta, spoken, page, read
):
    """The recorded language wins over the page's, where there are papers in it."""
    case = with_answer(marta, "identity.language_preferred", spoken)
    views = {audience: view_of(case, audience) for audience in READERS}
    packet = assemble(
        views,
        cleared(views[Audience.ICE]),
        guide,
        locale=page,
        templates=templates,
        formats=(Format.HTML,),
    )
    found = {entry.locale for entry in packet.manifest.files if entry.path.startswith("family/")}
    assert found == {read}
    copies = any(entry.path.startswith("ice-reading/") for entry in packet.manifest.files)
    assert copies is (read is Locale.ES)
