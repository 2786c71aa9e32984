"""A phone's browser in a network of its own: joins by the printed link, walks, loses the line.

Run inside the laptop's network by ``helper_laptop.sh``; prints one JSON object.
"""

import base64
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from helper_walk import open_step, question, saved, until
from playwright.sync_api import sync_playwright

from depwork.storage.vault import FIRST_MEMBER

HERE = "https://10.77.0.1:8443"
NAME = "identity.legal_name"
STEP = "Gather information and the privacy waiver"


def on_phone(*command: str) -> None:
    """Run a command in the phone's network."""
    subprocess.run(["nsenter", "-t", os.environ["PHONE_NET"], "-n", *command], check=True)  # noqa: S603, S607 - our own words


def depwork(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of depwork on the laptop."""
    command = [sys.executable, "-m", "depwork", "share", *words]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=True)  # noqa: S603 - our own command


def pin(cert: Path) -> str:
    """Return what a person compares: the one certificate that this phone goes on with."""
    key = x509.load_pem_x509_certificate(cert.read_bytes()).public_key()
    found = Hash(SHA256())
    found.update(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    return base64.b64encode(found.finalize()).decode()


def browser_script(folder: Path) -> str:
    """Return a program that starts Chromium in the phone's network."""
    script = folder / "chromium"
    net = os.environ["PHONE_NET"]
    script.write_text(f'#!/bin/sh\nexec nsenter -t {net} -n /usr/bin/chromium "$@"\n')
    script.chmod(0o700)
    return str(script)


def enter(page: Any, link: str, words: str, code: str) -> Any:
    """Join by a link and one tap, unlock, and go to the question; return its box."""
    page.set_default_timeout(60_000)
    page.goto(link)
    page.get_by_role("button", name="Use this device").click()
    page.locator("input[type=password]").first.wait_for(timeout=60_000)
    page.locator("input[type=password]").fill(words)
    page.get_by_role("button", name="Unlock", exact=True).click()
    page.get_by_role("button", name=re.compile(code)).click()
    page.wait_for_selector(".dw-tasks")
    open_step(page, STEP)
    until(page, question(NAME))
    return page.locator(f"{question(NAME)} input")


def two_on_one(page: Any, other: Any, told: dict[str, Any]) -> None:
    """See that the other page has the answer by itself, and that each knows of the other."""
    box = other.locator(f"{question(NAME)} input")
    other.wait_for_function(
        "([s, v]) => document.querySelector(s)?.value === v",
        arg=[f"{question(NAME)} input", "Over the air"],
    )
    box.focus()
    page.locator(".dw-others p", has_text="at:").wait_for()
    told["beside"] = page.locator(".dw-others").inner_text()
    page.screenshot(path=told["shot"])


def walk(page: Any, told: dict[str, Any]) -> None:
    """Answer while the line is down, and from another address."""
    box = page.locator(f"{question(NAME)} input")
    on_phone("ip", "link", "set", "phone", "down")
    box.fill("In the lift")
    page.wait_for_timeout(9_000)
    told["kept"] = box.input_value()
    on_phone("ip", "link", "set", "phone", "up")
    saved(page, NAME)
    on_phone("ip", "addr", "del", "10.77.0.2/24", "dev", "phone")
    on_phone("ip", "addr", "add", "10.77.0.3/24", "dev", "phone")
    box.fill("Around the corner")
    saved(page, NAME)
    page.reload()
    box.wait_for(timeout=60_000)
    told["after"] = box.input_value()
    told["stored"] = page.evaluate("JSON.stringify(localStorage) + document.cookie")


def main(home: Path, member: str, words: str, first: str, code: str) -> None:
    """Share, invite, walk."""
    command = [sys.executable, "-m", "depwork", "share", str(home), "--address", "10.77.0.1"]
    log = home.parent / "said"
    told: dict[str, Any] = {"shot": str(home.parent / "phone.png"), "urls": [], "errors": []}
    with log.open("w") as said:
        server = subprocess.Popen([*command, "--yes"], stdout=subprocess.PIPE, stderr=said)  # noqa: S603 - our own command
        try:
            assert server.stdout is not None
            assert server.stdout.readline().decode().strip() == f"depwork: {HERE}/"
            at = ("--dir", str(home), "--passphrase-stdin")
            link, second = (
                depwork("invite", one, *at, typed=first).stdout.split()[0]
                for one in (member, FIRST_MEMBER)
            )
            (cert,) = (home / "share").glob("*.crt")
            flags = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
            flags.append(f"--ignore-certificate-errors-spki-list={pin(cert)}")
            with sync_playwright() as play:
                chromium = play.chromium.launch(
                    executable_path=browser_script(home.parent), args=flags
                )
                context = chromium.new_context(
                    viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
                )
                page = context.new_page()
                page.on("request", lambda request: told["urls"].append(request.url))
                page.on("websocket", lambda one: told["urls"].append(one.url))
                page.on("pageerror", lambda error: told["errors"].append(str(error)))
                box = enter(page, link, words, code)
                told["wide"] = page.evaluate("document.documentElement.scrollWidth")
                other = chromium.new_context().new_page()
                enter(other, second, first, code)
                box.fill("Over the air")
                saved(page, NAME)
                two_on_one(page, other, told)
                other.context.close()
                walk(page, told)
                chromium.close()
            told["devices"] = json.loads(depwork("devices", "--json", *at, typed=first).stdout)
        finally:
            server.terminate()
            told["status"] = server.wait(30)
    told["said"] = log.read_text()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
