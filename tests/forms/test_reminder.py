"""Free text carries a reminder of what is not collected (R13)."""

from depwork.forms.describe import describe
from depwork.forms.types import Widget, kind
from depwork.model.case import Case
from depwork.model.questions import questions


def test_every_long_text_reminds_of_what_stays_out(fake):
    """Each question for a long text says what it does not need; no other question does."""
    words = fake.real_words(fake.Locale.EN)
    reminder, case = words.ui("free_text"), Case(case_code="ABCD-2345")
    found = {f.path: describe(f, case, words, fake.TODAY)["hint"] for f in questions()}
    long = {f.path for f in questions() if kind(f).widget is Widget.LONG}
    assert len(long) > 5
    assert {path for path, hint in found.items() if hint.endswith(reminder)} == long
