"""Who may invite a device, see which came, and end one: members' business, asked as such."""

from __future__ import annotations

from depwork.errors import NotPermittedError, RunError
from depwork.model.audit import Verb
from depwork.model.role import Action
from depwork.services.guests import end_guest
from depwork.services.joining import MINUTES, Device, Register
from depwork.services.permitting import permit
from depwork.storage import membership
from depwork.storage.vault import Vault


def invite(
    vault: Vault, register: Register, member: str, now: float, *, minutes: float = MINUTES
) -> str:
    """Return the secret of an invitation that opens one member's unlock on one device.

    Args:
        vault: Of who invites.
        register: Of the workbook.
        member: The member's id.
        now: Seconds of the clock.
        minutes: How long it waits.

    Raises:
        NotPermittedError: Who asks may not manage members, or no such member is here.
    """
    permit(vault, Action.MANAGE_MEMBERS)
    here = {one.id for one in membership.listed(vault) if one.gone_on is None}
    if member not in here:
        raise NotPermittedError(f"no member {member} here: see `depwork vault members list`")
    vault.note(Verb.ROLE, member)
    return register.offer(member, now, minutes=minutes)


def joined(vault: Vault, register: Register, now: float) -> tuple[Device, ...]:
    """Return the devices that joined and whose session lasts, for who manages members."""
    permit(vault, Action.MANAGE_MEMBERS)
    return register.devices(now)


def end(vault: Vault, register: Register, device: str, now: float) -> None:
    """End a device's session, or a guest's link; what it opened is gone within a second.

    Args:
        vault: Of who ends it.
        register: Of the workbook.
        device: Its id, or the link's.
        now: Seconds of the clock.

    Raises:
        RunError: No such device is joined, and no such link lent.
    """
    permit(vault, Action.MANAGE_MEMBERS)
    if end_guest(register, device):
        return
    whose = [one.member for one in register.devices(now) if one.id == device]
    if not whose or not register.end(device, now):
        raise RunError(f"no device {device} is joined: see `depwork share devices`")
    vault.note(Verb.LOCK_OUT, whose[0])
