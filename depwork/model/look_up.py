"""A place where a person can be looked up, and what it asks for."""

from __future__ import annotations

from depwork.model.ask import Met
from depwork.model.beginning import LocateWay
from depwork.model.record import Record


class LookUp(Record):
    """One place to look, as the case stands.

    Args:
        way: Where to look.
        needs: Paths of what the place asks for.
        helps: Paths of what narrows the search.
        missing: Those of ``needs`` that the case does not hold.
        shows: Whether the place could show this person at all.
        register_ids: Dated facts on how it works.
    """

    way: LocateWay
    needs: tuple[str, ...]
    helps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    shows: Met = Met.UNKNOWN
    register_ids: tuple[str, ...] = ()
