"""What would release a withheld fact, in words."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.model.choices import Audience


def need(found: str, look: Look) -> str:
    """Return the words for one id of what is needed.

    Args:
        found: ``consent:consent_contact_ice``, ``signoff:custody.facility@ice`` or ``never``.
        look: The case and its words.
    """
    words = look.words
    kind, _, rest = found.partition(":")
    if kind == "consent":
        return words.ui("need_consent", what=words.field(f"consent.{rest}").label)
    if kind == "signoff":
        path, _, audience = rest.partition("@")
        reader = words.choice(Audience(audience))
        return words.ui("need_signoff", what=words.field(path).label, audience=reader)
    if kind == "waiver":
        return words.ui("need_waiver", what=words.field(rest).label)
    if kind == "never":
        return words.ui("need_never")
    return words.ui("need_other")
