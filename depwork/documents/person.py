"""How a letter speaks of the person after the first full name: title, name, pronouns."""

from __future__ import annotations

from typing import Final

from depwork.documents.facts import Facts
from depwork.rules.disclosure.policy import WIDE
from depwork.rules.view import CaseView

_KINDS: Final = {
    "she": ("she", "her", "ella"),
    "he": ("he", "him", "él", "el"),
    "they": ("they", "them", "elle", "elles", "ellos", "ellas"),
}
_TITLES: Final = {
    "en": {"she": "Ms. ", "he": "Mr. "},
    "es": {"she": "la señora ", "he": "el señor "},
}
_FORMS: Final = {
    "en": {
        "she": ("she", "her", "her"),
        "he": ("he", "him", "his"),
        "they": ("they", "them", "their"),
    },
    "es": {"she": ("ella", "ella", "su"), "he": ("él", "él", "su"), "they": ("elle", "elle", "su")},
}
_UNNAMED: Final = {"en": "our neighbor", "es": "una persona de nuestra comunidad"}
"""Before readers who pass things on, and who are not told the name."""
_PARTICLES: Final = frozenset(
    {"de", "del", "la", "las", "los", "da", "do", "dos", "van", "der", "den", "von", "y"}
)


def kind_of(said: object) -> str:
    """Return ``she``, ``he`` or ``they`` for pronouns as somebody typed them; empty: not known.

    >>> kind_of("Ella"), kind_of("they/them"), kind_of("he, him"), kind_of("xe"), kind_of(None)
    ('she', 'they', 'he', '', '')
    """
    words = str(said or "").casefold().replace("/", " ").replace(",", " ").split()
    first = words[0] if words else ""
    return next((kind for kind, forms in _KINDS.items() if first in forms), "")


def surname(name: str, given: str = "") -> str:
    """Return what follows a title: both surnames where there are two; empty for one name.

    >>> surname("Marta Ejemplo Lucas", "Marta"), surname("Ana Cruz"), surname("Juan de la Cruz")
    ('Ejemplo Lucas', 'Cruz', 'de la Cruz')
    >>> surname("María José Ejemplo Lucas"), surname("Ana"), surname("Ana Cruz", "Ana")
    ('Ejemplo Lucas', '', 'Cruz')
    """
    words, first = name.split(), given.split()
    known = [w.casefold() for w in words[: len(first)]] == [w.casefold() for w in first]
    begin = len(first) if first and known else 1
    rest = max(begin, len(words) - 2)
    while rest > begin and words[rest - 1].casefold() in _PARTICLES:
        rest -= 1
    return " ".join(words[rest:])


class Person:
    """``person`` in a template: the person named shortly, and by the pronouns that are theirs.

    Without pronouns the short name stands in their place, so that nobody is called wrongly; a
    title stands only where offices are written to.
    """

    def __init__(self, view: CaseView, facts: Facts, locale: str) -> None:
        """Speak of the person of a view, in one language."""
        self._facts = facts
        wide = view.audience in WIDE
        self._language = "es" if locale.partition("-")[0] == "es" else "en"
        name = view.facts.get("shown.name", _UNNAMED[self._language] if wide else None)
        self._known = isinstance(name, str)
        self._kind = kind_of(view.facts.get("identity.pronouns"))
        given = str(view.facts.get("identity.preferred_name") or "")
        self._short = str(name) if wide else self._named(str(name), given)

    def _named(self, name: str, given: str) -> str:
        title = _TITLES[self._language].get(self._kind, "")
        last = surname(name, given) if title else ""
        return f"{title}{last}" if last else (name.split() or [""])[0]

    @property
    def short(self) -> object:
        """The person with a title, or by the first name; a gap where the name is not known."""
        return self._short if self._known else self._facts.read("shown.name")

    @property
    def begins(self) -> object:
        """The same at the beginning of a sentence."""
        return self._begun(self.short)

    @property
    def whose(self) -> object:
        """Of the person, with the name: *Ms. Ejemplo’s*, *de la señora Ejemplo*."""
        if not self._known:
            return self.short
        return f"{self._short}’s" if self._language == "en" else contracted("de ", self._short)

    @property
    def to(self) -> object:
        """The person as whom something is done to: *Ms. Ejemplo*, *a la señora Ejemplo*."""
        known = self._known and self._language == "es"
        return contracted("a ", self._short) if known else self.short

    @property
    def they(self) -> object:
        """The pronoun of a subject, with a verb that is the same for one and for many."""
        return self._form(0)

    @property
    def begins_they(self) -> object:
        """The same at the beginning of a sentence."""
        return self._begun(self._form(0))

    @property
    def them(self) -> object:
        """The pronoun of an object, or behind a preposition."""
        return self._form(1)

    @property
    def their(self) -> object:
        """The possessive."""
        return "su" if self._language == "es" else self._form(2, self.whose)

    @property
    def begins_their(self) -> object:
        """The possessive at the beginning of a sentence."""
        return self._begun(self.their)

    def _form(self, place: int, otherwise: object = None) -> object:
        forms = _FORMS[self._language].get(self._kind)
        if forms is None or not self._known:
            return self.short if otherwise is None else otherwise
        return forms[place]

    def _begun(self, said: object) -> object:
        return said[:1].upper() + said[1:] if isinstance(said, str) else said


def contracted(before: str, name: str) -> str:
    """Return Spanish words before a name as one speaks them.

    >>> contracted("en libertad a ", "el señor Ruiz"), contracted("de ", "la señora Ruiz")
    ('en libertad al señor Ruiz', 'de la señora Ruiz')
    """
    if name.startswith("el ") and before.split(" ")[-2:] in (["a", ""], ["de", ""]):
        return before[:-1] + name[1:]
    return before + name
