"""Lists that come in: each layout read whole, ambiguity asked, no duplicate, undone whole."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.errors import HeldError, UnreadableFileError
from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.ledger import CampaignEvent
from depwork.model.signatures import Signer
from depwork.reports.period import standing
from depwork.services import retaining
from depwork.services.importing import (
    Preview,
    bring_targets,
    look_at_targets,
    undo_targets,
)
from depwork.services.ledger import correct, entries
from depwork.services.signatures import (
    bring_signatures,
    erase_all_due,
    erase_due,
    export_signatures,
    imports,
    look_at_signatures,
    presentable,
    signers,
    undo_signatures,
)
from depwork.services.tables import day_order, safe, table, unsafe
from depwork.services.targeting import pipeline
from depwork.storage.cases import save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

CODE = "ABCD-2345"
DAY = date(2026, 11, 26)
LATER = DAY + timedelta(days=56)
NETWORK = "email,first_name,last_name,zip_code,country\r\n"
LAYOUTS = {
    "Action Network": (NETWORK + "Rosa@Example.org ,Rosa,Núñez,70119,US\r\n").encode("utf-8-sig"),
    "CiviCRM": (
        '"Contact ID";"First Name";"Last Name";"Email";"Postal Code"\n'
        '"7";"Rosa";"Núñez";"rosa@example.org";"70119"\n'
    ).encode("latin-1"),
    "Google Forms": (
        "Marca temporal,Dirección de correo electrónico,Nombre,Apellido,Código postal,¿Por qué?\n"
        '13/10/2026 9:05:11,rosa@example.org,Rosa,Núñez,70119,"Una\nlínea, y otra"\n'
    ).encode(),
    "a spreadsheet's own": (
        "E-mail\tFirst name\tLast name\tZIP\n"
        "rosa@example.org\tRosa\tNúñez\t70119\n"
    ).encode("utf-16"),
}  # fmt: skip


@pytest.fixture
def vault() -> Vault:
    """An empty vault."""
    return Vault(MemoryStore(), "v", practice=False)


@pytest.fixture
def look(vault: Vault, tmp_path: Path) -> Any:
    """Look at a list of signatures."""

    def one(body: bytes | str, **more: Any) -> Preview[Signer]:
        file = tmp_path / "list.csv"
        file.write_bytes(body if isinstance(body, bytes) else body.encode())
        found = table(file)
        return look_at_signatures(vault, CODE, found, DAY, **{"chosen": {}, **more})

    return one


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_read_whole_and_twice_adds_nothing(vault, look, layout: str) -> None:
    """Marks, semicolons, Latin-1, tabs and quoted line ends; the second time all are known."""
    seen = look(LAYOUTS[layout])
    assert seen.problems == ()
    signer = seen.rows[0]
    assert (signer.email, signer.first_name, signer.last_name) == (
        *("rosa@example.org", "Rosa", "Núñez"),
    )
    assert signer.postal_code == "70119"
    bring_signatures(vault, CODE, seen, DAY, LATER)
    again = look(LAYOUTS[layout])
    assert (again.rows, again.known) == ((), 1)


def test_a_day_that_could_be_two_is_asked(look) -> None:
    """01/02/2026 alone is refused by row and column; a column that proves its order is read."""
    both = "email,date\na@example.org,01/02/2026\n"
    (problem,) = look(both).problems
    assert (problem.row, problem.column, problem.key) == (2, "signed_on", "day_ambiguous")
    assert look(both, order="mdy").rows[0].signed_on == date(2026, 1, 2)
    proved = look(both + "b@example.org,13/02/2026\n")
    assert proved.rows[0].signed_on == date(2026, 2, 1)
    assert day_order(["13/02/2026", "02/13/2026"]) is None


def test_what_does_not_fit_is_told_by_row_and_column(look) -> None:
    """No address, a row too wide, nobody named; a paper sheet's row without an address is taken."""
    seen = look(
        NETWORK + "no address,A,B,1,US\na@example.org,A,B,1,US,more\n,A,,,\n,Ana,Invented,70119,\n"
    )
    told = [(one.row, one.column, one.key) for one in seen.problems]
    assert told == [(2, "email", "signer_email"), (3, "", "row_too_wide"), (4, "", "row_unnamed")]
    assert [one.first_name for one in seen.rows] == ["Ana"]


def test_a_chosen_column_is_read_and_a_missing_one_refused(look) -> None:
    """Somebody names the column; a head that is not there stops, without a cell in the message."""
    assert look("Zq\na@example.org\n", chosen={"email": "Zq"}).rows[0].email == "a@example.org"
    with pytest.raises(UnreadableFileError, match="chosen for email"):
        look("Zq\na@example.org\n", chosen={"email": "other"})
    with pytest.raises(UnreadableFileError):
        look('email\n"a@example.org\n')


def test_a_count_stays_when_its_signers_are_erased(vault, look) -> None:
    """On the day they are neither shown nor kept; undone, the count goes too; a hold keeps all."""
    batch = bring_signatures(vault, CODE, look(NETWORK + "a@example.org,,,,\n"), DAY, LATER)
    assert signers(vault, CODE, LATER) == ()
    retaining.hold(vault, DAY, "a subpoena came")
    with pytest.raises(HeldError):
        erase_due(vault, CODE, LATER)
    retaining.release(vault)
    assert erase_due(vault, CODE, DAY) == 0
    assert erase_due(vault, CODE, LATER) == 1
    assert imports(vault, CODE) == ()
    assert [one.count for one in entries(vault, CampaignEvent, CODE)] == [1]
    assert undo_signatures(vault, CODE, batch) == 0
    other = bring_signatures(vault, CODE, look(NETWORK + "b@example.org,,,,\n"), DAY, LATER)
    assert undo_signatures(vault, CODE, other) == 1
    assert [one.count for one in standing(entries(vault, CampaignEvent, CODE))] == [1]


def test_what_is_due_goes_from_every_case_at_once(vault, look) -> None:
    """One act for all cases, on their day and not before; a hold keeps all."""
    kept = Consents(consent_store=(Consent(given_on=DAY),))
    for code in (CODE, "EFGH-2345"):
        save_case(vault, Case(case_code=code, consent=kept))
    bring_signatures(vault, CODE, look(NETWORK + "a@example.org,,,,\n"), DAY, LATER)
    bring_signatures(vault, "EFGH-2345", look(NETWORK + "b@example.org,,,,\n"), DAY, LATER)
    assert erase_all_due(vault, DAY) == 0
    retaining.hold(vault, DAY, "a subpoena came")
    with pytest.raises(HeldError):
        erase_all_due(vault, LATER)
    retaining.release(vault)
    assert erase_all_due(vault, LATER) == 2
    assert imports(vault, "EFGH-2345") == ()


def test_a_delivery_shows_no_few_and_no_name_without_consent(vault, look) -> None:
    """Places under five are counted together, and never alone beside a total that tells them."""
    rows = [f"a{n}@example.org,Ana,{n},70119,US,no" for n in range(9)]
    rows += [f"b{n}@example.org,Bea,{n},70001,US,no" for n in range(5)]
    rows += ["c@example.org,Cai,Invented,70002,US,yes"]
    heads = NETWORK.strip() + ",show_name\n"
    bring_signatures(vault, CODE, look(heads + "\n".join(rows)), DAY, LATER)
    shown = presentable(vault, CODE, DAY)
    assert (shown.total, shown.places, shown.elsewhere) == (15, (("70119", 9),), 6)
    assert shown.names == ("Cai Invented",)


@given(st.text(max_size=12))
def test_a_cell_is_never_run_and_comes_back(cell: str) -> None:
    """What leaves starts with nothing that a spreadsheet runs, and is read again as it was."""
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unsafe(safe(cell)) == cell


def test_what_leaves_comes_in_again_without_loss(vault, look) -> None:
    """Formulas, quotation marks and commas in names; Action Network's heads."""
    body = NETWORK + '=x@example.org,"=1+1","O\'Neil, ""Zq""",-70119,US\n'
    batch = bring_signatures(vault, CODE, look(body), DAY, LATER)
    made = export_signatures(vault, CODE, DAY)
    assert made.startswith(b"\xef\xbb\xbfemail,first_name,last_name,zip_code,country\r\n")
    kept = signers(vault, CODE, DAY)
    undo_signatures(vault, CODE, batch)
    assert look(made).rows == kept


def test_an_import_of_offices_is_undone_but_for_those_that_moved_on(vault, tmp_path) -> None:
    """All are listed or none; a judge's row is told; the second time nothing is new."""
    file = tmp_path / "offices.csv"
    file.write_text(
        "Title,Phone,Checked on,Zone\n"
        "Invented council office,+1 202 555 0123,2026-11-20,eastern\n"
        "Invented mayor's office,,,\n"
        "Immigration judge,,,\n",
        encoding="utf-8",
    )
    seen = look_at_targets(vault, CODE, table(file), DAY, chosen={})
    assert [(one.row, one.column, one.key) for one in seen.problems] == [
        (4, "title", "target_judge")
    ]
    batch = bring_targets(vault, CODE, seen)
    assert look_at_targets(vault, CODE, table(file), DAY, chosen={}).known == 2
    mayor = pipeline(vault, CODE)[1]
    correct(vault, type(mayor), CODE, mayor.id, {"stage": "asked"})
    assert undo_targets(vault, CODE, batch) == 1
    assert [one.title for one in pipeline(vault, CODE)] == ["Invented mayor's office"]


@pytest.mark.full
def test_a_hundred_thousand_come_in_and_again_add_nothing(vault, look) -> None:
    """The count of a large petition; the second time each one is known."""
    rows = "".join(f"p{n}@example.org,Ana,Invented,70119,US\n" for n in range(100_000))
    bring_signatures(vault, CODE, look(NETWORK + rows), DAY, LATER)
    again = look(NETWORK + rows)
    assert (len(again.rows), again.known) == (0, 100_000)
