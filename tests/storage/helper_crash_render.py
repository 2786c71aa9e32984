"""Writes one packet over and over and says each time before it does; made to be killed.

``python helper_crash_render.py render FOLDER``: the person is invented.
"""

import sys
from datetime import date
from pathlib import Path

from depwork.documents import write_packet
from depwork.documents.packet import assemble
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.rules.disclosure import disclose
from depwork.services.guiding import load_guide
from depwork.services.resources import roots

DAY = date(2026, 11, 22)


def main(out):
    """Write packets for ever."""
    guide, case = load_guide(None), Case(case_code="ABCD-2345", practice=True)
    views = {audience: disclose(case, audience, DAY) for audience in (Audience.FAMILY,)}
    packet = assemble(views, guide, locale=Locale.EN, templates=roots("templates", None))
    version = 0
    while True:
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()
        write_packet(packet, out)
        version += 1


if __name__ == "__main__":
    main(Path(sys.argv[2]) / "out")
