"""Random cases for property tests: every group, every silence, every state of a consent.

Load it in a room's conftest.py, since tests are no package::

    import importlib.util
    from pathlib import Path

    _spec = importlib.util.spec_from_file_location(
        "helper_cases", Path(__file__).parents[1] / "helper_cases.py"
    )
    helper_cases = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(helper_cases)

or, shorter, in a test file ``helper_cases = load("helper_cases")`` with a loader of your
own. What it offers:

- ``cases(today=DAY)``: valid random :class:`Case` values. Each asked field is one of not
  asked, not known, declined (where the field allows it) or a value; each consent history is
  empty, in force, withdrawn, provisional, lapsed or given later; sign-offs are in force,
  withdrawn or dated later, for random gated facts and audiences. Texts carry a mark of
  their own (``Ztext…``) so that a leak can be searched for: ``marks(case)`` gives them.
- ``answers(path, today)``: random valid answers for one asked field.
- ``consents(today)``, ``sign_offs(today)``: the parts.
- ``DAY``: the frozen day, 22 November 2026.
- ``reviewed(case, today)``: the case with every typed sentence marked as read for every reader,
  by a person and by the attorney: finals need that.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from depwork.model.a_number import PLACEHOLDERS, ANumber
from depwork.model.answers import DECLINED, NOT_KNOWN, Gap, Sensitivity
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.codes import ItemId
from depwork.model.consent import Consent, GivenBy, HowGiven, SignOff
from depwork.model.country import COUNTRIES, Country
from depwork.model.history import Count, Year
from depwork.model.ledger import Outcome
from depwork.model.people import Age, Years
from depwork.model.questions import asked_field, questions
from depwork.model.record import STORED, Record
from depwork.model.review import TextMark
from depwork.model.text import Sha256
from depwork.rules.disclosure import disclose
from depwork.rules.marks import stands_now
from depwork.rules.review import UNREVIEWED, key_of, sentences
from depwork.rules.texts import outward

DAY = date(2026, 11, 22)
EXTREME = (
    date.min,
    date(1, 12, 31),
    date(1899, 12, 31),
    date(2101, 1, 1),
    date(9982, 2, 28),
    date(9999, 12, 1),
    date.max - timedelta(days=1),
    date.max,
)
"""Days that an older version kept: the first and the last there are, and those beside them."""
GATED = tuple(f.path for f in questions() if f.mark.sensitivity is Sensitivity.ATTORNEY)
"""Paths that need a sign-off by their sensitivity."""

_CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GIVEN = {Count: (0, 99), Year: (1920, 2100), Age: (0, 120), Years: (0, 110)}

codes = st.text(_CODE, min_size=8, max_size=8).map(lambda text: f"{text[:4]}-{text[4:]}")
"""Case codes."""

_tails = st.text("abcdefghijklmnop áñü&<>#_*'\"=+@{}$\\", min_size=0, max_size=12)


def texts() -> st.SearchStrategy[str]:
    """Return one-line texts, each with a mark that can be searched for."""
    marks = st.integers(10**8, 10**9 - 1)
    return st.builds(lambda n, tail: f"Ztext{n}{tail}".strip(), marks, _tails)


def days(today: date = DAY, around: int = 400) -> st.SearchStrategy[date]:
    """Return days near ``today``, within ``around`` days of it, and at the ends of what fits."""
    near = st.integers(-16, 16)
    far = st.integers(-around, around)
    common = st.one_of(near, far).map(lambda n: today + timedelta(days=n))
    return st.one_of(common, common, common, st.sampled_from(EXTREME))


@st.composite
def _consent(draw: st.DrawFn, today: date) -> Consent:
    given_on = today + timedelta(days=draw(st.integers(-60, 5)))
    revoked = draw(st.one_of(st.none(), st.integers(0, 60)))
    provisional = draw(st.booleans())
    return Consent(
        given_on=given_on,
        given_by=draw(st.sampled_from(GivenBy)),
        how=draw(st.sampled_from(HowGiven)),
        explained_by=draw(st.one_of(st.none(), texts())),
        provisional=provisional,
        agreed=draw(st.sampled_from([True, True, True, False])),
        revoked_on=None if revoked is None else given_on + timedelta(days=revoked),
    )


def consents(today: date = DAY) -> st.SearchStrategy[tuple[Consent, ...]]:
    """Return consent histories: none, plainly in force, or any mixture."""
    plain = st.just((Consent(given_on=today - timedelta(days=3)),))
    return st.one_of(st.just(()), plain, st.lists(_consent(today), max_size=3).map(tuple))


def sign_offs(today: date = DAY) -> st.SearchStrategy[tuple[SignOff, ...]]:
    """Return sign-offs for random facts and audiences, some withdrawn, some dated later."""
    one = st.fixed_dictionaries(
        {
            "fact": st.one_of(
                st.sampled_from(GATED), st.sampled_from([f.path for f in questions()])
            ),
            "audience": st.sampled_from(Audience),
            "attorney": texts(),
            "on": days(today, 60),
            "how": st.sampled_from(HowGiven),
            "revoked_on": st.one_of(st.none(), days(today, 60)),
        }
    ).map(_stored(SignOff))
    return st.lists(one, max_size=8).map(tuple)


def _numbers(annotation: Any) -> st.SearchStrategy[int]:
    for kind, (low, high) in _GIVEN.items():
        if annotation == kind:
            return st.integers(low, high)
    return st.integers(1, 99)


def _stored(kind: type[Record]) -> Callable[[Any], Record]:
    """Return how a record is read that an older version may have kept."""
    return lambda raw: kind.model_validate(raw, context=STORED)


def _records(kind: type[Record], today: date) -> st.SearchStrategy[Record]:
    hints = get_type_hints(kind, include_extras=True)
    parts = {name: values(hints[name], today) for name in kind.model_fields}
    return st.fixed_dictionaries(parts).map(_stored(kind))


def values(annotation: Any, today: date = DAY) -> st.SearchStrategy[Any]:
    """Return valid values of a field's type, its silences included."""
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: texts(),
        bool: st.booleans(),
        date: days(today),
        ItemId: st.integers(0, 16**16 - 1).map(lambda n: f"{n:016x}"),
        Sha256: st.integers(0, 16**64 - 1).map(lambda n: f"{n:064x}"),
        ANumber: st.integers(10**6, 10**9 - 1)
        .map(lambda n: f"{n:09d}")
        .filter(lambda number: number not in PLACEHOLDERS),
        Country: st.sampled_from(COUNTRIES),
        type(None): st.none(),
        Gap: st.sampled_from([NOT_KNOWN, DECLINED]),
    }
    for kind, strategy in plain.items():
        if annotation == kind:
            return strategy
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _numbers(annotation) if inner[0] is int else values(inner[0], today)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(values(part, today) for part in inner))
    if origin is tuple:
        return _tuples(inner[0], today)
    if issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    return _records(annotation, today)


def _tuples(part: Any, today: date) -> st.SearchStrategy[tuple[Any, ...]]:
    if part is Consent:
        return consents(today)
    if part is SignOff:
        return sign_offs(today)
    return st.lists(values(part, today), max_size=3).map(tuple)


def answers(path: str, today: date = DAY) -> st.SearchStrategy[Any]:
    """Return valid random answers for the asked field at ``path``."""
    group, name = asked_field(path).path.split(".")
    hints = get_type_hints(Case.model_fields[group].annotation, include_extras=True)
    return values(hints[name], today)


@cache
def _group(kind: type[Record], today: date) -> st.SearchStrategy[Record]:
    """Return groups of which any questions were put, or none."""
    hints = get_type_hints(kind, include_extras=True)
    parts = {name: values(hints[name], today) for name in kind.model_fields}
    return st.fixed_dictionaries({}, optional=parts).map(_stored(kind))


@st.composite
def cases(draw: st.DrawFn, today: date = DAY) -> Case:
    """Draw a valid random case.

    Args:
        draw: Hypothesis gives it.
        today: The day around which consents, sign-offs and dates lie.
    """
    groups = dict.fromkeys(field.path.split(".")[0] for field in questions())
    return Case(
        case_code=draw(codes),
        version=draw(st.integers(0, 30)),
        practice=draw(st.booleans()),
        intake_date=draw(st.one_of(st.none(), days(today))),
        **{group: draw(_group(Case.model_fields[group].annotation, today)) for group in groups},
    )


def marks(case: Case) -> dict[str, str]:
    """Return the searchable mark of each text answer by ``group.field`` (lists: the first)."""
    found = {}
    for field in questions():
        group, name = field.path.split(".")
        text = repr(getattr(getattr(case, group), name))
        at = text.find("Ztext")
        if at >= 0:
            found[field.path] = text[at : at + 14]
    return found


def reviewed(case: Case, today: date = DAY, over: str = "", outcome: Outcome | None = None) -> Case:
    """Return the case with all that was typed marked as true and allowed for every reader.

    Args:
        case: The case.
        today: The day on which it was read.
        over: A text typed over a document, whose sentences are marked too.
        outcome: The outcome that stands last in the ledger.
    """
    now = stands_now(case, outcome)
    texts = {text for _, text in outward(case)}
    parts = texts.union(*map(sentences, (*texts, over)))
    mark = TextMark(
        sentence="0" * 64,
        audience=Audience.ICE,
        allowed=True,
        by="T. Reader",
        on=today,
        attorney="Invented Attorney",
        under=now,
    )
    marks = tuple(
        mark.model_copy(update={"sentence": key_of(part, view), "audience": view.audience})
        for view in (disclose(case, reader, today) for reader in Audience)
        if view.audience not in UNREVIEWED
        for part in sorted(parts)
    )
    return case.replace(text_marks=(*case.text_marks, *marks))
