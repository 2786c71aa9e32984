"""A facts file between organizations: signed, taken in one by one, refused when anything is off."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from depwork.errors import DepworkError, NewerStoreError, RecordError, UnreadableFileError
from depwork.model.choices import Locale
from depwork.model.fact_check import CheckHow
from depwork.services import fact_files, fact_taking, trusting
from depwork.services.facts import check_fact, checks_file
from depwork.services.guiding import guide_folders, load_guide
from depwork.storage import fact_keys
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault
from depwork.workbook.showing import cited_fact

FEE, TEXT, TABLE = "fee.bia-appeal", "form.i-246-where", "bond.circuits"
PUT = {
    FEE: {"en": "755"},
    TEXT: {"en": "Window 3, tel. 555-0100", "es": "Ventanilla 3, tel. 555-0100"},
    TABLE: {},
}


class Team:
    """One organization: a vault, a folder, a day."""

    def __init__(self, home: Path, today) -> None:
        self.vault = Vault(MemoryStore(), home.name, practice=True)
        self.home, self.today = home, today

    def looks_up(self, which: str, *, on=None, how: str = "called", **values) -> None:
        """Write a look-up of its own."""
        given = {
            "id": which,
            "how": how,
            "by": "K-2",
            "today": True,
            **PUT.get(which, {}),
            **values,
        }
        folders = guide_folders(self.home)
        assert check_fact(self.vault, self.home, folders, given, on or self.today) == ()

    def sends(self, *ids: str) -> Path:
        """Sign and write a file."""
        out = self.home.parent / "sent.json"
        fact_files.export(self.vault, self.home, ids, out, self.today)
        return out

    def reads(self, path: Path):
        """Open a file."""
        return fact_taking.opened(self.vault, self.home, path, self.today)

    def takes(self, path: Path, *ids: str):
        """Open a file and take entries in."""
        return fact_taking.take_in(self.vault, self.home, self.reads(path), ids)

    def entry(self, name: str):
        """Return an entry as it stands here."""
        return load_guide(self.home).register.fact(name, self.today).entry


@pytest.fixture
def legal(tmp_path, today):
    """The team that looks facts up, with a key."""
    team = Team(tmp_path / "legal", today)
    trusting.make_key(team.vault, "LEGAL-1", today)
    return team


@pytest.fixture
def ours(tmp_path, today, legal):
    """An organization that trusts that team."""
    team = Team(tmp_path / "ours", today)
    trusting.trust(team.vault, trusting.own_key(legal.vault).fingerprint, "LEGAL", today)
    return team


@pytest.fixture
def sent(legal):
    """A file with two entries."""
    legal.looks_up(FEE)
    legal.looks_up(TEXT)
    return legal.sends(FEE, TEXT)


def test_what_is_taken_says_who_checked_it_and_counts_its_days_here(ours, sent, today):
    """Value, day and last day are the new ones; fact and history name the team."""
    (fee, text) = ours.reads(sent).offers
    assert (fee.now, fee.fact.value) == (("1060",), 755)
    assert text.fact.value == PUT[TEXT]["en"]
    assert ours.takes(sent, FEE) == (FEE,)
    entry = ours.entry(FEE)
    assert (entry.value, entry.as_of, entry.checked_by) == (755, today, "LEGAL")
    assert entry.verify_by == fee.until == today + timedelta(days=30)
    guide = load_guide(ours.home)
    assert ours.entry(TEXT).checked_by == ""
    (check,) = guide.checks[FEE]
    assert (check.by, check.how) == ("LEGAL", CheckHow.CALLED)
    for locale, said in ((Locale.EN, "Checked by LEGAL"), (Locale.ES, "Revisado por LEGAL")):
        assert cited_fact(guide, FEE, today, guide.words(locale)).where.startswith(said)


def test_every_single_altered_byte_is_refused(ours, sent):
    """Each byte changed three ways, dropped or doubled: nothing of it is offered."""
    whole, altered = sent.read_bytes(), sent.with_name("altered.json")
    assert len(ours.reads(sent).offers) == 2
    for at, byte in enumerate(whole):
        others = [bytes((byte ^ mask,)) for mask in (1, 32, 128)] + [b"", bytes((byte, byte))]
        for other in others:
            altered.write_bytes(whole[:at] + other + whole[at + 1 :])
            with pytest.raises((UnreadableFileError, NewerStoreError), match=r"altered\.json"):
                ours.reads(altered)


def _signed(team, **changes):
    """Return what the team would sign if its depwork checked nothing."""
    fact = {"id": FEE, "on": team.today.isoformat(), "how": "called", "value": 755}
    signed = {"by": "LEGAL-1", "made_on": team.today.isoformat(), "facts": [fact], **changes}
    if "fact" in changes:
        signed["facts"] = [fact | signed.pop("fact")]
    message = b"depwork facts file 1\n" + fact_files._canonical(signed)
    whole = {
        "depwork_facts": 1,
        "key": trusting.own_key(team.vault).public,
        "signature": fact_keys.signature(team.vault, message).hex(),
        "signed": signed,
    }
    path = team.home.parent / "made.json"
    path.write_bytes(fact_files._canonical(whole))
    return path


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"fact": {"on": "2099-01-01"}, "made_on": "2099-01-01"}, "a day to come"),
        ({"made_on": "2099-01-01"}, "a day to come"),
        ({"fact": {"on": "2099-01-01"}}, "fact_later"),
        ({"fact": {"id": "own.jail"}}, "fact_own"),
        ({"fact": {"id": "help.own-line", "value": "555", "es": "555"}}, "fact_own"),
        ({"fact": {"value": "x\u202ey", "es": "y"}}, "fact_unseen"),
        ({"fact": {"value": "x\x1b[2Jy", "es": "y"}}, "fact_unseen"),
        ({"fact": {"value": "officer@agency.example", "es": "y"}}, "fact_private"),
        ({"fact": {"value": True}}, "does not fit"),
        ({"fact": {"note": "his name"}}, "extra_forbidden"),
        ({"fact": {"es": None}}, "not as depwork writes it"),
        ({"facts": []}, "too_short"),
        ({"by": "Ana Pérez"}, "fact_code"),
    ],
)
def test_a_signature_excuses_nothing(legal, ours, changes, why):
    """What a trusted key signed is read as strictly as anything from outside."""
    with pytest.raises(UnreadableFileError, match=r"made\.json.*") as told:
        ours.reads(_signed(legal, **changes))
    assert why in str(told.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("[]", "not a facts file"),
        ('{"depwork_facts": 1, "signed": {}}', "not signed"),
        ('{"depwork_facts": 1, "depwork_facts": 1}', "a key stands twice"),
        ('{"depwork_facts": 2}', "newer depwork"),
        ('{"depwork_facts": NaN}', "Infinity"),
        ("[" * 100_000, "nested too deeply"),
        ("x" * (fact_files.LIMIT + 1), "larger than"),
    ],
)
def test_what_is_no_signed_file_is_refused_by_name(ours, tmp_path, text, why):
    """Unsigned, malformed, doubled, too large: the message says which file and what is wrong."""
    path = tmp_path / "odd.json"
    path.write_text(text)
    with pytest.raises(DepworkError, match=r"odd\.json") as told:
        ours.reads(path)
    assert why in str(told.value)


def test_a_folder_or_a_missing_file_is_refused(ours, tmp_path):
    """No traceback, and nothing is waited for."""
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(UnreadableFileError, match=path.name):
            ours.reads(path)


def test_a_key_that_is_not_trusted_is_named(ours, sent, legal):
    """Its fingerprint is told, to be compared; after it is distrusted its facts are listed."""
    assert ours.takes(sent, FEE) == (FEE,)
    found = trusting.own_key(legal.vault).fingerprint
    assert trusting.distrust(ours.vault, ours.home, found.lower().replace("-", " ")) == (FEE,)
    with pytest.raises(UnreadableFileError, match=found):
        ours.reads(sent)


def test_nothing_is_made_older(ours, legal, today):
    """An earlier or equal day is left out and named; a later one is offered."""
    ours.looks_up(FEE, on=today - timedelta(days=2), en="700")
    for back, offered in ((3, 0), (2, 0), (1, 1)):
        legal.looks_up(FEE, on=today - timedelta(days=back))
        sent = ours.reads(legal.sends(FEE))
        assert len(sent.offers) == offered
        assert bool(sent.left) is not bool(offered)
    ours.looks_up(FEE, en="701")
    with pytest.raises(RecordError, match="not newer"):
        fact_taking.take_in(ours.vault, ours.home, sent, (FEE,))
    assert ours.entry(FEE).value == 701


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        ({"id": "fee.invented"}, "no such entry"),
        ({"value": "755 dollars", "es": "755 dólares"}, "another kind"),
        ({"id": TEXT, "value": "window 3"}, "another kind"),
        ({"id": TABLE}, "a table"),
    ],
)
def test_what_does_not_fit_an_entry_here_is_left_out(legal, ours, fact, why):
    """It is named and cannot be accepted; the file of look-ups is not touched."""
    path = _signed(legal, fact=fact)
    (told,) = ours.reads(path).left.values()
    assert why in told
    with pytest.raises(RecordError, match=why):
        ours.takes(path, fact.get("id", FEE))
    assert not checks_file(ours.home).exists()


def test_only_own_look_ups_are_sent_and_each_by_its_name(ours, legal, sent, today):
    """Nothing chosen, never looked up, a table, a place, another's entry: refused, no file made."""
    ours.takes(sent, FEE)
    trusting.make_key(ours.vault, "OURS", today)
    ours.looks_up(TABLE)
    ours.looks_up("own.jail", name="Invented Jail", en="x", es="x")
    ours.looks_up("help.own-line", en="555-0100", es="555-0100")
    out = ours.home / "out.json"
    for ids, why in (
        ((), "none was looked up"),
        (("fee.i-246",), "nobody here"),
        ((TABLE,), "a table"),
        (("own.jail",), "alone"),
        (("help.own-line",), "alone"),
        (("fee.invented",), "none at all"),
        ((FEE,), "LEGAL looked it up"),
    ):
        with pytest.raises(RecordError, match=why):
            fact_files.export(ours.vault, ours.home, ids, out, today)
    assert not out.exists()
    with pytest.raises(RecordError, match=f"{FEE} {TEXT}"):
        legal.sends()


def test_a_file_says_no_more_than_the_entries_and_the_organization(legal, sent):
    """No code of a member, no place, no id of the vault; the key stays when it is renamed."""
    told = json.loads(sent.read_text())
    assert set(told) == {"depwork_facts", "key", "signature", "signed"}
    assert set(told["signed"]) == {"by", "made_on", "facts"}
    assert {name for fact in told["signed"]["facts"] for name in fact} == {
        "id", "on", "how", "value", "es",
    }  # fmt: skip
    assert "K-2" not in sent.read_text()
    was = trusting.own_key(legal.vault)
    renamed = trusting.make_key(legal.vault, "LEGAL-2", legal.today)
    assert (renamed.public, renamed.name) == (was.public, "LEGAL-2")


@pytest.mark.parametrize("name", ["", "Ana Pérez", "x" * 13])
def test_a_name_is_a_code(ours, name):
    """A person's name, or none, names no key."""
    with pytest.raises(DepworkError, match="a code"):
        trusting.make_key(ours.vault, name, ours.today)


def test_two_keys_have_two_names_and_none_is_the_own_one(ours, today):
    """What stands beside an entry says whose it is."""
    other = "ABCD-" * 7 + "ABCD"
    with pytest.raises(DepworkError, match="another name"):
        trusting.trust(ours.vault, other, "legal", today)
    own = trusting.make_key(ours.vault, "OURS", today)
    with pytest.raises(DepworkError, match="own key"):
        trusting.trust(ours.vault, own.fingerprint, "SELF", today)
    with pytest.raises(DepworkError, match="eight groups"):
        trusting.trust(ours.vault, other[:-1], "SHORT", today)


def test_a_full_disk_takes_nothing_in(ours, sent, monkeypatch):
    """Either the look-ups stand whole or nothing was taken."""

    def full(_):
        raise OSError(28, "no space left")

    monkeypatch.setattr("depwork.services.facts.os.fsync", full)
    with pytest.raises(DepworkError):
        ours.takes(sent, FEE)
    assert ours.entry(FEE).value == 1060
