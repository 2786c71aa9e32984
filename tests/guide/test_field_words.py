"""The words of every question: complete, alike in both languages, plain, and safe to read."""

import re
import string
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from depwork.guide import reading
from depwork.model.answers import Sensitivity
from depwork.model.campaign import Sending, SupportMember
from depwork.model.consent import Consent, SignOff
from depwork.model.custody import LocateTry
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.people import FamilyMember
from depwork.model.plans import (
    Accompaniment,
    AsWritten,
    Outreach,
    PlannedEvent,
    PlannedTactic,
    Task,
)
from depwork.model.proof import OwedPaper, SupportLetter
from depwork.model.questions import questions
from depwork.model.support import CongressionalWaiver, EvidenceItem, Referral
from depwork.model.targets import Target

LANGUAGES = ("en", "es")
LONGEST_LABEL = 90
RECORDS = (
    FamilyMember,
    SignOff,
    CongressionalWaiver,
    EvidenceItem,
    OwedPaper,
    SupportLetter,
    SupportMember,
    Sending,
    LocateTry,
    Referral,
    PlannedTactic,
    Task,
    Outreach,
    PlannedEvent,
    Accompaniment,
    AsWritten,
    Consent,
    CampaignEvent,
    Outcome,
    Lesson,
    Target,
)
NOT_ASKED = {"id", "case_code", "corrects", "takes_back", "ask_as_typed", "batch"}

ENGLISH = re.compile(
    r"\b(the|and|of|for|with|is|are|was|you|your|they|their|this|that|from|not|who|what|when"
    r"|to|by|it|if|or|but|an|at|on|we|have|has|may|can)\b",
    re.IGNORECASE,
)
TUTEO = re.compile(
    r"\b(tú|tu|tus|ti|contigo|tienes|puedes|debes|quieres|sabes|eres|estás)\b", re.IGNORECASE
)
# Words that rank people against each other, or name them by a status.
BANNED = {
    "en": re.compile(
        r"illegal|\balien\b|good immigrant|deserv|worthy|not (a |an )?criminals?\b|no criminal"
        r"|law-abiding|clean record|model (citizen|immigrant)|innocent|real criminal|hard-?working",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bilegal|\balien\b|extranjer|buen[oa]?s? inmigrante|merec|dign[oa]s?\b|no es (un |una )?"
        r"(criminal|delincuente)|sin antecedentes|r[ée]cord limpio|ejemplar|inocente"
        r"|verdader\w+ (criminal|delincuente)",
        re.IGNORECASE,
    ),
}
FORMS_OWN_WORDS = re.compile(r"[“«]arriving alien[”»]")
ATTORNEY_GATE = {
    "en": "out of every document unless an attorney approves it for that recipient",
    "es": "en ningún documento, a menos que un abogado o abogada lo autorice para quien lo va a",
}
MAY_REFUSE = {"en": "may say no", "es": "uede decir que no"}
ONLY_A_MONTH = {"en": "only the month", "es": "solo el mes"}
DRAWN_LATER = {
    "en": re.compile(r"take it back|stop"),
    "es": re.compile(r"retirar su permiso|parar"),
}


@pytest.fixture(scope="module")
def words(root: Path) -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    """Both files of both languages: language, file, entry, part."""
    return {
        language: {
            name: tomllib.loads(
                (root / "templates" / "guide" / language / f"{name}.toml").read_text("utf-8")
            )
            for name in ("fields", "records")
        }
        for language in LANGUAGES
    }


def _texts(words, language):
    return {
        f"{name}:{entry}.{part}": text
        for name, entries in words[language].items()
        for entry, parts in entries.items()
        for part, text in parts.items()
    }


def _takes_a_date(field):
    return date in get_args(field.annotation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_asked_field_has_its_words_and_no_other(words, language) -> None:
    """The file names exactly the model's fields, in the model's order, with their three parts."""
    fields = words[language]["fields"]
    assert list(fields) == [field.path for field in questions()]
    assert all(list(parts) == ["label", "hint", "why"] for parts in fields.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_list_has_its_words_and_no_other(words, language) -> None:
    """The file names exactly the sub-records' fields, with their two parts."""
    expected = [
        f"{model.__name__}.{name}"
        for model in RECORDS
        for name in model.model_fields
        if name not in NOT_ASKED
    ]
    records = words[language]["records"]
    assert list(records) == expected
    assert all(list(parts) == ["label", "hint"] for parts in records.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_short_and_gives_its_reason(words, language) -> None:
    """No label is empty or over 90 characters, and every question says why it is asked."""
    texts = _texts(words, language)
    bad = [
        key
        for key, text in texts.items()
        if text != text.strip()
        or (key.endswith((".label", ".why")) and not text)
        or (key.endswith(".label") and len(text) > LONGEST_LABEL)
        or (key.endswith(".why") and not text.endswith("."))
    ]
    assert bad == []


def test_both_languages_have_the_same_entries_and_placeholders(words) -> None:
    """What one language names, the other names; a hint empty in one is empty in both."""
    en, es = _texts(words, "en"), _texts(words, "es")
    assert list(en) == list(es)

    def names(text):
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)

    unlike = [
        key for key in en if names(en[key]) != names(es[key]) or bool(en[key]) != bool(es[key])
    ]
    assert unlike == []
    assert [key for key in en if en[key] and en[key] == es[key]] == []


def test_spanish_is_spanish_and_says_usted(words) -> None:
    """No English function word and no *tú* stands in the Spanish text."""
    texts = _texts(words, "es")
    assert [key for key, text in texts.items() if ENGLISH.search(text)] == []
    assert [key for key, text in texts.items() if TUTEO.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_ranks_people_or_names_them_by_status(words, language) -> None:
    """Nobody is set against others, and *alien* stands only as a form's own words."""
    found = {
        key: hit.group()
        for key, text in _texts(words, language).items()
        if (hit := BANNED[language].search(FORMS_OWN_WORDS.sub("", text)))
    }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_attorney_gated_questions_say_so(words, language) -> None:
    """Each gated question tells that its answer stays out unless an attorney clears it."""
    fields = words[language]["fields"]
    silent = [
        field.path
        for field in questions()
        if field.mark.sensitivity is Sensitivity.ATTORNEY
        and ATTORNEY_GATE[language] not in fields[field.path]["why"]
    ]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_consents_can_be_refused_and_taken_back(words, language) -> None:
    """Each consent is a question; it says that no is an answer, and that yes is not for ever."""
    silent = []
    for path, parts in words[language]["fields"].items():
        if path.startswith("consent.consent_"):
            asks = parts["label"].endswith("?")
            refuse = MAY_REFUSE[language] in parts["hint"]
            back = DRAWN_LATER[language].search(parts["hint"])
            limits = re.search(r"does not permit|[Nn]o (los )?permite", parts["why"])
            if not (asks and refuse and back and limits):
                silent.append(path)
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_say_what_to_do_with_a_month_alone(words, language) -> None:
    """Whoever knows only the month is told what to do."""
    fields = words[language]["fields"]
    silent = [
        field.path
        for field in questions()
        if _takes_a_date(field) and ONLY_A_MONTH[language] not in fields[field.path]["hint"]
    ]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_changes_outside_is_written_here(words, language) -> None:
    """No fee, year, telephone number, address or mail stands in a question: the register has it."""
    changing = re.compile(r"\$|\b(19|20)\d\d\b|\d{3}[-. ]\d{4}|https?:|www\.|@")
    assert [key for key, text in _texts(words, language).items() if changing.search(text)] == []


def test_a_tired_reader_can_read_it(words) -> None:
    """English reads at grade 9 or below, Spanish at an ease of 60 or above."""
    grade = reading.flesch_kincaid(_texts(words, "en").values())
    ease = reading.fernandez_huerta(_texts(words, "es").values())
    print(f"English grade {grade:.1f}; Spanish ease {ease:.1f}")  # noqa: T201 - asked for
    assert grade <= 9
    assert ease >= 60


def test_the_counting_counts_as_people_do() -> None:
    """Syllables of known words come out as spoken."""
    english = {"the": 1, "table": 2, "home": 1, "attorney": 3, "asked": 1, "wanted": 2, "letter": 2}
    spanish = {"que": 1, "día": 2, "ciudad": 2, "muy": 1, "abogada": 4, "leer": 2, "guía": 2}
    assert {word: reading.syllables_en(word) for word in english} == english
    assert {word: reading.syllables_es(word) for word in spanish} == spanish
