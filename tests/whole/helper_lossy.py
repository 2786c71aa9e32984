"""A wire between two machines that loses packets at random: the kernel of this one may have none.

Run as ``helper_lossy.py NAME NAME PID LOSS FILE``: it makes a tunnel here and one in the network
of a process, carries each packet over or drops it, and notes at its end how many it carried.
"""

import ctypes
import fcntl
import json
import os
import random
import select
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path

_TUNSETIFF = 0x400454CA
_TUN_NO_PI = 0x0001 | 0x1000
_CLONE_NEWNET = 0x40000000


def tunnel(name: str) -> int:
    """Return the near end of a tunnel in this process's network."""
    end = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH", name.encode(), _TUN_NO_PI))
    return end


def main() -> None:
    """Make both ends, say so, and carry until somebody ends it."""
    near, far, pid, loss, told = sys.argv[1:]
    chance, count = random.Random(1), {"carried": 0, "lost": 0}

    def leave(*_: object) -> None:
        Path(told).write_text(json.dumps(count))
        sys.exit(0)

    signal.signal(signal.SIGTERM, leave)
    here = tunnel(near)
    with open(f"/proc/{pid}/ns/net") as net:  # noqa: PTH123 - setns wants a descriptor
        if ctypes.CDLL(None, use_errno=True).setns(net.fileno(), _CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), "no way into the other network")
    there = tunnel(far)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    to = {here: there, there: here}
    while True:
        for end in select.select(list(to), [], [])[0]:
            packet = os.read(end, 65_535)
            lost = chance.random() < float(loss)
            count["lost" if lost else "carried"] += 1
            if not lost:
                with suppress(OSError):  # the far end is down, as in a lift
                    os.write(to[end], packet)


if __name__ == "__main__":
    main()
