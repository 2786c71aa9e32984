"""Fixtures of the documents' tests: the real guide, the real templates, invented people."""

import importlib.util
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from depwork.documents import render
from depwork.documents.catalog import CatalogRow, row
from depwork.guide import Guide, load
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.decision import Decision, Gate
from depwork.model.ledger import Outcome, OutcomeKind, OutcomeSource
from depwork.model.packet import Format, Stage
from depwork.model.questions import with_answer
from depwork.practice import people
from depwork.rules.clearance import _SEAL, Clearance
from depwork.rules.disclosure import disclose
from depwork.rules.view import CaseView

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"
COUNTS = {"letters": 6, "signatures": 1214, "officials": 1}


def _load(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def _cases() -> ModuleType:
    return _load("depwork_tests_helper_cases", HERE.parent / "helper_cases.py")


@pytest.fixture(scope="session")
def reading() -> ModuleType:
    """The helper that opens finished documents."""
    return _load("depwork_tests_helper_opened", HERE / "helper_opened.py")


@pytest.fixture(scope="session")
def truth() -> ModuleType:
    """The reader of finished bytes that shares no code with what made them."""
    return _load("depwork_tests_helper_truth_reader", HERE / "helper_truth_reader.py")


@pytest.fixture(scope="session")
def templates() -> tuple[Path, ...]:
    """The packaged template root."""
    return (TEMPLATES,)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The packaged guide."""
    return load([TEMPLATES / "guide"])


@pytest.fixture(scope="session")
def counts() -> dict[str, int]:
    """Numbers of an invented campaign."""
    return dict(COUNTS)


@pytest.fixture(scope="session")
def person(today: date) -> Callable[[int, Locale], Case]:
    """An invented person's case by number: 0 bond, 1 days to go, 2 a hold."""
    return lambda number, locale: people([TEMPLATES / "practice"], today, locale)[number].case


@pytest.fixture(scope="session")
def marta(person: Callable[[int, Locale], Case]) -> Case:
    """The invented person with a bond question: every document of hers can be final."""
    return person(0, Locale.EN)


@pytest.fixture(scope="session")
def view_of(today: date) -> Callable[[Case, Audience], CaseView]:
    """What an audience may see of a case, by the rules themselves; all that was typed is read."""
    latest: list[tuple[Case, Outcome | None, Case]] = []
    """The case looked at last, as it is read: a packet asks once a reader and once a paper."""

    def seen(case: Case, audience: Audience, outcome: Outcome | None = None) -> CaseView:
        if not latest or latest[0][0] is not case or latest[0][1] is not outcome:
            latest[:] = [(case, outcome, _cases().reviewed(case, today, outcome=outcome))]
        return disclose(latest[0][2], audience, today, outcome)

    return seen


@pytest.fixture(scope="session")
def announced(today: date) -> Callable[..., tuple[Case, tuple[Outcome, ...]]]:
    """The case with the outcome that a paper announces, and that outcome as the ledger has it."""

    def make(case: Case, row: CatalogRow) -> tuple[Case, tuple[Outcome, ...]]:
        if not row.announces:
            return case, ()
        kind, source = OutcomeKind.REL_BOND_IJ, OutcomeSource.DOCUMENT
        told = Outcome(id="0" * 32, case_code=case.case_code, on=today, kind=kind, source=source)
        return with_answer(case, "story.result_outcome", kind), (told,)

    return make


@pytest.fixture(scope="session")
def random_cases():
    """Random cases for property tests."""
    return _cases().cases()


@pytest.fixture(scope="session")
def cleared() -> Callable[..., Clearance]:
    """A clearance of the case, version and day of a view; with no gate in it unless given."""

    def make(view: CaseView, *standing: Gate) -> Clearance:
        which = (view.case_code, view.case_version, view.today)
        gates = Decision[tuple[Gate, ...]](value=standing, reasons=())
        return Clearance(_SEAL, which, gates)

    return make


@pytest.fixture(scope="session")
def shown(
    view_of: Callable[[Case, Audience], CaseView], cleared: Callable[..., Clearance]
) -> Callable[..., tuple[CaseView, Clearance]]:
    """What an audience may see of a case, and a clearance of it."""

    def make(case: Case, audience: Audience, *standing: Gate) -> tuple[CaseView, Clearance]:
        view = view_of(case, audience)
        return view, cleared(view, *standing)

    return make


@pytest.fixture(scope="session")
def reviewed(today: date) -> Callable[[Case, Outcome | None], Case]:
    """The case with all that was typed read, under the outcome that stands last."""
    return lambda case, outcome: _cases().reviewed(case, today, outcome=outcome)


@pytest.fixture(scope="session")
def text_of(
    guide: Guide,
    templates: tuple[Path, ...],
    counts: dict[str, int],
    shown: Callable[..., tuple[CaseView, Clearance]],
    reading: ModuleType,
) -> Callable[..., str]:
    """A paper of a case as text, in a language; its lines stay lines."""

    def make(document_id: str, case: Case, locale: Locale) -> str:
        made = render(
            document_id,
            *shown(case, row(document_id).audience),
            guide,
            locale=locale,
            stage=Stage.PREVIEW,
            format=Format.HTML,
            templates=templates,
            counts=counts,
        )
        return str(reading.text_of(made))

    return make
