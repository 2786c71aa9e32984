"""Leak sweep: a full run with a planted value in every field, and where those values stand."""

import base64
import gzip
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import pytest
import typst
from helper_serving import serving
from helper_sweep import Sweep
from helper_walk import download, open_step, question, saved, until

from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.questions import with_answer
from depwork.model.record import Record
from depwork.practice.canary import canary_case
from depwork.rules.disclosure import disclose
from depwork.services.finals import RECIPIENTS
from depwork.services.transfer import write_case

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 22)
CODE = "CNRY-2345"
WORDS = "Zqwords una frase de paso bastante larga"
# One that ICE may see once it is typed, one that nobody outside the team may.
TYPED = {
    "custody.facility": "Zqtyped el niño 1",
    "custody.locator_method": "Zqtyped el niño 2",
}
HELD = "Zqtyped la citación 3"
"""Why all erasing was stopped, as typed into the page."""
EARLY = "Zqtyped antes del corte 4"
"""What was typed and saved just before the server was killed; later overwritten."""
FILE = {
    "name of a file": "Zqfile el recibo 5.pdf",
    "content of a file": "Zqfileword",
    "author of a file": "Zqfileauthor",
}
"""What an evidence file brings; it is for no reader."""
MARKS = ("Zqcanary", "Zqtyped", "Zqwords", "Zqfile")
# Days near today stand in words and register as well: a find would be a false alarm. The
# canary case's yes-no answers, choices, small numbers, year and country are all shorter
# than six letters (True, "WY", 61, 1961, "TV"), so canary_case does not list them either.
ALARMING = {"campaign.office_line_checked_on"}
FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@dataclass
class Run:
    """One full run: what it was about, where it wrote, and what was seen while it went on."""

    root: Path
    case: Case
    planted: Mapping[str, str]
    sweep: Sweep
    said: dict[str, str] = field(default_factory=dict)
    while_serving: dict[str, set[str]] = field(default_factory=dict)
    processes: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    address: str = ""
    passing: dict[str, set[str]] = field(default_factory=dict)
    after_kill: dict[str, set[str]] = field(default_factory=dict)
    left_by_kill: list[str] = field(default_factory=list)
    watched: set[str] = field(default_factory=set)

    @property
    def env(self) -> dict[str, str]:
        """Every folder that a program may write to, below the root."""
        jupyter = {
            f"JUPYTER_{k}_DIR": f"jupyter/{k.lower()}" for k in ("CONFIG", "DATA", "RUNTIME")
        }
        xdg = {f"XDG_{k}_HOME": f"xdg/{k.lower()}" for k in ("CONFIG", "CACHE", "DATA", "STATE")}
        inside = {
            "HOME": "home",
            "TMPDIR": "t",
            "IPYTHONDIR": "ipython",
            "XDG_RUNTIME_DIR": "xdg/r",
        }
        places = {**inside, **jupyter, **xdg}
        for place in places.values():
            (self.root / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        return {**os.environ, **{name: str(self.root / place) for name, place in places.items()}}

    def depwork(self, *arguments: str, day: bool = True) -> None:
        """Run a command on the workbook while its temporary files are looked at."""
        command = [sys.executable, "-m", "depwork", *arguments]
        if arguments[0] != "new":
            command += ["--dir", str(self.root / "workbook")]
        command += ["--passphrase-stdin", *(("--as-of", DAY.isoformat()) if day else ())]
        ended = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(ended,))
        watcher.start()
        try:
            done = subprocess.run(  # noqa: S603 - the command under test
                command,
                input=WORDS + "\n",
                capture_output=True,
                text=True,
                check=False,
                env=self.env,
                cwd=self.root,
            )
        finally:
            ended.set()
            watcher.join()
        name = " ".join(arguments[:2])
        assert done.returncode == 0, f"{name}: {done.stderr}"
        self.said[f"{name}: out"], self.said[f"{name}: err"] = done.stdout, done.stderr

    def _watch(self, ended: threading.Event) -> None:
        while not ended.wait(0.5):
            for path, found in self.sweep.files(self.root / "t"):
                self.watched.add(path)
                if found:
                    self.passing[path] = found
            self.processes += _processes(self.root)


def _processes(root: Path) -> list[str]:
    """Return command line and environment of every process of this run that can be read."""
    told = []
    for process in psutil.Process().children(recursive=True):
        try:
            environment = process.environ()
            if environment.get("HOME") != str(root / "home"):
                continue
            told.append(f"{process.name()}: {process.cmdline()} {environment}")
        except psutil.Error:
            continue  # it has ended, or lets nobody read it, as the key agent does
    return told


@pytest.fixture(scope="module")
def run(browser: Any) -> Iterator[Run]:
    """A workbook made, filled, printed, reported, decided and walked through in Chromium."""
    case, planted = canary_case(DAY)
    # A short path: the sockets of kernels and agent lie below it.
    root = Path(tempfile.mkdtemp(prefix="dw", dir="/tmp"))
    values = {value for path, value in planted.items() if path not in ALARMING}
    made = Run(
        root,
        case.replace(practice=False, case_code=CODE),
        planted,
        Sweep({*values, *TYPED.values(), *FILE.values(), HELD, EARLY, WORDS}, MARKS),
    )
    try:
        made.depwork("new", str(root / "workbook"), day=False)
        brought = root / "brought.json"
        brought.write_text(write_case(made.case), encoding="utf-8")
        made.depwork("cases", "import", str(brought), day=False)
        brought.unlink()
        made.depwork("packets", "--all", "--out", str(root / "packets"))
        made.depwork("report", "--out", str(root / "report"))
        made.depwork("decide", CODE, "--json")
        made.depwork("cases", "list")
        made.depwork("cases", "show", CODE)
        kept = str(root / "kept.depwork")
        made.depwork("vault", "backup", kept, day=False)
        made.depwork("vault", "restore", kept, "--drill", day=False)
        made.depwork("vault", "verify", day=False)
        made.depwork("vault", "retention")
        _killed_walk(made, browser)
        _walk(made, browser)
        yield made
    finally:
        shutil.rmtree(root)


def _killed_walk(made: Run, browser: Any) -> None:
    """Type an answer, wait until it is saved, kill all that serves, and look at what is left."""
    with _page(made, browser, ends=-signal.SIGKILL) as page:
        _open(made, page)
        _answer(page, "custody.facility", EARLY)
        for process in _serving_processes():
            process.kill()
        made.left_by_kill = [path.name for path in (made.root / "t").glob("depwork-*")]
        made.after_kill = {path: found for path, found in made.sweep.files(made.root) if found}


def _serving_processes() -> list[psutil.Process]:
    """Return the started server and all below it: supervisor, worker, kernels, key agent."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # one that has ended, and is not reaped yet
            if {"depwork", "start", "--no-browser"} <= set(process.cmdline()):
                return [process, *process.children(recursive=True)]
    raise AssertionError("no server is running")


def _walk(made: Run, browser: Any) -> None:
    """Unlock, open the case, look around, type, preview, make and take the packet, leave."""
    with _page(made, browser) as page:
        try:
            _pages(made, page)
        finally:
            made.processes += _processes(made.root)
            _look_while_serving(made)


@contextmanager
def _page(made: Run, browser: Any, ends: int = 0) -> Iterator[Any]:
    """Yield a page of a browser with a profile of its own, beside a running server."""
    start = ("start", str(made.root / "workbook"), "--no-browser", "--port", "0")
    day = ("--as-of", DAY.isoformat())
    command = (sys.executable, "-m", "depwork", *start, *day)
    with serving(*command, folder=made.root, env=made.env, ends=ends) as (address, _):
        made.address = address
        context = browser.browser_type.launch_persistent_context(
            made.root / "profile",
            executable_path="/usr/bin/chromium",
            args=FLAGS,
            env=made.env,
            downloads_path=made.root / "arriving",
            accept_downloads=True,
        )
        try:
            yield context.new_page()
        finally:
            context.close()


def _open(made: Run, page: Any) -> None:
    """Unlock in the page and open the case at its questions about custody."""
    page.set_default_timeout(60_000)
    page.goto(made.address)
    page.locator("input[type=password]").fill(WORDS)
    page.get_by_role("button", name="Unlock", exact=True).click()
    page.locator(".dw-cases").get_by_role("button").first.click()
    page.wait_for_selector(".dw-tasks")
    open_step(page, "Gather information and the privacy waiver")


def _answer(page: Any, path: str, text: str) -> None:
    until(page, question(path))
    page.locator(f"{question(path)} input").fill(text)
    saved(page, path)


def _upload(page: Any) -> None:
    """Bring a file to the case."""
    page.evaluate("() => { location.hash = location.hash.replace('tasks', '5.files'); }")
    page.reload()
    page.wait_for_selector(".dw-files")
    mark = f'#set document(author: "{FILE["author of a file"]}")\n'
    body = typst.compile(f"{mark}{FILE['content of a file']}".encode())
    file = {"name": FILE["name of a file"], "mimeType": "application/pdf", "buffer": body}
    page.locator("input[type=file]").first.set_input_files(file)
    page.locator(".dw-card", has_text=FILE["name of a file"]).wait_for()


def _pages(made: Run, page: Any) -> None:
    _open(made, page)
    until(page, question("custody.facility"))
    assert page.locator(f"{question('custody.facility')} input").input_value() == EARLY
    for path, text in TYPED.items():
        _answer(page, path, text)
    page.locator(".dw-more").dispatch_event("click")
    page.locator(".dw-nav button").first.click()
    page.wait_for_selector(".dw-tasks")
    _upload(page)
    open_step(page, "What to ask for, and whom")
    open_step(page, "The request and the evidence")
    until(page, ".dw-frame")
    shown = page.frame_locator(".dw-frame").first.locator("body").inner_text()
    assert TYPED["custody.facility"] in shown
    open_step(page, "Send the request")
    until(page, "text=Make the packet")
    page.get_by_role("button", name="Make the packet", exact=True).click()
    page.locator(".dw-downloads", has_text=f"{CODE}.zip").wait_for()
    taken = made.root / "taken"
    taken.mkdir()
    for name in (f"{CODE}.zip", *(f"{CODE}-{audience.value}.pdf" for audience in RECIPIENTS)):
        download(page, name, taken)
    for button in (1, 2):  # the whole case for review, then the decisions
        page.locator(".dw-more").dispatch_event("click")
        page.locator(".dw-nav button").nth(button).click()
        page.wait_for_selector(".dw-title")
    _look_after(page)
    page.locator(".dw-leave").click()
    page.wait_for_url("about:blank")


def _look_after(page: Any) -> None:
    """Look at consents, activity and demands, and stop all erasing with a reason."""
    for link, button in enumerate(
        ("Consents and copies", "How long we keep this case", "Activity", "If somebody demands")
    ):
        page.locator(".dw-more").dispatch_event("click")
        page.locator(".dw-nav button").nth(3).click()
        page.locator(".dw-title", has_text="Consent, copies, deletion").wait_for()
        page.locator(".dw-links").get_by_text(button).click()
        page.locator(".dw-title", has_text=button).wait_for()
        if link == 1:
            page.get_by_label("What happened?").fill(HELD)
            page.get_by_role("button", name="Stop all erasing", exact=True).click()
            page.get_by_text(HELD).wait_for()


def _look_while_serving(made: Run) -> None:
    """Look at what stands on disk only while the server runs."""
    made.secrets = [made.address.partition("token=")[2]]
    kept = list((made.root / "t").rglob("agent.token"))
    made.secrets += [path.read_text(encoding="utf-8").strip() for path in kept]
    own = Sweep(made.secrets)
    for sweep in (made.sweep, own):
        for path, found in sweep.files(made.root / "t", made.root / "workbook"):
            made.watched.add(path)
            if found and not (sweep is own and path.endswith("agent/agent.token")):
                made.while_serving[path] = found


def _texts(value: Any) -> Iterator[str]:
    """Yield every text and day that a released value holds."""
    if isinstance(value, Record):
        value = value.model_dump(mode="json")
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
    elif value is not None:
        yield str(value)


def _audience(path: str) -> Audience | None:
    """Return whom a packet's file is for, by its folder or by the download's name."""
    if not re.search(r"(^|/)(packets|taken)/", path):
        return None
    for audience in RECIPIENTS:
        folder = f"/{audience.value}/" in path or f"!{audience.value}/" in path
        if (folder or path.endswith(f"-{audience.value}.pdf")) and not path.endswith("(name)"):
            return audience
    return None


def _case_of(run: Run, path: str) -> Case:
    """Return the case as it stood when a file was made: the downloads came after the typing."""
    case = run.case
    if path.startswith("taken/"):
        for field_path, text in TYPED.items():
            case = with_answer(case, field_path, text)
    return case


def test_documents_hold_only_what_their_audience_may_see(run: Run) -> None:
    """In every packet, printed or downloaded, stand released values and no others."""
    wrong: dict[str, set[str]] = {}
    held: dict[Audience, set[str]] = {}
    for path, found in run.sweep.files(run.root / "packets", run.root / "taken"):
        audience = _audience(path)
        if audience is None:
            continue
        facts = disclose(_case_of(run, path), audience, DAY).facts
        released = " ".join(text for value in facts.values() for text in _texts(value))
        # An A-number is released as it is written for people.
        over = {v for v in found if v not in released and v not in released.replace("-", "")}
        held.setdefault(audience, set()).update(found)
        if over:
            wrong[path] = {_path_of(run, value) for value in over}
    assert wrong == {}
    # The search does see into the documents.
    assert set(held) == set(RECIPIENTS)
    assert all(held[audience] for audience in (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC))
    assert TYPED["custody.facility"] in held[Audience.ICE]


def test_nothing_else_holds_a_planted_value(run: Run) -> None:
    """Store, temporary files, home, logs, notebooks, report, profile, names: none holds one."""
    found = {
        path: {_path_of(run, value) for value in values}
        for path, values in run.sweep.files(run.root)
        if values and _audience(path) is None and not path.endswith(f"taken/{CODE}.zip")
    }
    assert found == {}


def test_nothing_stood_there_while_it_ran(run: Run) -> None:
    """Temporary files and the store's journal held none while commands and server ran."""
    assert run.while_serving == {}
    assert run.passing == {}
    # The look was at something: the key agent's folder, the run's folder, the open store.
    watched = {Path(path).name for path in run.watched}
    assert {"agent.token", "depwork.sqlite3", "depwork.sqlite3-wal", "runtime"} <= {
        name.removesuffix(" (name)") for name in watched
    }


def test_a_killed_server_leaves_nothing_in_clear(run: Run) -> None:
    """Killed outright after a saved answer, it leaves its folder until the next start; no word."""
    outside = {p: found for p, found in run.after_kill.items() if _audience(p) is None}
    assert {p: {_path_of(run, v) for v in found} for p, found in outside.items()} == {}
    assert run.left_by_kill


def test_a_hundred_values_were_planted(run: Run) -> None:
    """A hundred or more different values are looked for."""
    assert len(run.sweep.values) >= 100


def test_commands_print_no_planted_value(run: Run) -> None:
    """What commands say on either stream holds none."""
    found = {name: run.sweep.of(text.encode()) for name, text in run.said.items()}
    assert {name: values for name, values in found.items() if values} == {}
    assert len(run.said) == 2 * 11  # commands


def test_processes_show_no_secret(run: Run) -> None:
    """No command line and no environment names passphrase, token or a planted value."""
    assert any("depwork.kernels.forge" in told for told in run.processes)
    assert any("depwork" in told and "start" in told for told in run.processes)
    assert len(run.secrets) == 2
    shown = {
        told[:60]
        for told in run.processes
        if run.sweep.of(told.encode()) or any(secret in told for secret in run.secrets)
    }
    assert shown == set()


def test_the_tokens_stand_in_no_file(run: Run) -> None:
    """The page's token stands on standard output alone; the agent's is gone with the agent."""
    where = Sweep(run.secrets)
    found = [path for path, values in where.files(run.root) if values]
    # A browser keeps the address it was given in its history; the token in it opens nothing
    # once the run has ended, and it is another one each run.
    known = re.compile(rf"{run.root.name}/(server-log/out|profile/.*)")
    assert [path for path in found if not known.fullmatch(path)] == []
    agent = Sweep(run.secrets[1:])
    assert [path for path, values in agent.files(run.root) if values] == []


def test_nothing_is_left_in_the_temporary_folder(run: Run) -> None:
    """Every run took its private folder away with it."""
    assert [path.name for path in (run.root / "t").glob("depwork-*")] == []


PLANTED = "Zqcanary9999x"
TYPED_ONE = TYPED["custody.facility"]
TEXT = f"so {PLANTED} it is"


def _zip(name: str, body: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return made.getvalue()


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("plain", TEXT.encode()),
        ("utf-16", TEXT.encode("utf-16")),
        ("base64", base64.b64encode(TEXT.encode())),
        ("base64 within", b"data:;base64," + base64.b64encode(b"x" + TEXT.encode()) + b"'"),
        ("url", quote(f"so {PLANTED}").encode()),
        ("json", json.dumps({"a": TYPED_ONE}).encode()),
        ("url of an accent", quote(TYPED_ONE).encode()),
        ("hex", TEXT.encode().hex().encode()),
        ("gzip in a cache", b"head" + gzip.compress(TEXT.encode()) + b"tail"),
        ("docx in a zip", _zip("a.zip", _zip("word/document.xml", TEXT.encode()))),
        ("a name in a zip", _zip(f"{PLANTED}.txt", b"")),
        ("pdf", typst.compile(f"#set text(size: 9pt)\n{TEXT}".encode())),
        ("title of a pdf", typst.compile(f"#set document(title: [{PLANTED}])\nx".encode())),
        ("a day", b"born 1936-01-26"),
        ("a day in words", "nació el 26 de enero de 1936".encode()),
        ("a day in UTF-16", "January 26, 1936".encode("utf-16-le")),
        ("a number", b"A 999-731-337"),
    ],
    # Packed bytes hold the second they were packed in; two workers must agree on the name.
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_sweep_finds_what_is_planted(form: str, body: bytes, tmp_path: Path) -> None:
    """Positive control: a value is found in each form in which it could have been kept."""
    sweep = Sweep({PLANTED, TYPED_ONE, "1936-01-26", "999731337"}, MARKS)
    (tmp_path / "kept").write_bytes(body)
    assert [values for _, values in sweep.files(tmp_path) if values], form
    (tmp_path / "kept").write_bytes(b"nothing of the kind")
    assert [values for _, values in sweep.files(tmp_path) if values] == []


def _path_of(run: Run, value: str) -> str:
    """Return where a value was planted; a failing test must not be silent about it."""
    planted = {**run.planted, **TYPED, **FILE, "the hold": HELD, "typed before": EARLY}
    planted["the passphrase"] = WORDS
    return next((path for path, text in planted.items() if text == value), value)
