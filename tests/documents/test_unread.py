"""A document whose typed sentences nobody has read is in no packet; what else is made stands."""

import base64

from depwork.documents import assemble
from depwork.documents.exhibit_sheets import ExhibitFile
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format
from depwork.rules.disclosure import disclose

TITLE = "Her brother was deported with her in 2009"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def _packet(case, today, guide, templates, cleared, readers=(Audience.ICE,), files=None):
    views = {one: disclose(case, one, today) for one in readers}
    return assemble(
        views,
        cleared(views[readers[0]]),
        guide,
        locale=Locale.EN,
        templates=templates,
        formats=(Format.HTML,),
        exhibits=files,
    ).manifest


def test_a_paper_is_refused_with_the_number_that_waits(marta, today, guide, templates, cleared):
    """The refusal counts sentences and holds none of them; once read, the paper is made."""
    unread = marta.replace(text_marks=())
    made = _packet(unread, today, guide, templates, cleared)
    refused = {one.document_id: one for one in made.refused}
    assert refused["pd_letter"].unread > 3
    assert "apron" not in made.model_dump_json()
    again = _packet(marta, today, guide, templates, cleared)
    assert "pd_letter" in {one.document_id for one in again.files}


def test_a_family_gets_its_papers_at_once(marta, today, guide, templates, cleared):
    """Nothing is published to the family: no review stands before its checklist."""
    unread = marta.replace(text_marks=())
    made = _packet(unread, today, guide, templates, cleared, (Audience.FAMILY,))
    assert "evidence_checklist" in {one.document_id for one in made.files}
    assert not any(one.unread for one in made.refused)


def test_a_title_that_nobody_has_read_keeps_its_files(marta, today, guide, templates, cleared):
    """The title of a paper is typed too: what it tells of an earlier order goes nowhere."""
    first, *others = marta.evidence.items
    items = (first.replace(title=TITLE), *others)
    case = marta.replace(evidence=marta.evidence.replace(items=items))
    files = {Audience.ICE: (ExhibitFile(first.id, "png", 1, DOT),)}
    made = _packet(case, today, guide, templates, cleared, files=files)
    assert {one.document_id: one.unread for one in made.refused}["exhibit"] == 1
    assert not any("/exhibits/" in one.path for one in made.files)
    with_known_title = _packet(marta, today, guide, templates, cleared, files=files)
    assert any("/exhibits/" in one.path for one in with_known_title.files)
