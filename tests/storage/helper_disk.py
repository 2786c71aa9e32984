"""Small disks that are really full or read-only: mounted in memory, for tests as root."""

import contextlib
import os
import subprocess


@contextlib.contextmanager
def disk(place, megabytes=2):
    """Mount a small disk at a folder while the block lasts."""
    place.mkdir(exist_ok=True)
    size = f"size={megabytes}m,mode=0700"
    command = ["mount", "-t", "tmpfs", "-o", size, "depwork-test", place]
    subprocess.run(command, check=True)  # noqa: S603  fixed words, no shell
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)  # noqa: S603, S607  fixed words, no shell


def can_mount(place):
    """Return whether this user may mount a disk here."""
    if os.geteuid() != 0:
        return False
    try:
        with disk(place):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def fill(place):
    """Leave no byte free on a disk."""
    with contextlib.suppress(OSError), (place / "filler").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def drain(place):
    """Make room again."""
    (place / "filler").unlink()


def forbid(place):
    """Make a disk read-only."""
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)  # noqa: S603, S607  fixed words, no shell


def allow(place):
    """Make a disk writable again."""
    subprocess.run(["mount", "-o", "remount,rw", place], check=True)  # noqa: S603, S607  fixed words, no shell
