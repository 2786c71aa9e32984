"""Relatives by their right words, what an arrest ended in the past, one ask on one page."""

import re

import pytest

from depwork.model.choices import Audience, CustodyStatus, Locale, Relation, SaidAs

RELATIVES = {
    (None, Locale.ES): (
        "Entre sus hijos hay alguien que tiene 8 años y depende de ella para",
        "Entre sus mayores está Juana, que tiene 65 años o más y depende",
    ),
    (SaidAs.SHE, Locale.ES): ("Su hija tiene 8 años", "Su madre Juana tiene 65 años o más y"),
    (SaidAs.HE, Locale.ES): ("Su hijo tiene 8 años", "Su padre Juana tiene 65 años o más y"),
    (None, Locale.EN): ("Her child is 8", "Her parent Juana is 65 or older and"),
    (SaidAs.SHE, Locale.EN): ("Her daughter is 8", "Her mother Juana is 65 or older and"),
    (SaidAs.HE, Locale.EN): ("Her son is 8", "Her father Juana is 65 or older and"),
}
"""How a letter to ICE begins of two relatives, by the word that was chosen for them."""
PAIR = re.compile(r"\b(?:hijo|padre|hermano|abuelo|nieto|esposo)s? o |\bmadre o ")


@pytest.fixture
def family(person):
    """Marta's case with each of her relatives changed."""

    def make(locale, change):
        case = person(0, locale)
        members = tuple(change(member) for member in case.family.members)
        return case.replace(family=case.family.replace(members=members))

    return make


@pytest.mark.parametrize(("said", "locale"), RELATIVES)
def test_a_relative_is_called_by_the_right_word_or_needs_none(text_of, family, said, locale):
    """Mother or father where somebody said which; else the sentence begins with the name."""
    with_word = family(locale, lambda member: member.replace(said_as=said))
    text = " ".join(text_of("pd_letter", with_word, locale).split())
    for words in RELATIVES[said, locale]:
        assert words in text
    assert not PAIR.search(text)


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("known", [True, False])
def test_each_relation_is_a_sentence_without_a_pair_of_words(text_of, family, relation, known):
    """Named or not, with an age and a need or with neither."""

    def changed(member):
        bare = {} if known else {"age_band": None, "age_years": None, "dependency": ()}
        name = member.first_name if known else None
        return member.replace(relation=relation, said_as=None, first_name=name, **bare)

    text = text_of("pd_letter", family(Locale.ES, changed), Locale.ES)
    told = text[text.index("\nFamilia\n") :].split("\n", 2)[2].split("Hasta la detención")[0]
    lines = re.findall(r"(?:Su|Entre sus) [^.]+\.", told)
    assert len(lines) == 3
    for line in lines:
        assert not PAIR.search(line)
        assert re.search(r"\b(?:está|hay|es|tiene|depende)\b", line), line
        assert "  " not in line
        assert ",." not in line


@pytest.mark.parametrize("locale", Locale)
def test_who_may_not_be_named_is_not_told_by_a_word_either(view_of, family, locale):
    """A child's initial and age range are all that is passed on; nor what ICE may not hear."""
    said = family(locale, lambda member: member.replace(said_as=SaidAs.SHE))
    rows = view_of(said, Audience.ICE).facts["shown.family"]
    assert [(row["name"], row["said_as"]) for row in rows] == [
        (None, "she"),
        (None, None),
        ("Juana", "she"),
    ]
    open_child = said.replace(
        family=said.family.replace(
            members=tuple(
                member.replace(public_ok=True, guardian_consent=True)
                for member in said.family.members
            )
        ),
        consent=said.consent.replace(consent_children_public=said.consent.consent_public_family),
    )
    public = view_of(open_child, Audience.PUBLIC).facts["shown.family"]
    assert [(row["name"], row["said_as"]) for row in public] == [
        ("E.", None),
        ("T.", None),
        ("Juana", "she"),
    ]


@pytest.mark.parametrize(
    ("status", "held"),
    [(CustodyStatus.ICE_DETAINED, True), (CustodyStatus.FREE_ICE_SUPERVISION, False)],
)
@pytest.mark.parametrize("locale", Locale)
def test_what_an_arrest_ended_is_past(text_of, person, locale, status, held):
    """A caregiver who is held was one until then."""
    case = person(0, locale)
    case = case.replace(custody=case.custody.replace(custody_status=status))
    text = " ".join(text_of("pd_letter", case, locale).split())
    past = {Locale.EN: "was the main caregiver", Locale.ES: "quien más cuidaba de la familia era"}
    now = {Locale.EN: "is the main caregiver", Locale.ES: "Quien más cuida de la familia es"}
    assert (past[locale] in text) is held
    assert (now[locale] in text) is not held


@pytest.mark.parametrize("locale", Locale)
def test_the_first_page_of_a_petition_asks_once_and_for_one_thing(text_of, person, locale):
    """The demand is the ask there; the sentence for the office stands in the message below."""
    case = person(0, locale)
    text = " ".join(text_of("petition", case, locale).split())
    first, rest = re.split(r"Part(?:e)? 2\.", text, maxsplit=1)
    spoken = {Locale.EN: "release Marta from", Locale.ES: "ponga en libertad a Marta"}
    assert first.count(case.campaign.demand) == 1
    assert spoken[locale] not in first
    assert spoken[locale] in rest
    assert len(re.findall(r"[Pp]lease[^.]*sign|Por favor, firme", first)) == 1
    assert not re.search(r"make one call|haga una llamada", first)


@pytest.mark.parametrize("locale", Locale)
def test_a_relative_of_whom_only_the_name_is_told_is_introduced(text_of, person, locale):
    """Rather than said to belong to the family."""
    text = " ".join(text_of("petition", person(0, locale), locale).split())
    told = {Locale.EN: "Juana is her mother.", Locale.ES: "Juana es su madre."}
    assert told[locale] in text
