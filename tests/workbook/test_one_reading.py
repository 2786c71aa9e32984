"""One message, one reading: the case is opened, decided about and the agent asked once at most."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from helper_page import Page

from depwork.errors import LockedError
from depwork.forms.wire import rev, to_page
from depwork.model.choices import Locale
from depwork.model.questions import answer_of
from depwork.rules import asks, gates, urgency
from depwork.services import cases
from depwork.services.settings import Settings
from depwork.storage import cases as kept
from depwork.storage import vault as vaults
from depwork.storage.agent import Client, start
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
DAY = date(2026, 11, 22)
RULES: dict[str, Callable[..., Any]] = {
    "urgency": urgency.urgency,
    "gates": gates.gates,
    "asks": asks.asks,
}
VALUES = {
    "given_by": "person", "how": "spoken", "language": "es", "explained_by": "Rosa",
    "teach_back": True, "given_on": DAY.isoformat(),
}  # fmt: skip
PATH = "identity.preferred_name"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A run of a real workbook with its agent."""
    home = tmp_path_factory.mktemp("once")
    vault = home / "w"
    vaults.create(vault, WORDS, name="Zora", on=DAY, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    with start(vault, home / "a"):
        yield Settings(home=vault, agent=home / "a", today=DAY, locale=Locale.EN)


@pytest.fixture
def page(run: Settings) -> Page:
    """An unlocked page with a new case open on a question."""
    made = Page(run)
    made.send("hello")
    if made.place == "unlock":
        made.form("unlock", passphrase=WORDS)
    made.form("new", **VALUES)
    made.send("go", to="3.person")
    return made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a case was opened, each rule asked, and the agent called, from now on."""
    found: Counter[str] = Counter()

    def counting(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def counts(*given: Any, **more: Any) -> Any:
            found[name] += 1
            return act(*given, **more)

        return counts

    for name, rule in RULES.items():
        for module in [m for n, m in sys.modules.items() if n.startswith("depwork.")]:
            for said, value in list(vars(module).items()):
                if value is rule:
                    monkeypatch.setattr(module, said, counting(name, rule))
    monkeypatch.setattr(kept, "_case", counting("opened", kept._case))
    monkeypatch.setattr(Client, "_ask", counting("agent", Client._ask))
    return found


def _mark(page: Page, path: str) -> str:
    return rev(to_page(answer_of(page.desk.case(), path)))


def _save(page: Page, text: str) -> dict[str, Any]:
    mark = _mark(page, PATH)
    return {"path": PATH, "rev": mark, "value": text, "within": page.desk.case().case_code}


def test_a_save_reads_decides_and_asks_once(page: Page, counted: Counter[str]) -> None:
    """One opening of the case, each rule once, one call to the agent, and the screen is new."""
    message = _save(page, "Ana")
    counted.clear()
    reply = page.send("save", **message)
    assert reply["saved"]["version"] == reply["screen"]["version"]
    assert counted == {"opened": 1, "urgency": 1, "gates": 1, "asks": 1, "agent": 1}


@pytest.mark.parametrize(
    "place", ["tasks", "decisions", "review", "4.asks", "6.packet", "consents"]
)
def test_a_screen_reads_decides_and_asks_once(
    page: Page, counted: Counter[str], place: str
) -> None:
    """No screen opens the case or asks a rule twice, nor the agent."""
    counted.clear()
    page.send("go", to=place)
    assert all(count <= 1 for count in counted.values()), counted
    assert counted["agent"] == 1


def test_a_preview_decides_once(page: Page, counted: Counter[str]) -> None:
    """A preview takes its gates from the same reading as the screen around it."""
    counted.clear()
    page.send("preview", of="pd_letter")
    assert all(count <= 1 for count in counted.values()), counted


def test_a_later_version_of_somebody_else_is_read(page: Page) -> None:
    """What was read is forgotten with its message, and within one when somebody saves."""
    code = page.desk.case().case_code
    with page.desk.request():
        first = page.desk.case()
        vault = page.desk.reading().vault
        cases.record_answers(vault, code, {PATH: "Otra"}, first.version)
        assert page.desk.case().version == first.version + 1
    assert answer_of(page.desk.case(), PATH) == "Otra"


def test_a_lock_between_two_messages_bites(run: Settings, page: Page) -> None:
    """Another page locks: the next save is not taken, and shows the box for the passphrase."""
    message = _save(page, "Nadie")
    version = page.desk.version()
    Page(run).desk.lock()
    assert page.send("save", **message)["screen"]["place"] == "unlock"
    page.form("unlock", passphrase=WORDS)
    assert page.desk.version() == version


def test_a_lock_while_a_packet_is_made_bites(run: Settings, page: Page) -> None:
    """What takes seconds asks again before it leaves: a lock meanwhile keeps it here."""
    made = page.desk._session.leaves
    with page.desk.request():
        assert not page.desk.locked()
        Page(run).desk.lock()
        assert not page.desk.locked(), "one message hears the agent once"
        with pytest.raises(LockedError):
            made("a packet")
    page.send("hello")
    page.form("unlock", passphrase=WORDS)
