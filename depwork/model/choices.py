"""The closed lists of facts 3, 5, 6 and 12.4. Values are stored; labels are translated."""

from __future__ import annotations

from enum import StrEnum

from depwork.model.locale import Locale as Locale  # noqa: PLC0414 - a closed list to all who import it from here


class Language(StrEnum):
    """A language a person prefers."""

    ES = "es"
    EN = "en"
    HT = "ht"
    ZH = "zh"
    AR = "ar"
    PT = "pt"
    FR = "fr"
    MAM = "mam"
    KEK = "kek"
    OTHER = "other"


class CustodyStatus(StrEnum):
    """Where the person is held, and by whom (facts 3, 12.4)."""

    FREE = "free"
    FREE_ICE_SUPERVISION = "free_ICE_supervision"
    LOCAL_CUSTODY_NO_HOLD = "local_custody_no_hold"
    LOCAL_CUSTODY_HOLD = "local_custody_hold"
    LOCAL_CUSTODY_HOLD_UNKNOWN = "local_custody_hold_unknown"
    ICE_DETAINED = "ICE_detained"
    CBP = "CBP"
    ORR_MINOR = "ORR_minor"
    REMOVED = "removed"


class ArrestContext(StrEnum):
    """Where the arrest happened."""

    HOME = "home"
    WORK = "work"
    TRAFFIC = "traffic"
    CHECKPOINT = "checkpoint"
    COURTHOUSE = "courthouse"
    CHECK_IN = "check_in"
    JAIL_TRANSFER = "jail_transfer"
    OTHER = "other"


class HoldForm(StrEnum):
    """Which detainer papers somebody has seen."""

    I_247A = "I-247A"
    I_200 = "I-200"
    I_205 = "I-205"
    NONE = "none"


class SupervisionDocument(StrEnum):
    """Papers of a person whom ICE lets live outside detention."""

    I_220A = "I-220A"
    I_220B = "I-220B"
    ISAP = "ISAP"
    NONE = "none"


class ProceedingStage(StrEnum):
    """Where the case stands before the immigration authorities (facts 3, 12.4)."""

    NONE = "none"
    NTA_PENDING_IJ = "NTA_pending_IJ"
    ORDERED_APPEAL_WINDOW_OPEN = "ordered_appeal_window_open"
    BIA_APPEAL = "BIA_appeal"
    FINAL_ORDER = "final_order"
    FINAL_ORDER_IN_ABSENTIA = "final_order_in_absentia"
    PROTECTION_GRANTED = "protection_granted"
    CIRCUIT_REVIEW = "circuit_review"
    REINSTATEMENT = "reinstatement"
    EXPEDITED_REMOVAL = "expedited_removal"
    ADMINISTRATIVE_REMOVAL_238B = "administrative_removal_238b"
    ADMIN_CLOSED = "admin_closed"
    VOLUNTARY_DEPARTURE = "voluntary_departure"


class HearingType(StrEnum):
    """What the next hearing is for."""

    MASTER = "master"
    INDIVIDUAL = "individual"
    BOND = "bond"
    OTHER = "other"


class CredibleFear(StrEnum):
    """Where a credible-fear interview stands."""

    PENDING = "pending"
    PASSED = "passed"
    DENIED = "denied"


class MannerOfEntry(StrEnum):
    """How the person last came in."""

    INSPECTED = "inspected"
    EWI = "EWI"
    PAROLE = "parole"
    VISA_OVERSTAY = "visa_overstay"


class Exists(StrEnum):
    """All that is kept of a criminal history; *not asked* is the empty answer."""

    EXISTS = "exists"
    NONE = "none"


class PublicNameMode(StrEnum):
    """How the person is named in public."""

    FULL = "full"
    FIRST_ONLY = "first_only"
    INITIALS = "initials"
    PSEUDONYM = "pseudonym"


class DecisionMaker(StrEnum):
    """Who decides for the case."""

    SELF = "self"
    FAMILY = "family"


class AgeBand(StrEnum):
    """An age as it may be shown in public."""

    UNDER_18 = "under_18"
    FROM_18 = "18_24"
    FROM_25 = "25_39"
    FROM_40 = "40_64"
    FROM_65 = "65_plus"


class Relation(StrEnum):
    """What a member of the family is to the person."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    OTHER = "other"


class SaidAs(StrEnum):
    """Whether a relative is spoken of as a mother, wife, daughter or as a father, husband, son."""

    SHE = "she"
    HE = "he"


class Dependency(StrEnum):
    """What somebody in the family relies on the person for."""

    FINANCIAL = "financial"
    MEDICAL = "medical"
    CHILDCARE = "childcare"


class DocumentClass(StrEnum):
    """Classes of evidence (facts 1, from seed 001 step 5)."""

    RESIDENCE = "DOC-RES"
    EDUCATION = "DOC-EDU"
    TAX = "DOC-TAX"
    MEDICAL = "DOC-MED"
    FAMILY = "DOC-FAM"
    SUPPORT = "DOC-SUP"
    HARDSHIP = "DOC-HARD"
    CHARACTER = "DOC-GMC"
    TIES = "DOC-TIES"
    CIVIL_RIGHTS = "DOC-CIV"
    AFFIDAVIT = "DOC-AFF"
    REHABILITATION = "DOC-REH"
    NEWS = "DOC-NEWS"
    COURT = "DOC-CRT"
    IMMIGRATION = "DOC-IMM"
    WAIVER = "DOC-WVR"
    PHOTO = "DOC-PHO"


class Audience(StrEnum):
    """Who a document is for (ARCHITECTURE 5, Disclosure)."""

    ICE = "ice"
    ATTORNEY = "attorney"
    COURT = "court"
    OFFICIAL = "official"
    LETTER_WRITER = "letter_writer"
    PUBLIC = "public"
    PRESS = "press"
    VOLUNTEER = "volunteer"
    FUNDER = "funder"
    ANALYST = "analyst"
    FAMILY = "family"


class Office(StrEnum):
    """A public office or role, by title only; nobody's name (R11)."""

    ERO_FIELD_OFFICE = "ero_field_office"
    OPLA = "opla"
    IMMIGRATION_JUDGE = "immigration_judge"
    BIA = "bia"
    CIRCUIT_COURT = "circuit_court"
    DISTRICT_COURT = "district_court"
    ASYLUM_OFFICE = "asylum_office"
    USCIS = "uscis"
    CBP = "cbp"
    ORR = "orr"
    SHERIFF = "sheriff"
    ICE_HQ = "ice_hq"
    DHS_SECRETARY = "dhs_secretary"
    CONGRESS = "congress"
    LOCAL_OFFICIALS = "local_officials"
    ATTORNEY = "attorney"
    DEFENDER = "defender"


class Filer(StrEnum):
    """Who may file or send a thing."""

    PERSON = "person"
    ATTORNEY = "attorney"
    ORGANIZATION = "organization"
    DEFENSE_COUNSEL = "defense_counsel"
    OBLIGOR = "obligor"
