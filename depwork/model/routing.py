"""Which offices a case belongs to, by place; titles and codes, nobody's name (facts 5)."""

from __future__ import annotations

from depwork.model.choices import Office
from depwork.model.record import Record


class Routing(Record):
    """Where a case is decided, and who may be addressed.

    Args:
        field_offices: Codes of the ERO field offices it may belong to: one when it is known,
            several while the county is open, none while the state is.
        titles: Those offices' titles, in the same order.
        circuit: The federal circuit of the place of detention; ``None``: not known, or free.
        opla: City of the OPLA office, by the court's city; ``None``: not known.
        holds: What the state's law says on holds: ``mandate``, ``limits``, or ``None``.
        deciders: Offices that decide something in this case.
        addressees: Offices that a campaign may address first (R11).
        ladder: Further offices, nearest first.
    """

    field_offices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    circuit: str | None = None
    opla: str | None = None
    holds: str | None = None
    deciders: tuple[Office, ...] = ()
    addressees: tuple[Office, ...] = ()
    ladder: tuple[Office, ...] = ()

    @property
    def field_office(self) -> str | None:
        """The ERO field office, where it is known."""
        return self.field_offices[0] if len(self.field_offices) == 1 else None
