"""Opening, reading, saving and forgetting a case."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from depwork.errors import CaseNotFoundError, StaleCaseError, StaleRecordError
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import with_answer
from depwork.storage.protocol import Store

KIND = "case"
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


def case_codes(store: Store) -> tuple[str, ...]:
    """Return the codes of all cases in the store, sorted."""
    return tuple(sorted(head.id for head in store.heads(KIND)))


def open_case(store: Store, case_code: str) -> Case:
    """Return a case as it stands in the store.

    Raises:
        CaseNotFoundError: The store holds no case of this code.
    """
    kept = store.maybe_get(KIND, case_code)
    if kept is None:
        raise CaseNotFoundError("no case of this code in this workbook; see `depwork cases list`")
    case = Case.model_validate_json(kept.body)
    return case.replace(version=kept.version)


def save_case(store: Store, case: Case) -> Case:
    """Save a case on top of the version it carries, and return it with the next one.

    Raises:
        StaleCaseError: The store holds a later version.
    """
    following = case.replace(version=case.version + 1)
    try:
        store.put(
            KIND,
            case.case_code,
            following.model_dump_json().encode(),
            case_id=case.case_code,
            expected_version=case.version,
        )
    except StaleRecordError:
        raise StaleCaseError(
            f"case {case.case_code} was saved by somebody else after version {case.version}"
        ) from None
    return following


def start_case(
    store: Store, consent: Consent, today: date, *, locale: Locale, practice: bool
) -> Case:
    """Open a new case with the consent that allows it to be stored (R01), and save it."""
    case = Case(
        case_code=new_case_code(),
        practice=practice,
        intake_date=today,
        locale=locale,
        consent=Consents(consent_store=(consent,)),
    )
    return save_case(store, case)


def record_answers(
    store: Store, case_code: str, answers: Mapping[str, Any], version: int
) -> Recorded:
    """Save answers given by somebody who last saw ``version``.

    Args:
        store: Where the case is.
        case_code: Its code.
        answers: Raw values by path; those that fit are saved, the others come back as
            problems, so that one slip loses nothing beside it.
        version: The version the answers were given on.

    Raises:
        StaleCaseError: The store holds a later version; nothing was saved.
        UnknownFieldError: A path names no asked field; nothing was saved.
    """
    stored = open_case(store, case_code)
    if stored.version != version:
        raise StaleCaseError(
            f"case {case_code} stands at version {stored.version}, not {version}"
        )
    case, problems = stored, list[Problem]()
    for path, raw in answers.items():
        try:
            case = with_answer(case, path, raw)
        except ValidationError as error:
            problems.extend(problems_of(error, path))
    if case == stored:
        return Recorded(stored, tuple(problems))
    return Recorded(save_case(store, case), tuple(problems))


def forget_case(store: Store, case_code: str) -> None:
    """Delete a case, its key and everything sealed with it.

    Raises:
        CaseNotFoundError: The store holds no case of this code.
    """
    open_case(store, case_code)
    store.delete_case(case_code)
