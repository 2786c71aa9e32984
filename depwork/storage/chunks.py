"""Streams of bytes cut into even pieces, without holding them whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

CHUNK_BYTES: Final = 256 * 1024
"""How much of a blob is sealed at a time."""


def rechunked(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield the same bytes in pieces of one size, the last one shorter; at least one piece.

    Args:
        chunks: Pieces of any size.
        size: Of each piece given back, in bytes.
    """
    kept = bytearray()
    given = False
    for chunk in chunks:
        kept += chunk
        while len(kept) >= size:
            yield bytes(kept[:size])
            given = True
            del kept[:size]
    if kept or not given:
        yield bytes(kept)


def with_last(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield each piece and whether it is the last one."""
    before: bytes | None = None
    for chunk in chunks:
        if before is not None:
            yield before, False
        before = chunk
    if before is not None:
        yield before, True
