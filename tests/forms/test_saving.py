"""Two people, one case: nobody's words are overwritten unseen."""

from hypothesis import given
from hypothesis import strategies as st

from depwork.forms.saving import save
from depwork.forms.told import Conflict, Saved
from depwork.forms.wire import rev, to_page
from depwork.model.questions import answer_of

NAME = "identity.legal_name"
OTHER = "identity.pronouns"


def test_a_save_that_only_lost_the_version_is_repeated(desk):
    """Another question's save between reading and writing costs nothing."""
    plain = desk.record
    raced = []

    def racing(path, raw, version):
        if not raced:
            raced.append(True)
            plain(OTHER, "she", version)
        return plain(path, raw, version)

    desk.record = racing
    assert isinstance(save(desk, NAME, rev(None), lambda _: "Marisol"), Saved)
    assert answer_of(desk.case(), OTHER) == "she"
    assert answer_of(desk.case(), NAME) == "Marisol"


def test_a_save_that_always_loses_is_told_so(desk):
    """A case that never stands still ends as a conflict, not in an endless round."""
    desk.record = lambda *_: Conflict(99, None)
    assert isinstance(save(desk, NAME, rev(None), lambda _: "Marisol"), Conflict)


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from([NAME, OTHER]), st.sampled_from("xyz"))
    )
)
def test_two_pages_never_overwrite_unseen(fake, moves):
    """Whatever two pages type, a stored answer is only replaced by one who had seen it."""
    desk = fake.open_desk()
    seen = {page: {NAME: rev(None), OTHER: rev(None)} for page in "ab"}
    for page, path, text in moves:
        before = rev(to_page(answer_of(desk.case(), path)))
        result = save(desk, path, seen[page][path], lambda _, text=text: text)
        after = rev(to_page(answer_of(desk.case(), path)))
        if isinstance(result, Conflict):
            assert before == after
        else:
            assert before in (seen[page][path], rev(text))
        seen[page][path] = after
