"""The computer's clock is not believed against what the workbook has already seen."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.model.audit import Verb
from depwork.services.clocks import AHEAD_DAYS, ClockDoubt, doubt, register_day, seen_day
from depwork.storage import vault as vaults
from depwork.storage.keyring import Keyring
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 26)


def _opened(folder: Path, keyring: Keyring, day: date) -> Vault:
    return vaults.open(folder, keyring, now=lambda: f"{day.isoformat()}T09:30")


@pytest.mark.parametrize("lines", [0, 30, 200])
def test_a_clock_set_back_is_told_however_long_somebody_works_with_it(
    tmp_path: Path, lines: int
) -> None:
    """With the clock at 2020 the audit's later days are found, also behind many new lines."""
    keyring = Keyring.fresh()
    vaults.create_practice(tmp_path / "v", keyring)
    vault = _opened(tmp_path / "v", keyring, DAY)
    for _ in range(20):
        vault.note(Verb.LIST)
    vault.close()
    back = date(2020, 1, 1)
    vault = _opened(tmp_path / "v", keyring, back)
    for _ in range(lines):
        vault.note(Verb.LIST)
    assert seen_day(vault) == DAY
    assert doubt(back, None, seen_day(vault)) is ClockDoubt.BEHIND
    assert doubt(DAY, None, seen_day(vault)) is None
    vault.close()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-2400, ClockDoubt.BEHIND),
        (-2, ClockDoubt.BEHIND),
        (-1, None),
        (0, None),
        (300, None),
        (AHEAD_DAYS, None),
        (AHEAD_DAYS + 1, ClockDoubt.AHEAD),
        (9000, ClockDoubt.AHEAD),
    ],
)
def test_a_day_before_what_was_seen_or_years_after_it(days: int, told: ClockDoubt | None) -> None:
    """A day less is another time zone; more is a clock that is wrong, as are years more."""
    assert doubt(DAY + timedelta(days=days), None, DAY - timedelta(days=9), DAY) is told


def test_where_nothing_was_seen_nothing_is_doubted() -> None:
    """A store in memory tells of no day; the calendar's ends are days like others."""
    assert seen_day(Vault(MemoryStore(), "v", practice=False)) is None
    assert doubt(date.min) is None
    assert doubt(date.min, DAY) is ClockDoubt.BEHIND
    assert doubt(date.max, DAY) is ClockDoubt.AHEAD
    assert doubt(date.max, date.max) is None


def test_the_days_of_the_register_are_a_lower_bound(tmp_path: Path) -> None:
    """The latest look-up counts, of the package's facts and of the organization's own."""
    packaged = register_day()
    assert packaged is not None
    assert packaged >= date(2026, 10, 7)
    own = tmp_path / "templates" / "guide"
    own.mkdir(parents=True)
    (own / "register.toml").write_text('["x"]\nas_of = 2031-05-04\n', encoding="utf-8")
    assert register_day(tmp_path) == date(2031, 5, 4)
