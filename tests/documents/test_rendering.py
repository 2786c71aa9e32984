"""Each document, in each language and format, opens and says what it should."""

import io
import zipfile

import docx
import pytest

from depwork.documents import CATALOG, render
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage

# Sheets for letter writers share their fragments: one is tried by default, the others in full.
ALIKE = {f"support_{name}" for name in ("teacher", "faith", "organization", "neighbor", "employer")}
TRIED = [row for row in CATALOG if row.id not in ALIKE]
ROWS = [
    pytest.param(row, id=row.id, marks=[pytest.mark.full] if row.id in ALIKE else [])
    for row in CATALOG
]
ALL = [(row, locale, kind) for row in TRIED for locale in Locale for kind in Format]
MARK = {Locale.EN: "PRACTICE — invented person", Locale.ES: "PRÁCTICA — persona inventada"}


@pytest.fixture
def made(guide, templates, counts, view_of, cleared, person, announced):
    """Render one document of Marta's; an announcement tells the outcome that was recorded."""

    def make(row, locale, kind, stage=Stage.FINAL):
        case, told = announced(person(0, locale), row)
        view = view_of(case, row.audience, *told)
        return render(
            row.id,
            view,
            cleared(view),
            guide,
            outcomes=told,
            locale=locale,
            stage=stage,
            format=kind,
            templates=templates,
            counts=counts,
        )

    return make


@pytest.mark.parametrize(("row", "locale", "kind"), ALL, ids=str)
def test_every_document_opens_and_is_marked_as_practice(made, reading, row, locale, kind):
    """A final of an invented person opens in its format and says that it is practice."""
    document = made(row, locale, kind)
    text = reading.squeezed(reading.text_of(document))
    assert reading.squeezed(MARK[locale]) in text
    assert document.gaps == ()
    assert document.stale == ()
    assert document.audience is row.audience


@pytest.mark.parametrize("locale", Locale)
def test_the_letter_holds_what_a_letter_must(made, reading, locale):
    """The letter names the person, number, ask, day and counts; alone it encloses nothing."""
    row = next(row for row in CATALOG if row.id == "pd_letter")
    text = reading.text_of(made(row, locale, Format.HTML))
    wanted = {
        Locale.EN: (
            "we do not represent",
            "Field Office Director",
            "release Ms. Ejemplo Lucas from detention",
            "November 29, 2026",
            "1,214",
            "ICE Form 60-001, was signed on November 8, 2026. It is not with this letter.",
            "since 2012",
        ),
        Locale.ES: (
            "no representamos",
            "oficina regional",
            "ponga en libertad a la señora Ejemplo Lucas",
            "29 de noviembre de 2026",
            "1,214",
            "No acompaña esta carta.",
            "desde 2012",
        ),
    }
    for words in ("Marta Ejemplo Lucas", "A 999-000-011", "Noor Example", *wanted[locale]):
        assert words in text, words
    for words in ("(Exhibit", "(Anexo", "Enclosures", "adjuntos", "enclosed", "Adjuntamos"):
        assert words not in text, words


@pytest.mark.parametrize("locale", Locale)
def test_what_was_not_consented_to_is_in_no_letter(made, reading, locale):
    """Work without its consent, a child without a guardian's word, the diagnosis in public."""
    for row in TRIED:
        text = reading.text_of(made(row, locale, Format.HTML))
        if row.audience not in (Audience.FAMILY, Audience.ATTORNEY):
            assert "panader" not in text
            assert "bakery" not in text
            assert "Tomás" not in text
        if row.audience is Audience.PUBLIC:
            assert "Ejemplo Lucas" not in text
            assert "999" not in text
            assert "Elena" not in text
            assert "iabetes" not in text


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("row", ROWS)
def test_pdf_is_tagged_titled_and_in_its_language(made, reading, guide, row, locale):
    """A PDF has a title, a language, tags, the PDF/UA marker, and no author and no day."""
    reader = reading.pdf(made(row, locale, Format.PDF).body)
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == locale.value
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == guide.words(locale).document(row.id).title
    assert set(reader.metadata) <= {"/Title", "/Creator"}
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("row", ROWS)
def test_docx_knows_its_language_and_no_author(made, row, locale):
    """A DOCX has language, title and page numbers; nobody's name and no day."""
    body = made(row, locale, Format.DOCX).body
    document = docx.Document(io.BytesIO(body))
    core = document.core_properties
    assert (core.author, core.last_modified_by, core.comments, core.keywords) == ("", "", "", "")
    assert core.language == locale.value
    assert core.title
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        styles = archive.read("word/styles.xml").decode()
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert f'w:val="{locale.value}-US"' in styles
    assert b" PAGE " in everything
    assert b" NUMPAGES " in everything
    assert b"python-docx" not in everything


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("row", ROWS)
def test_html_is_whole_and_fetches_nothing(made, reading, row, locale):
    """A page carries its policy and language, and names no other address."""
    body = made(row, locale, Format.HTML).body.decode()
    page = reading.Page(body)
    assert ("html", {"lang": locale.value}) in page.tags
    policies = [a for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies[0]["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3"}
    allowed |= {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote"}
    allowed |= {"br", "div", "hr", "em", "strong", "mark"}
    assert {tag for tag, _ in page.tags} <= allowed
    assert not any(name in attrs for _, attrs in page.tags for name in ("src", "href", "style"))
    assert "http:" not in body
    assert "https:" not in body


@pytest.mark.parametrize("kind", Format)
def test_a_preview_says_so(made, reading, kind):
    """A preview's watermark is text in every format."""
    for row in TRIED:
        text = reading.squeezed(reading.text_of(made(row, Locale.ES, kind, Stage.PREVIEW)))
        assert "VISTAPREVIA—noesundocumentoterminado" in text


def test_accents_and_opening_marks_are_in_the_pdf(made, reading):
    """Spanish letters, ñ, ¿ and « stand in the PDF's text."""
    rows = {row.id: row for row in CATALOG}
    text = reading.text_of(made(rows["petition"], Locale.ES, Format.PDF))
    for sign in "áéíóúñ¿«»":
        assert sign in text, sign


@pytest.mark.parametrize("locale", Locale)
def test_the_bare_bones_letter_is_one_page_and_promises_more(
    guide, templates, counts, shown, person, reading, locale
):
    """In an emergency the letter is one page and says by what day the rest follows."""
    for number in (0, 1):
        document = render(
            "pd_letter",
            *shown(person(number, locale), Audience.ICE),
            guide,
            locale=locale,
            stage=Stage.FINAL,
            format=Format.PDF,
            templates=templates,
            counts=counts,
            bare_bones=True,
        )
        reader = reading.pdf(document.body)
        assert len(reader.pages) == 1
        promise = {Locale.EN: "We will send further documents", Locale.ES: "Enviaremos más"}
        assert promise[locale] in reader.pages[0].extract_text().replace("\n", " ")


def test_the_officials_page_is_one_page(made, reading):
    """The case description for an elected official fits on one page."""
    rows = {row.id: row for row in CATALOG}
    for locale in Locale:
        assert len(reading.pdf(made(rows["official_brief"], locale, Format.PDF).body).pages) == 1
