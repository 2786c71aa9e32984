"""A file that is refused: a key of ``errors.toml`` and a place, never a word of the file."""

from __future__ import annotations

from depwork.errors import FileRefusedError


def refuse(key: str, **places: int) -> FileRefusedError:
    """Return the refusal to raise.

    Args:
        key: Of ``errors.toml``.
        **places: What its sentence names: a page, a limit.
    """
    said = "".join(f", {name} {value}" for name, value in sorted(places.items()))
    return FileRefusedError(f"the file is refused: {key}{said}", key, places)
