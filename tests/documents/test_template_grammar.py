"""A template can look, choose and repeat, and nothing else."""

import pytest

from depwork.documents import check_templates
from depwork.documents.templates import environment, render_text, sources
from depwork.errors import TemplateError

FORBIDDEN = (
    "{{ 7*7 }}",
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ config }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner }}",
    "{{ namespace(a=1) }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ range(10**9) }}",
    "{{ dict(a=1) }}",
    "{{ request.application }}",
    "{{ case.__class__ }}",
    "{{ case['__class__'] }}",
    "{{ case|attr('__class__') }}",
    "{{ 'a'|upper }}",
    "{{ [].append(1) }}",
    "{{ (1).__class__ }}",
    "{{ has.__globals__ }}",
    "{{ has.__func__('a.b') }}",
    "{{ words._words }}",
    "{{ words.field('a') }}",
    "{{ today.replace(2020) }}",
    "{{ today.strftime('%Y') }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 'a' * 1000000000 }}",
    "{{ {'a': 1} }}",
    "{{ 'abc'[0] }}",
    "{{ has(*('a',)) }}",
    "{{ has(**{'a': 1}) }}",
    "{{ _print('x') }}",
    "{{ loop.__class__ }}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% include today %}",
    "{% include ['a', 'b'] %}",
    "{% include 'x' ignore missing %}",
    "{% include '../../../etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call has('x') %}{% endcall %}",
    "{% with a = 1 %}{% endwith %}",
    "{% for a in asks recursive %}{% endfor %}",
    "{% for a, b in asks %}{% endfor %}",
    "{% for has in asks %}{% endfor %}",
    "{% for a in asks %}{% for b in asks %}{% for c in asks %}{% for m in c %}x{% endfor %}"
    + "{% endfor %}" * 3,
    "{% autoescape true %}{% endautoescape %}",
    "{% do case.x() %}",
    "{{ broken",
    "{% if %}",
    "{{ case.custody.facility.upper() }}",
    "{{ nobody }}",
    "private \ue000 use",
    "x" * 70_000,
)


def _render(folder, text, **context):
    folder.mkdir(exist_ok=True)
    (folder / "t.md.j2").write_text(text, "utf-8")
    return render_text((folder,), "t.md.j2", context, str)


@pytest.mark.parametrize("text", FORBIDDEN, ids=range(len(FORBIDDEN)))
def test_a_template_that_does_more_is_refused(tmp_path, text):
    """Each known way out of a template ends in TemplateError, named by file and line."""
    context = {"case": "", "today": "", "asks": (), "has": str, "words": "", "loop": ""}
    with pytest.raises(TemplateError) as caught:
        _render(tmp_path / "templates", text, **context)
    assert "t.md.j2" in str(caught.value) or "no template" in str(caught.value)


def test_a_link_out_of_the_folder_is_no_template(tmp_path):
    """A symbolic link that leads out of the template folder is not followed."""
    secret = tmp_path / "secret.md.j2"
    secret.write_text("secret", "utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "t.md.j2").symlink_to(secret)
    with pytest.raises(TemplateError):
        render_text((folder,), "t.md.j2", {}, str)


def test_a_template_that_includes_itself_is_refused(tmp_path):
    """A circle of includes ends in TemplateError."""
    with pytest.raises(TemplateError):
        _render(tmp_path / "templates", "{% include 't.md.j2' %}")


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "9" * 5000 + " }}",
        "{% include 'a\0b' %}",
        "{% include '" + "n" * 5000 + "' %}",
        "{{ '\\ud800' }}",
        "{{ '\\ue000' }}",
        "{{ " + "(" * 5000 + " }}",
    ],
    ids=["digits", "nul", "long name", "surrogate", "token", "deep"],
)
def test_what_python_or_the_disk_cannot_take_is_refused_by_name(tmp_path, text):
    """Looked at and rendered, the template is named and nothing else comes out."""
    with pytest.raises(TemplateError, match=r"t\.md\.j2"):
        _render(tmp_path, text)
    with pytest.raises(TemplateError, match=r"t\.md\.j2"):
        sources((tmp_path,), "t.md.j2")


def test_output_is_bounded(tmp_path):
    """A loop that would fill the memory stops."""
    text = "{% for who in asks %}" + "x" * 60_000 + "{% endfor %}"
    with pytest.raises(TemplateError, match="renders to more"):
        _render(tmp_path / "templates", text, asks=tuple(range(100)))


def test_an_undefined_name_is_refused(tmp_path):
    """A part that does not exist stops the document instead of printing nothing."""
    with pytest.raises(TemplateError, match="line 2"):
        _render(tmp_path / "templates", "a\n{{ today.nothing }}", today="x")


def test_the_sandbox_has_no_filters_tests_or_globals(templates):
    """Nothing of Jinja's own toolbox is in reach."""
    sandbox = environment(templates)
    assert not sandbox.globals
    assert not sandbox.filters
    assert not sandbox.tests


def test_the_organizations_copy_wins_file_by_file(tmp_path):
    """The first root that has a file is used; the others fill in."""
    own, ours = tmp_path / "own", tmp_path / "ours"
    for folder in (own, ours):
        folder.mkdir()
    (ours / "t.md.j2").write_text("ours {% include 'part.md.j2' %}", "utf-8")
    (ours / "part.md.j2").write_text("part", "utf-8")
    assert render_text((own, ours), "t.md.j2", {}, str) == "ours part"
    (own / "part.md.j2").write_text("own", "utf-8")
    assert render_text((own, ours), "t.md.j2", {}, str) == "ours own"
    assert sources((own, ours), "t.md.j2")["part.md.j2"] == "own"


def test_the_packaged_templates_are_in_order(templates):
    """Every row has its template in every language, and the languages name the same facts."""
    assert [str(error) for error in check_templates(templates)] == []


def test_a_missing_and_a_differing_language_are_found(tmp_path, templates):
    """The check names a template that is missing, and facts one language lacks."""
    own = tmp_path / "own"
    (own / "letters" / "es").mkdir(parents=True)
    (own / "letters" / "es" / "pd_letter.md.j2").write_text("{{ case.nowhere.x }}", "utf-8")
    said = " ".join(str(error) for error in check_templates((own, *templates)))
    assert "no asked field at 'nowhere.x'" in said
    assert "also names" in said
    assert len(check_templates((own,))) > 2
