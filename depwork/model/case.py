"""The case: one frozen, versioned record in groups (facts 3)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final

from pydantic import Field, ValidationInfo, model_validator

from depwork.model.campaign import Campaign, Risks, Story
from depwork.model.choices import Locale
from depwork.model.codes import CaseCode
from depwork.model.consent import Consents
from depwork.model.custody import Custody
from depwork.model.history import CriminalHistory, ImmigrationHistory
from depwork.model.identity import Identity
from depwork.model.own import OwnAnswers
from depwork.model.people import Family, Health, Ties
from depwork.model.plans import Plan
from depwork.model.proceedings import Proceedings
from depwork.model.record import Record, Said
from depwork.model.review import TextMarks
from depwork.model.support import Attorney, Evidence, Waiver
from depwork.model.typed_asks import taken_over

SCHEMA: Final = 2
"""Version of the shape of a case; a store with a higher one is refused."""

_MOVED: Final = frozenset({"intake_by", "referral_source"})


class Case(Record):
    """Everything asked about one person, as of one version.

    Args:
        case_code: Random code, the only name a case has in logs, files and addresses.
        version: Counts saves; 0 is a case nobody has saved.
        practice: An invented person; never stored beside a real one.
        intake_date: The day the case was opened.
        locale: The language the form was last used in.
        text_marks: Typed sentences that somebody has read, for each reader.
        misfits: Answers, as JSON by path, that were kept and fit their question no more; each
            stays until the question is answered anew.
    """

    schema_version: int = SCHEMA
    case_code: CaseCode
    version: Annotated[int, Field(ge=0)] = 0
    practice: bool = False
    intake_date: date | None = None
    locale: Locale = Locale.EN

    consent: Consents = Consents()
    identity: Identity = Identity()
    custody: Custody = Custody()
    proceedings: Proceedings = Proceedings()
    immigration_history: ImmigrationHistory = ImmigrationHistory()
    criminal_history: CriminalHistory = CriminalHistory()
    family: Family = Family()
    health: Health = Health()
    ties: Ties = Ties()
    evidence: Evidence = Evidence()
    attorney: Attorney = Attorney()
    waiver: Waiver = Waiver()
    story: Story = Story()
    risks: Risks = Risks()
    campaign: Campaign = Campaign()
    plan: Plan = Plan()
    own: OwnAnswers = Field(default_factory=dict)
    text_marks: TextMarks = ()
    misfits: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _asks_are_a_list(cls, raw: Any, info: ValidationInfo) -> Any:
        """Take over the asks that were typed before they became a list (shape 1)."""
        stored = isinstance(info.context, Said) and info.context.stored
        if not stored or not isinstance(raw, dict) or raw.get("schema_version", SCHEMA) >= SCHEMA:
            return raw
        return {**taken_over(raw), "schema_version": SCHEMA}

    @model_validator(mode="before")
    @classmethod
    def _asked_since(cls, raw: Any) -> Any:
        """Put into the campaign what stood beside it before it was asked."""
        if not isinstance(raw, dict) or not _MOVED & raw.keys():
            return raw
        group = raw.get("campaign", {})
        if not isinstance(group, dict):
            return raw
        moved = {name: raw[name] for name in _MOVED & raw.keys()}
        rest = {name: value for name, value in raw.items() if name not in _MOVED}
        return {**rest, "campaign": {**moved, **group}}
