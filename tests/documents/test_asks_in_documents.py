"""Every ask in every document and both languages: a real sentence, and no inner name."""

import re
from datetime import date

import pytest

from depwork.documents import CATALOG, render
from depwork.documents.templates import sources
from depwork.errors import DepworkError
from depwork.model.ask_code import AskCode
from depwork.model.choices import Locale
from depwork.model.consent import HowGiven, SignOff
from depwork.model.packet import Format, Stage
from depwork.rules.asks.table import BY_CODE, SPOKEN

INNER = re.compile(
    r"\bR-?\d\d[a-z]?\b|\bseed\.\d|\bsafety\.R|\bdecision\.\d|\bD-\d+\b|\bU[123]\b|\bAskCode\b"
    r"|\bO_[A-Z]+|\{who\}|\{\{|\bNone\b|\b(campaign|proceedings|custody|shown)\.[a-z_]+"
)
"""Ids of rows, rules, sources and answers, which no reader of a page has asked to see."""
ASKING = "letters/{}/ask.md.j2"


@pytest.fixture
def page(guide, templates, counts, shown, person):
    """Render one document of Marta's with an ask, cleared by her attorney for its reader."""

    def make(row, locale, code, stage=Stage.PREVIEW):
        marta = person(0, locale)
        cleared = tuple(
            SignOff(
                fact=f"campaign.{name}",
                audience=row.audience,
                attorney="Inés Inventada",
                on=date(2026, 11, 1),
                how=HowGiven.SPOKEN,
            )
            for name in ("chosen_ask", "fallback_ask")
        )
        items = (*marta.attorney.attorney_signoff_items, *cleared)
        case = marta.replace(
            campaign=marta.campaign.replace(chosen_ask=code, fallback_ask=None),
            attorney=marta.attorney.replace(attorney_signoff_items=items),
        )
        return render(
            row.id,
            *shown(case, row.audience),
            guide,
            locale=locale,
            stage=stage,
            format=Format.HTML,
            templates=templates,
            counts=counts,
        )

    return make


def _asks(row, locale, templates):
    named = {path for name in row.paths(locale) for path in sources(templates, name)}
    return ASKING.format(locale.value) in named


def _reads(text, code, sentence, squeezed):
    """Hold that a page has no inner name, and every part of the sentence that asks."""
    assert not INNER.search(text), (code, INNER.search(text))
    for part in filter(None, (squeezed(p).strip() for p in sentence.split("{who}"))):
        assert part in text, (code, part)


@pytest.fixture
def tried(page, guide, templates, reading):
    """Try one document with each ask of a share: of ``shares`` many, each document has another."""

    def each(row, locale, shares):
        asks = _asks(row, locale, templates)
        first = (CATALOG.index(row) + list(Locale).index(locale)) % shares
        for code in list(AskCode)[first::shares] if asks else [AskCode.R04]:
            sentence = guide.words(locale).asked(code)
            assert bool(sentence) == (code in SPOKEN)
            text = reading.squeezed(reading.text_of(page(row, locale, code)))
            _reads(text, code, sentence if asks else "", reading.squeezed)

    return each


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("row", CATALOG, ids=lambda row: row.id)
def test_each_document_says_its_asks_as_sentences(tried, row, locale):
    """What ICE may be asked for stands there in words; what it may not is a gap, never an id."""
    tried(row, locale, 8)


@pytest.mark.full
@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("row", CATALOG, ids=lambda row: row.id)
def test_each_ask_reads_as_a_sentence_in_each_document(tried, row, locale):
    """The same for every ask in every document."""
    tried(row, locale, 1)


def _stopped(page, templates, locale, shares):
    """Hold that no final makes an ask without a sentence; each document has another share."""
    unspoken = [code for code in AskCode if code not in SPOKEN]
    tried = 0
    for place, row in enumerate(CATALOG):
        if not _asks(row, locale, templates) or row.per_recipient:
            continue
        for code in unspoken[place % shares :: shares]:
            tried += 1
            with pytest.raises(DepworkError, match="chosen_ask"):
                page(row, locale, code, Stage.FINAL)
    assert tried


@pytest.mark.parametrize("locale", Locale)
def test_no_final_makes_an_ask_that_has_no_sentence(page, templates, locale):
    """A document that would have to ask for it stops by name, whatever the gates say."""
    _stopped(page, templates, locale, 8)


@pytest.mark.full
@pytest.mark.parametrize("locale", Locale)
def test_no_final_makes_any_ask_that_has_no_sentence(page, templates, locale):
    """The same for every such ask in every document."""
    _stopped(page, templates, locale, 1)


@pytest.mark.parametrize("locale", Locale)
def test_what_ices_lawyers_are_asked_is_addressed_to_them(page, reading, locale):
    """The letter goes to them through the attorney; any other ask to the field office."""
    row = next(row for row in CATALOG if row.id == "pd_letter")
    for code in SPOKEN:
        text = reading.text_of(page(row, locale, code))
        assert ("OPLA" in text) == BY_CODE[code].by_counsel
        assert ("(ERO)" in text) != BY_CODE[code].by_counsel


def test_each_sentence_names_the_person_once(guide):
    """A sentence follows "we ask that your office": it names the person and ends without a dot."""
    for locale in Locale:
        for code in SPOKEN:
            sentence = guide.words(locale).asked(code)
            assert sentence.count("{who}") == 1, (locale, code)
            assert sentence[0].islower()
            assert sentence[-1] not in ".!?;:"
