"""The table of roles tried through each door: crafted page messages, commands, notebooks.

Every message a page can send, every command there is and every function a notebook may import
stands in a table with the action it needs; one that does not stand there fails the test, and so
does an action that some door should offer and nobody tries.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import helper_members
import pytest
import typer
from helper_doors import (
    BACKUP,
    DAY,
    ENTRIES,
    PATH,
    SHARED,
    SORTS,
    Ground,
    Said,
    Stands,
    coming,
    later,
    picture,
    standing,
    whole,
)

import depwork.workbook
from depwork.cli import app as cli
from depwork.cli import opening as cli_opening
from depwork.cli import packets as cli_packets
from depwork.cli import report as cli_report
from depwork.cli.options import day
from depwork.errors import NotPermittedError
from depwork.forms.screens.reading import ALLOWED
from depwork.model.choices import Locale
from depwork.model.ledger import CampaignEvent
from depwork.model.role import Action, Role
from depwork.rules.roles import may
from depwork.services import retaining, trusting
from depwork.services.edited_text import template_text
from depwork.services.fact_files import export
from depwork.services.facts import check_fact
from depwork.services.guiding import guide_folders, load_guide
from depwork.services.importing import bring_targets, look_at_targets
from depwork.services.joining import Register
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.services.reviewing import review_of
from depwork.services.tables import table
from depwork.services.transfer import write_case
from depwork.storage import fact_keys
from depwork.storage.agent import Client
from depwork.storage.fact_keys import Trusted
from depwork.workbook import batching, steps, studying
from depwork.workbook.session import Session

ROLES = {
    "organizer": (Role.ORGANIZER, True),
    "helper": (Role.ORGANIZER, False),
    "keeper": (Role.KEEPER, True),
    "attorney": (Role.ATTORNEY, False),
    "family": (Role.FAMILY, False),
}
LETTER = "pd_letter"
FACT = "immigration_history.prior_removals"
GIVEN = {
    "given_by": "person", "how": "spoken", "language": "es", "explained_by": "Rosa",
    "teach_back": True, "given_on": DAY.isoformat(),
}  # fmt: skip
NEW_WORDS = "seis palabras nuevas para otra persona"


# --- the page ---------------------------------------------------------------------------------


def _says(act: str, **message: Any) -> Callable[[Said], Any]:
    return lambda said: said.send(act, **message)


def _place(place: str) -> Callable[[Said], Any]:
    """Return what shows a screen: refused is who lands on another one."""

    def go(said: Said) -> Any:
        reply = said.send("go", to=place)
        shown = reply.content["screen"]["place"]
        return reply if shown == place else None

    return go


def _saves(said: Said) -> Any:
    return said.send("save", path=PATH, rev=said.mark(PATH), value="Ana")


def _consent(act: str, **more: Any) -> Callable[[Said], Any]:
    path = "consent.consent_media"
    return lambda said: said.send(act, path=path, rev=said.mark(path), **more)


def _edits(said: Said, *, final: bool) -> Any:
    with said.ground.first() as vault:
        desk = Desktop(load_guide(None), roots("templates", None), DAY)
        text = template_text(read(vault, SHARED, desk), LETTER, Locale.EN)
    return said.send("edit_keep", of=LETTER, text=text, version=0, final=final)


def _reads_through(said: Said) -> Any:
    with said.ground.first() as vault:
        desk = Desktop(load_guide(None), roots("templates", None), DAY)
        line = review_of(read(vault, SHARED, desk), LETTER, Locale.EN).lines[0]
    name = f"{LETTER}/{line.sentence.key}"
    return said.send("text_marks", values={name: ALLOWED, "by": "R. Reader", "attorney": "N. E."})


def _drops(said: Said) -> Any:
    kept = _edits(said, final=False)
    return said.send("edit_drop", of=LETTER, version=1) if "edit" in kept.content else kept


def _begins(said: Said) -> Any:
    return said.send("file_begin", item=said.ground.case.evidence.items[0].id, **coming())


def _upload(said: Said) -> str:
    return str(_begins(said).content.get("upload", "0" * 16))


def _piece(said: Said) -> Any:
    return said.send("file_piece", upload=_upload(said), number=0, buffers=[picture()])


def _end(said: Said) -> Any:
    upload = _upload(said)
    said.send("file_piece", upload=upload, number=0, buffers=[picture()])
    return said.send("file_end", upload=upload)


def _file(act: str, **more: Any) -> Callable[[Said], Any]:
    return lambda said: said.send(act, file=said.ground.file, version=1, **more)


def _after(before: Callable[[Any], Any], deed: Callable[[Said], Any]) -> Callable[[Said], Any]:
    """Return a deed whose ground an organizer lays first."""

    def act(said: Said) -> Any:
        if said.ground.allowed:
            with said.ground.first() as vault:
                before(vault)
        return deed(said)

    return act


def _fix(of: str, **values: Any) -> Callable[[Said], Any]:
    return lambda said: said.send(f"{of}_fix", values={"entry": said.ground.entries[of], **values})


def _member(act: str, who: str, **values: Any) -> Callable[[Said], Any]:
    return lambda said: said.send(act, values={"member": said.ground.ids[who], **values})


def _audit(said: Said) -> Any:
    return said.talk._desk.keeper.activity()


def _close(vault: Any) -> None:
    retaining.close(vault, SHARED, DAY)


CLOSED = {"on": DAY.isoformat()}
LOOKED = {"how": "called", "by": "K-2", "today": True}
PAGE: dict[str, tuple[Action, Callable[[Said], Any]]] = {
    "go cases": (Action.LIST_CASES, _place("cases")),
    "go activity": (Action.SEE_AUDIT, _audit),
    "open": (Action.READ_CASE, _says("open", case=SHARED)),
    "find": (Action.READ_CASE, _says("find", text="hearing")),
    "preview": (Action.READ_CASE, _says("preview", of=LETTER)),
    "audience": (Action.READ_CASE, _says("audience", of="ice")),
    "edit_open": (Action.READ_CASE, _says("edit_open", of=LETTER)),
    "file_page": (Action.READ_CASE, _file("file_page", number=1)),
    "file_suggest": (Action.READ_CASE, _file("file_suggest")),
    "new": (Action.START_CASE, _says("new", values=GIVEN)),
    "door_save": (Action.START_CASE, _says("door_save", values=GIVEN, token="d" * 32)),
    "save": (Action.CHANGE_CASE, _saves),
    "consent_give": (Action.CHANGE_CASE, _consent("consent_give", values=GIVEN)),
    "consent_withdraw": (Action.CHANGE_CASE, _consent("consent_withdraw", by="person")),
    "edit_keep": (Action.CHANGE_CASE, lambda said: _edits(said, final=False)),
    "edit_drop": (Action.CHANGE_CASE, _drops),
    "event": (
        Action.CHANGE_CASE,
        _says("event", values={"on": DAY.isoformat(), "activity": "call", "count": 1}),
    ),
    "outcome": (
        Action.CHANGE_CASE,
        _says("outcome", values={"on": DAY.isoformat(), "kind": "O_PENDING", "source": "family"}),
    ),
    "lesson": (
        Action.CHANGE_CASE,
        _says("lesson", values={"on": DAY.isoformat(), "worked": "calls"}),
    ),
    "target": (
        Action.CHANGE_CASE,
        _says("target", values={"on": DAY.isoformat(), "title": "Invented office"}),
    ),
    "target_fix": (Action.CHANGE_CASE, _fix("target", stage="asked")),
    "text_marks": (Action.CHANGE_CASE, _reads_through),
    "change_answer": (Action.CHANGE_CASE, _says("change_answer", values={"path": PATH})),
    "event_fix": (Action.CHANGE_CASE, _fix("event", count=2)),
    "outcome_fix": (Action.CHANGE_CASE, _fix("outcome", source="document")),
    "lesson_fix": (Action.CHANGE_CASE, _fix("lesson", back="yes")),
    "file_move": (Action.CHANGE_CASE, _file("file_move", to="later")),
    "file_begin": (Action.CHANGE_CASE, _begins),
    "file_piece": (Action.CHANGE_CASE, _piece),
    "file_end": (Action.CHANGE_CASE, _end),
    "file_cancel": (
        Action.CHANGE_CASE,
        lambda said: said.send("file_cancel", upload=_upload(said)),
    ),
    "file_areas": (Action.CHANGE_CASE, _file("file_areas", areas=[])),
    "file_readers": (Action.CHANGE_CASE, _file("file_readers", readers=[])),
    "file_remove": (Action.CHANGE_CASE, _file("file_remove")),
    "keep_close": (Action.CHANGE_CASE, _says("keep_close", values=CLOSED)),
    "keep_reopen": (Action.CHANGE_CASE, _says("keep_reopen")),
    "keep_extend": (
        Action.CHANGE_CASE,
        _after(_close, _says("keep_extend", values={"until": later(100), "reason": "appeal"})),
    ),
    "packet": (Action.RENDER, _says("packet", bare=True)),
    "take": (Action.RENDER, _says("take", of=LETTER, kind="html")),
    "edit_keep final": (Action.RENDER, lambda said: _edits(said, final=True)),
    "file_take": (Action.EXPORT, _file("file_take", as_came=False)),
    "file_take as it came": (Action.EXPORT, _file("file_take", as_came=True)),
    "own_copy": (Action.EXPORT, _says("own_copy")),
    "sign_off": (Action.SIGN_OFF, lambda said: said.send("sign_off", values={FACT: ["ice"]})),
    "share": (Action.SHARE_CASE, _member("share", "helper", case=helper_members.OTHER)),
    "unshare": (Action.SHARE_CASE, _member("unshare", "helper", case=SHARED)),
    "keep_erase": (Action.DELETE_CASE, _says("keep_erase", values={"sure": True})),
    "keep_erase_due": (
        Action.DELETE_CASE,
        _says("keep_erase_due", values={"sure": True, "codes": [SHARED]}),
    ),
    "keep_hold": (Action.HOLD, _says("keep_hold", values={"reason": "a subpoena came"})),
    "keep_release": (
        Action.HOLD,
        _after(
            lambda vault: retaining.hold(vault, DAY, "a subpoena came"),
            _says("keep_release", values={"sure": True}),
        ),
    ),
    "keep_days": (
        Action.SET_RETENTION,
        _says("keep_days", values={"closed_days": "90", "inquiry_days": "60"}),
    ),
    "person_add": (
        Action.MANAGE_MEMBERS,
        _says("person_add", values={"name": "New", "role": "family", "theirs": NEW_WORDS}),
    ),
    "lock_out": (Action.MANAGE_MEMBERS, _member("lock_out", "attorney")),
    "recovery_new": (Action.MANAGE_MEMBERS, _says("recovery_new")),
    "fact_check": (
        Action.CHECK_FACT,
        _says("fact_check", at="facts.fee.bia-appeal", values={"en": "755", **LOOKED}),
    ),
    "place_check": (
        Action.CHECK_FACT,
        _says("place_check", values={"name": "Invented Jail", "phone": "555", **LOOKED}),
    ),
}
BESIDE = {"text_marks": "attorney"}
"""A message that one more role sends in a way of its own: an attorney reads through by own key."""
OF_NO_CASE = frozenset(
    {"hello", "go", "news", "locale", "log", "here", "lock", "unlock", "unlock_pin"}
    | {"pin", "words", "passphrase", "recovery_try"}
)
"""Messages about the page itself and about one's own keys: whoever is unlocked sends them."""
NO_PAGE = {
    *(Action.REPORT, Action.IMPORT, Action.BACKUP, Action.RESTORE, Action.VERIFY_AUDIT),
    *(Action.TRUST_KEY, Action.SHARE_FACTS, Action.KEEP_MONEY),
}


# --- the command line -------------------------------------------------------------------------


def _case_file(ground: Ground) -> str:
    path = ground.out.parent / "case.json"
    case = ground.case.replace(case_code="CCCC-4444", version=0)
    path.write_text(write_case(case), "utf-8")
    return str(path)


def _line_file(ground: Ground, **values: Any) -> str:
    path = ground.out.parent / "line.json"
    path.write_text(json.dumps(values), "utf-8")
    return str(path)


def _csv(ground: Ground) -> str:
    path = ground.out.parent / "offices.csv"
    path.write_text("title\nAnother invented office\n", "utf-8")
    return str(path)


def _imported(ground: Ground) -> str:
    """Return the id of an import that an organizer made."""
    if not ground.allowed:
        return "0" * 32
    with ground.first() as vault:
        found = table(Path(_csv(ground)))
        return bring_targets(vault, SHARED, look_at_targets(vault, SHARED, found, DAY, chosen={}))


FEE = "fee.bia-appeal"
OTHERS_KEY = "-".join(["ABCD"] * 8)


def _shared(ground: Ground) -> str:
    """Return the id of a device that joined a workbook which is shared."""
    register = Register.of(ground.folder)
    register.listen_at("https://192.0.2.1:8443", "")
    now = time.time()
    joined = register.join(register.offer(ground.ids["family"], now), "iPhone", now)
    assert joined is not None
    return joined.device.id


def _trusting(ground: Ground, *then: str) -> tuple[str, ...]:
    """Return arguments after a key was trusted."""
    if ground.allowed:
        with ground.first() as vault:
            trusting.trust(vault, OTHERS_KEY, "OTHERS", DAY)
    return then


def _looked_up(ground: Ground, *then: str, sent: str = "") -> tuple[str, ...]:
    """Return arguments after a fact was looked up; where a file is named, it is signed here."""
    if ground.allowed:
        values = {"id": FEE, "en": "755", **LOOKED}
        with ground.first() as vault:
            own = trusting.make_key(vault, "OURS", DAY)
            folders = guide_folders(ground.folder)
            assert not check_fact(vault, ground.folder, folders, values, day(None))
            if sent:
                self = Trusted(fingerprint=own.fingerprint, name="SELF", on=DAY, by="x")
                fact_keys.trust(vault, self)
                export(vault, ground.folder, [FEE], Path(sent), day(None))
    return then


COMMANDS: dict[str, tuple[Action, Callable[[Ground], tuple[str, ...]]]] = {
    "cases list": (Action.LIST_CASES, lambda _: ()),
    "cases show": (Action.READ_CASE, lambda _: (SHARED,)),
    "decide": (Action.READ_CASE, lambda _: (SHARED, "--json")),
    "cases import": (Action.IMPORT, lambda g: (_case_file(g), "--anew")),
    "cases export": (Action.EXPORT, lambda _: (SHARED,)),
    "cases files": (Action.EXPORT, lambda g: (SHARED, "--out", f"{g.out}/files.zip")),
    "cases sign": (Action.SIGN_OFF, lambda _: (SHARED, FACT, "ice")),
    "cases forget": (Action.DELETE_CASE, lambda _: (SHARED, "--yes")),
    "review": (Action.READ_CASE, lambda _: (SHARED, LETTER)),
    "ledger show": (Action.READ_CASE, lambda _: (SHARED,)),
    "ledger add": (
        Action.CHANGE_CASE,
        lambda g: (SHARED, "--file", _line_file(g, **ENTRIES[CampaignEvent])),
    ),
    "ledger correct": (
        Action.CHANGE_CASE,
        lambda g: (SHARED, g.entries["event"], "--file", _line_file(g, count=2)),
    ),
    "ledger import": (
        Action.CHANGE_CASE,
        lambda g: (SHARED, _csv(g), "--kind", "targets"),
    ),
    "ledger undo-import": (
        Action.CHANGE_CASE,
        lambda g: (SHARED, _imported(g), "--kind", "targets"),
    ),
    "ledger export": (Action.EXPORT, lambda g: (SHARED, "--out", f"{g.out}/signers.csv")),
    "ledger calendar": (Action.EXPORT, lambda g: (SHARED, "--out", f"{g.out}/days.ics")),
    "ledger signatures": (Action.READ_CASE, lambda _: (SHARED,)),
    "ledger calls": (Action.READ_CASE, lambda _: (SHARED,)),
    "ledger money": (Action.KEEP_MONEY, lambda _: (SHARED,)),
    "ledger take-back": (Action.CHANGE_CASE, lambda g: (SHARED, g.entries["event"])),
    "render": (Action.RENDER, lambda g: (LETTER, SHARED, "--out", f"{g.out}/letter.pdf")),
    "packets": (Action.RENDER, lambda g: (SHARED, "--out", f"{g.out}/packets")),
    "report": (Action.REPORT, lambda g: ("--out", f"{g.out}/report")),
    "vault members list": (Action.MANAGE_MEMBERS, lambda _: ()),
    "vault members add": (Action.MANAGE_MEMBERS, lambda _: ("New", "--role", "family")),
    "vault members remove": (Action.MANAGE_MEMBERS, lambda g: (g.ids["attorney"],)),
    "vault members share": (
        Action.SHARE_CASE,
        lambda g: (g.ids["helper"], helper_members.OTHER),
    ),
    "vault members unshare": (Action.SHARE_CASE, lambda g: (g.ids["helper"], SHARED)),
    "share invite": (Action.MANAGE_MEMBERS, lambda g: (_shared(g) and g.ids["family"],)),
    "share guest": (Action.RENDER, lambda g: (SHARED, LETTER) if _shared(g) else ()),
    "share devices": (Action.MANAGE_MEMBERS, lambda _: ()),
    "share end": (Action.MANAGE_MEMBERS, lambda g: (_shared(g),)),
    "facts key": (Action.TRUST_KEY, lambda _: ("--name", "OURS")),
    "facts trust": (Action.TRUST_KEY, lambda _: (OTHERS_KEY, "--name", "OTHERS")),
    "facts distrust": (Action.TRUST_KEY, lambda g: _trusting(g, OTHERS_KEY)),
    "facts trusted": (Action.TRUST_KEY, lambda _: ()),
    "facts export": (
        Action.SHARE_FACTS,
        lambda g: _looked_up(g, FEE, "--out", f"{g.out}/facts.json"),
    ),
    "facts import": (
        Action.SHARE_FACTS,
        lambda g: _looked_up(g, f"{g.out}/facts.json", sent=f"{g.out}/facts.json"),
    ),
    "vault rotate": (Action.MANAGE_MEMBERS, lambda _: ()),
    "vault lockdown": (Action.MANAGE_MEMBERS, lambda g: (g.ids["attorney"],)),
    "vault recovery-key": (Action.MANAGE_MEMBERS, lambda _: ("--no-drill",)),
    "vault verify": (Action.VERIFY_AUDIT, lambda _: ()),
    "vault backup": (Action.BACKUP, lambda g: (f"{g.out}/all.depwork",)),
    "vault restore": (
        Action.RESTORE,
        lambda g: (str(g.folder.parent / BACKUP), "--drill"),
    ),
    "vault retention hold": (Action.HOLD, lambda _: ("--hold",)),
    "vault retention days": (Action.SET_RETENTION, lambda _: ("--days", "90", "60")),
    "vault retention erase": (Action.DELETE_CASE, lambda _: ("--erase",)),
}
OF_NOBODY = frozenset(
    {"share serve", "start", "lab", "new", "schema", "check", "doctor", "kit", "course"}
    | {"hub write", "hub check", "hub who", "hub page"}
    | {"vault create", "vault recover", "vault passphrase", "vault retention"}
)
"""Commands that open no case: a server, a new workbook, the machine, one's own passphrase. What
``vault retention`` lists is as little as its member may see."""
NO_COMMAND = {Action.START_CASE, Action.SEE_AUDIT, Action.CHECK_FACT}


# --- the notebook -----------------------------------------------------------------------------

NOTEBOOK: dict[str, tuple[Action, Callable[[], Any]]] = {
    "packet": (Action.RENDER, lambda: depwork.workbook.packet(SHARED, DAY.isoformat(), "en")),
    "report": (Action.REPORT, lambda: depwork.workbook.report(DAY.isoformat())),
    "decided": (Action.LIST_CASES, lambda: depwork.workbook.decided(0)),
    "cases": (Action.LIST_CASES, depwork.workbook.cases),
    "open": (Action.READ_CASE, lambda: depwork.workbook.open(SHARED).what_if(custody="CBP")),
    "lessons": (Action.REPORT, depwork.workbook.lessons),
    "frames": (Action.REPORT, depwork.workbook.frames),
    "measures": (Action.REPORT, depwork.workbook.measures),
    "save_frames": (Action.REPORT, lambda: depwork.workbook.save_frames(mkdtemp())),
}
PAGES = frozenset({"guide", "step", "kit", "example", "exercise", "check", "answer"})
"""Functions that show the page: each of its messages is tried in the table above, and from here.
``kit`` reads words and dated facts, ``example`` and a course's exercises invented people: none
opens a store, and a form's exercise refuses a real workbook."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> helper_members.People:
    """The workbook that nobody touches."""
    return whole(tmp_path_factory.mktemp("doors") / "v")


@pytest.fixture(scope="module")
def stands(made: helper_members.People) -> Stands:
    """What stands in it."""
    return standing(made)


@pytest.fixture(scope="module")
def kept(made: helper_members.People, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it for those who are refused: they leave it as it is."""
    place = tmp_path_factory.mktemp("kept")
    shutil.copytree(made.folder, place / "v")
    shutil.copy(made.folder.parent / BACKUP, place / BACKUP)
    return place / "v"


@pytest.fixture
def ground(
    made: helper_members.People,
    stands: Stands,
    kept: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Ground]:
    """Return one member's ground; who may do something has a copy of their own for it."""
    for module in [m for n, m in sys.modules.items() if n.startswith("depwork.")]:
        if getattr(module, "load_guide", None) is load_guide:
            monkeypatch.setattr(module, "load_guide", _guide)

    def make(sort: str, *, allowed: bool) -> Ground:
        folder = kept
        if allowed:
            folder = tmp_path / "v"
            shutil.copytree(made.folder, folder)
            shutil.copy(made.folder.parent / BACKUP, tmp_path / BACKUP)
        out = tmp_path / "out"
        out.mkdir()
        found = Ground(folder, sort, made.ids, out, allowed, stands)
        monkeypatch.setattr(Client, "at", lambda _: found.agent)
        return found

    return make


def _guide(_: Path | None, ui: Any = None) -> Any:
    """The guide, read once for all cells; nobody's folder here has a copy of its own."""
    return _shipped(ui)


_shipped = cache(partial(load_guide, None))


def _cell(sort: str, action: Action) -> bool:
    role, keys = ROLES[sort]
    return may(role, action, whole=keys)


def _tried(ground: Ground, *, allowed: bool, deed: Callable[[], bool]) -> None:
    """Do it, and hold what happened against the table; a refusal leaves the store as it was."""
    refused = deed()
    assert refused is not allowed
    if not allowed:
        assert ground.state() == ground.stands.records


def _sent(ground: Ground, talk: Any, act: str) -> bool:
    said = Said(ground, talk)
    found = PAGE[act][1](said)
    return found is None or (hasattr(found, "content") and said.refused(found))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("act", PAGE)
def test_each_page_message(ground: Callable[..., Ground], sort: str, act: str) -> None:
    """Sent by whoever, a message does what its member's role allows and nothing else."""
    allowed = _cell(sort, PAGE[act][0]) or BESIDE.get(act) == sort
    here = ground(sort, allowed=allowed)
    _tried(here, allowed=allowed, deed=lambda: _sent(here, here.page(), act))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", COMMANDS)
def test_each_command(
    ground: Callable[..., Ground],
    command: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    sort: str,
    name: str,
) -> None:
    """A command asks the same table, and says so with status 1."""
    action, arguments = COMMANDS[name]
    allowed = _cell(sort, action)
    here = ground(sort, allowed=allowed)
    here.agent.words = ""
    # A run's agent is the one of this test, and its kernels are tried in the notebook's table.
    monkeypatch.setattr(cli_opening, "start_agent", lambda *_, **__: nullcontext())
    monkeypatch.setattr(cli_packets, "run_packets", lambda *_, **__: ())
    monkeypatch.setattr(cli_report, "run_report", lambda **__: "report.html")
    words = [part for part in name.split() if part not in {"hold", "days", "erase"}]
    lines = f"{here.words}\n{NEW_WORDS}\n"
    given = (*words, *arguments(here), "--dir", str(here.folder), "--passphrase-stdin")

    def deed() -> bool:
        done = command(*given, stdin=lines)
        assert done.status == 0 or "may not" in done.err, done.err
        return done.status == 1

    _tried(here, allowed=allowed, deed=deed)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", NOTEBOOK)
def test_each_notebook_function(
    ground: Callable[..., Ground],
    monkeypatch: pytest.MonkeyPatch,
    sort: str,
    name: str,
) -> None:
    """What a notebook may import asks the same table."""
    action, act = NOTEBOOK[name]
    allowed = _cell(sort, action)
    here = ground(sort, allowed=allowed)
    session = Session(here.given)
    monkeypatch.setattr(batching, "session", lambda: session)
    monkeypatch.setattr(steps, "session", lambda: session)
    monkeypatch.setattr(studying, "session", lambda: session)

    def deed() -> bool:
        try:
            act()
        except NotPermittedError:
            return True
        return False

    _tried(here, allowed=allowed, deed=deed)


OFFERED = sorted({action for action, _ in PAGE.values()})


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("action", OFFERED)
def test_each_action_from_a_page_in_a_notebook(
    ground: Callable[..., Ground],
    monkeypatch: pytest.MonkeyPatch,
    sort: str,
    action: Action,
) -> None:
    """The page that ``step`` shows in a notebook is no other door: one message an action."""
    act = next(name for name, (needs, _) in PAGE.items() if needs is action)
    allowed = _cell(sort, action)
    here = ground(sort, allowed=allowed)
    session = Session(here.given)
    monkeypatch.setattr(steps, "session", lambda: session)
    talk = depwork.workbook.guide("en")._talk
    talk._desk._code = SHARED
    _tried(here, allowed=allowed, deed=lambda: _sent(here, talk, act))


def _commands(app: typer.Typer, before: str = "") -> Iterator[str]:
    for one in app.registered_commands:
        name = one.name or (one.callback.__name__ if one.callback else "")
        yield f"{before}{name.replace('_', '-')}"
    for group in app.registered_groups:
        assert group.typer_instance is not None
        yield from _commands(group.typer_instance, f"{before}{group.name} ")


def test_no_message_no_command_and_no_function_is_left_out(
    ground: Callable[..., Ground],
) -> None:
    """Each door's every way in stands in its table or among those that lead to no case."""
    talk = ground("organizer", allowed=False).page()
    assert {act.split()[0] for act in PAGE} | OF_NO_CASE == set(talk._acts)
    tried = {
        " ".join(part for part in name.split() if part not in {"hold", "days", "erase"})
        for name in COMMANDS
    }
    assert tried | OF_NOBODY == set(_commands(cli.app))
    assert set(NOTEBOOK) | PAGES == set(depwork.workbook.__all__)


def test_no_cell_is_without_a_deed() -> None:
    """An action that a door offers is tried there; what it does not offer is named."""
    assert {action for action, _ in PAGE.values()} | NO_PAGE == set(Action)
    assert {action for action, _ in COMMANDS.values()} | NO_COMMAND == set(Action)
    assert not {action for action, _ in PAGE.values()} & NO_PAGE
    assert not {action for action, _ in COMMANDS.values()} & NO_COMMAND
    assert not NO_PAGE & NO_COMMAND
