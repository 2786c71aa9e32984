"""Who may see what (tables: disclosure.toml), and that only ``disclose`` makes a view."""

import copy
import pickle
import re
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from depwork.errors import UnknownFieldError, WithheldFactError
from depwork.model.choices import Audience
from depwork.model.questions import questions
from depwork.rules.disclosure import disclose
from depwork.rules.disclosure.kinds import LISTED, kind_of
from depwork.rules.disclosure.policy import BASE, NEVER, TABLE, Kind, cell
from depwork.rules.disclosure.shown import SHOWN
from depwork.rules.view import CaseView, Release

ROOM = Path(__file__).parents[2] / "depwork"


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if value not in (None, ())}


def test_named_situation(situation) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    rest = situation.rest
    view = disclose(situation.case, Audience(rest["audience"]), situation.day)
    sees = rest.get("sees")
    if sees == []:
        assert dict(view.facts) == {}
    assert set(sees or ()) <= set(view.facts)
    withheld = {item.path: item.needs for item in view.withheld}
    for path, need in rest.get("hides", {}).items():
        assert path not in view.facts
        assert need in withheld[path]
    for path, need in rest.get("hides_also", {}).items():
        assert need in withheld[path]
    for path, value in rest.get("shown", {}).items():
        assert (view.facts.get(path) or type(value)()) == value
    if "titles" in rest:
        assert [item.title for item in view.facts["evidence.items"]] == rest["titles"]
    if "family" in rest:
        assert [_plain(row) for row in view.facts.get("shown.family", ())] == rest["family"]


def test_every_question_has_a_kind() -> None:
    """Each question is listed, or is gated or internal by intent; nothing listed is unknown."""
    paths = {field.path for field in questions()}
    assert set(LISTED) <= paths
    internal = {path for path in paths if kind_of(path) is Kind.INTERNAL}
    assert internal == {
        "identity.nickname",
        "identity.safe_contact_method",
        "risks.co_affected_relatives",
        "attorney.attorney_signoff_items",
        "story.red_line_words",
        "plan.tasks",
        "plan.as_written",
    }


def test_the_table_is_whole() -> None:
    """Each kind has a cell for each audience; funders and analysts never see a case."""
    assert set(TABLE) == set(Kind)
    assert set(BASE) == set(Audience)
    for kind in Kind:
        assert cell(kind, Audience.FUNDER) == NEVER
        assert cell(kind, Audience.ANALYST) == NEVER


def _view(tables: ModuleType, today: date, audience: Audience = Audience.ICE) -> CaseView:
    row = next(row for row in tables.read("disclosure") if row.name.startswith("ICE: named"))
    return disclose(row.case, audience, today)


def test_only_disclose_builds_a_view(tables: ModuleType, today: date) -> None:
    """A view cannot be constructed, copied, pickled, changed or subclassed elsewhere."""
    view = _view(tables, today)
    release = Release(
        view.audience, today, view.case_code, 1, practice=False, facts={}, withheld=(), needs={}
    )
    with pytest.raises(TypeError):
        CaseView(object(), release)
    with pytest.raises(TypeError):
        copy.copy(view)
    with pytest.raises(TypeError):
        copy.deepcopy(view)
    with pytest.raises(TypeError):
        pickle.dumps(view)
    with pytest.raises(TypeError):
        view.facts = {}
    with pytest.raises(TypeError):
        del view.facts
    with pytest.raises(TypeError):
        view.facts["identity.dob"] = date(1990, 1, 1)  # type: ignore[index]
    with pytest.raises(TypeError):
        type("Loose", (CaseView,), {})
    assert not hasattr(view, "replace")
    assert not hasattr(view, "__dict__")


def test_only_the_disclosure_room_holds_the_seal() -> None:
    """Disclosure alone takes the seal of views, the gates alone that of clearances."""
    texts = {
        path.relative_to(ROOM).as_posix(): path.read_text(encoding="utf-8")
        for path in ROOM.rglob("*.py")
    }
    named = {name for name, text in texts.items() if re.search(r"\b_SEAL\b", text)}
    taken = {
        (name, made.split(".")[-1])
        for name, text in texts.items()
        for made in re.findall(r"from (depwork\.rules\.\w+) import [^\n]*\b_SEAL\b", text)
    }
    assert taken == {
        ("rules/disclosure/__init__.py", "view"),
        ("rules/gates/__init__.py", "clearance"),
    }
    assert named == {name for name, _ in taken} | {"rules/view.py", "rules/clearance.py"}


def test_a_withheld_fact_is_refused_by_name(tables: ModuleType, today: date) -> None:
    """Asking for it names the path, the audience and what is missing, and never the value."""
    view = _view(tables, today)
    with pytest.raises(WithheldFactError) as caught:
        view.get("immigration_history.manner_of_entry")
    text = str(caught.value)
    assert "immigration_history.manner_of_entry" in text
    assert "ice" in text
    assert "signoff:immigration_history.manner_of_entry@ice" in text
    assert "EWI" not in text
    assert not view.has("immigration_history.manner_of_entry")


def test_a_fact_that_is_not_held_is_refused_all_the_same(today: date, tables: ModuleType) -> None:
    """Whether a withheld fact is held cannot be told from the refusal."""
    view = disclose(tables.build({}), Audience.PUBLIC, today)
    with pytest.raises(WithheldFactError):
        view.get("identity.dob")
    assert not view.missing("identity.dob")
    assert view.withheld == ()


def test_a_missing_fact_is_missing_not_withheld(tables: ModuleType, today: date) -> None:
    """What may be seen and is not known comes back empty."""
    view = _view(tables, today)
    assert view.missing("ties.union")
    assert view.get("ties.union") is None
    assert not view.has("ties.union")


def test_unknown_paths_are_errors(tables: ModuleType, today: date) -> None:
    """A misspelled path is never taken for a missing fact."""
    view = _view(tables, today)
    for ask in (view.has, view.get, view.missing):
        with pytest.raises(UnknownFieldError):
            ask("identity.ssn")
    for path in SHOWN:
        view.has(path)


def test_a_view_prints_no_value(tables: ModuleType, today: date) -> None:
    """Its repr names the case's code and the audience alone."""
    text = repr(_view(tables, today))
    assert text == "<CaseView ABCD-2345 v0 for ice>"


def test_a_view_knows_its_case(tables: ModuleType, today: date) -> None:
    """Code, version, practice, audience and day travel with the view."""
    view = _view(tables, today, Audience.COURT)
    assert (view.case_code, view.case_version, view.practice) == ("ABCD-2345", 0, False)
    assert (view.audience, view.today) == (Audience.COURT, today)
