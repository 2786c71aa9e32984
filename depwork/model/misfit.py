"""A case that was kept with an answer no model takes any more: read without it, none of it lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from depwork.model.answers import NOT_KNOWN, Gap

FIELD: Final = "misfits"
"""Where a case keeps such answers, as JSON, by path."""
_LOST: Final = ("text_marks", "locale", "intake_date")
"""Fields of the case itself that fall back to their beginning; the others name the case."""


def mended(raw: Any, error: ValidationError, model: type[BaseModel]) -> dict[str, Any] | None:
    """Return a kept case without the answers that do not fit, each beside it as JSON.

    Args:
        raw: The case as kept.
        error: Why it is refused.
        model: What a case is.

    An answer that may be *not known* is not known from now on, so that rules look at it as at a
    gap; any other stands at its beginning. None: what is wrong is no answer, and nothing can be
    left out.
    """
    if not isinstance(raw, dict) or not isinstance(kept := raw.get(FIELD, {}), dict):
        return None
    case, kept = dict(raw), dict(kept)
    places = {item["loc"][:2] for item in error.errors(include_input=False, include_url=False)}
    for place in sorted(places, key=str):
        if not place or not _without(case, kept, [str(part) for part in place], model):
            return None
    return {**case, FIELD: kept}


def _without(
    case: dict[str, Any], kept: dict[str, Any], place: list[str], model: type[BaseModel]
) -> bool:
    """Move the value at a place to what is kept beside the case; False where that cannot be."""
    group = place[0]
    if group in _LOST or group not in model.model_fields:
        kept[group] = json.dumps(case.pop(group, None))
        return True
    inside = model.model_fields[group].annotation
    values = case.get(group)
    if len(place) == 1 or not isinstance(values, dict):
        return False
    values, name = dict(values), place[1]
    kept[f"{group}.{name}"] = json.dumps(values.pop(name, None))
    fields: Mapping[str, Any] = getattr(inside, "model_fields", {})
    if name in fields and _may_be_a_gap(fields[name].annotation):
        values[name] = NOT_KNOWN.model_dump(mode="json")
    case[group] = values
    return True


def _may_be_a_gap(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType):
        return any(_may_be_a_gap(one) for one in get_args(annotation))
    return annotation is Gap
