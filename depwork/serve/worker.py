"""``python -m depwork.serve.worker LISTENER READY``: the process that serves the forms.

It listens on the socket that its supervisor holds, is told the rest in one line on standard
input, and ends when that is closed. Its kernels are forks of a forge that ends with it.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
import warnings

from depwork.kernels.provisioner import forging
from depwork.serve.served import KERNELS_IMPORT, Served


def main() -> None:
    """Serve until the supervisor is gone."""
    logging.disable(logging.CRITICAL)  # an exception's text may hold what somebody typed
    warnings.simplefilter("ignore")
    served = Served.heard(sys.stdin.buffer.readline())
    listener, ready = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])
    for descriptor in (listener.fileno(), ready):
        os.set_inheritable(descriptor, False)  # noqa: FBT003 - os's own signature
    listener.settimeout(0)  # tornado asks it until nobody waits any more
    os.chdir(served.notebooks)
    with forging(KERNELS_IMPORT):
        # Imported while the forge warms up beside it.
        if served.team is not None:
            from depwork.serve.hub_page import run_for_team as run  # noqa: PLC0415 - see above
        elif served.share is not None:
            from depwork.serve.share_app import run_shared as run  # noqa: PLC0415 - see above
        else:
            from depwork.serve.voila_app import run_voila as run  # noqa: PLC0415 - see above

        run(served, listener, lambda: os.write(ready, b"."))


if __name__ == "__main__":
    try:
        main()
    except Exception:  # noqa: BLE001 - a traceback may hold what somebody typed
        sys.exit(1)
