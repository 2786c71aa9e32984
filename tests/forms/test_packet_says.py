"""A packet says first what it is not; what is held back offers nothing to send."""

from types import SimpleNamespace

from depwork.forms.look import Look
from depwork.forms.screens import documents
from depwork.forms.talk import Scope
from depwork.forms.told import PacketFile, PacketResult, Preview
from depwork.model.packet import Refusal

ZIP = PacketFile("PRAC-TEST.zip", b"PK", "application/zip")


def _made(desk, *refused, whole=True):
    return documents.made(PacketResult((ZIP,), refused, whole=whole), Look(desk, Scope()))


def test_without_the_letter_to_ice_it_is_no_packet_and_one_or_two_buttons_complete_it(desk):
    """The first thing said is what is missing, with at most two ways to it."""
    missing = ("campaign.decision_wanted_by", "campaign.contact_name", "campaign.chosen_ask")
    made = _made(desk, Refusal(document_id="pd_letter", missing=missing))
    lead, ways = made["not_yet"]
    assert "the letter to ICE is not in it" in lead["title"]
    assert [item["go"] != "" for item in ways["items"]] == [True, True]
    assert "ready" not in made["files_title"]


def test_a_packet_with_its_letter_is_ready(desk):
    """Another paper that is left out does not make it less than a packet."""
    made = _made(desk, Refusal(document_id="petition", missing=("campaign.demand",)))
    assert made["not_yet"] == []
    assert "ready" in made["files_title"]


def test_one_paper_that_is_refused_is_not_called_a_packet(desk):
    """Taking a letter alone says why it is held, and nothing of a packet."""
    made = _made(desk, Refusal(document_id="pd_letter"), whole=False)
    assert made["not_yet"] == []


def test_what_is_held_back_offers_nothing_to_send(desk):
    """With a gap, a rule against it or a fact its reader may not see there is no such button."""
    look = SimpleNamespace(words=desk.words())
    held = (
        Preview("<p>x</p>", gaps=("campaign.contact_name",)),
        Preview("<p>x</p>", refused="R02"),
        Preview(""),
    )
    for made in held:
        assert documents.take_block("pd_letter", look, made)["t"] == "text"
    assert documents.take_block("pd_letter", look, Preview("<p>x</p>"))["t"] == "take"
