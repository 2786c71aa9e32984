"""How a kernel is told where to work: paths, a day, a language; never a key or an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.model.packet import Format

_PREFIX: Final = "DEPWORK_"

VARIABLES: Final = tuple(
    _PREFIX + name
    for name in ("HOME", "AGENT", "PRACTICE", "LOCALE", "TODAY", "OUT", "FORMATS", "BARE_BONES")
)
"""The environment's names that a run hands over; what a shell says of them is not listened to."""


@dataclass(frozen=True)
class Settings:
    """What a run hands to its kernels.

    Args:
        home: The workbook's folder; ``None`` opens the invented cases in this kernel alone.
        agent: The key agent's private folder (its socket and the session's token).
        practice: The store holds invented people only.
        locale: The run's language; ``None`` leaves it to the notebook's folder.
        today: The day to work on; ``None`` is the clock's.
        out: Where packets go.
        formats: What packets are made into.
        bare_bones: Make the emergency packet (seed 001 step 6).
    """

    home: Path | None = None
    agent: Path | None = None
    practice: bool = False
    locale: Locale | None = None
    today: date | None = None
    out: Path | None = None
    formats: tuple[Format, ...] = tuple(Format)
    bare_bones: bool = False

    def environment(self) -> dict[str, str]:
        """Return the settings as environment variables."""
        values = {
            "HOME": self.home,
            "AGENT": self.agent,
            "PRACTICE": "1" if self.practice else None,
            "LOCALE": self.locale,
            "TODAY": self.today.isoformat() if self.today else None,
            "OUT": self.out,
            "FORMATS": ",".join(self.formats),
            "BARE_BONES": "1" if self.bare_bones else None,
        }
        return {_PREFIX + name: str(value) for name, value in values.items() if value is not None}

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Return the settings that a process was started with.

        Raises:
            RunError: A variable holds what cannot be read; the message names it.
        """
        given = {
            name.removeprefix(_PREFIX): value
            for name, value in environment.items()
            if name.startswith(_PREFIX) and value
        }

        def path(name: str) -> Path | None:
            return Path(given[name]) if name in given else None

        try:
            return cls(
                home=path("HOME"),
                agent=path("AGENT"),
                practice=given.get("PRACTICE") == "1",
                locale=Locale(given["LOCALE"]) if "LOCALE" in given else None,
                today=date.fromisoformat(given["TODAY"]) if "TODAY" in given else None,
                out=path("OUT"),
                formats=tuple(Format(item) for item in given.get("FORMATS", "").split(",") if item)
                or tuple(Format),
                bare_bones=given.get("BARE_BONES") == "1",
            )
        except ValueError:
            names = ", ".join(sorted(_PREFIX + name for name in given))
            raise RunError(f"one of {names} cannot be read; start through `depwork`") from None
