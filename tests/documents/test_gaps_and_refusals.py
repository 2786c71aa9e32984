"""A gap is loud in a preview and stops a final; a withheld fact stops both."""

from dataclasses import replace
from datetime import timedelta

import pytest

from depwork.documents import render
from depwork.errors import (
    BlockedDocumentError,
    MissingFactError,
    MissingWordError,
    TemplateError,
    UnknownDocumentError,
    WithheldFactError,
)
from depwork.model.answers import NOT_KNOWN
from depwork.model.choices import Audience, Locale
from depwork.model.decision import Gate, GateState, Reason
from depwork.model.packet import Format, Stage
from depwork.model.register import Confidence, FactStatus, Register, RegisterEntry


@pytest.fixture
def letter(guide, templates, shown):
    """Render the letter to ICE of a case."""

    def make(case, *, stage=Stage.FINAL, kind=Format.HTML, locale=Locale.EN, **more):
        return render(
            more.pop("document_id", "pd_letter"),
            *shown(case, more.pop("audience", Audience.ICE), *more.pop("gates", ())),
            more.pop("guide", guide),
            locale=locale,
            stage=stage,
            format=kind,
            templates=more.pop("templates", templates),
            **more,
        )

    return make


@pytest.fixture
def gappy(marta):
    """Marta's case without two facts that the letter needs."""
    campaign = marta.campaign.replace(contact_name=None, chosen_ask=NOT_KNOWN)
    return marta.replace(campaign=campaign)


@pytest.mark.parametrize("kind", Format)
def test_a_gap_is_loud_in_a_preview(letter, gappy, reading, kind):
    """The placeholder names the question, and the document lists the paths."""
    document = letter(gappy, stage=Stage.PREVIEW, kind=kind)
    assert document.gaps == ("campaign.chosen_ask", "campaign.contact_name")
    text = reading.squeezed(reading.text_of(document))
    assert "⟦MISSING:Whatistheonethingyouaskfor?⟧" in text
    assert "⟦MISSING:Whoshouldofficesandthepresscontact?⟧" in text


def test_a_gap_is_marked_as_such_on_the_page(letter, gappy):
    """In HTML the placeholder is marked, not only worded."""
    assert b"<mark>" in letter(gappy, stage=Stage.PREVIEW).body


def test_a_final_with_gaps_names_all_of_them(letter, gappy):
    """One refusal lists every missing path and no answer."""
    with pytest.raises(MissingFactError) as caught:
        letter(gappy)
    assert "campaign.chosen_ask" in str(caught.value)
    assert "campaign.contact_name" in str(caught.value)
    assert "Marta" not in str(caught.value)


@pytest.mark.parametrize("stage", Stage)
def test_a_withheld_fact_stops_by_name(letter, marta, today, stage):
    """The refusal names path, audience and consent, in a preview too, and no answer."""
    consents = marta.consent.consent_contact_ice
    gone = (*consents, consents[-1].replace(revoked_on=today - timedelta(days=1)))
    case = marta.replace(consent=marta.consent.replace(consent_contact_ice=gone))
    with pytest.raises(WithheldFactError) as caught:
        letter(case, stage=stage)
    said = str(caught.value)
    assert "shown.name is withheld from ice: needs consent:consent_contact_ice" in said
    assert "campaign.chosen_ask" in said
    assert "Marta" not in said


def test_a_template_that_names_a_gated_fact_stops(letter, marta, tmp_path, templates):
    """An edited letter that names a conviction is refused with the sign-off it would need."""
    own = tmp_path / "letters" / "en"
    own.mkdir(parents=True)
    text = (templates[0] / "letters/en/pd_letter.md.j2").read_text("utf-8")
    (own / "pd_letter.md.j2").write_text(
        text + "{{ case.criminal_history.convictions_any }}", "utf-8"
    )
    with pytest.raises(WithheldFactError, match=r"signoff:criminal_history\.convictions_any@ice"):
        letter(marta, templates=(tmp_path, *templates))


def test_a_guarded_withheld_fact_is_listed(letter, marta):
    """What a template only asked about is left out, and the document says so by path."""
    document = letter(marta, stage=Stage.PREVIEW)
    assert document.withheld == ("shown.family", "ties.employment")
    assert b"bakery" not in document.body


def test_a_gate_blocks_a_final_and_no_preview(letter, marta):
    """A blocking gate refuses the final by its rule's name; the preview is still shown."""
    reason = Reason(rule="R03", because="x", source="seed.001.step5")
    gate = Gate(
        rule="R03",
        hard=True,
        state=GateState.BLOCKS,
        blocks=("letter_final",),
        unblock="x",
        reason=reason,
    )
    with pytest.raises(BlockedDocumentError, match="R03"):
        letter(marta, gates=(gate,))
    assert letter(marta, stage=Stage.PREVIEW, gates=(gate,)).body
    passing = gate.replace(state=GateState.WARNS)
    assert letter(marta, gates=(passing,)).body


def test_a_view_of_another_audience_is_refused(letter, marta):
    """A letter to ICE is not made from what the family may see."""
    with pytest.raises(TemplateError, match="is for ice, the view is for family"):
        letter(marta, audience=Audience.FAMILY)


def test_an_unknown_document_is_refused(letter, marta):
    """The refusal names the id and the ids there are."""
    with pytest.raises(UnknownDocumentError, match="pd_letter"):
        letter(marta, document_id="nothing")


def _guide_with(guide, entry):
    return replace(guide, register=Register({entry.id: entry}))


@pytest.mark.parametrize("kind", Format)
def test_a_stale_fact_prints_a_banner(letter, marta, guide, today, reading, kind):
    """A register entry past its day is named above the text and in the record."""
    entry = RegisterEntry(
        id="pd.factors-status",
        value="x",
        source="seed.001.step5",
        as_of=today - timedelta(days=40),
        verify_by=today - timedelta(days=1),
        confidence=Confidence.HIGH,
        status=FactStatus.CURRENT,
    )
    document = letter(
        marta,
        document_id="evidence_checklist",
        audience=Audience.FAMILY,
        guide=_guide_with(guide, entry),
        kind=kind,
    )
    assert document.stale == ("pd.factors-status",)
    text = reading.squeezed(reading.text_of(document))
    assert "STALE:theentry“pd.factors-status”" in text


def test_a_fact_of_the_register_carries_its_day(letter, marta, guide, today, tmp_path, templates):
    """A value is printed with its mark where stale or never confirmed, plain where current."""
    own = tmp_path / "letters" / "en"
    own.mkdir(parents=True)
    (own / "pd_letter.md.j2").write_text("# t\n\n{{ fact('fee.x') }}.\n", "utf-8")

    def text(**changes):
        entry = RegisterEntry(
            id="fee.x",
            value="155 or 755",
            source="seed.001.step5",
            as_of=today - timedelta(days=9),
            verify_by=today,
            confidence=Confidence.HIGH,
            status=FactStatus.CURRENT,
        ).replace(**changes)
        made = letter(marta, templates=(tmp_path, *templates), guide=_guide_with(guide, entry))
        return made.body.decode()

    assert "<p>155 or 755.</p>" in text()
    assert "not confirmed" in text(status=FactStatus.UNVERIFIED)
    assert "(STALE: last checked" in text(verify_by=today - timedelta(days=1))


def test_printing_yes_or_nothing_is_a_templates_fault(letter, marta, tmp_path, templates):
    """A template that prints a yes/no answer or a whole record is refused, by type alone."""
    own = tmp_path / "letters" / "en"
    own.mkdir(parents=True)
    for text in ("{{ case.ties.taxes_filed }}", "{{ case }}", "{{ case.family.members }}"):
        (own / "pd_letter.md.j2").write_text(text, "utf-8")
        with pytest.raises(TemplateError, match="a template prints a"):
            letter(marta, templates=(tmp_path, *templates))


def test_a_document_without_words_is_refused(guide):
    """A title that the guide lacks stops the document."""
    assert guide.words(Locale.EN).document("pd_letter").title
    with pytest.raises(MissingWordError):
        guide.words(Locale.EN).document("nothing")
