"""Settings travel to kernels and back, and hold no answer."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from depwork.errors import RunError
from depwork.model.choices import Locale
from depwork.model.packet import Format
from depwork.services.settings import Settings


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(
            home=Path("w"),
            agent=Path("a"),
            practice=True,
            locale=Locale.ES,
            today=date(2026, 11, 22),
            out=Path("o"),
            formats=(Format.PDF,),
            bare_bones=True,
        ),
    ],
)
def test_what_is_written_is_read_back(settings: Settings) -> None:
    """A kernel reads what its run was given."""
    assert Settings.read(settings.environment()) == settings


def test_an_unreadable_variable_is_named() -> None:
    """A slip in a variable stops the run by name."""
    with pytest.raises(RunError, match="DEPWORK_TODAY"):
        Settings.read({"DEPWORK_TODAY": "tomorrow"})


def test_no_setting_could_carry_a_key() -> None:
    """Settings are paths, days and choices; a new text field must be thought about here."""
    assert {field.type for field in fields(Settings)} <= {
        "Path | None",
        "bool",
        "Locale | None",
        "date | None",
        "tuple[Format, ...]",
    }
