"""An attorney's sign-off by own key: signed, kept beside the case, checked whenever it is read."""

from __future__ import annotations

import base64
import json
import secrets
from datetime import date
from typing import Final

from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.consent import HowGiven, SignOff
from depwork.model.record import STORED
from depwork.storage import members
from depwork.storage.pairs import sign, signed_by
from depwork.storage.vault import Vault

KIND: Final = "signature"
"""The kind of these records; sealed with the case's key, each holds one signature."""

Signed = tuple[str, Audience, date]
"""What a signature stands under, beside the case: fact, audience and day."""


def add_signature(vault: Vault, case_code: str, fact: str, audience: Audience, on: date) -> None:
    """Keep the signature of the member at work under one fact for one audience.

    Args:
        vault: Opened by an attorney's own keys.
        case_code: Which case.
        fact: The fact's path.
        audience: Who may see it.
        on: The day.
    """
    _, keyring = vault.keys
    message = _message(case_code, (fact, audience, on))
    values = {
        "member": vault.member,
        "fact": fact,
        "audience": audience.value,
        "on": on.isoformat(),
        "signature": base64.b64encode(sign(keyring.secret(), message)).decode(),
    }
    body = json.dumps(values).encode()
    vault.store.put(KIND, secrets.token_hex(8), body, case_id=case_code, expected_version=0)


def signed(vault: Vault, case_code: str) -> frozenset[Signed]:
    """Return what attorneys have signed in a case; a signature that does not hold is left out."""
    found = set()
    store, keyring = vault.keys
    for row in vault.store.scan(KIND, case_code):
        values = json.loads(row.body)
        what = (values["fact"], Audience(values["audience"]), date.fromisoformat(values["on"]))
        public = members.signer(store, keyring, values["member"])
        signature = base64.b64decode(values["signature"])
        if public is not None and signed_by(public, signature, _message(case_code, what)):
            found.add(what)
    return frozenset(found)


def unproven(vault: Vault, case: Case) -> tuple[SignOff, ...]:
    """Return the sign-offs that say *by own key* without a signature that holds."""
    items = case.attorney.attorney_signoff_items
    claimed = [item for item in items if item.how is HowGiven.OWN_KEY]
    if not claimed or vault.keyring is None:
        return tuple(claimed)
    held = signed(vault, case.case_code)
    return tuple(one for one in claimed if (one.fact, one.audience, one.on) not in held)


def proven(vault: Vault, case: Case) -> Case:
    """Return a case in which what was not truly signed is in force for nobody.

    A sign-off *by own key* without a signature that holds is shown as withdrawn on its own
    day: it clears no fact for any reader.
    """
    doubtful = unproven(vault, case)
    if not doubtful:
        return case
    items = tuple(
        _ended(item) if item in doubtful else item for item in case.attorney.attorney_signoff_items
    )
    return case.replace(attorney=case.attorney.replace(attorney_signoff_items=items))


def _ended(item: SignOff) -> SignOff:
    """Return the sign-off withdrawn on its own day, whatever day an older version kept."""
    return SignOff.model_validate(item.model_dump() | {"revoked_on": item.on}, context=STORED)


def _message(case_code: str, what: Signed) -> bytes:
    fact, audience, on = what
    values = ("depwork sign-off", case_code, fact, audience.value, on.isoformat())
    return json.dumps(values, separators=(",", ":")).encode()
