"""The forms below a folder that a proxy hands on: all stands there, and nothing beside it."""

import re
from types import SimpleNamespace

import pytest
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from depwork.errors import ServeError
from depwork.serve.door import PageKey
from depwork.serve.start import start
from depwork.serve.voila_app import _closed

BASE = "/user/org-1@team/"
LESSON = "voila/render/en/00_start_here.ipynb"
OPEN = (
    r"api/kernels/(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)",
    r"api/kernels/(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)/channels",
    "voila/templates/(.*)", "voila/static/(.*)", "voila/api/themes/(.*)",
    "voila/api/shutdown/(.*)", "voila/labextensions/(.*)",
)  # fmt: skip
SHUT = ("voila/tree", "voila/files", "voila/api/contents", "voila/render", "voila/query", "logout")
CODE = (
    "import sys; from pathlib import Path; from depwork.serve.start import start; "
    "start(Path(sys.argv[1]), port=0, open_browser=False, base=sys.argv[2])"
)


def _stock(base):
    """Return the addresses of stock Voila below a base, as its own rules have them."""
    asked = SimpleNamespace(
        server_url=base,
        voila_configuration=VoilaConfiguration(preheat_kernel=True),
        identity_provider=PageKey(token="t"),
        notebook_path="",
        static_paths=[],
        themes_dir="",
        labextensions_path=[],
        root_dir="",
        template_paths=[],
        config=None,
        log=SimpleNamespace(debug=lambda *_: None),
    )
    return [rule[0] for rule in Voila.init_handlers(asked)]


@pytest.mark.parametrize("base", ["/", BASE, "/voila/", "/login/", "/a/voila/tree/"])
def test_of_stock_voila_the_same_rules_are_there_below_any_base(base):
    """Each rule that stays is named here; lists of folders and files and a login never are."""
    rules = _stock(base)
    kept = [rule.removeprefix(base) for rule in rules if not _closed(rule, base)]
    assert sorted(kept) == sorted(OPEN)
    gone = [rule for rule in rules if _closed(rule, base)]
    for shut in SHUT:
        assert [rule for rule in gone if rule.removeprefix(base).lstrip("/").startswith(shut)], shut
    assert base in gone  # stock's own list of the notebooks' folder


@pytest.mark.parametrize(
    "base", ["", "team", "/team", "//", "/../", "/a/../b/", "/a b/", "/a+b/", "/(x)/", "/a/?x/"]
)
def test_a_base_that_is_no_folders_address_is_refused(base, tmp_path):
    """It would be read as a pattern, or lead elsewhere."""
    with pytest.raises(ServeError, match="is not where pages can begin"):
        start(tmp_path, base=base)


@pytest.fixture(scope="module")
def below(small, start_server):
    """A server of the forms below :data:`BASE`; its client came by the printed address."""
    process, client = start_server(CODE, small, BASE)
    client.key = client.address.partition("token=")[2]
    yield client
    process.terminate()
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


def test_the_printed_address_leads_below_the_base(below):
    """The entrance, its next page and each file of ours begin with the base."""
    assert below.address.startswith(f"{below.base}{BASE}?token=")
    key, below.key = below.key, None
    status, _, door = below.get(BASE)
    below.key = key
    assert status == 200
    assert f'data-base="{BASE}" data-next="{BASE}{LESSON}"' in door
    status, _, page = below.get(BASE + LESSON)
    assert status == 200
    assert f'"baseUrl": "{BASE}"' in page
    ours = re.findall(r'(?:src|href|data-forms)="(/[^"]+)"', page)
    assert len(ours) > 4
    for path in ours:
        assert path.startswith(f"{BASE}depwork/"), path
        assert below.get(path)[0] == 200, path


def test_the_installed_page_stays_below_the_base(below):
    """The manifest's addresses are told from its own: they end at the base."""
    _, _, page = below.get(BASE + LESSON)
    (path,) = re.findall(r'rel="manifest" href="([^"]+)"', page)
    _, _, text = below.get(path)
    assert path.count("/") == BASE.count("/") + 2
    assert re.findall(r'"(?:start_url|scope)": "([^"]+)"', text) == ["../../", "../../"]


def test_beside_the_base_and_in_stock_lists_nothing_is_there(below):
    """Neither at the root, nor beside the base, nor under it where stock Voila lists folders."""
    for path in (
        "/", f"/{LESSON}", "/api/kernels", "/user/org-2/", f"/user/org-2/{LESSON}",
        f"{BASE}voila/tree", f"{BASE}voila/tree/en", f"{BASE}voila/api/contents/en",
        f"{BASE}voila/files/en/00_start_here.ipynb", f"{BASE}voila/query/x-x-x-x-x",
    ):  # fmt: skip
        status, _, text = below.get(path)
        assert status == 404, path
        assert "00_start_here" not in text
        assert "jupyter-config-data" not in text


def test_without_the_key_a_base_opens_nothing(below):
    """Who knows the base alone gets the door, as without one."""
    key, below.key = below.key, None
    try:
        _, _, text = below.get(BASE + LESSON)
        assert "jupyter-config-data" not in text
        assert "The whole address is needed" in text
        for path in ("api/kernels/a-b-c-d-e", "api/kernels/a-b-c-d-e/channels"):
            assert below.get(BASE + path)[0] == 403, path
    finally:
        below.key = key
