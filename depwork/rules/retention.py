"""When a case is due to be erased (R01, R14); pure: record, setting and day to a clock."""

from __future__ import annotations

from datetime import date, timedelta

from depwork.model.case import Case
from depwork.model.consent import PROVISIONAL_DAYS, Consent, Consents
from depwork.model.retention import GRACE_DAYS, Basis, Clock, Due, Keeping, Policy
from depwork.rules.consents import STORE

_USES = tuple(
    name for name in Consents.model_fields if name.startswith("consent_") and name != STORE
)


def clock(case: Case, kept: Keeping, policy: Policy, today: date, *, worked: bool) -> Clock | None:
    """Return when a case is due, or None while nothing asks for it to be erased.

    Args:
        case: The case.
        kept: What was decided about keeping it.
        policy: The organization's setting.
        today: The day.
        worked: Whether anything stands in its ledger; without it and without a consent to
            any further use, an open case is an inquiry.
    """
    last: Consent | None = case.consent.consent_store[-1] if case.consent.consent_store else None
    if last is not None and last.revoked_on is not None and last.revoked_on <= today:
        return _at(Basis.WITHDRAWN, last.revoked_on, GRACE_DAYS, policy, today)
    if last is not None and last.provisional:
        due = last.given_on + timedelta(days=PROVISIONAL_DAYS + 1)
        return _at(Basis.PROVISIONAL, due, 0, policy, today)
    if kept.closed_on is not None:
        due = kept.closed_on + timedelta(days=policy.closed_days)
        return _at(Basis.CLOSED, _extended(due, kept), GRACE_DAYS, policy, today)
    begun = case.intake_date or (last.given_on if last else None)
    if begun is not None and not worked and is_inquiry(case):
        due = begun + timedelta(days=policy.inquiry_days)
        return _at(Basis.INQUIRY, _extended(due, kept), GRACE_DAYS, policy, today)
    return None


def is_inquiry(case: Case) -> bool:
    """Return whether nothing but keeping was ever consented to: no campaign has begun."""
    return not any(getattr(case.consent, use) for use in _USES)


def may_extend(found: Clock | None) -> bool:
    """Return whether more time may be given: never past a consent that lapsed (R01)."""
    return found is not None and found.basis in {Basis.CLOSED, Basis.INQUIRY}


def _extended(due: date, kept: Keeping) -> date:
    return max((due, *(extension.until for extension in kept.extensions)))


def _at(basis: Basis, due_on: date, grace: int, policy: Policy, today: date) -> Clock:
    erase_on, days = due_on + timedelta(days=grace), (due_on - today).days
    return Clock(
        basis=basis,
        due_on=due_on,
        erase_on=erase_on,
        due=_near(days, today >= erase_on),
        days=days,
        held=policy.hold is not None,
    )


def _near(days: int, erase: bool) -> Due:  # noqa: FBT001  one table of two columns
    if erase:
        return Due.NOW
    steps = ((0, Due.GRACE), (1, Due.DAY), (7, Due.WEEK), (30, Due.MONTH))
    return next((due for most, due in steps if days <= most), Due.LATER)
