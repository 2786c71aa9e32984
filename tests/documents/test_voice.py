"""What the letters must say, and what they may never say (facts 4, 7)."""

import re
from pathlib import Path

import pytest

from depwork.documents import CATALOG, render
from depwork.documents.templates import facts_named, sources
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage

FOLDERS = ("letters", "petition", "scripts", "packet", "press")
NEVER = (
    r"\bI represent\b",
    r"\bour client\b",
    r"\bICE must (?!be true)",
    r"\byou must grant\b",
    r"\blow priority\b",
    r"\bno criminal record\b",
    r"\bnot a criminal\b",
    r"\bqualif(y|ies)\b",
    r"\beligible\b",
    r"\bMorton\b",
    r"\bPublic Advocate\b",
    r"\bimmigration judge\b",
    r"\bjuez\b",
    r"\bdebe conceder\b",
    r"\bcriminal\b",
    r"\bantecedentes\b",
    r"@[a-z]+\.(gov|mil)",
    r"\b[0-9]{3}[-.) ]+[0-9]{3}[-. ][0-9]{4}\b",
    r"\$ ?[0-9]",
    r"https?:",
    r"\btú\b",
    r"\btienes\b",
)


def _texts():
    root = Path(__file__).parents[2] / "templates"
    for folder in FOLDERS:
        yield from ((path, path.read_text("utf-8")) for path in (root / folder).rglob("*.j2"))


@pytest.mark.parametrize("pattern", NEVER)
def test_no_template_says_what_none_may_say(pattern):
    """No claim to represent, no duty of ICE, no old memo as law, no judge, no number, no fee."""
    found = [
        str(path)
        for path, text in _texts()
        if re.search(pattern, re.sub(r"\{[{%#].*?[#%}]\}", "", text, flags=re.DOTALL))
    ]
    assert found == []


@pytest.mark.parametrize("locale", Locale)
def test_every_page_for_families_and_the_public_says_what_we_are_not(
    guide, templates, shown, person, reading, locale
):
    """Not legal advice, not attorneys (R04), in the reader's language."""
    words = {
        Locale.EN: ("not legal advice", "We are not attorneys"),
        Locale.ES: ("no es asesoría legal", "No somos abogados"),
    }
    for row in CATALOG:
        audiences = (Audience.FAMILY, Audience.PUBLIC) if row.per_recipient else (row.audience,)
        for audience in set(audiences) & {Audience.FAMILY, Audience.PUBLIC}:
            document = render(
                row.id,
                *shown(person(0, locale), audience),
                guide,
                locale=locale,
                stage=Stage.FINAL,
                format=Format.HTML,
                templates=templates,
            )
            text = reading.text_of(document)
            assert all(phrase in text for phrase in words[locale]), row.id


@pytest.mark.parametrize("locale", Locale)
def test_the_checklist_prints_the_status_of_the_factors(
    guide, templates, shown, person, reading, locale
):
    """The old factors are named as historical, and nobody is scored."""
    document = render(
        "evidence_checklist",
        *shown(person(0, locale), Audience.FAMILY),
        guide,
        locale=locale,
        stage=Stage.FINAL,
        format=Format.HTML,
        templates=templates,
    )
    text = reading.text_of(document)
    words = {
        Locale.EN: ("Historical factors", "not in force", "Nobody is scored"),
        Locale.ES: ("Factores históricos", "no vigentes", "A nadie se le da puntaje"),
    }
    assert all(phrase in text for phrase in words[locale])


def test_no_template_names_a_stale_fact(templates, guide, today):
    """On the day of the tests, every register entry that a template uses is current."""
    used = set()
    for row in CATALOG:
        for locale in Locale:
            used |= {
                name.split(":")[1]
                for name in facts_named(sources(templates, row.path(locale)))
                if name.startswith(("fact:", "as_of:"))
            }
    assert used
    stale = {entry.id for entry in guide.register.stale(today)}
    assert used <= set(guide.register.ids())
    assert not used & stale


def test_petition_letter_and_script_ask_the_same(guide, templates, shown, marta, reading):
    """The name's form aside, the ask is word for word the same everywhere (R07)."""
    texts = []
    for document_id in ("pd_letter", "official_brief", "petition", "call_script"):
        row = next(row for row in CATALOG if row.id == document_id)
        document = render(
            document_id,
            *shown(marta, row.audience),
            guide,
            locale=Locale.EN,
            stage=Stage.FINAL,
            format=Format.HTML,
            templates=templates,
        )
        texts.append(reading.text_of(document).replace("Ms. Ejemplo Lucas", "Marta"))
    asked = "release Marta from detention while the case goes forward: on recognizance"
    assert all(asked in text for text in texts)


def test_the_letter_says_once_what_a_sentence_without_exhibit_rests_on(
    guide, templates, shown, marta, reading
):
    """Each exhibit is cited where it is in hand; the rest is said once to be the person's word."""
    document = render(
        "pd_letter",
        *shown(marta, Audience.ICE),
        guide,
        locale=Locale.EN,
        stage=Stage.FINAL,
        format=Format.HTML,
        templates=templates,
        attached={marta.evidence.items[0].id: 24},
    )
    text = reading.text_of(document)
    assert text.count("What follows is what we were told.") == 1
    assert "lived in the United States since 2012 (Exhibit A)." in text
    assert text.count("Marta Ejemplo Lucas") == 2


@pytest.mark.parametrize("locale", Locale)
def test_nobody_is_told_that_originals_go_to_an_office(
    guide, templates, shown, person, reading, locale
):
    """What is an original stays at home: only the family's own list says which papers are."""
    texts = {}
    for audience in (Audience.ICE, Audience.FAMILY):
        document = render(
            "packet_index",
            *shown(person(0, locale), audience),
            guide,
            locale=locale,
            stage=Stage.FINAL,
            format=Format.HTML,
            templates=templates,
        )
        texts[audience] = reading.text_of(document)
    assert "original" in texts[Audience.FAMILY]
    assert "original" not in texts[Audience.ICE]
