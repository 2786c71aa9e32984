"""Whatever is typed stands on the page as typed, and changes nothing else."""

import pytest

from depwork.documents import render
from depwork.documents.catalog import row
from depwork.documents.compose import compose
from depwork.documents.context import Situation
from depwork.documents.frame import frame
from depwork.documents.tree import Box, Items, Table
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage

HOSTILE = {
    "jinja": "{{7*7}} {% raw %} {# x #}",
    "script": "<script>alert(1)</script><img src=x onerror=y>&amp;",
    "typst": '#set page(fill: red) #image("/etc/passwd") @preview/x $ a^2 $ \\ <label>',
    "formula": "=cmd('/c calc')!A0",
    "bold": "**bold** __under__ *it* ~~gone~~",
    "link": "[x](http://example.invalid) ![i](file:///etc/passwd) <http://example.invalid>",
    "code": "`tick` ```fence``` \\backslash \\",
    "heading": "# heading | cell | - item > quote",
    "markup": "</w:t></w:r><w:r><w:t>&#x41; ]]> <!-- -->",
    "marks": "\u200fabc\u200e \u00a0 ¿ñ? 𝔘 e\u0301",
    "field": 'PAGE \\* MERGEFORMAT { HYPERLINK "x" }',
    "format": "{label} {n} {total} %s %(x)s {0.__class__}",
}
SHORT = ("identity.legal_name", "campaign.organization", "campaign.contact_name")
LONG = ("story.what_person_wants", "story.compelling_fact", "health.condition_summary")


def _filled(case, text, paths):
    for path in paths:
        group, name = path.split(".")
        case = case.replace(**{group: getattr(case, group).replace(**{name: text})})
    return case


def _letter(guide, templates, seen, kind):
    return render(
        "pd_letter",
        *seen,
        guide,
        locale=Locale.EN,
        stage=Stage.FINAL,
        format=kind,
        templates=templates,
    )


@pytest.mark.parametrize("kind", Format)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_literal_in_every_format(
    guide, templates, shown, marta, reading, name, kind
):
    """Template, HTML, Typst, Word, spreadsheet and Markdown syntax is printed, never obeyed."""
    text = HOSTILE[name]
    view = shown(_filled(marta, text, SHORT + LONG), Audience.ICE)
    document = _letter(guide, templates, view, kind)
    found = reading.squeezed(reading.text_of(document))
    wanted = reading.squeezed(view[0].get("story.what_person_wants"))
    assert found.count(wanted) >= len(SHORT + LONG)
    assert "49" not in found.replace("9490", "")


def _shape(blocks):
    return [
        (type(block).__name__, getattr(block, "level", 0), _inner(block), len(_rows(block)))
        for block in blocks
    ]


def _inner(block):
    match block:
        case Items(_, items):
            return [_shape(item) for item in items]
        case Box(blocks):
            return _shape(blocks)
        case _:
            return []


def _rows(block):
    return block.rows if isinstance(block, Table) else ()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_changes_no_structure(guide, templates, view_of, marta, name):
    """The tree has the same headings, lists and tables as with a plain word."""
    situation = Situation(guide, guide.words(Locale.EN), frame(templates, Locale.EN), {})

    def shape(text):
        view = view_of(_filled(marta, text, SHORT + LONG), Audience.ICE)
        made = compose(
            row("pd_letter"),
            view,
            situation,
            locale=Locale.EN,
            stage=Stage.FINAL,
            roots=templates,
        )
        return _shape(made.sheet.blocks)

    assert shape(HOSTILE[name]) == shape("plain")


@pytest.mark.parametrize("kind", Format)
def test_twenty_thousand_characters_stay_whole(guide, templates, shown, marta, reading, kind):
    """The longest story, without one space, is on the pages and within their margins."""
    text = "Ab1#*" * 4000
    document = _letter(guide, templates, shown(_filled(marta, text, LONG[:1]), Audience.ICE), kind)
    found = reading.squeezed(reading.text_of(document))
    if kind is Format.PDF:
        # Page numbers and watermarks stand between the pages' text.
        assert found.count("Ab1#*") > 3900
        assert len(reading.pdf(document.body).pages) > 3
    else:
        assert text in found


def test_typed_line_ends_become_lines_and_paragraphs(guide, templates, shown, marta):
    """One line end is a line break, an empty line a new paragraph."""
    view = shown(_filled(marta, "one\ntwo\n\nthree", LONG[1:2]), Audience.ICE)
    body = _letter(guide, templates, view, Format.HTML).body.decode()
    assert "one<br>\ntwo</p>\n<p>three" in body


@pytest.mark.parametrize("name", ["Име Отчество", "Ẹ̀kọ́ Ǹjẹ́", "عربي", "Ñandú Öztürk"])
def test_names_in_other_scripts_make_a_full_pdf(guide, templates, shown, marta, name, reading):
    """Names in many scripts are set with the shipped fonts, in a PDF/UA-1."""
    view = shown(_filled(marta, name, SHORT[:1]), Audience.ICE)
    root = reading.pdf(_letter(guide, templates, view, Format.PDF).body).trailer["/Root"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_letters_that_no_font_has_are_owned_up_to(guide, templates, shown, marta, reading):
    """Where a letter cannot be shown there is still a PDF, and it says so above its text."""
    view = shown(_filled(marta, "\U00013000 \U0001d000", SHORT[:1]), Audience.ICE)
    document = _letter(guide, templates, view, Format.PDF)
    text = reading.text_of(document).replace("\n", " ")
    assert "Some letters of this text could not be shown" in text
    assert "Some letters" not in reading.text_of(_letter(guide, templates, view, Format.HTML))
