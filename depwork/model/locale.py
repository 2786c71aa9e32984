"""The languages the workbook speaks: those shipped, and each folder of words beside them."""

from __future__ import annotations

import re
from enum import StrEnum

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Locale(StrEnum):
    """A language the workbook speaks.

    The members are those that depwork ships. A folder of words in an organization's own
    copy is a language too: :meth:`found` makes it one, and ``Locale(tag)`` then knows it.
    """

    EN = "en"
    ES = "es"

    @classmethod
    def found(cls, tag: str) -> Locale | None:
        """Return the language of a folder named ``tag``, or ``None`` when that is no tag.

        >>> Locale.found("es"), Locale.found("Not a language")
        (<Locale.ES: 'es'>, None)
        """
        if tag in cls._value2member_map_:
            return cls(tag)
        if not _TAG.fullmatch(tag):
            return None
        made = str.__new__(cls, tag)
        made._name_, made._value_ = tag.upper(), tag
        cls._value2member_map_[tag] = made
        return made

    @property
    def paper(self) -> Locale:
        """The language of letters and of what is stored: this one if shipped, else English."""
        return self if self in tuple(type(self)) else Locale.EN
