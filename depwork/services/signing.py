"""An attorney clears one fact for one audience, by own key."""

from __future__ import annotations

from datetime import date

from depwork.errors import UnknownFieldError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.consent import HowGiven, SignOff
from depwork.model.role import Action
from depwork.rules.signoffs import gated_paths
from depwork.services.permitting import permit
from depwork.storage.cases import read_case, save_case
from depwork.storage.membership import own_name
from depwork.storage.signoffs import add_signature
from depwork.storage.vault import Vault


def sign_off(vault: Vault, case_code: str, fact: str, audience: Audience, today: date) -> Case:
    """Return the case with one more sign-off, signed by the attorney at work.

    Args:
        vault: Opened by the attorney's own keys.
        case_code: Which case.
        fact: The path of an attorney-gated question.
        audience: Who may see the answer.
        today: The day.

    Raises:
        NotPermittedError: Whoever is at work is no attorney, or the case is not shared.
        UnknownFieldError: No attorney-gated question has this path.
    """
    permit(vault, Action.SIGN_OFF)
    if fact not in gated_paths():
        raise UnknownFieldError(f"{fact}: no question that an attorney clears")
    word = SignOff(
        fact=fact,
        audience=audience,
        attorney=own_name(vault),
        on=today,
        how=HowGiven.OWN_KEY,
    )
    with vault.store.transaction():
        case = read_case(vault, case_code)
        add_signature(vault, case_code, fact, audience, today)
        items = (*case.attorney.attorney_signoff_items, word)
        vault.note(Verb.SIGN_OFF, fact, case_code)
        return save_case(
            vault, case.replace(attorney=case.attorney.replace(attorney_signoff_items=items))
        )
