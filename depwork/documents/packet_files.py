"""A packet on disk, all of it or nothing, and a packet as one zip."""

from __future__ import annotations

import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from depwork.model.packet import Packet

MANIFEST: Final = "manifest.json"
RUN: Final = "run.json"
"""What a run over many cases says of each; it stands beside their folders."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def manifest_bytes(packet: Packet) -> bytes:
    """Return the manifest as JSON text, keys sorted."""
    raw = packet.manifest.model_dump(mode="json")
    return (json.dumps(raw, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _files(packet: Packet) -> Iterator[tuple[str, bytes]]:
    for entry, document in zip(packet.manifest.files, packet.documents, strict=True):
        yield entry.path, document.body
    yield MANIFEST, manifest_bytes(packet)


def zip_packet(packet: Packet) -> bytes:
    """Return the packet as one zip; the same packet gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in _files(packet):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, body)
    return made.getvalue()


def write_packet(packet: Packet, out: Path) -> Path:
    """Return the folder ``out/<case code>`` that now holds the packet and nothing else.

    It is written beside its place and moved there in one step: a reader finds the old packet
    or the new one, never half of one. Folder 0700, files 0600.

    Args:
        packet: The finals.
        out: The folder for packets; made if it is not there.
    """
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    code = packet.manifest.case_code
    target = out / code
    clear_away(out, code)
    work = Path(tempfile.mkdtemp(prefix=f".packet-{code}-", dir=out))
    try:
        for name, body in _files(packet):
            _write(work / name, body)
        for folder in sorted({path.parent for path in work.rglob("*")} | {work}):
            _sync(folder)
        _swap(work, target)
        _sync(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target


def leftovers(out: Path, case_code: str) -> tuple[Path, ...]:
    """Return what a killed run left of a case's packet beside its place.

    Args:
        out: The folder for packets.
        case_code: The case's code.
    """
    return tuple(sorted(out.glob(f".packet-{case_code}-*")))


def clear_away(out: Path, case_code: str) -> None:
    """Take away what a killed run left of a case's packet; the packet before it comes back.

    Args:
        out: The folder for packets.
        case_code: The case's code.
    """
    for left in leftovers(out, case_code):
        if (left / "old").is_dir() and not (out / case_code).exists():
            (left / "old").rename(out / case_code)
        shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _swap(work: Path, target: Path) -> None:
    """Put ``work`` in the place of ``target``; the old one is removed after."""
    if not target.exists():
        work.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".packet-{target.name}-", dir=target.parent))
    target.rename(old / "old")
    try:
        work.rename(target)
    except OSError:
        (old / "old").rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
