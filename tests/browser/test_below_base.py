"""The guide below a folder of a shared origin: all it asks for and keeps stands below it."""

import pytest

pytestmark = pytest.mark.browser
BASE = "/user/org-1/"


@pytest.fixture(scope="module")
def served(serving):
    """The printed address of a server below :data:`BASE`; `tab` sees that nothing leaves it."""
    with serving(BASE) as address:
        yield address


def test_the_guide_is_walked_below_a_base(tab):
    """Open, answer, load again, change the language; the key is kept under the base's name."""
    page = tab().guide()
    page.locator(".dw-task .dw-link").nth(3).click()
    page.locator('[data-path="identity.legal_name"] input').fill("Made-Up Name")
    page.get_by_text("Saved 21:43").wait_for()
    page.reload()
    page.wait_for_selector('[data-path="identity.legal_name"]')
    assert page.evaluate("Object.keys(localStorage)") == ["depwork/user/org-1"]
    page.goto(page.url.replace("/en/", "/es/"))
    page.wait_for_selector(".dw", timeout=30_000)
    assert f"{BASE}voila/render/es/" in page.url


def test_a_neighbours_address_takes_no_key_and_gives_none(tab, served):
    """A link that leads out of the base is not followed, and its key is not kept as ours."""
    mine = tab()
    page = mine.guide()
    origin, _, key = served.partition(f"{BASE}?token=")
    page.goto(f"{origin}{BASE}login?next=/user/org-2/%3Ftoken%3Dstolen")
    page.wait_for_selector("#closed, .dw")
    assert "/user/org-2/" not in page.url
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "stolen" not in kept
    assert key in kept
    mine.errors.clear()  # the way in says 403 of an address that is none
