"""When a case is due to be erased (R01, R14); pure: record, setting and day to a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.model.case import Case
from depwork.model.consent import PROVISIONAL_DAYS, Consent, Consents, standing
from depwork.model.day import shifted
from depwork.model.retention import GRACE_DAYS, Basis, Clock, Due, Keeping, Policy
from depwork.rules.consents import STORE, own_yes_by

_USES = tuple(
    name for name in Consents.model_fields if name.startswith("consent_") and name != STORE
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a case says about its own keeping; the same on every day.

    Args:
        begun: The day it was opened.
        provisional_on: The day of a provisional consent that nobody has confirmed.
        revoked_on: The day on which the consent to keep it was withdrawn.
        inquiry: No campaign has begun: nothing but keeping was ever consented to.
    """

    begun: date | None
    provisional_on: date | None
    revoked_on: date | None
    inquiry: bool


def facts_of(case: Case) -> Facts:
    """Return what a case says about its own keeping."""
    history = case.consent.consent_store
    last: Consent | None = history[-1] if history else None
    given = last.given_on if last else None
    ends = [one.revoked_on for one in history if one.revoked_on is not None]
    ends += [one.given_on for one in history if not one.agreed]
    return Facts(
        begun=case.intake_date or given,
        provisional_on=given if last and last.agreed and own_yes_by(case, last) else None,
        revoked_on=max(ends) if ends and standing(history) is None else None,
        inquiry=not any(one.agreed for use in _USES for one in getattr(case.consent, use)),
    )


def clock(
    facts: Facts, kept: Keeping, policy: Policy, today: date, *, worked: bool
) -> Clock | None:
    """Return when a case is due, or None while nothing asks for it to be erased.

    Args:
        facts: What the case says.
        kept: What was decided about keeping it.
        policy: The organization's setting.
        today: The day.
        worked: Whether anything stands in its ledger: then it is no mere inquiry.
    """
    if facts.revoked_on is not None:
        return _at(Basis.WITHDRAWN, facts.revoked_on, GRACE_DAYS, policy, today)
    if facts.provisional_on is not None:
        due = shifted(facts.provisional_on, PROVISIONAL_DAYS)
        return _at(Basis.PROVISIONAL, due, 1, policy, today)
    if kept.closed_on is not None:
        due = shifted(kept.closed_on, policy.closed_days)
        return _at(Basis.CLOSED, _extended(due, kept), GRACE_DAYS, policy, today)
    if facts.begun is not None and facts.inquiry and not worked:
        due = shifted(facts.begun, policy.inquiry_days)
        return _at(Basis.INQUIRY, _extended(due, kept), GRACE_DAYS, policy, today)
    return None


def may_extend(found: Clock | None) -> bool:
    """Return whether more time may be given: never past a consent that lapsed (R01)."""
    return found is not None and found.basis in {Basis.CLOSED, Basis.INQUIRY}


def _extended(due: date, kept: Keeping) -> date:
    return max((due, *(extension.until for extension in kept.extensions)))


def _at(basis: Basis, due_on: date, grace: int, policy: Policy, today: date) -> Clock:
    erase_on, days = shifted(due_on, grace), (due_on - today).days
    return Clock(
        basis=basis,
        due_on=due_on,
        erase_on=erase_on,
        due=_near(max(days, 1) if basis is Basis.PROVISIONAL else days, today >= erase_on),
        days=days,
        held=policy.hold is not None,
    )


def _near(days: int, erase: bool) -> Due:  # noqa: FBT001  one table of two columns
    if erase:
        return Due.NOW
    steps = ((0, Due.GRACE), (1, Due.DAY), (7, Due.WEEK), (30, Due.MONTH))
    return next((due for most, due in steps if days <= most), Due.LATER)
