"""Numbers of the do-not-collect list are refused at the question (R13, facts 3.2)."""

import pytest
from pydantic import TypeAdapter, ValidationError

from depwork.model.campaign import Story
from depwork.model.record import STORED
from depwork.model.refused import perhaps_account
from depwork.model.text import LongText, ShortText

SOCIAL = "text_social_security"
ACCOUNT = "text_account_number"
REFUSED = [
    ("her number is 123-45-6789", SOCIAL),
    ("su número es 123-45-6789.", SOCIAL),
    ("123 45 6789", SOCIAL),
    ("123.45.6789", SOCIAL),
    ("123\u201145\u20116789", SOCIAL),
    ("1\u200b2\u200b3-45-67\u00ad89", SOCIAL),
    ("\uff11\uff12\uff13-\uff14\uff15-\uff16\uff17\uff18\uff19", SOCIAL),
    ("900-70-1234 is her ITIN", SOCIAL),
    ("SSN 123456789", SOCIAL),
    ("ssn: 123 456 789", SOCIAL),
    ("SSN#123456789", SOCIAL),
    ("Social Security number is 123456789", SOCIAL),
    ("her social is 123456789", SOCIAL),
    ("123456789 is her Social Security number", SOCIAL),
    ("seguro social: 123 45 6789", SOCIAL),
    ("número de seguro social 123456789", SOCIAL),
    ("su Seguro Social es el 123456789", SOCIAL),
    ("123456789 es su número de seguro social", SOCIAL),
    ("tarjeta del Seguro Social 123 456 789", SOCIAL),
    ("ITIN 912345678", SOCIAL),
    ("account number 12345678901", ACCOUNT),
    ("acct no. 001234567", ACCOUNT),
    ("Her bank account is 4455667788", ACCOUNT),
    ("savings account 0044 5566 7788", ACCOUNT),
    ("Cuenta bancaria no. 0123 4567 8901", ACCOUNT),
    ("número de cuenta: 012345678901", ACCOUNT),
    ("cuenta de ahorros 0123456789", ACCOUNT),
    ("cuenta corriente n.º 12345678", ACCOUNT),
    ("routing 021000021", ACCOUNT),
    ("ABA: 011401533", ACCOUNT),
    ("número de ruta 121000358", ACCOUNT),
    ("card 4111 1111 1111 1111", ACCOUNT),
    ("4111111111111111", ACCOUNT),
    ("tarjeta de crédito 5555-5555-5555-4444", ACCOUNT),
    ("3782 822463 10005", ACCOUNT),
    ("DE89 3704 0044 0532 0130 00", ACCOUNT),
    ("ES9121000418450200051332", ACCOUNT),
]
HONEST = [
    "Her green card A012345678 was lost",
    "Her green card A 012-345-678 was lost",
    "Green card number A-012-345-678, lost in 2019",
    "Se le perdió la tarjeta verde A012345678",
    "Su tarjeta de residente, número A 012 345 678, venció",
    "The A-number on her card is A 12-345-678.",
    "Social Security office letter for A 012-345-678",
    "La oficina del Seguro Social pidió el número A 012-345-678",
    "Call Social Security at 800-772-1213",
    "Llame al Seguro Social: 1-800-772-1213",
    "She has paid Social Security since 2009-11-22",
    "Paga el Seguro Social desde el 22/11/2009",
    "Her social worker, case 24-12345, wrote on 2026-11-22",
    "973-555-0111",
    "+52 55 1234 5678",
    "call (504) 555-0123 x12",
    "llame al 504 555 0123",
    "A 999-000-011",
    "EAC2190000001",
    "receipt EAC-219-000-0001",
    "docket 1:24-cv-01234",
    "el expediente 2:25-cv-00117-ABC",
    "case 24-12345",
    "2026-11-22",
    "11/22/2026 and 12-01-2026",
    "el 22.11.2026",
    "They pay $1,500 by December 20, 2026.",
    "The bond is $25,000.00",
    "La fianza es de $25 000",
    "She keeps accounts for 12 families.",
    "On his account 40 people came on 2026-11-22",
    "La cuenta de la luz llegó el 3 de mayo de 2026",
    "Tarjeta verde desde 2010",
    "ZIP 07102-1234",
    "She is 34 and has 3 children, 12, 9 and 4",
    "Tiene 34 años y 3 hijos de 12, 9 y 4",
    "bus route 27 and bus 39 to court",
    "signed by 1,234 neighbors and 56 groups",
]
LOOKED_AT = [
    "Her bus card 88112233 was lost.",
    "debit card 1234 5678 9012 3456",
    "account 12345678",
    "la tarjeta 88112233",
    "cuenta que termina 88112233",
    "routing 123456789",
]


@pytest.mark.parametrize("kind", [ShortText, LongText])
@pytest.mark.parametrize(("typed", "key"), REFUSED)
def test_a_number_nothing_needs_is_refused(kind: object, typed: str, key: str) -> None:
    """A Social Security or account number is refused, and the refusal does not repeat it."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(typed)
    assert caught.value.errors()[0]["type"] == key
    assert "6789" not in str(caught.value.errors(include_input=False))


@pytest.mark.parametrize("typed", HONEST)
def test_what_people_need_to_write_is_kept(typed: str) -> None:
    """A-numbers, telephones, receipts, dockets, money and days stand as typed, unremarked."""
    assert TypeAdapter(LongText).validate_python(typed) == typed
    assert not perhaps_account(typed)


@pytest.mark.parametrize("typed", LOOKED_AT)
def test_a_guess_is_pointed_at_and_kept(typed: str) -> None:
    """What nothing proves can be saved, and a person looks at it."""
    assert TypeAdapter(LongText).validate_python(typed) == typed
    assert perhaps_account(typed)


def test_a_number_kept_before_shuts_neither_the_case_nor_its_other_answers() -> None:
    """Text of an earlier version with such a number still loads, and others can be changed."""
    kept = Story.model_validate({"short_story_own_words": "SSN 123-45-6789"}, context=STORED)
    changed = kept.replace(compelling_fact="she sings")
    assert changed.short_story_own_words == "SSN 123-45-6789"
    with pytest.raises(ValidationError):
        changed.replace(short_story_own_words="SSN 123-45-6780")
