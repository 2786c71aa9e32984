"""What every record is: frozen, closed, and silent about its content in errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema

from depwork.model.strict import strict


@dataclass(frozen=True)
class Said:
    """Context of a validation: what is typed just now, and what was kept before.

    Some types are stricter with what is typed than with what an older version kept.

    Args:
        answered: The field being answered.
        kept: Fields beside it that stand as they were.
        stored: All of it was kept before.
        countries: Countries that the case names, whose numbers may be typed like our own.
    """

    answered: str = ""
    kept: frozenset[str] = frozenset()
    stored: bool = False
    countries: frozenset[str] = frozenset()


STORED: Final = Said(stored=True)
"""For reading from the store: what would be refused today never shuts a case."""


class Record(BaseModel):
    """A frozen value; unknown keys are refused and errors never show the input."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_default=False,
        ser_json_inf_nan="null",
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema in which a number, a day and a yes are only what they are."""
        return strict(handler(source))

    def replace(self, **changes: Any) -> Self:
        """Return a validated copy with some fields changed.

        Args:
            **changes: Field names of this record and their new values.

        Raises:
            pydantic.ValidationError: A new value does not fit its field.
        """
        values = {name: getattr(self, name) for name in type(self).model_fields}
        said = Said(kept=frozenset(values) - frozenset(changes))
        return type(self).model_validate({**values, **changes}, context=said)

    def answered(self, name: str, raw: Any, countries: frozenset[str] = frozenset()) -> Self:
        """Return a validated copy with one field answered just now.

        Types that are stricter with what is typed than with what was kept (``Phone``) see
        :class:`Said` as the validation's context.

        Args:
            name: The field.
            raw: What was answered.
            countries: ISO codes of the countries that the case names.

        Raises:
            pydantic.ValidationError: The answer does not fit its field.
        """
        values = {field: getattr(self, field) for field in type(self).model_fields}
        said = Said(answered=name, kept=frozenset(values) - {name}, countries=countries)
        return type(self).model_validate({**values, name: raw}, context=said)
