"""Opening a new case, and recording answers in one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import NoConsentError, StaleCaseError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents, HowGiven, SignOff
from depwork.model.own import OwnKind
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import with_answer, with_own
from depwork.model.review import TextMark
from depwork.model.role import Action
from depwork.rules.consents import FROM_ATTORNEY, stands, told_by_attorney
from depwork.services.consenting import USES, note_changes
from depwork.services.permitting import permit
from depwork.services.starting import may_begin, refusals
from depwork.storage import cases as kept
from depwork.storage.cases import save_case
from depwork.storage.vault import Vault

SIGNOFFS: Final = "attorney.attorney_signoff_items"
UNSIGNED: Final = "own_key_unsigned"
"""Key of the sentence in ``errors.toml``."""
ENDED: Final = "signoff_ended"
"""The same: a withdrawn sign-off was changed or left out."""
OWN_WAY: Final = "consent_own_way"
"""The same: a consent came as an answer."""
ATTORNEY_WORD: Final = "consent_attorney_word"
"""The same: the person has not agreed that the attorney tells the team."""
_CONSENTS: Final = frozenset(f"consent.{use}" for use in USES)

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class Recorded:
    """What became of some answers: the case as it now stands, and what was refused."""

    case: Case
    problems: tuple[Problem, ...] = ()


def new_case_code() -> str:
    """Return a random case code: eight letters and digits without look-alikes."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def start_case(
    vault: Vault, consent: Consent, today: date, *, locale: Locale, code: str = ""
) -> Case:
    """Open a new case with the consent that allows it to be stored (R01), and save it.

    Args:
        vault: Open.
        consent: The yes to keeping it.
        today: The day.
        locale: The language of its papers.
        code: Its code, where the caller has drawn one.

    Raises:
        NotPermittedError: The member's role does not open cases.
        NoConsentError: What was given is a no.
    """
    permit(vault, Action.START_CASE)
    if not consent.agreed:
        raise NoConsentError("a case begins with a yes to keeping it (R01)")
    case = Case(
        case_code=code or new_case_code(),
        practice=vault.practice,
        intake_date=today,
        locale=locale,
        consent=Consents(consent_store=(consent,)),
    )
    with vault.store.transaction():
        saved = save_case(vault, case)
        note_changes(vault, Case(case_code=case.case_code), saved)
    return saved


def read_case(vault: Vault, case_code: str) -> Case:
    """Return a case as last kept.

    Raises:
        CaseNotFoundError: No such case.
        NotPermittedError: The member's role reads no case, or this one is not shared.
    """
    permit(vault, Action.READ_CASE)
    return kept.read_case(vault, case_code)


def case_version(vault: Vault, case_code: str) -> int:
    """Return the version of a case as last kept, without opening it; 0 when there is none."""
    permit(vault, Action.READ_CASE)
    return kept.case_version(vault, case_code)


def case_codes(vault: Vault) -> tuple[str, ...]:
    """Return the codes of the cases that are open to the member at work, opening none."""
    permit(vault, Action.LIST_CASES)
    return kept.case_codes(vault)


def import_case(vault: Vault, case: Case, today: date, *, anew: bool = False) -> Case:
    """Return a case from elsewhere as kept here, under its own code, at version 1.

    Args:
        vault: Where it is to be kept.
        case: As read from its file.
        today: The day on which its consents are looked at.
        anew: Whether it is kept though its person has a case here already.

    Raises:
        NotPermittedError: The member's role imports nothing.
        NoConsentError: Nobody agreed that it is kept (R01).
        KnownPersonError: The same person has a case here already.
    """
    permit(vault, Action.IMPORT)
    may_begin(vault, case, today, anew=anew)
    with vault.store.transaction():
        saved = save_case(vault, case.replace(version=0, text_marks=written_down(case)))
        vault.note(Verb.IMPORT, case_id=saved.case_code)
        note_changes(vault, Case(case_code=saved.case_code), saved)
    return saved


def written_down(case: Case) -> tuple[TextMark, ...]:
    """Return the marks of typed sentences that may come along: a word by own key is given here."""
    return tuple(mark for mark in case.text_marks if mark.how is not HowGiven.OWN_KEY)


def export_case(vault: Vault, case_code: str) -> Case:
    """Return a whole case for a copy that leaves: for its owner only."""
    permit(vault, Action.EXPORT)
    return kept.read_case(vault, case_code)


def record_answers(
    vault: Vault,
    case_code: str,
    answers: Mapping[str, Any],
    version: int,
    own: Mapping[str, OwnKind] = MappingProxyType({}),
    *,
    read: Case | None = None,
) -> Recorded:
    """Save answers given by somebody who last saw ``version``.

    Args:
        vault: Where the case is.
        case_code: Its code.
        answers: Raw values by path; those that fit are saved, the others come back as
            problems, so that one slip loses nothing beside it. A consent is no answer: it is
            given and withdrawn by :mod:`depwork.services.consenting` alone.
        version: The version the answers were given on.
        own: The organization's own questions, by path.
        read: The case as the caller has just read it; the store refuses to save over a later
            version than this one.

    Raises:
        StaleCaseError: The store holds a later version; nothing was saved.
        UnknownFieldError: A path names no asked field; nothing was saved.
        NotPermittedError: The member's role does not change cases.
    """
    permit(vault, Action.CHANGE_CASE)
    same = read is not None and (read.case_code, read.version) == (case_code, version)
    stored = read if read is not None and same else kept.read_case(vault, case_code)
    if stored.version != version:
        raise StaleCaseError(f"case {case_code} stands at version {stored.version}, not {version}")
    case, problems = stored, list[Problem]()
    for path, raw in answers.items():
        if path in _CONSENTS:
            problems.append(Problem(path=path, key=OWN_WAY))
            continue
        try:
            if path in own:
                changed = with_own(case, path.partition(".")[2], own[path], raw)
            else:
                changed = with_answer(case, path, raw)
        except ValidationError as error:
            problems.extend(problems_of(error, path))
            continue
        if held := tuple(refusals(vault, case, changed, path)):
            problems.extend(held)
            continue
        if path == SIGNOFFS and (refused := _signing(case, changed)):
            problems.append(Problem(path=path, key=refused))
            continue
        case = changed
    if case == stored:
        return Recorded(stored, tuple(problems))
    with vault.store.transaction():
        saved = save_case(vault, case)
        note_changes(vault, stored, saved)
    return Recorded(saved, tuple(problems))


def _signing(old: Case, new: Case) -> str | None:
    """Return why a change of the sign-offs is refused, or None where it is taken.

    Whoever types them signs nothing by own key, and brings back none that was withdrawn. What an
    attorney told the team is noted once the person agreed that the attorney may share it (R01);
    a withdrawal is noted at any time.
    """
    before: tuple[SignOff, ...] = old.attorney.attorney_signoff_items
    after: tuple[SignOff, ...] = new.attorney.attorney_signoff_items
    if any(item.how is HowGiven.OWN_KEY and item not in before for item in after):
        return UNSIGNED
    if any(item.revoked_on is not None and item not in after for item in before):
        return ENDED
    told = [word for word in told_by_attorney(new) if word not in told_by_attorney(old)]
    if any(word.revoked_on is None for word in told) and not stands(new, FROM_ATTORNEY):
        return ATTORNEY_WORD
    return None
