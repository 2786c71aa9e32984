"""Who signed a petition: as little as lets a team count, thank and deliver (R10, facts D10)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from depwork.model.codes import CaseCode
from depwork.model.day import Day
from depwork.model.ledger import EntryId
from depwork.model.plain import folded
from depwork.model.record import Record
from depwork.model.refused import social_security
from depwork.model.text import SHORT_LIMIT, ShortText

BATCH: Final = 5_000
"""Signers that one record holds."""
_NINE: Final = 9
"""Digits of a Social Security number."""
# As long as an address may be (RFC 5321, 4.5.3.1), so that a long text costs little.
_ADDRESS: Final = re.compile(r"[^@\s,;]{1,64}@[^@\s,;]{1,191}\.[^@\s.,;]{1,63}")


def normalised(raw: Any) -> Any:
    """Return an e-mail address as duplicates are found by it: small letters, no blanks around it.

    Raises:
        PydanticCustomError: ``signer_email`` where it is no address.
    """
    if not isinstance(raw, str):
        return raw
    address = raw.strip().removeprefix("mailto:").casefold()
    digits = sum(map(str.isdigit, address))
    if not _ADDRESS.fullmatch(address) or (digits >= _NINE and social_security(address)):
        raise PydanticCustomError("signer_email", "not an e-mail address")
    return address


Email = Annotated[str, BeforeValidator(normalised), StringConstraints(max_length=SHORT_LIMIT)]
"""An address, normalised; its form is narrower than a text's, so it is looked at once."""


class Signer(Record):
    """One signature; nobody's status, and nothing that a delivery does not need.

    Args:
        email: Normalised; none where a paper sheet has none.
        first_name: As signed.
        last_name: As signed.
        postal_code: Where from.
        country: Where from.
        signed_on: The day.
        show_name: Whether the signer agreed that the name is shown.
    """

    email: Email | None = None
    first_name: ShortText | None = None
    last_name: ShortText | None = None
    postal_code: ShortText | None = None
    country: ShortText | None = None
    signed_on: Day | None = None
    show_name: bool = False

    @property
    def key(self) -> str | None:
        """What a second signature of the same person has too; ``None`` if it cannot be told."""
        if self.email:
            return self.email
        parts = (self.first_name, self.last_name, self.postal_code)
        return "\n".join(folded(part) for part in parts if part) if all(parts) else None


class SignatureBatch(Record):
    """Signers of one import, or a part of them; erased on its day, the count stays.

    Args:
        batch: The import.
        case_code: Whose petition.
        on: The day of the import.
        delete_on: From this day on the signers are neither shown nor kept.
        event: The line of the ledger that counts them.
        signers: They.
    """

    batch: EntryId
    case_code: CaseCode
    on: Day
    delete_on: Day
    event: EntryId
    signers: Annotated[tuple[Signer, ...], Field(max_length=BATCH)]
