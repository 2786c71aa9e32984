"""A number, a day and a yes are what was typed, in every field of every record."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

import depwork.model
from depwork.model.record import Record

WRONG: dict[type, tuple[Any, ...]] = {
    int: (True, False, 1.0, "1_0", "1.0", "true", ""),
    bool: (1, 0, 1.0, "1", "0"),
    date: (0, 86400, 0.0, True, "0", "86400", "1_0"),
}


def _records(kind: type[Record]) -> Iterator[type[Record]]:
    for below in kind.__subclasses__():
        yield below
        yield from _records(below)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _fields() -> Iterator[tuple[type[Record], str, type]]:
    for module in pkgutil.iter_modules(depwork.model.__path__):
        importlib.import_module(f"depwork.model.{module.name}")
    for kind in sorted(set(_records(Record)), key=lambda k: (k.__module__, k.__name__)):
        for name, field in kind.model_fields.items():
            parts = {p for p in _parts(field.rebuild_annotation()) if isinstance(p, type)}
            scalars = parts & set(WRONG)
            if (
                len(scalars) == 1
                and not parts & {str, float, tuple, dict}
                and not any(issubclass(p, Enum | Record) for p in parts)
            ):
                yield kind, name, scalars.pop()


FIELDS = sorted({(k, n, s) for k, n, s in _fields()}, key=lambda f: (f[0].__qualname__, f[1]))


def test_the_model_has_such_fields():
    """The walk over the model finds numbers, days and yes-or-no by the dozen."""
    assert len(FIELDS) > 90
    assert {kind for _, _, kind in FIELDS} == set(WRONG)


@pytest.mark.parametrize("scalar", WRONG)
def test_nothing_else_is_taken_for_it(scalar):
    """True is no 1, 1 is no yes, 0 is no day: by value, by JSON, in every field there is."""
    taken = []
    for kind, name, found in FIELDS:
        if found is not scalar:
            continue
        for raw in WRONG[scalar]:
            try:
                kind.model_validate({name: raw})
            except ValidationError as error:
                if any(item["loc"][:1] == (name,) for item in error.errors()):
                    continue
            taken.append((kind.__name__, name, raw))
    assert taken == []


def test_json_is_read_as_strictly():
    """The same from a JSON document, where ``true`` and ``1`` are read by the parser itself."""

    class Trial(Record):
        count: int = 0
        on: date | None = None
        yes: bool | None = None

    for wrong in ('{"count":true}', '{"count":1.0}', '{"on":0}', '{"on":"0"}', '{"yes":1}'):
        with pytest.raises(ValidationError):
            TypeAdapter(Trial).validate_json(wrong)
    right = TypeAdapter(Trial).validate_json('{"count":1,"on":"2026-11-22","yes":true}')
    assert (right.count, right.on, right.yes) == (1, date(2026, 11, 22), True)
