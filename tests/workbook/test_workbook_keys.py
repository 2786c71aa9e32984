"""People and keys through a page's messages, over a real vault and a real agent."""

import json
import re
import time
from collections.abc import Iterator
from datetime import date

import pytest
from helper_page import Page

from depwork.errors import NotPermittedError
from depwork.model.choices import Locale
from depwork.services.settings import Settings
from depwork.storage import recovery
from depwork.storage import vault as vaults
from depwork.storage.agent import start
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
THEIRS = "seis palabras de otra persona distinta"
DAY = date(2026, 11, 22)
IDLE = 600.0


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A run of a real workbook that locks itself after ten minutes."""
    home = tmp_path_factory.mktemp("keys")
    vault = home / "w"
    vaults.create(vault, WORDS, name="Zora", on=DAY, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    with start(vault, home / "a", idle=IDLE):
        yield Settings(home=vault, agent=home / "a", today=DAY, locale=Locale.EN)


@pytest.fixture
def page(run: Settings) -> Page:
    """An unlocked page."""
    made = Page(run)
    made.send("hello")
    if made.place == "unlock":
        assert made.form("unlock", passphrase=WORDS)["screen"]["place"] == "cases"
    return made


def new_case(page: Page) -> str:
    """Return the code of a new case."""
    values = {
        "given_by": "person", "how": "spoken", "language": "es", "explained_by": "Rosa",
        "teach_back": True, "given_on": DAY.isoformat(),
    }  # fmt: skip
    return str(page.form("new", **values)["screen"]["case"])


def test_nothing_of_a_member_is_told_before_unlocking(run: Settings) -> None:
    """A locked page shows the box for the passphrase, whatever place it asks for."""
    page = Page(run)
    page.desk.lock()
    for place in ("people", "recovery", "cases", "tasks"):
        screen = page.send("go", to=place)["screen"]
        assert (screen["place"], screen["who"]) == ("unlock", "")
        assert "Zora" not in json.dumps(screen)
    assert page.form("unlock", passphrase="wrong words")["refused"]["passphrase"]


def test_a_pin_opens_the_page_again(page: Page) -> None:
    """Set by who sits here; asked for first after locking; a wrong one is told."""
    assert "pin" in page.form("pin", pin="1111")["refused"]
    assert page.form("pin", pin="4711")["recorded"]
    screen = page.send("lock")["screen"]
    assert "unlock_pin" in json.dumps(screen)
    assert "PIN" in page.form("unlock_pin", pin="0000x")["refused"]["pin"]
    assert page.form("unlock_pin", pin="4711")["screen"]["place"] == "cases"


def test_every_page_of_the_run_goes_blank_and_opens_together(run: Settings, page: Page) -> None:
    """A second page hears at its next word that the first one locked, or unlocked again."""
    other = Page(run)
    other.send("hello")
    assert other.send("here", active=True)["left"] == pytest.approx(IDLE, abs=5)
    page.send("lock")
    assert other.send("here", active=True)["screen"]["place"] == "unlock"
    assert "screen" not in other.send("here", active=False)
    page.form("unlock", passphrase=WORDS)
    assert other.send("here", active=False)["screen"]["place"] == "cases"


def test_weighty_acts_ask_for_the_passphrase_again(page: Page) -> None:
    """A wrong one does nothing, in any of them; the desk itself refuses without a fresh one."""
    keys = page.desk.keys
    assert keys is not None
    given = {"role": "family", "theirs": THEIRS, "name": "N", "new": THEIRS, "again": THEIRS}
    for act in ("person_add", "share", "unshare", "lock_out", "recovery_new", "passphrase"):
        page.send("lock")
        page.form("unlock", passphrase=WORDS)  # and no proof is left from before
        refused = page.form(act, passphrase="wrong", **given)
        assert refused["refused"].keys() == {"passphrase"}
        with pytest.raises(NotPermittedError, match="typed again"):
            keys.new_recovery_key()
    page.send("lock")
    page.form("unlock", passphrase=WORDS)


def test_wrong_ones_make_the_next_wait(page: Page) -> None:
    """From the fifth wrong passphrase on, the page says how long to wait."""
    page.send("lock")
    for _ in range(4):
        assert "Wait" not in page.form("unlock", passphrase="wrong")["refused"]["passphrase"]
    assert "Wait" in page.form("unlock", passphrase="wrong")["refused"]["passphrase"]
    time.sleep(1.1)
    assert page.form("unlock", passphrase=WORDS)["screen"]


def test_a_member_comes_works_on_one_case_and_is_locked_out(run: Settings, page: Page) -> None:
    """Added by words of their own, given one case, seen in the list, and gone with one button."""
    code = new_case(page)
    assert page.form("person_add", name="Zoila", role="family", theirs="short", passphrase=WORDS)[
        "refused"
    ].keys() == {"theirs"}
    screen = page.form("person_add", name="Zoila", role="family", theirs=THEIRS, passphrase=WORDS)[
        "screen"
    ]
    assert screen["place"] == "people"
    assert page.desk.keys is not None
    (member,) = (one.id for one in page.desk.keys.people() if one.name == "Zoila")
    assert (
        "case" in page.form("share", member=member, case="ZZZZ-9999", passphrase=WORDS)["refused"]
    )
    screen = page.form("share", member=member, case=code.lower(), passphrase=WORDS)["screen"]
    assert f"Can open: {code}" in json.dumps(screen)

    page.send("lock")
    theirs = Page(run)
    theirs.send("hello")
    screen = theirs.form("unlock", passphrase=THEIRS)["screen"]
    assert [row["case"] for row in screen["blocks"][-2]["rows"]] == [code]
    assert "Zora" not in json.dumps(theirs.send("go", to="people"))
    theirs.send("open", case=code)
    assert "role" in theirs.trouble("packet")
    assert "role" in theirs.trouble("event", values={"activity": "call", "on": DAY.isoformat()})
    theirs.send("lock")

    page.form("unlock", passphrase=WORDS)
    page.send("go", to="people")
    screen = page.form("lock_out", member=member, passphrase=WORDS)["screen"]
    assert "Zoila" in screen["title"]
    assert code in json.dumps(screen["blocks"])
    assert page.send("go", to="cases")["screen"]["place"] == "cases"  # under the new key
    page.send("lock")
    assert theirs.form("unlock", passphrase=THEIRS)["refused"]
    page.form("unlock", passphrase=WORDS)


def test_the_recovery_key_is_shown_once_and_tried_out(run: Settings, page: Page) -> None:
    """It stands on one screen; two groups are typed back; going away forgets it."""
    page.send("go", to="people")
    screen = page.form("recovery_new", passphrase=WORDS)["screen"]
    assert (screen["place"], screen["print"]) == ("recovery", True)
    (key,) = re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){8}", json.dumps(screen))
    assert recovery.read(key)
    fields = [box["name"] for box in screen["blocks"][-1]["blocks"][-1]["fields"]]
    wrong = dict.fromkeys(fields, "AAAA")
    assert page.form("recovery_try", **wrong)["refused"]
    right = {name: key.split("-")[int(name.removeprefix("group"))].lower() for name in fields}
    screen = page.form("recovery_try", **right)["screen"]
    assert key not in json.dumps(screen)
    assert key not in json.dumps(page.send("go", to="recovery"))
    assert run.home is not None
    vaults.unlock_by_recovery(run.home, key).drop()


def test_the_passphrase_is_changed_and_words_are_offered(page: Page) -> None:
    """Six words are shown when asked for; two that differ change nothing."""
    page.send("go", to="people")
    shown = json.dumps(page.form("words"))
    assert len(re.findall(r'"text": "((?:[a-z]+ ){5}[a-z]+)"', shown)) == 1
    assert page.form("passphrase", passphrase=WORDS, new=THEIRS, again="else")["refused"]
    assert page.form("passphrase", passphrase=WORDS, new="short", again="short")["refused"]
    assert page.form("passphrase", passphrase=WORDS, new=THEIRS, again=THEIRS)["recorded"]
    page.send("lock")
    assert page.form("unlock", passphrase=WORDS)["refused"]
    assert page.form("unlock", passphrase=THEIRS)["screen"]["place"] == "cases"
    page.send("go", to="people")
    assert page.form("passphrase", passphrase=THEIRS, new=WORDS, again=WORDS)["recorded"]
