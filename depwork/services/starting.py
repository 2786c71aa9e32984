"""May a case be kept at all, what of it on a first yes, and does it stand here already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from depwork.errors import KnownPersonError, NoConsentError
from depwork.model.a_number import is_invented
from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.plain import as_words
from depwork.model.problem import Problem
from depwork.model.questions import answer_of, questions
from depwork.model.role import Action
from depwork.rules.consents import first_hour, first_only, may_keep
from depwork.rules.histories import unsound
from depwork.services.copies import taken
from depwork.services.permitting import permit
from depwork.storage.cases import all_cases
from depwork.storage.vault import Vault

NUMBER = "identity.a_number"
NAMED = (NUMBER, "identity.legal_name", "identity.dob")
"""Questions whose answers tell one person from another."""
SENDINGS = "campaign.sendings"
"""Each of its rows may name the copy that was sent."""
FIRST_ONLY = "consent_first_only"
KNOWN = "person_known"
STRANGE = "copy_unknown"
INVENTED = "a_number_practice"
"""Keys of the sentences in ``errors.toml``."""


def twins(vault: Vault, case: Case) -> tuple[str, ...]:
    """Return the codes of other cases of the same person: by A-number, or name and birth date."""
    permit(vault, Action.READ_CASE)
    who = _who(case)
    if not who:
        return ()
    return tuple(
        other.case_code
        for other in all_cases(vault)
        if other.case_code != case.case_code and who & _who(other)
    )


def _who(case: Case) -> frozenset[str]:
    return frozenset(_signs(case))


def _signs(case: Case) -> Iterator[str]:
    number, name = value_of(case.identity.a_number), value_of(case.identity.legal_name)
    born = value_of(case.identity.dob)
    if number:
        yield f"A{number}"
    if name and born:
        yield f"{' '.join(sorted(as_words(name).split()))} {born.isoformat()}"


def refusals(vault: Vault, old: Case, new: Case, path: str) -> Iterator[Problem]:
    """Yield why an answer that was just given is not kept.

    On a first yes only what finds the person, what is urgent and the attorney is kept (R01);
    what makes the person one who stands here already is told before there are two cases; an
    invented person's number never stands among real ones.
    """
    if first_only(new) and not path.startswith("own.") and not first_hour(path):
        if answer_of(new, path) != answer_of(old, path):
            yield Problem(path=path, key=FIRST_ONLY)
    elif path == SENDINGS and _strange(vault, old, new):
        yield Problem(path=path, key=STRANGE)
    elif path == NUMBER and not vault.practice and is_invented(answer_of(new, path)):
        yield Problem(path=path, key=INVENTED)
    elif path in NAMED and _who(new) != _who(old) and (found := twins(vault, new)):
        yield Problem(path=path, key=KNOWN, params={"code": found[0]})


def _strange(vault: Vault, old: Case, new: Case) -> bool:
    """Whether a sending now names a copy that never left this workbook."""
    before = {one.copy_sha256 for one in old.campaign.sendings}
    named = {one.copy_sha256 for one in new.campaign.sendings} - before
    left = {file.sha256 for one in taken(vault, new.case_code) for file in one.files}
    return not named <= {None, *left}


def may_begin(vault: Vault, case: Case, today: date, *, anew: bool = False) -> None:
    """Refuse a case that may not be kept, or whose person stands here already.

    Args:
        vault: Where it would be kept.
        case: The whole case.
        today: The day.
        anew: Whether somebody has said that this is another person, or a second case on purpose.

    Raises:
        NoConsentError: A consent or sign-off stands as nobody can have given it, no consent to
            keep it is in force (R01), or on a first yes it holds more
            than may be kept; the message names the questions, no answer.
        KnownPersonError: Another case has the same A-number, or name and birth date.
    """
    if wrong := unsound(case, today):
        named = ", ".join(wrong[:10])
        raise NoConsentError(
            f"case {case.case_code}: given or withdrawn on a day to come, or withdrawn before "
            f"it was given: {named}"
        )
    if not may_keep(case, today):
        raise NoConsentError(f"case {case.case_code}: no consent to keep it is in force (R01)")
    if first_only(case) and (more := beyond_first(case)):
        named = ", ".join(more[:10])
        raise NoConsentError(
            f"case {case.case_code}: on a first yes only what finds the person, what is urgent and"
            f" the attorney is kept (R01); take out: {named}"
        )
    if not anew and (found := twins(vault, case)):
        raise KnownPersonError(
            f"case {found[0]} here is of the same person: go on there, or import with --anew"
        )


def beyond_first(case: Case) -> tuple[str, ...]:
    """Return the questions whose answers may not be kept on a first yes."""
    empty = Case(case_code=case.case_code)
    return tuple(
        f.path
        for f in questions()
        if not first_hour(f.path) and answer_of(case, f.path) != answer_of(empty, f.path)
    )
