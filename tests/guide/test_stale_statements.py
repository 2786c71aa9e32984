"""No stale statement of the old guides (facts 2.21) ships as current, in any file."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("templates", "notebooks", "depwork")
ENDED = re.compile(r"abolished|gone|abolid|ya no existe|no money|sin fondos", re.IGNORECASE)
STALE = {
    "the director of 2011 and his address": r"\bMorton\b|202[-. )]*732[-. ]*3000",
    "the public advocate's name": r"Lorenzen|\bStrait\b",
    "the field office director of 2018": r"Thomas Decker",
    "leaders of 2026, by name": r"Mullin\b|\bLyons\b|Venturella|\bBlanche\b",
    "sample telephone numbers": r"318[-. )]*335[-. ]*7500|504[-. )]*789[-. ]*7800",
    "the sample's detention center": r"South Louisiana Correctional",
    "dead links": r"www\.ice\.gov/locator|ice\.gov/contact/ero|NWDC|immdefense\.org",
    "agency mail addresses": r"@ice\.dhs\.gov|@dhs\.gov",
    "low priority wins by a letter": r"low[- ]priority|baja prioridad",
    "calls count more than e-mails": r"more attention to (phone )?calls|atención a las llamadas",
    "the media make ICE look twice": r"(take|takes) a second look|mirar otra vez el caso",
    "relatives are told without a form": r"without (a|any) signed form|sin formulario firmado",
    "free evaluations": r"(do|does|offer) a free evaluation|evaluación gratuita",
    "somebody else sets up the petition": r"NDLON will|NDLON (va a|hará|creará)",
    "deferred action without an application is granted": r"granted (a stay|it) without appl",
    "no form and no fee for deferred action": r"no form,? (and )?no fee|ni formulario ni costo",
    "chief counsel closes cases": r"chief counsel (can|may|has the) [^.]{0,40}clos",
    "the locator asks the country of origin": r"locator[^.\n]{0,80}country of origin",
    "the priorities memo as operative": r"Nov(ember|\.)? 29, 2021|29 de noviembre de 2021",
    "an earlier administration as the present one": r"\bBiden\b",
    "special registration": r"NSEERS|special registration|registro especial",
    "New York mail boxes": r"KYR@|734 W\.? Polk",
    "deportation officers' own lines": r"calls? (daily )?to (the )?deportation officers?",
    "the sample's number and name": r"000-000-000|Paco Gomez",
    "words about a record": r"no criminal record|not a criminal|sin antecedentes penales",
}
LOOKED_FOR = {
    ROOT / "depwork" / "rules" / "text_rules.py",
    *(ROOT / "depwork" / "rules" / "vocabulary").glob("*.py"),
}
"""Where such a word stands because it is searched for in what people type."""


def _shipped() -> list[tuple[Path, str]]:
    files = [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and path not in LOOKED_FOR
    ]
    return [(path, path.read_text(encoding="utf-8", errors="ignore")) for path in files]


@pytest.fixture(scope="module")
def shipped() -> list[tuple[Path, str]]:
    """Every file that ships, with its text."""
    found = _shipped()
    assert len(found) > 300
    return found


@pytest.mark.parametrize("name", STALE)
def test_no_stale_statement_ships_anywhere(name: str, shipped: list[tuple[Path, str]]) -> None:
    """Templates, notebooks and package hold none of them."""
    pattern = re.compile(STALE[name], re.IGNORECASE)
    hits = [str(path.relative_to(ROOT)) for path, text in shipped if pattern.search(text)]
    assert hits == []


def test_the_public_advocate_is_named_only_as_gone(shipped: list[tuple[Path, str]]) -> None:
    """Where the abolished office is named at all, the same passage says that it is gone."""
    for path, text in shipped:
        for found in re.finditer(r"public advocate\b(?!\")", text, re.IGNORECASE):
            around = text[max(0, found.start() - 120) : found.end() + 160]
            assert ENDED.search(around), path.relative_to(ROOT)
