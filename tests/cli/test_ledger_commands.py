"""The ledger by command: written, read again with its notes, corrected, taken back."""

import json

import pytest

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.services.transfer import write_case
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
CODE = "ABCD-2345"
NOTE = "Zqnote from the church hall"


@pytest.fixture
def run(command, tmp_path):
    """Run a command on a workbook with one case."""
    home = tmp_path / "workbook"
    vaults.create(home, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True)

    def one(*arguments, status=0):
        where = ("--dir", str(home), "--passphrase-stdin")
        done = command(*arguments, *where, stdin=f"{WORDS}\n")
        assert done.status == status, done.err
        return done

    file = tmp_path / "case.json"
    given = Consents(consent_store=(Consent(given_on="2026-09-01"),))
    file.write_text(write_case(Case(case_code=CODE, consent=given)), encoding="utf-8")
    one("cases", "import", str(file))
    return one


@pytest.fixture
def written(tmp_path):
    """A file with fields."""

    def one(**fields):
        file = tmp_path / "fields.json"
        file.write_text(json.dumps(fields), encoding="utf-8")
        return "--file", str(file)

    return one


def _shown(run):
    return json.loads(run("ledger", "show", CODE, "--json").out)


def test_a_line_is_corrected_and_taken_back_with_its_first_text_kept(run, written):
    """Notes are read again; the corrected line and the line taken back stay to be seen."""
    line = written(on="2026-11-20", activity="signatures", count=90, note=NOTE)
    first = run("ledger", "add", CODE, *line).out.strip()
    better = run("ledger", "correct", CODE, first, *written(count=9)).out.strip()
    seen = [(one["id"], one["count"], one["note"], one["fate"]) for one in _shown(run)]
    assert seen == [(first, 90, NOTE, "corrected"), (better, 9, NOTE, "stands")]
    run("ledger", "take-back", CODE, better)
    assert [one["fate"] for one in _shown(run)] == ["corrected", "taken_back"]
    assert NOTE in run("ledger", "show", CODE).out
    refused = run("ledger", "correct", CODE, better, *written(count=8), status=1)
    assert "that stands" in refused.err


def test_a_lesson_and_an_outcome_are_read_again(run, written):
    """What was learned is no longer written into a drawer without a key."""
    run("ledger", "add", CODE, "--kind", "lesson", *written(on="2026-11-20", worked="Zq calls"))
    outcome = written(on="2026-11-21", kind="O_REL_ROR", source="family")
    run("ledger", "add", CODE, "--kind", "outcome", *outcome)
    shown = run("ledger", "show", CODE).out
    assert "Zq calls" in shown
    assert "O_REL_ROR" in shown


def test_what_does_not_fit_is_named_and_never_repeated(run, written):
    """A bad field is told by its name; no typed value stands in the message."""
    bad = run("ledger", "add", CODE, *written(on="2026-11-20", activity="Zqbad"), status=1)
    assert "activity" in bad.err
    assert "Zqbad" not in bad.err
    assert "JSON object" in run("ledger", "add", CODE, *written(id="f" * 32), status=1).err


def test_a_bond_fund_by_command(run, written, tmp_path):
    """It stands apart from the other lines; what does not fit is a sentence without the value."""
    money = ("--kind", "money")
    gift = run("ledger", "add", CODE, *money, *written(on="2026-11-20", kind="gift", cents=2505))
    gift = gift.out.strip()
    refused = written(on="2026-11-20", kind="gift", cents=5, donor="zq@example.org")
    told = run("ledger", "add", CODE, *money, *refused, status=1).err
    assert "a first name or a code" in told
    assert "zq@" not in told
    run("ledger", "add", CODE, *money, *written(on="2026-11-21", kind="cost", cents=2005))
    assert "cents: " in run("ledger", "take-back", CODE, gift, *money, status=1).err
    shown = run("ledger", "money", CODE)
    assert "in hand: 5.00" in shown.out
    assert "CeBONDS" in shown.out
    assert "CeBONDS" in run("ledger", "money", CODE, "--lang", "es").out
    assert json.loads(run("ledger", "money", CODE, "--json").out)["balance"]["costs"] == 2005
    assert gift not in run("ledger", "show", CODE, "--json").out
    out = tmp_path / "fund.csv"
    run("ledger", "export", CODE, "--out", str(out), *money)
    assert "gift,25.05" in out.read_text(encoding="utf-8-sig")


def test_a_day_of_calls_by_command(run, written):
    """The warning comes first, then what came of the calls, then whom to call."""
    line = {"on": "2026-11-20", "title": "Invented council office", "office": "local_officials"}
    checked = {"line": "504-555-0143", "checked_on": "2026-11-20", "hours": "9 to 5"}
    run("ledger", "add", CODE, "--kind", "target", *written(**line, **checked, zone="central"))
    call = written(on="2026-11-20", activity="call", count=3, answer="voicemail")
    run("ledger", "add", CODE, *call)
    of = ("ledger", "calls", CODE, "--on", "2026-11-20")
    english, spanish = run(*of).out.splitlines(), run(*of, "--lang", "es").out
    assert english[0].startswith("Before anybody calls")
    assert english[1].endswith(": 3")
    assert "9 to 5" in english[-1]
    assert "Nadie tiene que dar su nombre" in spanish
    told = json.loads(run(*of, "--json").out)
    assert (told["total"], told["came"]) == (3, {"voicemail": 3})
    assert [one["title"] for one in told["following"]] == ["Invented council office"]
    later = ("ledger", "calls", CODE, "--on", "2027-06-01")
    assert json.loads(run(*later, "--json").out)["following"] == []
