"""Works without end and says what is done once it is kept; made to be killed.

``python helper_crash.py FOLDER VAULT_ID KEY_IN_HEX`` is warm and waits: for each deed that it
reads from a line it forks a worker, says its process id, and says ``end`` once it is dead. The
key is of an invented vault, and so is the person.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path

from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.packet import Format
from depwork.services import keeping
from depwork.services.finals import write_packet
from depwork.services.guiding import load_guide
from depwork.services.reading import Desktop, Reading
from depwork.services.resources import roots
from depwork.storage import vault
from depwork.storage.cases import read_case, save_case
from depwork.storage.keyring import Keyring
from depwork.storage.rotation import rotate

CASE = "ABCD-2345"
WORDS = "canasta lluvia tren papel monte sur"
DESK = Desktop(load_guide(None), roots("templates", None), date(2026, 11, 22))


def say(what):
    """Say one line at once, whole."""
    os.write(1, f"{what}\n".encode())


def save_one(store, version):
    """Save a pair of records in one transaction."""
    body = f"{version + 1}".encode() * 500
    with store.transaction():
        store.put("case", CASE, body, case_id=CASE, expected_version=version)
        store.put("twin", CASE, body, case_id=CASE, expected_version=version)


def version_of(store):
    """Return the version that stands."""
    row = store.maybe_get("case", CASE)
    return row.version if row else 0


def save(folder, keyring):
    """Save pairs for ever."""
    store = vault.open(folder, keyring).store
    version = version_of(store)
    say(version)
    while True:
        save_one(store, version)
        version += 1
        say(version)


def back_up(folder, keyring):
    """Save a pair and write a backup over the last one, for ever."""
    opened = vault.open(folder, keyring)
    version = version_of(opened.store)
    say(version)
    while True:
        save_one(opened.store, version)
        version += 1
        keeping.backup(opened, folder / "all.depwork", home=None)
        say(version)


def render(folder, keyring):
    """Save a case, render its packet and write it over the last one, as a batch does, for ever."""
    opened = vault.open(folder, keyring)
    standing = version_of(opened.store)
    say(0)
    case = read_case(opened, CASE) if standing else Case(case_code=CASE, practice=True)
    while True:
        case = save_case(opened, case)
        formats = (Format.PDF, Format.HTML)
        found = Reading(opened, case, DESK)
        write_packet(found, folder / "out", locale=Locale.EN, formats=formats)
        say(case.version)


def migrate(folder, _keyring):
    """Unlock and open the store of an older version, once."""
    say(0)
    vault.open(folder, vault.unlock(folder, WORDS)).close()
    say(1)


def turn(folder, _keyring):
    """Change the vault's key for ever."""
    keyring = vault.unlock(folder, WORDS)
    say(keyring.holder.epoch)
    while True:
        opened = vault.open(folder, keyring)
        keyring = rotate(opened)
        say(keyring.holder.epoch)
        opened.close()


DEEDS = {"save": save, "back_up": back_up, "render": render, "migrate": migrate, "turn": turn}


def main(folder, keyring):
    """Fork a worker for each deed that is asked for."""
    say("ready")
    for line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            try:
                DEEDS[line.strip()](folder, keyring)
            finally:
                while True:  # it waits to be killed, whatever became of it
                    signal.pause()
        say(f"pid {worker}")
        os.waitpid(worker, 0)
        say("end")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Keyring(sys.argv[2], bytes.fromhex(sys.argv[3])))
