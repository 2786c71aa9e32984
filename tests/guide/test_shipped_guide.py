import re
import time
from datetime import date
from pathlib import Path

import pytest

from depwork.guide import freshness, load
from depwork.guide.citing import fact_words, source_words
from depwork.guide.expected import FILES, Expected, expected_keys
from depwork.guide.files import read, texts
from depwork.guide.placeholders import names
from depwork.guide.register import read_register
from depwork.guide.sources import read_sources
from depwork.model.choices import Locale
from depwork.model.register import FactStatus, Register
from depwork.model.state import State

OWN = ("steps", "topics", "choices", "errors")
TEMPLATES = Path(__file__).parents[2] / "templates"

# Facts 2.21: people who left, lines and addresses that answer nobody, offices abolished.
STALE = (
    r"\bMorton\b",
    r"Lorenzen",
    r"\bStrait\b",
    r"Thomas Decker|\bDecker\b",
    r"Mullin\b",
    r"\bLyons\b",
    r"Venturella",
    r"\bBlanche\b",
    r"318[-. )]*335[-. ]*7500",
    r"504[-. )]*789[-. ]*7800",
    r"202[-. )]*732[-. ]*3000",
    r"South Louisiana Correctional",
    r"www\.ice\.gov/locator",
    r"ice\.gov/contact/ero",
    r"NWDC",
    r"immdefense\.org",
    r"734 W\.? Polk",
    r"NSEERS|special registration",
    r"000-000-000",
    r"low[- ]priority",
    r"baja prioridad",
    r"Paco Gomez",
    r"@ice\.dhs\.gov|@dhs\.gov",
    r"no criminal record|not a criminal|sin antecedentes penales|no es un criminal",
)
ENGLISH = re.compile(
    r"(?<![-./\w])(the|and|of|with|is|are|your|you|who|what|this|that|from|not|or|which|when)"
    r"(?![-/\w])",
    re.IGNORECASE,
)
# Placeholders, and names that stay English in Spanish: of laws, courts and programs.
NAMES = re.compile(
    r"\{[^{}]*\}|Matter of|Acacia Center for Justice|Department of [A-Z]\w+|Freedom of Information"
    r"|Desis Rising Up and Moving|ICE Out of LA|Make the Road New York|Not One More Deportation"
)
MANDATORY = {"TX", "LA", "MS", "AR", "IA", "MN", "MO", "NE", "ND", "SD"}


def shipped() -> Register:
    """Return the register that ships."""
    sources = read_sources(read([TEMPLATES / "guide"], "sources.toml"))
    return Register(read_register(read([TEMPLATES / "guide"], "register.toml"), sources))


def test_the_shipped_guide_loads(packaged: Path) -> None:
    """Every word of the model, in both languages, and every citation, is there."""
    guide = load([packaged])
    assert set(guide.by_locale) == set(Locale)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("locale", list(Locale))
def test_own_words_are_complete(packaged: Path, name: str, locale: Locale) -> None:
    """Steps, screens, closed lists and problems have exactly their words."""
    assert (
        texts(read([packaged], f"{locale}/{name}.toml")).keys() == expected_keys(Expected())[name]
    )


def test_every_entry_cites_a_source_that_resolves() -> None:
    """The register loads with every source resolved, and holds what the rules need."""
    assert {"bond.circuits", "fee.i-246", "form.ice-60-001"} <= set(shipped().ids())


def test_the_bond_table_knows_every_state() -> None:
    """Each state is a bond state, a mandatory state, or one without a decision."""
    value = shipped().fact("bond.circuits", date(2026, 10, 7)).entry.value
    assert isinstance(value, dict)
    assert value.keys() == {state.value for state in State}
    assert set(value.values()) == {"bond", "mandatory", "none"}
    assert {state for state, word in value.items() if word == "mandatory"} == MANDATORY


def test_every_state_has_an_ero_office() -> None:
    """Each state leads to offices that have a title; where there are several, county decides."""
    register = shipped()
    day = date(2026, 4, 20)
    by_state = register.fact("offices.ero-by-state", day).entry.value
    titles = register.fact("offices.ero-title", day).entry.value
    assert isinstance(by_state, dict)
    assert isinstance(titles, dict)
    assert by_state.keys() == {state.value for state in State}
    assert {code for codes in by_state.values() for code in codes.split()} == titles.keys()
    assert [s for s, codes in by_state.items() if " " in codes] == ["CA", "NY", "TX"]


def test_the_alarm_for_an_appeal_is_the_earlier_reading() -> None:
    """The two readings of the appeal deadline are numbers, unverified, the earlier one 10."""
    facts = [
        shipped().fact(f"deadline.bia-appeal-{which}-days", date(2026, 10, 1))
        for which in ("earliest", "latest")
    ]
    assert [fact.entry.value for fact in facts] == [10, 30]
    assert all(fact.unverified for fact in facts)


def test_by_2028_all_that_ages_is_stale() -> None:
    """On a far day every entry is stale but history."""
    register = shipped()
    far = date(2028, 1, 1)
    stale = {entry.id for entry in register.stale(far)}
    lasting = [register.fact(i, far).entry for i in register.ids() if i not in stale]
    assert all(entry.verify_by is None for entry in lasting)
    assert not freshness(register, far).due


def test_nothing_from_general_knowledge_is_current() -> None:
    """An entry without a source at hand is marked unverified."""
    register = shipped()
    entries = [register.fact(i, date(2026, 11, 22)).entry for i in register.ids()]
    assert all(e.status is FactStatus.UNVERIFIED for e in entries if e.source == "background")


@pytest.mark.parametrize("pattern", STALE)
def test_no_stale_statement_ships(pattern: str) -> None:
    """No officer who left, dead line or abandoned wording stands in any template."""
    files = [path for path in sorted(TEMPLATES.rglob("*")) if path.is_file()]
    assert files
    hits = [
        str(path.relative_to(TEMPLATES))
        for path in files
        if re.search(pattern, path.read_text(encoding="utf-8", errors="ignore"), re.IGNORECASE)
    ]
    assert hits == []


@pytest.mark.parametrize("name", FILES)
def test_no_english_is_left_in_spanish(packaged: Path, name: str) -> None:
    """No Spanish word file holds an English function word."""
    found = texts(read([packaged], f"es/{name}.toml"))
    left = {k: m[0] for k, v in found.items() if (m := ENGLISH.search(NAMES.sub("", v)))}
    assert left == {}


def test_no_english_is_left_in_spanish_facts_and_citations(packaged: Path) -> None:
    """Facts and citations read as Spanish on a Spanish page."""
    said = {
        **{
            f"register {k}": " | ".join((f.name, *f.value, f.note))
            for k, f in fact_words(read([packaged], "register.toml"), Locale.ES).items()
        },
        **{
            f"source {k}": f"{s.title} | {s.where}"
            for k, s in source_words(read([packaged], "sources.toml"), Locale.ES).items()
        },
    }
    left = {k: m[0] for k, v in said.items() if (m := ENGLISH.search(NAMES.sub("", v)))}
    assert left == {}


@pytest.mark.parametrize("name", FILES)
def test_spanish_and_english_agree_in_keys_and_placeholders(packaged: Path, name: str) -> None:
    """A word file has the same keys and placeholders in both languages."""
    english, spanish = (texts(read([packaged], f"{locale}/{name}.toml")) for locale in Locale)
    assert english.keys() == spanish.keys()
    assert {k: names(v) for k, v in english.items()} == {k: names(v) for k, v in spanish.items()}


def test_lessons_do_not_repeat_the_source(packaged: Path) -> None:
    """Lessons say today's facts by name of the register, not by fee, phone or year."""
    for locale in Locale:
        for key, text in texts(read([packaged], f"{locale}/steps.toml")).items():
            assert not re.search(r"\$\s?\d|\d{3}-\d{4}|\b20[012]\d\b", text), key


def test_loading_is_quick(packaged: Path) -> None:
    """A guide loads in a blink, so that a page does not wait for its words."""
    load([packaged])
    start = time.process_time()
    load([packaged])
    assert time.process_time() - start < 1.0
