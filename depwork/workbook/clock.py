"""The clock and the environment, read here and nowhere below."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from depwork.model.choices import Locale
from depwork.services.settings import Settings


def settings() -> Settings:
    """Return what this kernel was started with."""
    return Settings.read(os.environ)


def today(given: Settings) -> date:
    """Return the day to work on: the run's, or the clock's."""
    return given.today or date.today()  # noqa: DTZ011 - a person's day is the local one


def clock_text() -> str:
    """Return the time of day as it stands beside a saved answer, ``21:43``."""
    return datetime.now().astimezone().strftime("%H:%M")


def moment() -> str:
    """Return the clock's day and time for the audit, ``2026-11-22T21:43``.

    It is never the run's day: a line says when something was done.
    """
    return f"{datetime.now().astimezone():%Y-%m-%dT%H:%M}"


def folder_locale(given: Settings, spoken: Iterable[Locale]) -> Locale:
    """Return the run's language, or that of the notebook's folder, or English.

    Voila and JupyterLab start a kernel in its notebook's folder: ``notebooks/es``.

    Args:
        given: What the run handed over.
        spoken: The languages there are words for.
    """
    if given.locale is not None:
        return given.locale
    name = Path.cwd().name
    return next((one for one in spoken if one.value == name), Locale.EN)
