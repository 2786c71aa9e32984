"""The consent register: givings and withdrawals are audited, the words shown are kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from depwork.errors import StaleCaseError, UnknownFieldError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, ConsentHistory, Consents, GivenBy
from depwork.model.role import Action
from depwork.rules.consents import OFFICIALS
from depwork.services.permitting import permit
from depwork.storage.cases import read_case, save_case
from depwork.storage.vault import Vault

KIND = "consent_text"
"""The kind of the words that were shown; they belong to their case and go with it."""

USES = tuple(name for name in Consents.model_fields if name.startswith("consent_"))
"""Every use a person may agree to."""


@dataclass(frozen=True)
class ShownText:
    """The words that were shown or read out when a consent was given."""

    use: str
    locale: Locale
    text: str

    @property
    def sha256(self) -> str:
        """The hash that names these words in a consent."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def keep_text(vault: Vault, case_code: str, shown: ShownText) -> None:
    """Keep the words that were shown, so that they can be shown again as they were."""
    permit(vault, Action.CHANGE_CASE)
    name = _name(case_code, shown.sha256)
    if vault.store.maybe_get(KIND, name) is None:
        values = {"use": shown.use, "locale": shown.locale.value, "text": shown.text}
        body = json.dumps(values, ensure_ascii=False).encode()
        vault.store.put(KIND, name, body, case_id=case_code, expected_version=0)


def text_of(vault: Vault, case_code: str, consent: Consent) -> ShownText | None:
    """Return the words that were shown for a consent, or None where none were kept."""
    permit(vault, Action.READ_CASE)
    if consent.text_sha256 is None:
        return None
    row = vault.store.maybe_get(KIND, _name(case_code, consent.text_sha256))
    if row is None:
        return None
    values = json.loads(row.body)
    return ShownText(values["use"], Locale(values["locale"]), values["text"])


def give(
    vault: Vault,
    case_code: str,
    use: str,
    consent: Consent,
    version: int,
    shown: ShownText | None = None,
) -> Case:
    """Return the case with one more answer to a use; what was given before stays as it was.

    A yes of the person's own confirms a first yes without taking anything back; a no is kept as
    a no.

    Args:
        vault: Where the case is.
        case_code: Its code.
        use: One of :data:`USES`.
        consent: As it was given just now; it cannot be born withdrawn.
        version: The version it was given on.
        shown: The words that were shown, kept with it.

    Raises:
        NotPermittedError: The member's role does not change cases.
        StaleCaseError: The store holds a later version; nothing was saved.
        UnknownFieldError: No such use.
        pydantic.ValidationError: The use has no room for one more.
    """
    permit(vault, Action.CHANGE_CASE)
    with vault.store.transaction():
        case = _current(vault, case_code, use, version)
        told = consent.told_of_ice or (shown is not None and use == OFFICIALS)
        new = consent.replace(revoked_on=None, revoked_by=None, told_of_ice=told)
        saved = _changed(vault, case, use, (*getattr(case.consent, use), new))
        if shown is not None:
            keep_text(vault, case_code, shown)
    return saved


def withdraw(
    vault: Vault, case_code: str, use: str, by: GivenBy, today: date, version: int
) -> Case:
    """Return the case with the consent to a use withdrawn, at once and for every day asked for.

    Args:
        vault: Where the case is.
        case_code: Its code.
        use: One of :data:`USES`.
        by: Who withdrew it.
        today: The day it is noted on.
        version: The version it was withdrawn on.

    Raises:
        NotPermittedError: The member's role does not change cases.
        StaleCaseError: The store holds a later version; nothing was saved.
        UnknownFieldError: No such use.
    """
    permit(vault, Action.CHANGE_CASE)
    with vault.store.transaction():
        case = _current(vault, case_code, use, version)
        history: ConsentHistory = getattr(case.consent, use)
        if not history or history[-1].revoked_on is not None:
            return case
        ended = history[-1].replace(revoked_on=today, revoked_by=by)
        return _changed(vault, case, use, (*history[:-1], ended))


def _current(vault: Vault, case_code: str, use: str, version: int) -> Case:
    if use not in USES:
        raise UnknownFieldError(f"{use}: no use that anybody is asked to agree to")
    case = read_case(vault, case_code)
    if case.version != version:
        raise StaleCaseError(f"case {case_code} stands at version {case.version}, not {version}")
    return case


def _changed(vault: Vault, case: Case, use: str, history: ConsentHistory) -> Case:
    left = {path: kept for path, kept in case.misfits.items() if path != f"consent.{use}"}
    changed = case.replace(misfits=left, consent=case.consent.replace(**{use: history}))
    saved = save_case(vault, changed)
    note_changes(vault, case, saved)
    return saved


def note_changes(vault: Vault, old: Case, new: Case) -> None:
    """Add to the audit what a save changed in consents and sign-offs; in its transaction."""
    permit(vault, Action.CHANGE_CASE)
    code = new.case_code
    for use in USES:
        before: ConsentHistory = getattr(old.consent, use)
        after: ConsentHistory = getattr(new.consent, use)
        if before == after:
            continue
        if _withdrawn(after) > _withdrawn(before):
            vault.note(Verb.WITHDRAW, use, code)
        if len(after) > len(before):
            vault.note(Verb.CONSENT if after[-1].agreed else Verb.WITHDRAW, use, code)
    if old.attorney.attorney_signoff_items != new.attorney.attorney_signoff_items:
        vault.note(Verb.SIGN_OFF, case_id=code)


def _withdrawn(history: ConsentHistory) -> int:
    return sum(consent.revoked_on is not None for consent in history)


def _name(case_code: str, sha256: str) -> str:
    return f"{case_code}/{sha256}"
