"""Numbers, days and yes-or-no that are what was typed, and nothing that Python makes of it.

Left alone, pydantic takes ``true`` for 1, ``1`` for yes, ``1.0`` and ``1_0`` for whole numbers
and ``0`` for the first day of 1970.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from depwork.model.pasted import visible
from depwork.model.plain import plain

_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
_COUNTED: Final = re.compile(r"[+-]?[0-9._]+")


def whole(raw: Any) -> Any:
    """Return what may be a whole number; a text of digits of any script is one.

    Raises:
        PydanticCustomError: ``int_type`` for a yes or no and for a number with a fraction,
            ``int_parsing`` for a text that is not digits.
    """
    if isinstance(raw, bool | float):
        raise PydanticCustomError("int_type", "not a whole number")
    if isinstance(raw, str):
        seen = plain(raw)
        if not _WHOLE.fullmatch(seen):
            raise PydanticCustomError("int_parsing", "not a whole number")
        return seen
    return raw


def day(raw: Any) -> Any:
    """Return what may be a day: never a count of seconds.

    Raises:
        PydanticCustomError: ``date_from_datetime_parsing`` for a number.
    """
    seen = plain(raw) if isinstance(raw, str) else raw
    number = isinstance(seen, int | float) or (isinstance(seen, str) and _COUNTED.fullmatch(seen))
    if number:
        raise PydanticCustomError("date_from_datetime_parsing", "a number is no day")
    return seen


def yes_or_no(raw: Any) -> Any:
    """Return what may be a yes or a no: never a number.

    Raises:
        PydanticCustomError: ``bool_type`` for a number.
    """
    seen = plain(raw) if isinstance(raw, str) else raw
    if (isinstance(seen, int | float) and not isinstance(seen, bool)) or seen in ("0", "1"):
        raise PydanticCustomError("bool_type", "a number is no answer to yes or no")
    return seen


def choice(raw: Any) -> Any:
    """Return a code without what nobody sees."""
    return visible(raw).strip() if type(raw) is str else raw


_CHECKS: Final[dict[str, Callable[[Any], Any]]] = {
    "int": whole,
    "date": day,
    "bool": yes_or_no,
    "enum": choice,
}


def strict(schema: CoreSchema) -> CoreSchema:
    """Return a record's schema with each number, day, yes-or-no and code in it checked first."""
    made: CoreSchema = _walked(schema)
    return made


_NO_SCHEMA: Final = frozenset({"metadata", "serialization", "function", "cls", "config"})


def _walked(part: Any) -> Any:
    if isinstance(part, list | tuple):
        return type(part)(_walked(item) for item in part)
    if not isinstance(part, dict):
        return part
    kind = part.get("type")
    if not isinstance(kind, str):  # fields by name, not a schema
        return {name: _walked(item) for name, item in part.items()}
    if kind == "function-before" and _is_ours(part):
        return part
    walked: Any = {key: item if key in _NO_SCHEMA else _walked(item) for key, item in part.items()}
    check = _CHECKS.get(kind)
    return no_info_before_validator_function(check, walked) if check else walked


def _is_ours(part: dict[str, Any]) -> bool:
    return part.get("function", {}).get("function") in _CHECKS.values()
