"""Nobody there: what is typed is saved, the keys are dropped, and every page goes blank."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helper_serving import serving
from helper_walk import open_step, question, until

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.questions import answer_of
from depwork.storage import vault as vaults
from depwork.storage.cases import read_case, save_case
from depwork.storage.kdf import Kdf

pytestmark = pytest.mark.browser
WORDS = "una frase de paso bastante larga"
CODE = "ABCD-2345"
NAME = "identity.legal_name"
TYPED = "Zcanary Invented Person"
MINUTES = 0.1
"""Nine seconds: the setting that people have, shortened."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real workbook with one case."""
    made = tmp_path_factory.mktemp("lock") / "w"
    keyring = vaults.create(made, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True)
    vault = vaults.open(made, keyring)
    consents = Consents(consent_store=(Consent(given_on=date(2026, 11, 20)),))
    save_case(vault, Case(case_code=CODE, consent=consents))
    vault.close()
    return made


@pytest.fixture(scope="module")
def address(home: Path, python: str) -> Iterator[str]:
    """The forms of that workbook, served as a person serves them."""
    command = [python, "-m", "depwork", "start", str(home), "--no-browser", "--port", "0"]
    command += ["--as-of", "2026-11-22", "--lock-after", str(MINUTES)]
    with serving(*command, folder=home.parent) as (found, _):
        yield found


def unlock(page: Any) -> None:
    """Type the passphrase."""
    page.wait_for_selector("input[type=password]", timeout=60_000)
    page.locator("input[type=password]").fill(WORDS)
    page.get_by_role("button", name="Unlock").click()


def locked(page: Any) -> None:
    """Wait until the page asks for the passphrase, and see that nothing else is left on it."""
    page.wait_for_selector("input[type=password]", timeout=30_000)
    assert TYPED not in page.content()
    assert CODE not in page.locator("body").inner_text()
    assert page.title() == "depwork"  # nobody learns from it what was open


def test_auto_lock_saves_then_blanks_every_page(browser: Any, address: str, home: Path) -> None:
    """Typing counts as being there; then both pages lock, and one passphrase opens both again."""
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    one.goto(address)
    two.goto(address)
    two.wait_for_selector("input[type=password]", timeout=60_000)
    unlock(one)
    one.get_by_role("button", name=CODE).click()
    one.wait_for_selector(".dw-tasks")
    open_step(one, "Gather information and the privacy waiver")
    until(one, question(NAME))
    box = one.locator(f"{question(NAME)} input").first
    box.click()
    two.wait_for_selector(".dw-cases", timeout=30_000)  # opened by itself
    one.keyboard.type(TYPED, delay=60_000 * MINUTES * 1.2 / len(TYPED))  # longer than the setting
    assert box.input_value() == TYPED
    assert two.locator(".dw-cases").count() == 1  # somebody at one page is somebody there
    locked(one)
    locked(two)
    vault = vaults.open(home, vaults.unlock(home, WORDS))
    assert answer_of(read_case(vault, CODE), NAME) == TYPED
    vault.close()
    unlock(one)
    box.wait_for(timeout=30_000)
    assert box.input_value() == TYPED
    two.wait_for_selector(".dw-cases", timeout=30_000)
    context.close()
