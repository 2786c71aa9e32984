"""What somebody meets who runs a notebook by hand: a sentence that says what to do."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from depwork.errors import LockedError, RunError
from depwork.model.consent import Consent
from depwork.services.packaged import packaged
from depwork.services.settings import Settings
from depwork.storage import vault
from depwork.storage.agent import start
from depwork.storage.kdf import Kdf
from depwork.workbook import batching, decided, packet, report, step, steps
from depwork.workbook.session import Session

WORDS = "una frase de paso bastante larga"
DAY = date(2026, 11, 22)


def _given(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Session:
    here = Session(settings)
    monkeypatch.setattr(steps, "session", lambda: here)
    monkeypatch.setattr(batching, "session", lambda: here)
    return here


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A kernel's session on a real workbook, still locked."""
    home = tmp_path / "w"
    vault.create(home, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True).drop()
    with start(home, tmp_path / "a"):
        yield _given(monkeypatch, Settings(home=home, agent=tmp_path / "a", today=DAY))


@pytest.fixture
def practice(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A kernel's session on the invented people."""
    return _given(monkeypatch, Settings(today=DAY))


@pytest.mark.parametrize("number", [-1, 10, 12, True, "3", None, 2.5])
def test_a_step_that_is_not_there_is_refused(practice: Session, number: object) -> None:
    """The sentence says which steps there are."""
    for ask in (step, decided):
        with pytest.raises(RunError, match="steps 0 to 9"):
            ask(number)  # type: ignore[arg-type]
    assert practice.practice


def test_the_second_cell_works_on_a_real_workbook(real: Session) -> None:
    """Locked, without a case, and with one open in the form above: each time an answer."""
    assert "locked" in repr(decided(4))
    desk = steps._shared(real)
    assert desk.unlock(WORDS)
    assert "No case is open yet" in repr(decided(4))
    desk.new_case(Consent(given_on=DAY))
    for number in range(10):
        assert "No case" not in repr(decided(number))
    assert len(repr(decided(4))) > 40
    desk.lock()
    assert "locked" in repr(decided(4))


def test_a_batch_notebook_by_hand_runs_on_practice_and_says_what_to_do_elsewhere(
    practice: Session,
) -> None:
    """With its parameters as they stand, the invented people's packet and report are made."""
    made = packet("", "", "en")
    assert made.lines
    assert report("", "", "", "en").title
    assert practice.practice


def test_a_batch_notebook_on_a_real_workbook_says_what_to_do(real: Session) -> None:
    """A packet is made by its command; a locked report says where to type the passphrase."""
    with pytest.raises(RunError, match="depwork lab --practice"):
        packet("", "", "en")
    with pytest.raises(LockedError, match="00_start_here"):
        report("", "", "", "en")
    assert real.locked()


def test_the_parameters_as_they_stand_are_the_empty_ones() -> None:
    """What is tried above is what Run All sends."""
    for name in ("packet", "outcome_report"):
        book = json.loads((packaged("notebooks") / "batch" / f"{name}.ipynb").read_text("utf-8"))
        first = next(cell for cell in book["cells"] if cell["cell_type"] == "code")
        assert 'as_of = ""' in "".join(first["source"])
