"""A real JupyterHub over PostgreSQL: two members on one case, one locked out, a killed hub."""

import os
import re
import signal
from datetime import date

import helper_hub
import helper_postgres
import psutil
import pytest
from helper_members import FIRST, SHARED, people, words
from helper_walk import open_step, question, saved, until

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.questions import answer_of
from depwork.storage.cases import read_case, save_case

pytestmark = [
    pytest.mark.browser,
    pytest.mark.full,
    pytest.mark.skipif(not helper_hub.PROXY, reason="no configurable-http-proxy here"),
]
NAME = "identity.legal_name"
STEP = "Gather information and the privacy waiver"


@pytest.fixture
def team(tmp_path):
    """A workbook in PostgreSQL with members and one shared case that a consent opens."""
    with helper_postgres.running() as server:
        if server is None:
            pytest.skip("no PostgreSQL here")
        folder = tmp_path / "w"
        folder.mkdir(mode=0o700)
        setting = folder / "store.toml"
        setting.touch(mode=0o600)
        setting.write_text(f'address = "{server.address}"\n')
        those = people(folder)
        vault = those.open("first")
        consents = Consents(consent_store=(Consent(given_on=date(2026, 11, 20)),))
        case = read_case(vault, SHARED).model_copy(update={"consent": consents})
        save_case(vault, Case.model_validate(case))
        vault.close()
        yield those


def _sign_in(page, origin, member, passphrase):
    page.goto(f"{origin}/hub/login")
    page.locator("input[name=username]").fill(member)
    page.locator("input[name=password]").fill(passphrase)
    page.locator("input[type=submit], button[type=submit]").first.click()
    _unlock(page, passphrase)


def _unlock(page, passphrase):
    box = page.locator(".dw input[type=password]")
    box.first.wait_for(timeout=90_000)
    box.fill(passphrase)
    page.get_by_role("button", name="Unlock", exact=True).click()
    page.get_by_role("button", name=re.compile(SHARED)).click()
    page.wait_for_selector(".dw-tasks")


def _to_name(page):
    open_step(page, STEP)
    until(page, question(NAME))
    return page.locator(f"{question(NAME)} input")


def _shows(page, text):
    page.wait_for_function(
        "([s, v]) => document.querySelector(s)?.value === v",
        arg=[f"{question(NAME)} input", text],
        timeout=60_000,
    )


def test_three_members_on_one_server(browser, team, tmp_path):
    """Each by their own passphrase and process; a lock-out and two kills lose nothing."""
    log = tmp_path / "log"
    helper, family = team.ids["helper"], team.ids["family"]
    pages = [browser.new_context(viewport={"width": 390, "height": 844}) for _ in range(3)]
    one, two, third = (context.new_page() for context in pages)
    try:
        with helper_hub.hub_of(team.folder, log) as (origin, hub):
            _sign_in(one, origin, "organizer", FIRST)
            _sign_in(two, origin, helper, words("helper"))
            _sign_in(third, origin, family, words("family"))
            box, other = _to_name(one), _to_name(two)
            box.fill("Over PostgreSQL")
            saved(one, NAME)
            _shows(two, "Over PostgreSQL")
            _nobody_reaches_anothers(two, origin, helper)
            helper_hub.depwork(
                "vault", "lockdown", family, "--dir", team.folder, "--passphrase-stdin",
                typed=f"{FIRST}\n",
            )  # fmt: skip
            third.reload()
            third.locator(".dw input[type=password]").first.wait_for(timeout=60_000)
            wrong = helper_hub.Browser(origin)
            assert wrong.sign_in(family, words("family"))[0] == 403
            _kill_server_of(hub, helper)
            other.fill("After a killed server")
            saved(two, NAME)
            box.blur()  # nobody's own box is changed under the hand
            _shows(one, "After a killed server")
            culler = [part for part in _of(hub) if "jupyterhub_idle_culler" in part.cmdline()]
            hub.send_signal(signal.SIGKILL)
            hub.wait()
            for part in culler:  # of the killed hub; the next one starts another
                part.kill()
            box.fill("While no hub was there")
            saved(one, NAME)
        with helper_hub.hub_of(team.folder, log, again=True) as (origin, _):
            one.goto(f"{origin}/user/organizer/")
            _shows_again(one, origin)
    finally:
        for context in pages:
            context.close()
    said = log.read_text()
    for typed in ("Over PostgreSQL", "killed server", "While no hub", SHARED, FIRST):
        assert typed not in said
    vault = team.open("first")
    assert answer_of(read_case(vault, SHARED), NAME) == "While no hub was there"
    vault.close()


def _nobody_reaches_anothers(page, origin, helper):
    """A signed-in member at another's address: the hub's own page, or the door; no key."""
    context = page.context
    spy = context.new_page()
    spy.goto(f"{origin}/user/organizer/")
    assert "jupyter-config-data" not in spy.content()
    assert list(spy.evaluate("Object.keys(localStorage)")) == [f"depwork/user/{helper}"]
    spy.close()


def _kill_server_of(hub, member):
    """Kill the process that serves a member's page; its supervisor starts another."""
    for page in _of(hub):
        if "depwork.serve.worker" in page.cmdline() and f"/{member}/" in _base_of(page):
            os.kill(page.pid, signal.SIGKILL)
            return
    raise AssertionError("no server of that member")


def _of(hub):
    return psutil.Process(hub.pid).children(recursive=True)


def _base_of(page):
    return page.parent().environ().get("JUPYTERHUB_SERVICE_PREFIX", "")


def _shows_again(page, origin):
    """The process lived on without its hub, which knows it again: the answer stands there."""
    page.wait_for_selector(".dw-title, .dw input[type=password]", timeout=90_000)
    assert page.url.startswith(f"{origin}/user/organizer/")
