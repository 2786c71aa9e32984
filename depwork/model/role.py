"""Who a member is, and what members do: the nouns of the table in ``rules.roles``."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member is to the organization.

    Volunteers and analysts, who hold keys to projections and none to a case, get a role of
    their own when projections are kept.
    """

    ORGANIZER = "organizer"
    ATTORNEY = "attorney"
    FAMILY = "family"
    KEEPER = "keeper"


class Action(StrEnum):
    """What a member does that a role may or may not."""

    LIST_CASES = "list_cases"
    READ_CASE = "read_case"
    START_CASE = "start_case"
    CHANGE_CASE = "change_case"
    RENDER = "render"
    REPORT = "report"
    EXPORT = "export"
    IMPORT = "import"
    SIGN_OFF = "sign_off"
    SHARE_CASE = "share_case"
    DELETE_CASE = "delete_case"
    HOLD = "hold"
    SET_RETENTION = "set_retention"
    BACKUP = "backup"
    RESTORE = "restore"
    VERIFY_AUDIT = "verify_audit"
    SEE_AUDIT = "see_audit"
    MANAGE_MEMBERS = "manage_members"
    KEEP_MONEY = "keep_money"
    CHECK_FACT = "check_fact"
    TRUST_KEY = "trust_key"
    SHARE_FACTS = "share_facts"
