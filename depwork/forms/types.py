"""One table from a model's type to the widget that asks for it."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, get_args, get_origin

from depwork.model.a_number import ANumber
from depwork.model.answers import Gap
from depwork.model.consent import Consent
from depwork.model.country import Country
from depwork.model.phone import Phone
from depwork.model.questions import AskedField
from depwork.model.record import Record
from depwork.model.state import State
from depwork.model.text import LongText, ShortText


class Widget(StrEnum):
    """How a question is put."""

    SHORT = "short"
    LONG = "long"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    COUNTRY = "country"
    COUNTRIES = "countries"
    STATE = "state"
    A_NUMBER = "a_number"
    PHONE = "phone"
    NUMBER = "number"
    LINES = "lines"
    GROUP = "group"
    CONSENT = "consent"


@dataclass(frozen=True)
class Kind:
    """A widget and what it needs to know.

    Args:
        widget: How the question is put.
        of: The enum whose members are offered, or the record whose rows are asked for.
        silences: Whether *I don't know* and *I'd rather not say* are answers.
        required: For a sub-record's field: a row cannot be kept without it.
    """

    widget: Widget
    of: type[StrEnum | Record] | None = None
    silences: bool = False
    required: bool = False


_SCALARS: Final[tuple[tuple[Any, Widget], ...]] = (
    (ShortText, Widget.SHORT),
    (Phone, Widget.PHONE),
    (LongText, Widget.LONG),
    (ANumber, Widget.A_NUMBER),
    (Country, Widget.COUNTRY),
    (date, Widget.DATE),
    (bool, Widget.YES_NO),
    (int, Widget.NUMBER),
    (State, Widget.STATE),
    (StrEnum, Widget.CHOICE),
    (str, Widget.SHORT),
)
"""The table for one answer: the first row that is this type, or a base of it."""

_LISTS: Final[tuple[tuple[Any, Widget], ...]] = (
    (ShortText, Widget.LINES),
    (Country, Widget.COUNTRIES),
    (StrEnum, Widget.CHOICES),
    (Consent, Widget.CONSENT),
    (Record, Widget.GROUP),
)
"""The table for many answers to one question."""


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _look_up(table: tuple[tuple[Any, Widget], ...], annotation: Any) -> Widget:
    for wanted, widget in table:
        if annotation == wanted:
            return widget
    bare = _bare(annotation)
    for wanted, widget in table:
        if isinstance(bare, type) and isinstance(wanted, type) and issubclass(bare, wanted):
            return widget
    raise TypeError(f"no widget asks for {annotation!r}; add a row to forms/types.py")


def kind_of(annotation: Any) -> Kind:
    """Return the kind of an annotation, looked up in the table.

    Args:
        annotation: A field's type as written in the model.

    Raises:
        TypeError: No row of the table has this type.
    """
    branches = [annotation]
    if get_origin(annotation) in (typing.Union, UnionType):
        branches = list(get_args(annotation))
    silences = Gap in branches
    required = NoneType not in branches
    (inner,) = [b for b in branches if b not in (Gap, NoneType)]
    if get_origin(_bare(inner)) is tuple:
        item = get_args(_bare(inner))[0]
        widget = _look_up(_LISTS, item)
        of = _bare(item) if isinstance(_bare(item), type) and _bare(item) is not str else None
        return Kind(widget, of, silences, required=False)
    bare = _bare(inner)
    choice = bare if isinstance(bare, type) and issubclass(bare, StrEnum) else None
    return Kind(_look_up(_SCALARS, inner), choice, silences, required)


def kind(field: AskedField) -> Kind:
    """Return the kind of an asked field."""
    return kind_of(field.annotation)


@cache
def row_kinds(record: type[Record]) -> dict[str, Kind]:
    """Return the kind of each field of a sub-record, in its order."""
    hints = typing.get_type_hints(record, include_extras=True)
    kinds: dict[str, Kind] = {}
    for name, info in record.model_fields.items():
        found = kind_of(hints[name])
        needed = found.required and info.is_required()
        kinds[name] = Kind(found.widget, found.of, found.silences, needed)
    return kinds
