"""Two devices in one case: who else is here and at which question, and nobody beyond the case."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helper_members import DAY, FIRST, OTHER, SHARED, People, people, words
from helper_page import Page

from depwork.model.choices import Locale
from depwork.services.settings import Settings
from depwork.storage import agent

NAME = "identity.legal_name"


@pytest.fixture(scope="module")
def those(tmp_path_factory: pytest.TempPathFactory) -> People:
    """A workbook with every sort of member, one case shared with some of them."""
    return people(tmp_path_factory.mktemp("o") / "w")


@pytest.fixture(scope="module")
def run(those: People) -> Iterator[Path]:
    """The key agent's folder of a run."""
    folder = those.folder.parent / "a"
    with agent.start(those.folder, folder):
        yield folder


@pytest.fixture
def device(those: People, run: Path) -> Callable[..., Page]:
    """The way to open a page on a device of a member."""

    def opened(name: str, sort: str, code: str) -> Page:
        own = agent.device_folder(run, name, those.ids[sort])
        given = Settings(home=those.folder, agent=own, today=DAY, locale=Locale.EN)
        page = Page(given)
        page.send("hello")
        page.form("unlock", passphrase=FIRST if sort == "first" else words(sort))
        page.send("open", case=code)
        return page

    return opened


def test_each_hears_of_the_other_and_of_the_question(device: Callable[..., Page]) -> None:
    """By name to who manages members, else as somebody; a made-up question is none."""
    one, two = device("one", "first", SHARED), device("two", "family", SHARED)
    assert one.send("news", version=1, on=NAME).get("others", []) == []
    assert two.send("news", version=1, on="")["others"] == [
        "Somebody else is in this case too, at: What is the person\u2019s full legal name?".replace(
            "\u2019", "'"
        )
    ]
    two.send("news", version=1, on="Zcanary typed here")
    assert one.send("news", version=1, on=NAME)["others"] == [
        "A relative is in this case too, on another device."
    ]
    two.send("lock")
    assert "others" not in two.send("news", version=1)
    assert one.send("news", version=1, on=NAME).get("others", []) == []
    one.send("lock")


def test_nobody_is_told_of_another_case(device: Callable[..., Page]) -> None:
    """Who works in a case of their own is not seen from here, whatever a page claims."""
    one, two = device("three", "first", OTHER), device("four", "family", SHARED)
    one.send("news", version=1, on=NAME)
    assert two.send("news", version=1, on=NAME, within=OTHER).get("others", []) == []
    assert one.send("news", version=1).get("others", []) == []
