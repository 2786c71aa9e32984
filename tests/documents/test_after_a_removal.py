"""A paper knows when it asks for what can no longer happen; a family reads its own language."""

import pytest

from depwork.documents import CATALOG, assemble, render
from depwork.errors import BlockedDocumentError
from depwork.model.choices import Audience, CustodyStatus, Language, Locale
from depwork.model.packet import Format, Stage
from depwork.model.questions import with_answer

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
    ended = {entry.id for entry in CATALOG if CustodyStatus.REMOVED in entry.senseless}
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
