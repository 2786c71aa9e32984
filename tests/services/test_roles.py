"""Every cell of the table of roles and actions, tried against a real vault."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from helper_members import DAY, FIRST, OTHER, SHARED, People, people, words

from depwork.errors import DepworkError, NotPermittedError
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, Consents
from depwork.model.packet import Format
from depwork.model.role import Action, Role
from depwork.rules.roles import NEEDS_VAULT_KEY, ROLE_MAY, may
from depwork.services import (
    cases,
    erasing,
    fact_files,
    fact_taking,
    facts,
    finals,
    keeping,
    listing,
    membership,
    money,
    reporting,
    retaining,
    signing,
    trusting,
)
from depwork.services.guiding import guide_folders, load_guide
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.storage import fact_keys
from depwork.storage import vault as vaults
from depwork.storage.cases import read_case
from depwork.storage.membership import New
from depwork.storage.vault import Vault

FACT = "immigration_history.prior_removals"
Deed = Callable[[Vault], Any]


def _change(vault: Vault) -> object:
    was = read_case(vault, SHARED).version
    return cases.record_answers(vault, SHARED, {"identity.preferred_name": "Ana"}, was)


IMPORTED = Case(case_code="CCCC-4444").replace(
    consent=Consents(consent_store=(Consent(given_on=DAY),))
)
FEE = {"id": "fee.bia-appeal", "en": "755", "how": "called", "by": "K-2", "today": True}
places: dict[str, Path] = {}


@cache
def _desk() -> Desktop:
    return Desktop(load_guide(None), roots("templates", None), DAY)


def _place(name: str) -> Path:
    return places["here"] / name


def _backup() -> Path:
    return places["backup"]


def _opened(folder: Path) -> Any:
    return vaults.unlock(folder, FIRST)


def _sent(vault: Vault) -> Path:
    """Return a facts file that this vault signed; it trusts its own key, as no command lets it."""
    home, out = _place(""), _place("sent.json")
    if not may(vault.role, Action.SHARE_FACTS, whole=vault.whole):
        return out
    own = trusting.make_key(vault, "LEGAL-1", DAY)
    one = fact_keys.Trusted(fingerprint=own.fingerprint, name="SELF", on=DAY, by=vault.member)
    fact_keys.trust(vault, one)
    facts.check_fact(vault, home, guide_folders(home), FEE, DAY)
    fact_files.export(vault, home, [FEE["id"]], out, DAY)
    return out


DEEDS: dict[Action, Deed] = {
    Action.LIST_CASES: lambda vault: listing.cases(vault, DAY),
    Action.READ_CASE: lambda vault: cases.read_case(vault, SHARED),
    Action.START_CASE: lambda vault: cases.start_case(
        vault, Consent(given_on=DAY), DAY, locale=Locale.EN
    ),
    Action.CHANGE_CASE: _change,
    Action.EXPORT: lambda vault: cases.export_case(vault, SHARED),
    Action.IMPORT: lambda vault: cases.import_case(vault, IMPORTED, DAY),
    Action.SIGN_OFF: lambda vault: signing.sign_off(vault, SHARED, FACT, Audience.ICE, DAY),
    Action.DELETE_CASE: lambda vault: erasing.erase(vault, SHARED, DAY),
    Action.HOLD: lambda vault: (
        retaining.hold(vault, DAY, "a subpoena came") and retaining.release(vault)
    ),
    Action.SET_RETENTION: lambda vault: retaining.set_policy(vault, 90, 60),
    Action.SHARE_CASE: lambda vault: membership.share_case(vault, OTHER, vault_ids["family"]),
    Action.MANAGE_MEMBERS: lambda vault: membership.add_member(
        vault, New("New", Role.FAMILY, whole=False), words("new"), DAY
    ),
    Action.RENDER: lambda vault: finals.download_packet(
        read(vault, SHARED, _desk()), locale=Locale.EN, formats=(Format.HTML,), bare_bones=True
    ),
    Action.REPORT: lambda vault: reporting.gather(
        vault, _desk().guide.words(Locale.EN), _desk().guide.register, DAY, (None, None)
    ),
    Action.BACKUP: lambda vault: keeping.backup(vault, _place("made.depwork"), home=None),
    Action.RESTORE: lambda vault: keeping.drill(_backup(), vault, _opened),
    Action.VERIFY_AUDIT: keeping.verify,
    Action.SEE_AUDIT: keeping.activity,
    Action.KEEP_MONEY: lambda vault: money.note_money(
        vault, SHARED, {"on": DAY.isoformat(), "kind": "gift", "cents": 1}
    ),
    Action.CHECK_FACT: lambda vault: facts.check_fact(
        vault, _place(""), guide_folders(None), FEE, DAY
    ),
    Action.TRUST_KEY: lambda vault: trusting.make_key(vault, "LEGAL-1", DAY),
    Action.SHARE_FACTS: lambda vault: fact_taking.opened(vault, _place(""), _sent(vault), DAY),
}
"""What each action does to the store; an action without a deed fails its cells."""

vault_ids: dict[str, str] = {}
SORTS = {
    "organizer": (Role.ORGANIZER, True),
    "helper": (Role.ORGANIZER, False),
    "keeper": (Role.KEEPER, True),
    "attorney": (Role.ATTORNEY, False),
    "family": (Role.FAMILY, False),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> People:
    """A vault with every sort of member, never touched itself."""
    found = people(tmp_path_factory.mktemp("roles") / "v")
    first = found.open("first")
    places["backup"] = found.folder.parent / "before.depwork"
    keeping.backup(first, places["backup"], home=None)
    first.close()
    return found


@pytest.fixture
def those(made: People, tmp_path: Path) -> People:
    """A copy of it to do things to."""
    shutil.copytree(made.folder, tmp_path / "v")
    vault_ids.update(made.ids)
    places["here"] = tmp_path
    return People(tmp_path / "v", made.ids)


def state(those: People) -> dict[tuple[str, str], int]:
    """Return every record and its version, as the first organizer sees them."""
    vault = those.open("first")
    found = {(head.kind, head.id): head.version for head in vault.store.heads()}
    found |= {("member", one.id): 1 for one in membership.members(vault)}
    found |= {("grant", code): 1 for code in membership.open_cases(vault, those.ids["family"])}
    vault.close()
    return {key: version for key, version in found.items() if key[0] != listing.KIND}


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("action", Action)
def test_each_cell(those: People, sort: str, action: Action) -> None:
    """What the table allows is done in the store; the rest is refused and changes nothing."""
    role, whole = SORTS[sort]
    vault = those.open(sort)
    assert (vault.role, vault.whole) == (role, whole)
    deed = DEEDS[action]
    before = state(those)
    if may(role, action, whole=whole):
        deed(vault)
    else:
        with pytest.raises(NotPermittedError) as told:
            deed(vault)
        # Who reads no case is refused at the reading, before anything is made of it.
        assert {action.value, Action.READ_CASE.value} & set(str(told.value).split())
        assert state(those) == before
    vault.close()


def test_the_table_is_whole() -> None:
    """Each role has its row, each action belongs to some role, and nobody has all."""
    assert set(ROLE_MAY) == set(Role)
    assert frozenset().union(*ROLE_MAY.values()) == frozenset(Action)
    assert all(row < frozenset(Action) for row in ROLE_MAY.values())
    assert Action.SIGN_OFF not in NEEDS_VAULT_KEY
    assert [role for role in Role if Action.SIGN_OFF in ROLE_MAY[role]] == [Role.ATTORNEY]


@pytest.mark.parametrize("sort", ["helper", "attorney", "family"])
def test_no_action_reaches_a_case_that_is_not_shared(those: People, sort: str) -> None:
    """Whatever a role may do with its own case, it may not with another one."""
    vault = those.open(sort)
    assert [line.case_code for line in listing.cases(vault, DAY)] == [SHARED]
    for attempt in (
        lambda: cases.read_case(vault, OTHER),
        lambda: cases.export_case(vault, OTHER),
        lambda: cases.record_answers(vault, OTHER, {}, 1),
        lambda: signing.sign_off(vault, OTHER, FACT, Audience.ICE, DAY),
    ):
        with pytest.raises(NotPermittedError):
            attempt()
    vault.close()


def test_locking_out_removes_rotates_and_tells(those: People) -> None:
    """One act: the member's words open nothing, the key is new, and what was open is listed."""
    vault = those.open("first")
    done = membership.lock_out(vault, those.ids["attorney"], DAY)
    assert (done.opened, done.member.gone_on) == ((SHARED,), DAY)
    assert not vault.current
    vault.close()
    with pytest.raises(DepworkError):
        those.open("attorney")
    again = those.open("organizer")
    done = membership.lock_out(again, those.ids["keeper"], DAY)
    assert set(done.opened) == {SHARED, OTHER}
    again.close()


def test_locking_out_is_done_whole_or_not_at_all(
    those: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the key cannot be changed, the member is not removed either."""
    vault = those.open("first")

    def fail(_: Vault) -> None:
        raise OSError("broke off")

    monkeypatch.setattr(membership, "rotate", fail)
    with pytest.raises(OSError, match="broke off"):
        membership.lock_out(vault, those.ids["attorney"], DAY)
    vault.close()
    those.open("attorney").close()
