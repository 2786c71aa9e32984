"""The rules that read text, in one list: what each finds, and whether that alone stops a final.

Whatever was typed meets the whole list, wherever it was typed: at a question, in a record, over
a document. What is *certain* blocks by itself (R06, R08, R11); what the vocabulary points at
waits for a person (the text review).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.a_number import tells_a_number
from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.plain import as_words, folded
from depwork.model.review import SentenceKind as Kind
from depwork.rules.differences import other_numbers
from depwork.rules.disclosure.policy import WIDE
from depwork.rules.signoffs import cleared
from depwork.rules.texts import gated, outward
from depwork.rules.vocabulary import kinds_of

_RECORD = re.compile(
    r"\b(no|without (a|any)|clean|spotless) (criminal )?(record|history|background)\b"
    r"|\bnever (been )?(arrested|convicted|charged|broken (the|a) law|committed)\b"
    r"|\bnot a criminal\b|\bno criminal\b|\blaw-abiding\b"
    r"|\bsin (ningun )?(antecedentes|record)\b|\bantecedentes penales\b"
    r"|\b(no tiene|nunca tuvo) (ningun )?(antecedente|record)"
    r"|\bnunca (ha sido |fue |lo |la )?(arrest|conden|acus|violo la ley|cometi)"
    r"|\bno es (un |una )?(criminal|delincuente)\b"
)
_SUPERLATIVE = re.compile(
    r"\b(the best|perfect|flawless|model citizen"
    r"|most \w{1,30} (person|worker|mother|father|parent))\b"
    r"|\b(el|la) mejor (madre|padre|persona|trabajador|trabajadora|vecino|vecina|mama|papa)\b"
    r"|\b(perfect[oa]|intachable|ciudadan[oa] modelo)\b"
)
_COUNT = re.compile(
    r"(?<![\d.,])(\d[\d.,]{0,12})\+?\s(people (?:have )?signed|signatures|signers"
    r"|letters of support|phone calls|calls|firmas|firmantes|personas (?:han firmado|firmaron)"
    r"|cartas de apoyo|llamadas)\b"
)
_JUDGE = re.compile(
    r"\b(call|phone|write|e-?mail|text|tell|pressure|petition)\s(to\s)?(the\s|immigration\s){0,3}"
    r"(judges?|board of immigration appeals|asylum officers?)\b"
    r"|\b(llam|escrib|pid|presion|exij)\w{0,12}\s(al?|a la|a los)\s"
    r"(juez|jueza|jueces|junta de apelaciones|oficial de asilo)\b"
)
_PRIVATE = re.compile(
    r"\b(home address|private number|personal (cell|phone|number)|license plate|where s?he lives"
    r"|(his|her|their) (house|wife|husband|kids|children) )"
    r"[^.]{0,60}\b(officer|agent|director|judge)s?\b"
    r"|\b(officer|agent|director|judge)('s|s)?\b[^.]{0,60}"
    r"\b(home address|private number|personal (cell|phone|number)|license plate|lives at)"
    r"|\b(agente|oficial|director|directora|juez|jueza)\b[^.]{0,60}"
    r"\b(domicilio|celular personal|numero personal|numero privado|placas|vive en)"
)
_THREAT = re.compile(
    r"\b(kill|shoot|bomb|burn down|watch your back|we know where you live|you will pay for)\b"
    r"|\b(matar(los|lo|la)?|balacear|quemar(los|lo|la)?|sabemos donde vive[ns]?"
    r"|va[ns]? a pagar por|cuidese las espaldas)\b"
)


RECORD: Final = "criminal_history.convictions_any"
"""Whatever is said about a record rests on this; only an attorney clears it (R03)."""
_COUNTED: Final = {
    "peop": "signatures", "sign": "signatures", "firm": "signatures", "pers": "signatures",
    "lett": "letters", "cart": "letters", "phon": "calls", "call": "calls", "llam": "calls",
}  # fmt: skip
"""What the log counts, by how the word for it begins."""


@dataclass(frozen=True)
class TextRule:
    """One rule that reads text.

    Args:
        rule: Its number.
        kind: What it finds.
        stands: Whether it stands in a folded text.
        blocks: Whether that alone stops a final; else it is pointed at.
    """

    rule: str
    kind: Kind
    stands: Callable[[str], object]
    blocks: bool = True


TEXT_RULES: Final = (
    TextRule("R11", Kind.THREAT, _THREAT.search),
    TextRule("R11", Kind.OFFICER_HOME, _PRIVATE.search),
    TextRule("R11", Kind.JUDGE_TARGET, _JUDGE.search),
    TextRule("R06", Kind.RECORD, _RECORD.search),
    TextRule("R06", Kind.SUPERLATIVE, _SUPERLATIVE.search, blocks=False),
    TextRule("R06", Kind.COUNT, _COUNT.search, blocks=False),
)
"""Rules that need nothing but the text. R08 needs the case's number too: :func:`read`."""


def read(text: str, number: str | None = None) -> tuple[Kind, ...]:
    """Return what stands in a text for certain.

    Args:
        text: As typed.
        number: The case's own A-number, where it is known.
    """
    bare = folded(text)
    found = tuple(rule.kind for rule in TEXT_RULES if rule.stands(bare))
    return (*found, Kind.NUMBER) if tells_a_number(text, number) else found


def points(sentence: str, number: str | None = None) -> tuple[Kind, ...]:
    """Return everything a sentence may be: what is certain, and what the vocabulary points at."""
    found = {*read(sentence, number), *kinds_of(sentence)}
    return tuple(kind for kind in Kind if kind in found)


def read_all(case: Case) -> Mapping[Kind, tuple[str, ...]]:
    """Return the paths of the questions in whose answers something stands for certain, by kind.

    What an attorney-gated answer says of a record is that answer itself, and R03 guards it.
    """
    number = value_of(case.identity.a_number)
    found: dict[Kind, dict[str, None]] = {}
    for path, text in outward(case):
        for kind in read(text, number):
            if kind is not Kind.RECORD or not gated(path):
                found.setdefault(kind, {})[path] = None
    return {kind: tuple(paths) for kind, paths in found.items()}


def counts_in(text: str) -> tuple[tuple[str, int], ...]:
    """Return what a text counts, and how many it says there are.

    >>> counts_in("12,000 signatures and 40 calls")
    (('signatures', 12000), ('calls', 40))
    """
    return tuple(
        (_COUNTED[match[2][:4]], int(re.sub(r"\D", "", match[1])))
        for match in _COUNT.finditer(folded(text))
    )


def over_counted(text: str, log: Mapping[str, int]) -> tuple[str, ...]:
    """Return what a text counts more of than the campaign's log does (R06)."""
    found = (name for name, number in counts_in(text) if number > log.get(name, 0))
    return tuple(dict.fromkeys(found))


def against(text: str, case: Case, audience: Audience, today: date) -> tuple[str, ...]:
    """Return the rules that stand against a text typed over a paper, as at a question.

    Args:
        text: What was typed.
        case: The case as it stands.
        audience: Who reads the paper.
        today: The day on which sign-offs are looked at.
    """
    found = set(read(text, value_of(case.identity.a_number)))
    rules = {rule.rule for rule in TEXT_RULES if rule.blocks and rule.kind in found}
    if Kind.RECORD in found and cleared(case, RECORD, audience, today):
        rules -= {"R06"}
    if Kind.NUMBER in found and audience in WIDE:
        rules.add("R08")
    said = as_words(text)
    if any(line.strip() and line in said for line in map(as_words, case.story.red_line_words)):
        rules.add("R01")
    if other_numbers(case, text):
        rules.add("R07")
    return tuple(sorted(rules))
