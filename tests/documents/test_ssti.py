"""Thirty known template injections: refused in a template, printed as typed in an answer."""

import pytest

from depwork.documents import render
from depwork.documents.templates import render_text
from depwork.errors import TemplateError
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage

KNOWN = (
    "{{7*7}}",
    "{{7*'7'}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{{config.items()}}",
    "{{self._TemplateReference__context}}",
    "{{''.__class__.__mro__[2].__subclasses__()}}",
    "{{''.__class__.__base__.__subclasses__()[140]('id',shell=True)}}",
    "{{request['application']['__globals__']['__builtins__']['__import__']('os')}}",
    "{{cycler.__init__.__globals__.os.popen('id').read()}}",
    "{{joiner.__init__.__globals__.os.popen('id').read()}}",
    "{{namespace.__init__.__globals__.os.popen('id').read()}}",
    "{{lipsum.__globals__['os'].popen('id').read()}}",
    "{{url_for.__globals__['current_app'].config}}",
    "{{get_flashed_messages.__globals__}}",
    "{{()|attr('__class__')|attr('__base__')}}",
    "{{request|attr('application')|attr('\\x5f\\x5fglobals\\x5f\\x5f')}}",
    "{{'abc'.format.__globals__}}",
    "{{'{0.__class__.__init__.__globals__}'.format(self)}}",
    "{%for x in ().__class__.__base__.__subclasses__()%}{{x}}{%endfor%}",
    "{% set x = cycler.__init__.__globals__ %}{{ x }}",
    "{% import 'os' as os %}{{ os.popen('id') }}",
    "{% include '/etc/passwd' %}",
    "{% extends '/etc/passwd' %}",
    "{% debug %}",
    "{{ dict(a=1).__class__ }}",
    "{{ range.__init__ }}",
    "{{ (lambda: 1)() }}",
    "{{ [x for x in 'ab'] }}",
)
INERT = {"${7*7}", "#{7*7}", "<%= 7*7 %>"}
"""Another engine's signs, which are plain text to ours."""


@pytest.mark.parametrize("text", KNOWN, ids=range(len(KNOWN)))
def test_no_injection_runs_in_a_template(tmp_path, text):
    """An organizer's template that holds one is refused by name; another engine's is text."""
    (tmp_path / "t.md.j2").write_text(text, "utf-8")
    if text in INERT:
        assert render_text((tmp_path,), "t.md.j2", {}, str) == text
        return
    with pytest.raises(TemplateError, match=r"t\.md\.j2"):
        render_text((tmp_path,), "t.md.j2", {}, str)


@pytest.mark.parametrize("kind", Format)
def test_no_injection_runs_in_an_answer(guide, templates, shown, marta, reading, kind):
    """All thirty, typed into a story, stand on the page letter by letter, in every format."""
    assert len(KNOWN) == 30
    story = marta.story.replace(what_person_wants="\n\n".join(KNOWN))
    document = render(
        "pd_letter",
        *shown(marta.replace(story=story), Audience.ICE),
        guide,
        locale=Locale.EN,
        stage=Stage.FINAL,
        format=kind,
        templates=templates,
    )
    found = reading.squeezed(reading.text_of(document))
    for text in KNOWN:
        assert reading.squeezed(text) in found
    assert "uid=" not in found
    assert "root:" not in found
