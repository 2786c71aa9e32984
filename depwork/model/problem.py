"""What a person is told beside a question: a key, never their own words back."""

from __future__ import annotations

from typing import Any

from pydantic import Field, ValidationError

from depwork.model.record import Record


class Problem(Record):
    """One thing to mend.

    ``key`` names a sentence of ``errors.toml`` (a pydantic error type or one of ours);
    ``params`` fill its placeholders and never hold an answer.
    """

    path: str
    key: str
    params: dict[str, str | int | float] = Field(default_factory=dict)


_SAFE = ("position", "max_length", "min_length", "limit", "ge", "le", "min", "max")


def problems_of(error: ValidationError, path: str) -> tuple[Problem, ...]:
    """Return the problems of a failed validation, without the input.

    Args:
        error: What pydantic raised.
        path: The field's path, e.g. ``identity.a_number``.

    A value that may also be a gap fails once a branch; the branch for gaps is left out.
    """
    found: dict[str, Problem] = {}
    for item in error.errors(include_input=False, include_url=False):
        if any("Gap" in str(part) for part in item["loc"]) or item["type"] == "model_type":
            continue
        context: dict[str, Any] = item.get("ctx") or {}
        params: dict[str, str | int | float] = {
            k: v for k, v in context.items() if k in _SAFE and isinstance(v, int | float)
        }
        found.setdefault(item["type"], Problem(path=path, key=item["type"], params=params))
    return tuple(found.values()) or (Problem(path=path, key="value_error"),)
