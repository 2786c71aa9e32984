"""What was typed at the front door is taken over into a case: once, and only with a consent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from depwork.errors import RecordError
from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.model.role import Action
from depwork.services.cases import Recorded, case_codes, read_case, record_answers, start_case
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_TOKEN: Final = 16
"""Signs that a page's token has at least."""


def code_of(token: str) -> str:
    """Return the code of the case that a page's token begins: a message sent twice makes one case.

    Args:
        token: Drawn by the page, at random, once.

    Raises:
        RecordError: It is too short to be one.
    """
    if len(token) < _TOKEN:
        raise RecordError("a page's token is too short")
    drawn = hashlib.sha256(token.encode()).digest()
    signs = "".join(_LETTERS[byte % len(_LETTERS)] for byte in drawn[:8])
    return f"{signs[:4]}-{signs[4:]}"


def begin(
    vault: Vault,
    token: str,
    consent: Consent,
    answers: Mapping[str, Any],
    today: date,
    *,
    locale: Locale,
) -> Recorded:
    """Return the case that begins with a consent and what was typed before it, saved together.

    Sent again, the same token adds what is new in it to the same case; no second one is made.

    Args:
        vault: Open.
        token: The page's.
        consent: The yes to keeping it (R01).
        answers: Raw values by path; what does not fit, or may not be kept on a first yes, comes
            back as a problem and the rest is saved.
        today: The day.
        locale: The language of its papers.

    Raises:
        NotPermittedError: The member's role does not open cases.
        NoConsentError: What was given is a no.
    """
    permit(vault, Action.START_CASE)
    code = code_of(token)
    if code in case_codes(vault):
        stored = read_case(vault, code)
        return record_answers(vault, code, answers, stored.version, read=stored)
    with vault.store.transaction():
        saved = start_case(vault, consent, today, locale=locale, code=code)
        return record_answers(vault, code, answers, saved.version, read=saved)
