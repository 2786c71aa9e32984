"""What the forms ask of the workbook for taking papers away: the packet, and one paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from depwork.model.packet import Refusal


@dataclass(frozen=True)
class PacketFile:
    """One file to take away."""

    name: str
    body: bytes
    media_type: str


@dataclass(frozen=True)
class PacketResult:
    """The files of a packet, the zip of everything first, and what was refused."""

    files: tuple[PacketFile, ...]
    refused: tuple[Refusal, ...] = ()


class PaperDesk(Protocol):
    """Papers of the open case as files."""

    def make_packet(self, bare_bones: bool) -> PacketResult:  # noqa: FBT001 - the contract's signature
        """Return the finals of the open case."""
        ...

    def take(self, document_id: str, kind: str) -> PacketResult:
        """Return one finished document of the open case as a file, or why there is none."""
        ...
