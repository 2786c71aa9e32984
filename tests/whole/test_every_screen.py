"""Every screen of the served workbook, over an invented case with all that the desk says of it."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from helper_screens import PHONE, WIDE, walk
from helper_serving import serving
from helper_walk import open_case

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 22)
START = ("start", "--practice", "--no-browser", "--port", "0", "--as-of", DAY.isoformat())
NAME = "Marta"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The printed address of ``depwork start --practice``."""
    folder = tmp_path_factory.mktemp("screens")
    with serving(sys.executable, "-m", "depwork", *START, folder=folder) as (printed, _):
        yield printed


def _walked(
    browser: Any,
    address: str,
    look: tuple[str, dict[str, int], str],
    *,
    every: int = 1,
    first: int = 0,
) -> list[str]:
    language, viewport, scheme = look
    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, reduced_motion="reduce", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    open_case(page, address, NAME)
    bad = walk(page, f"real-{language}-{viewport['width']}-{scheme}", language, every, first)
    context.close()
    return bad + errors


def test_the_guide_can_be_used_at_night_on_a_phone_in_spanish(browser: Any, address: str) -> None:
    """On a ninth of the screens axe finds nothing, nothing is cut or too small; no error.

    The run's seed draws which ninth, so that runs see all in turn; `-m full` sees all at once.
    """
    first = int(os.environ["DEPWORK_TEST_SEED"]) % 9
    assert _walked(browser, address, ("es", PHONE, "dark"), every=3, first=first) == []


@pytest.mark.full
@pytest.mark.parametrize("viewport", [PHONE, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_screen_can_be_used_everywhere(
    browser: Any, address: str, viewport: dict[str, int], scheme: str, language: str
) -> None:
    """The same on every screen, phone and desktop, both languages, light and dark."""
    assert _walked(browser, address, (language, viewport, scheme)) == []
