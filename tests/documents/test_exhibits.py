"""Exhibits and claims: lettered, attorney-only papers left out, nothing scored."""

from depwork.documents.claims import claims_of
from depwork.documents.exhibits import exhibits_of
from depwork.model.choices import DocumentClass
from depwork.model.proof import ClaimedFact, OwedPaper, ShownFact
from depwork.model.support import EvidenceItem
from depwork.rules.exhibits import letters_of

K = DocumentClass


def _item(title, kind, *shows):
    return EvidenceItem(title=title, kind=kind, shows=shows)


def _exhibits(items):
    return exhibits_of(items, letters_of(items))


def test_court_and_immigration_papers_are_never_exhibits():
    """Attorney-only classes get no letter, whatever list they came in."""
    items = (_item("a", K.COURT), _item("b", K.TAX), _item("c", K.IMMIGRATION))
    assert [(e.letter, e.title) for e in _exhibits(items)] == [("A", "b")]


def test_a_letter_stays_with_its_paper_when_others_are_held_back():
    """A reader who may not see the first exhibit still reads of the second as B."""
    items = tuple(_item(title, K.TAX) for title in "abc")
    seen = exhibits_of(items[1:], letters_of(items))
    assert [(e.letter, e.title) for e in seen] == [("B", "b"), ("C", "c")]


def test_the_waiver_is_no_exhibit():
    """The signed waiver takes no letter; those behind it keep theirs in order."""
    items = (_item("a", K.TAX), _item("signed form", K.WAIVER), _item("b", K.TAX))
    assert [(e.letter, e.title) for e in _exhibits(items)] == [("A", "a"), ("B", "b")]


def test_letters_go_on_after_z():
    """The 27th exhibit is AA."""
    items = tuple(_item(str(n), K.TAX) for n in range(28))
    assert [e.letter for e in _exhibits(items)][25:] == ["Z", "AA", "AB"]


def test_a_claim_knows_what_is_in_hand_and_owed():
    """A claimed fact lists the papers chosen for it and the classes of which none is there."""
    rent = _item("rent", K.RESIDENCE, ShownFact.YEARS_HERE)
    exhibits = _exhibits((rent, _item("more rent", K.RESIDENCE), _item("letter", K.TIES)))
    proof = {ClaimedFact.YEARS_HERE: (K.RESIDENCE, K.TAX, K.EDUCATION)}
    claims = claims_of(lambda path: path == "ties.years_in_us", exhibits, proof)
    [claim] = claims
    assert [item.title for item in claim.in_hand] == ["rent"]
    assert claim.owed == (K.TAX, K.EDUCATION)


def test_nothing_claimed_nothing_listed():
    """Without facts there are no claims."""
    assert claims_of(lambda _: False, (), {}) == ()


def test_what_is_promised_is_no_longer_owed_and_a_sworn_statement_is_told():
    """A paper that somebody brings leaves the list of what could show it; substitutes show."""
    proof = {ClaimedFact.FAMILY: (K.FAMILY, K.SUPPORT)}
    owed = (
        OwedPaper(claim=ClaimedFact.FAMILY, kind=K.FAMILY, brings="Luz"),
        OwedPaper(claim=ClaimedFact.HEALTH, kind=K.SUPPORT),
    )
    [claim] = claims_of(lambda path: path == "family.members", (), proof, owed)
    assert [paper.brings for paper in claim.promised] == ["Luz"]
    assert claim.owed == (K.SUPPORT,)
    assert not claim.sworn
    sworn = (owed[0].replace(affidavit=True),)
    assert claims_of(lambda path: path == "family.members", (), proof, sworn)[0].sworn
