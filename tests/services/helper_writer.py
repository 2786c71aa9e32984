"""One writer in a process of its own: reads a case, saves on what it read, tells what became of it.

``python helper_writer.py FOLDER SECONDS SEED``; the keys come by standard input.
"""

import hashlib
import json
import random
import sys
import time
from pathlib import Path

from depwork.errors import StaleCaseError
from depwork.model.questions import answer_of
from depwork.services.cases import read_case, record_answers
from depwork.storage import vault as vaults
from depwork.storage.agent import wire
from depwork.storage.cases import case_codes

PATH = "identity.preferred_name"


def after(before: str, token: str) -> str:
    """Return what is saved over what was read: it proves that it was read."""
    return hashlib.sha256(f"{before}/{token}".encode()).hexdigest()[:32]


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(folder: Path, seconds: float, seed: int) -> None:
    """Write until the time is over; print one line a try."""
    drawn = random.Random(seed)
    keyring = wire.keyring_of(json.loads(sys.stdin.readline()))
    vault = vaults.open(folder, keyring)
    codes = case_codes(vault)
    say("ready")
    sys.stdin.readline()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        code, token = drawn.choice(codes), f"{drawn.getrandbits(64):016x}"
        case = read_case(vault, code)
        before = str(answer_of(case, PATH) or "")
        try:
            done = record_answers(vault, code, {PATH: after(before, token)}, case.version)
        except StaleCaseError:
            say(json.dumps([code, 0, before, token]))
        else:
            assert not done.problems
            say(json.dumps([code, done.case.version, before, token]))
    vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
