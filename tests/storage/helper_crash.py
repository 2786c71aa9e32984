"""Saves without end and says each version once it is kept; made to be killed.

``python helper_crash.py FOLDER KEY_IN_HEX``: the key is of an invented practice vault.
"""

import sys
from pathlib import Path

from depwork.storage import vault
from depwork.storage.keyring import Keyring

CASE = "ABCD-2345"


def main(folder: Path, vault_id: str, key: bytes) -> None:
    """Save pairs of records for ever, each pair in one transaction."""
    store = vault.open(folder, Keyring(vault_id, key)).store
    row = store.maybe_get("case", CASE)
    version = row.version if row else 0
    while True:
        body = f"{version + 1}".encode() * 500
        with store.transaction():
            store.put("case", CASE, body, case_id=CASE, expected_version=version)
            store.put("twin", CASE, body, case_id=CASE, expected_version=version)
        version += 1
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], bytes.fromhex(sys.argv[3]))
