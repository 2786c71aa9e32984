"""Works without end and says what is done once it is kept; made to be killed.

``python helper_crash.py DEED FOLDER VAULT_ID KEY_IN_HEX``: the key is of an invented vault.
"""

import sys
from pathlib import Path

from depwork.services import keeping
from depwork.storage import vault
from depwork.storage.keyring import Keyring

CASE = "ABCD-2345"
WORDS = "canasta lluvia tren papel monte sur"


def say(what):
    """Say one line at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


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
        keeping.backup(opened, folder / "all.depwork")
        say(version)


def migrate(folder, _keyring):
    """Unlock and open the store of an older version, once."""
    say("0")
    vault.open(folder, vault.unlock(folder, WORDS)).close()
    say("1")


if __name__ == "__main__":
    deed = {"save": save, "back_up": back_up, "migrate": migrate}[sys.argv[1]]
    deed(Path(sys.argv[2]), Keyring(sys.argv[3], bytes.fromhex(sys.argv[4])))
