"""Keys, codes, sources and words: exactly what the rules can say, in both languages."""

import ast
import re
import statistics
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from depwork.model.case import Case
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.model.register import Register
from depwork.rules import keys
from depwork.rules.asks import asks
from depwork.rules.changes import Change, changes
from depwork.rules.contradictions import contradictions
from depwork.rules.gates import Care, gates
from depwork.rules.going_public import going_public
from depwork.rules.ladder import ladder
from depwork.rules.locate import locate
from depwork.rules.next_actions import next_actions
from depwork.rules.offices import routing
from depwork.rules.order import first_calls, order
from depwork.rules.readiness import readiness
from depwork.rules.team import attorney_leads
from depwork.rules.urgency import urgency

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "templates" / "guide"
TABLES = (
    "urgency", "gates", "asks", "readiness", "offices", "contradictions", "next_actions",
    "order", "locate", "team",
)  # fmt: skip
LANGUAGES = ("en", "es")
BANNED = re.compile(
    r"not a criminal|no es (un )?criminal|criminal record|alien\b|illegal|apply for|qualif",
    re.IGNORECASE,
)


def _said(tables: ModuleType, register: Register) -> dict[str, set[str]]:
    """Everything the rules say over all named situations."""
    said: dict[str, set[str]] = {name: set() for name in ("reasons", "sources", "conditions")}
    said |= {name: set() for name in ("codes", "rules", "unblock", "actions")}
    for table in TABLES:
        for row in tables.read(table):
            _hear(row.case, row.day, register, said, Care(**row.rest.get("care", {})))
    for row in (*tables.read("going_public"), *tables.read("ladder")):
        public = going_public(row.case, row.day)
        said["conditions"] |= {point.code for point in public.value.points}
        for reason in (*public.reasons, *ladder(row.case, row.day).reasons):
            said["reasons"].add(reason.because)
            said["sources"].add(reason.source)
    for change in _changes():
        said["reasons"].add(change.reason.because)
        said["sources"].add(change.reason.source)
    return said


def _changes() -> tuple[Change, ...]:
    """What an outcome and an event of an invented case ask about (tables: test_changes.py)."""
    about = {"id": "0" * 32, "case_code": "ABCD-2345", "on": date(2026, 11, 20)}
    out = Outcome.model_validate(about | {"kind": "O_REL_OSUP", "source": "family"})
    seen = CampaignEvent.model_validate(about | {"activity": "locate_person"})
    return changes(Case(case_code="ABCD-2345"), (out,), (seen,), date(2026, 11, 22))


def _hear(case: Case, day: date, register: Register, said: dict[str, set[str]], care: Care) -> None:
    gate, ask = gates(case, day, register, care), asks(case, day, register)
    done = next_actions(case, day, register, care)
    said["actions"] |= {action.key for action in done.value}
    more = (routing(case, day, register), contradictions(case, day), done)
    start = (order(case, day), first_calls(case, day), locate(case, day), attorney_leads(case))
    decided = (urgency(case, day), gate, ask, readiness(case, day, register), *more, *start)
    for reason in (reason for decision in decided for reason in decision.reasons):
        said["reasons"].add(reason.because)
        said["sources"].add(reason.source)
    said["rules"] |= {g.rule for g in gate.value}
    said["unblock"] |= {g.unblock for g in gate.value}
    said["codes"] |= {a.code for a in ask.value}
    said["conditions"] |= {c.code for a in ask.value for c in a.first}


def test_keys_are_exactly_what_is_said(tables: ModuleType, register: Register) -> None:
    """Each key is said in some named situation, and nothing is said that is no key."""
    said = _said(tables, register)
    assert said["reasons"] == keys.REASON_KEYS
    assert said["sources"] == keys.SOURCES_CITED
    assert said["conditions"] == keys.CONDITION_CODES
    assert said["codes"] == keys.ASK_CODES
    assert said["rules"] == keys.GATE_RULES
    assert said["unblock"] == keys.UNBLOCK_KEYS
    assert said["actions"] == keys.ACTION_KEYS


def test_sources_and_dated_facts_resolve(register: Register) -> None:
    """Every citation and every dated fact that the rules name stands in the guide."""
    sources = tomllib.loads((GUIDE / "sources.toml").read_text(encoding="utf-8"))
    assert set(sources) >= keys.SOURCES_CITED
    assert set(register.ids()) >= keys.REGISTER_USED


def _words(language: str) -> dict[str, dict[str, str]]:
    def read(name: str) -> dict[str, dict[str, object]]:
        path = GUIDE / language / f"{name}.toml"
        return tomllib.loads(path.read_text(encoding="utf-8"))

    ask, gate = read("asks"), read("gates")
    spoken = {f"{c}.{part}": text for c, w in ask["ask"].items() for part, text in w.items()}
    return {
        "reasons": read("reasons"),
        "rules": gate["rule"],
        "unblock": gate["unblock"],
        "conditions": ask["condition"],
        "codes": spoken,
        "actions": read("actions"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words_and_no_word_is_orphaned(language: str) -> None:
    """Each language has a sentence for each key, and no sentence more."""
    words = _words(language)
    assert set(words["reasons"]) == keys.REASON_KEYS
    assert set(words["rules"]) == keys.GATE_RULES
    assert set(words["unblock"]) == keys.UNBLOCK_KEYS
    assert set(words["actions"]) == keys.ACTION_KEYS
    assert set(words["conditions"]) == keys.CONDITION_CODES
    parts = {f"{code}.{part}" for code in keys.ASK_CODES for part in ("question", "note")}
    told = ("letter", "title", "weigh")
    parts |= {f"{code}.{part}" for code in keys.SPOKEN_ASKS for part in told}
    assert set(words["codes"]) == parts


def test_placeholders_are_the_same_in_both_languages() -> None:
    """A sentence takes the same days and dates in each language."""
    english, spanish = _words("en"), _words("es")
    for group, sentences in english.items():
        for key, text in sentences.items():
            here = set(re.findall(r"{(\w+)", text))
            assert here == set(re.findall(r"{(\w+)", spanish[group][key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_asks_are_questions_and_promise_nothing(language: str) -> None:
    """An ask is worded as a question to the attorney; no word of ours judges or advises."""
    words = _words(language)
    for key, text in words["codes"].items():
        if key.endswith(".question"):
            assert text.endswith("?"), key
    for sentences in words.values():
        for key, text in sentences.items():
            assert not BANNED.search(text), key
            assert not re.search(r"\b(19|20)\d\d\b|\$", text), f"a dated fact in words: {key}"


def test_spanish_is_spanish() -> None:
    """No English left in Spanish sentences."""
    english = re.compile(r"\b(the|and|with|from|that|this|is|are|not|of)\b")
    for sentences in _words("es").values():
        for key, text in sentences.items():
            assert not english.search(text), key


def test_rules_are_small() -> None:
    """Half of all functions have fewer than 15 lines, and no module has more than 250."""
    lengths = []
    for path in (ROOT / "depwork" / "rules").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 250, path.name
        lengths += [
            (node.end_lineno or 0) - node.lineno + 1
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef)
        ]
    assert statistics.median(lengths) < 15
