"""A letter is prose: one ask with a body of its own, sentences with verbs, a name, a pronoun."""

import re

import pytest

from depwork.documents import CATALOG, render
from depwork.documents.person import surname
from depwork.model.choices import Audience, Locale
from depwork.model.consent import HowGiven, SignOff
from depwork.model.packet import Format, Stage
from depwork.rules.asks.table import SPOKEN

TOLD = {
    ("she", Locale.EN): ("Ms. Ejemplo Lucas", "on her for", "Her faith community"),
    ("he", Locale.EN): ("Mr. Ejemplo Lucas", "on him for", "His faith community"),
    ("they", Locale.EN): ("release Marta from", "on them for", "Their faith community"),
    (None, Locale.EN): ("release Marta from", "on Marta for", "Marta’s faith community"),
    ("xe/xem", Locale.EN): ("release Marta from", "on Marta for", "Marta’s faith community"),
    ("ella", Locale.ES): ("libertad a la señora Ejemplo Lucas", "depende de ella", "Su comunidad"),
    ("él", Locale.ES): ("libertad al señor Ejemplo Lucas", "depende de él", "vida del señor"),
    ("elle", Locale.ES): ("libertad a Marta", "depende de elle", "vida de Marta"),
    (None, Locale.ES): ("libertad a Marta", "depende de Marta", "vida de Marta"),
}
"""What stands in the letter for each pronoun."""
FIELD = re.compile(
    r"(?:Work|Education|Health|Volunteer work|Community|Disability|Trabajo|Estudios|Salud): "
    r"|^(?:Spouse|Child|Parent|Cónyuge|Hijo o hija|Madre o padre)\b(?!.*\b(?:is|es|tiene)\b)",
    re.MULTILINE,
)
"""An answer printed behind its label, and a relative without a verb."""
HEDGE = re.compile(r"citizen or lawful|ciudadanía o residencia|their own or a close")

CLAIMS = re.compile(
    r"\b(?:people|famil\w+|home|ties|counsel|to be decided"
    r"|personas que|se nombran|hogar|lazos|defensa|por decidir\w*)\b"
)
"""What a paragraph for every case may not say, because it is not so in each of them."""
TELLERS = re.compile(r"(?:she|he|they|family) told us|(?<!se )nos (?:contó|dijo|contaron)")


@pytest.fixture
def letter(text_of, person):
    """A paper of Marta's as text, with answers changed."""

    def make(locale, document_id="pd_letter", code=None, number=0, **identity):
        case = person(number, locale)
        case = case.replace(identity=case.identity.replace(**identity))
        audience = Audience.ICE if document_id == "pd_letter" else Audience.OFFICIAL
        if code is not None:
            cleared = SignOff(
                fact="campaign.chosen_ask",
                audience=audience,
                attorney="Inés Inventada",
                on=case.intake_date,
                how=HowGiven.SPOKEN,
            )
            items = (*case.attorney.attorney_signoff_items, cleared)
            case = case.replace(
                campaign=case.campaign.replace(chosen_ask=code, fallback_ask=None),
                attorney=case.attorney.replace(attorney_signoff_items=items),
            )
        return text_of(document_id, case, locale)

    return make


@pytest.mark.parametrize(("said", "locale"), TOLD)
def test_title_and_pronouns_are_the_persons_own(letter, said, locale):
    """Where none is known, or the word is new to us, the name stands in its place."""
    text = letter(locale, pronouns=said)
    for words in TOLD[said, locale]:
        assert words in text


@pytest.mark.parametrize(
    ("legal", "preferred", "full", "short"),
    [
        ("Marta", None, "Marta", "release Marta from"),
        ("Ana Cruz", None, "Ana Cruz", "release Ms. Cruz from"),
        ("Juana de la Cruz", "Juana", "Juana de la Cruz", "release Ms. de la Cruz from"),
        ("María José Ejemplo Lucas", None, "María José Ejemplo Lucas", "release Ms. Ejemplo Lucas"),
    ],
)
def test_the_full_name_stands_twice_and_then_the_short_one(letter, legal, preferred, full, short):
    """In the subject and the first sentence; one name, two surnames and long names alike."""
    text = letter(Locale.EN, legal_name=legal, preferred_name=preferred)
    assert short in text
    assert text.count(full) == 2 or full == "Marta"


def test_a_surname_is_never_half_of_one():
    """A particle stays with what it belongs to."""
    assert surname("Rosa van der Example") == "van der Example"
    assert surname("Luz de los Ejemplos", "Luz") == "de los Ejemplos"


@pytest.mark.parametrize("locale", Locale)
def test_each_ask_has_a_body_of_its_own(letter, guide, locale):
    """Its title, and what its office is to weigh; no two kinds of asks share a paragraph."""
    words = guide.words(locale)
    bodies = {code: words.asking(code) for code in SPOKEN}
    assert all(title and weigh for title, weigh in bodies.values())
    assert len(set(bodies.values())) >= 15
    for code in list(SPOKEN)[:: 4 if locale is Locale.EN else 7]:
        text = " ".join(letter(locale, code=code).split())
        title, weigh = bodies[code]
        assert title in text
        for part in weigh.split("{who}"):
            assert part.strip(" ,;.") in text


@pytest.mark.parametrize("locale", Locale)
def test_what_is_weighed_claims_nothing_of_the_case(guide, locale):
    """It stands whatever the answers are: no home, person, tie or lawyer that may not be there."""
    for code in SPOKEN:
        _, weigh = guide.words(locale).asking(code)
        assert not CLAIMS.search(weigh), (code, CLAIMS.search(weigh))


@pytest.mark.parametrize("locale", Locale)
def test_nobody_is_said_to_have_told_it(letter, locale):
    """Who typed an answer is not known: a relative, a volunteer, or the person."""
    for number in (0, 1):
        assert not TELLERS.search(letter(locale, number=number))


@pytest.mark.parametrize("document_id", ["pd_letter", "official_brief", "congress_email"])
@pytest.mark.parametrize("locale", Locale)
def test_no_answer_is_printed_behind_its_label(letter, locale, document_id):
    """Sentences from the answers, no form data, nothing hedged."""
    for number in (0, 1):
        text = letter(locale, document_id, number=number)
        assert not FIELD.search(text), FIELD.search(text)
        assert not HEDGE.search(text)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("row", [one for one in CATALOG if one.id.startswith("support_")])
def test_the_letter_of_a_writer_stands_apart_from_its_guidance(
    guide, templates, shown, person, reading, row, locale
):
    """One page guides and is kept; the next is signed, and holds no word of guidance."""
    made = render(
        row.id,
        *shown(person(0, locale), row.audience),
        guide,
        locale=locale,
        stage=Stage.PREVIEW,
        format=Format.PDF,
        templates=templates,
    )
    sheet, signed = (page.extract_text() for page in reading.pdf(made.body).pages)
    sworn = {Locale.EN: "penalty of perjury that", Locale.ES: "bajo pena de perjurio que"}
    coaching = {
        Locale.EN: ("immigration status", "the team", "Before you hand", "☐"),
        Locale.ES: ("estatus migratorio", "el equipo", "Antes de entregar", "☐"),
    }
    assert sworn[locale] in " ".join(signed.split())
    assert sworn[locale] not in " ".join(sheet.split())
    for words in coaching[locale]:
        assert words in sheet
        assert words not in signed
