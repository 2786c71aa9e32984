"""Opening a new case, and recording answers in one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from depwork.errors import StaleCaseError
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents
from depwork.model.own import OwnKind
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import with_answer, with_own
from depwork.storage.cases import read_case, save_case
from depwork.storage.vault import Vault

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


def start_case(vault: Vault, consent: Consent, today: date, *, locale: Locale) -> Case:
    """Open a new case with the consent that allows it to be stored (R01), and save it."""
    case = Case(
        case_code=new_case_code(),
        practice=vault.practice,
        intake_date=today,
        locale=locale,
        consent=Consents(consent_store=(consent,)),
    )
    return save_case(vault, case)


def record_answers(
    vault: Vault,
    case_code: str,
    answers: Mapping[str, Any],
    version: int,
    own: Mapping[str, OwnKind] = MappingProxyType({}),
) -> Recorded:
    """Save answers given by somebody who last saw ``version``.

    Args:
        vault: Where the case is.
        case_code: Its code.
        answers: Raw values by path; those that fit are saved, the others come back as
            problems, so that one slip loses nothing beside it.
        version: The version the answers were given on.
        own: The organization's own questions, by path.

    Raises:
        StaleCaseError: The store holds a later version; nothing was saved.
        UnknownFieldError: A path names no asked field; nothing was saved.
    """
    stored = read_case(vault, case_code)
    if stored.version != version:
        raise StaleCaseError(f"case {case_code} stands at version {stored.version}, not {version}")
    case, problems = stored, list[Problem]()
    for path, raw in answers.items():
        try:
            if path in own:
                case = with_own(case, path.partition(".")[2], own[path], raw)
            else:
                case = with_answer(case, path, raw)
        except ValidationError as error:
            problems.extend(problems_of(error, path))
    if case == stored:
        return Recorded(stored, tuple(problems))
    return Recorded(save_case(vault, case), tuple(problems))
