"""A workbook with every sort of member, and each door that leads into it, for one member."""

import hashlib
import io
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import helper_members as members
from PIL import Image

from depwork.errors import LockedError, WrongPassphraseError
from depwork.forms.look import Scope
from depwork.forms.reply import Reply
from depwork.forms.talk import Talk
from depwork.forms.wire import rev, to_page
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.problem import Problem
from depwork.model.questions import answer_of
from depwork.model.targets import Target
from depwork.practice import people
from depwork.services import attaching, keeping, membership
from depwork.services.ledger import entries, record
from depwork.services.resources import roots
from depwork.services.settings import Settings
from depwork.storage import vault as vaults
from depwork.storage.agent.client import State
from depwork.storage.cases import read_case, save_case
from depwork.storage.keyring import Keyring
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

DAY, SHARED = members.DAY, members.SHARED
SORTS = ("organizer", "helper", "keeper", "attorney", "family")
PATH = "identity.preferred_name"
BACKUP = "before.depwork"
ENTRIES: dict[type, dict[str, Any]] = {
    CampaignEvent: {"on": DAY.isoformat(), "activity": "call", "count": 1},
    Outcome: {"on": DAY.isoformat(), "kind": "O_PENDING", "source": "family"},
    Lesson: {"on": DAY.isoformat(), "worked": "calls"},
    Target: {"on": DAY.isoformat(), "title": "Invented office"},
}
"""What stands in the shared case's ledger."""
_RECORDS = {"event", "outcome", "lesson", "event_fix", "outcome_fix", "lesson_fix"} | {
    *("target", "target_fix")
}
_NOT_PERMITTED = Problem(path="", key="file_not_permitted")


def picture() -> bytes:
    """Return a small picture."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), (40, 90, 160)).save(made, "PNG")
    return made.getvalue()


def whole(folder: Path) -> members.People:
    """Return a vault whose shared case can have a final letter, with a file and a backup."""
    made = members.people(folder)
    first = made.open("first")
    (practised, *_) = people([roots("templates", None)[0] / "practice"], DAY, Locale.EN)
    stands = read_case(first, SHARED)
    case = practised.case.replace(case_code=SHARED, practice=False, version=stands.version)
    own = case.identity.replace(a_number="999731338")  # real stores keep no invented person's
    case = save_case(first, case.replace(identity=own))
    attaching.attach(
        first, SHARED, case.evidence.items[0].id, "a.png", picture(), today=DAY, limit=5
    )
    for kind, values in ENTRIES.items():
        assert not isinstance(record(first, kind, SHARED, values), tuple)
    keeping.backup(first, folder.parent / BACKUP, home=None)
    first.close()
    return made


@dataclass(frozen=True)
class Stands:
    """What stands in the workbook before anything is tried; the same in every copy of it."""

    case: Case
    file: str
    entries: Mapping[str, str]
    records: Mapping[tuple[str, str], Any]


def records(vault: vaults.Vault) -> dict[tuple[str, str], Any]:
    """Return every record with its version, every member, and what each can open."""
    found: dict[tuple[str, str], Any] = {
        (head.kind, head.id): head.version for head in vault.store.heads() if head.kind != "index"
    }
    everyone = membership.members(vault)
    found |= {("member", one.id): one.gone_on for one in everyone}
    return found | {("open", one.id): membership.open_cases(vault, one.id) for one in everyone}


def standing(made: members.People) -> Stands:
    """Return what stands in a workbook as :func:`whole` makes it."""
    vault = made.open("first")
    found = Stands(
        read_case(vault, SHARED),
        attaching.files_of(vault, SHARED)[0].attachment.id,
        {
            kind.__name__.replace("Campaign", "").lower(): entries(vault, kind, SHARED)[0].id
            for kind in ENTRIES
        },
        records(vault),
    )
    vault.close()
    return found


class Agent:
    """What a page, command or worker is told by a key agent; its vault and keys are real.

    Args:
        folder: The vault's.
        words: The passphrase that opened it; none yet for a command.
    """

    def __init__(self, folder: Path, words: str = "") -> None:
        self.folder = folder
        self.words = words

    def state(self) -> State:
        """Return an unlocked session in which the passphrase was just typed again."""
        return State(
            locked=not self.words, practice=False, pin=False, pin_set=False,
            wait=0.0, idle=0.0, left=0.0, proved=True,
        )  # fmt: skip

    here = state

    def locked(self) -> bool:
        """Return whether nobody has unlocked it."""
        return not self.words

    def unlock(self, passphrase: str) -> bool:
        """Return whether a passphrase opens the vault."""
        try:
            vaults.unlock(self.folder, passphrase).drop()
        except WrongPassphraseError:
            return False
        self.words = passphrase
        return True

    def prove(self, passphrase: str) -> bool:
        """Return whether it is the passphrase of who sits here."""
        return passphrase == self.words

    def keyring(self) -> Keyring:
        """Return the member's keys."""
        if not self.words:
            raise LockedError("locked")
        return vaults.unlock(self.folder, self.words)


@dataclass
class Ground:
    """One member's way in.

    Args:
        folder: The vault's, a copy of its own.
        sort: Which member.
        ids: Each member's id.
        out: A folder for files.
        allowed: Whether the table lets the member do it.
        stands: What stands in every copy.
    """

    folder: Path
    sort: str
    ids: Mapping[str, str]
    out: Path
    allowed: bool
    stands: Stands
    agent: Agent = field(init=False)

    def __post_init__(self) -> None:
        """Let the member in."""
        self.agent = Agent(self.folder, self.words)

    @property
    def case(self) -> Case:
        """The shared case, as it stands before anything is tried."""
        return self.stands.case

    @property
    def file(self) -> str:
        """The id of the file of its evidence."""
        return self.stands.file

    @property
    def entries(self) -> Mapping[str, str]:
        """The id of an event, an outcome and a lesson in its ledger."""
        return self.stands.entries

    @property
    def words(self) -> str:
        """The member's passphrase."""
        return members.words(self.sort)

    @property
    def given(self) -> Settings:
        """What a run of this member hands its kernels."""
        return Settings(
            home=self.folder, agent=self.folder / "a", today=DAY, locale=Locale.EN, out=self.out
        )

    @contextmanager
    def first(self):
        """Open the vault as its first organizer."""
        vault = members.People(self.folder, dict(self.ids)).open("first")
        try:
            yield vault
        finally:
            vault.close()

    def state(self) -> dict[tuple[str, str], Any]:
        """Return every record with its version, members, grants and files that were written."""
        with self.first() as vault:
            found = records(vault)
        written = (path for path in self.out.rglob("*") if path.is_file())
        return found | {("file", str(path)): 1 for path in written}

    def page(self) -> Talk:
        """Return the talk of a page on the shared case, as a crafted message reaches it."""
        return Talk(WorkbookDesk(Session(self.given), SHARED), Scope())


@dataclass
class Said:
    """A conversation in which a member sends whatever a page could send."""

    ground: Ground
    talk: Talk

    def send(self, act: str, **message: Any) -> Reply:
        """Return the reply to one message; weighty ones come with the passphrase again."""
        values = dict(message.pop("values", {}))
        if act not in _RECORDS:
            values["passphrase"] = self.ground.words
        return self.talk.reply({"do": act, "id": "1", "at": "tasks", "values": values, **message})

    def mark(self, path: str) -> str:
        """Return the mark of an answer as it stands."""
        return rev(to_page(answer_of(self.ground.case, path)))

    def refused(self, reply: Reply) -> bool:
        """Return whether a role was refused; whatever else went wrong fails the test."""
        words = self.talk._desk.words()
        content = reply.content
        said = content.get("refused") or ()
        texts = {said} if isinstance(said, str) else set(dict(said).values())
        texts |= {content["trouble"]} if "trouble" in content else set()
        shut = {words.ui(key) for key in ("not_permitted", "not_allowed", "signing_not_yours")}
        shut |= {words.problem(_NOT_PERMITTED)}
        if texts & shut:
            return True
        wrong = {key: content[key] for key in ("problems", "conflict") if key in content}
        assert not texts, texts
        assert not wrong, wrong
        return False


def coming() -> dict[str, Any]:
    """Return what a page says of a file before it sends it."""
    body = picture()
    return {"name": "b.png", "size": len(body), "mark": hashlib.sha256(body).hexdigest()}


def later(days: int) -> str:
    """Return a day some days on."""
    return (DAY + timedelta(days=days)).isoformat()
