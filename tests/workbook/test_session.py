"""A kernel's session: locked until the agent opens it, and locked again at once."""

from datetime import date
from pathlib import Path

import pytest

from depwork.errors import LockedError
from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.services.settings import Settings
from depwork.storage import vault
from depwork.storage.agent import start
from depwork.storage.kdf import Kdf
from depwork.workbook.clock import folder_locale
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

WORDS = "una frase de paso bastante larga"
DAY = date(2026, 11, 22)


def test_nothing_is_read_before_unlocking(tmp_path: Path) -> None:
    """Locked, no case is told; unlocked, a second page needs no passphrase; locked again, none."""
    home = tmp_path / "w"
    vault.create(home, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    with start(home, tmp_path / "a"):
        given = Settings(home=home, agent=tmp_path / "a", today=DAY)
        first, second = WorkbookDesk(Session(given)), WorkbookDesk(Session(given))
        assert first.locked()
        with pytest.raises(LockedError):
            first.cases()
        assert not first.unlock("quite another passphrase")
        assert first.unlock(WORDS)
        code = first.new_case(Consent(given_on=DAY)).case_code
        assert not second.locked()
        assert [line.case_code for line in second.cases()] == [code]
        assert not second.practice
        first.lock()
        assert second.locked()
        with pytest.raises(LockedError):
            second.cases()


def test_the_language_follows_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook in ``es`` speaks Spanish unless the run says otherwise."""
    (tmp_path / "es").mkdir()
    monkeypatch.chdir(tmp_path / "es")
    assert folder_locale(Settings(), Locale) is Locale.ES
    assert folder_locale(Settings(locale=Locale.EN), Locale) is Locale.EN
    monkeypatch.chdir(tmp_path)
    assert folder_locale(Settings(), Locale) is Locale.EN
