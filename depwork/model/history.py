"""Immigration and criminal history: attorney-gated, and never a narrative (facts 3, 3.2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.choices import Exists, MannerOfEntry
from depwork.model.record import Record

_GATED = Sensitivity.ATTORNEY
Year = Annotated[int, Field(ge=1920, le=2100)]
Count = Annotated[int, Field(ge=0, le=99)]


class ImmigrationHistory(Record):
    """What only an attorney may clear for a page (D4)."""

    first_entry_year: Annotated[Asked[Year], Question(2, _GATED, "history")] = None
    presence_proof_two_years: Annotated[Asked[bool], Question(2, _GATED, "history")] = None
    manner_of_entry: Annotated[Asked[MannerOfEntry], Question(2, _GATED, "history")] = None
    prior_removals: Annotated[Asked[Count], Question(2, _GATED, "history")] = None
    prior_orders: Annotated[Asked[Count], Question(2, _GATED, "history")] = None
    resident_held_on_return: Annotated[Asked[bool], Question(2, _GATED, "history")] = None
    prior_fraud_claims: Annotated[Asked[bool], Question(2, _GATED, "history")] = None


class CriminalHistory(Record):
    """Exists, none or not asked; the story itself stays with the attorney."""

    arrests_any: Annotated[Asked[Exists], Question(2, _GATED, "record")] = None
    charges_pending: Annotated[Asked[Exists], Question(2, _GATED, "record")] = None
    convictions_any: Annotated[Asked[Exists], Question(2, _GATED, "record")] = None
    protective_orders: Annotated[Asked[Exists], Question(2, _GATED, "record")] = None
    dispositions_on_file: Annotated[Asked[bool], Question(2, _GATED, "record")] = None
    theft_type_arrest: Annotated[Asked[bool], Question(2, _GATED, "record")] = None
