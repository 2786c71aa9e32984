"""What is not collected has no place to stand (facts 3.2, R13)."""

import re

from depwork.guide.expected import RECORDS
from depwork.model.questions import questions

NEVER = re.compile(
    r"ssn|social_security|bank|account|routing|biometric|fingerprint|face_scan|phone_content"
    r"|address_history|addresses|religion|narrative|police_story|school|receipt_number"
    r"|immigration_status|writer_status|supporter_status",
)


def test_no_question_asks_for_what_is_not_collected() -> None:
    """No field of a case, and none of its lists, is named for it; relatives are yes or nothing."""
    names = {field.path for field in questions()}
    names |= {f"{kind.__name__}.{name}" for kind in RECORDS for name in kind.model_fields}
    assert len(names) > 150
    assert {name for name in names if NEVER.search(name.lower())} == set()
    assert {n for n in names if "status" in n} == {"custody.custody_status"}
