"""Where Leave goes: the organization's start page before ours, refused by file."""

from datetime import date

import pytest

from depwork.errors import UnreadableFileError
from depwork.forms.keys import UI_KEYS
from depwork.services.checking import check
from depwork.services.leaving import leave_to
from depwork.services.resources import roots


def test_ours_is_a_page_of_nothing():
    """Nothing is asked of any host unless an organization says which."""
    assert leave_to(roots("templates", None)) == ""


def test_an_organization_names_its_own(tmp_path):
    """The first root wins."""
    (tmp_path / "page.toml").write_text('leave_to = "https://weather.example.org/"\n')
    assert leave_to((tmp_path, *roots("templates", None))) == "https://weather.example.org/"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "leave_to = 1",
        'leave_to = "http://weather.example.org/"',
        'leave_to = "https://weather.example.org/?q=depwork"',
        'leave_to = "https://user@weather.example.org/"',
        'leave_to = "https://localhost/"',
        'leave_to = "javascript:alert(1)"',
        'leave_to = ""\nmore = 1',
        "leave_to = ",
        "\x00",
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path, text):
    """No plain address, no path, no script: the message names the file."""
    (tmp_path / "page.toml").write_text(text)
    with pytest.raises(UnreadableFileError, match=r"page\.toml"):
        leave_to((tmp_path,))
    with pytest.raises(UnreadableFileError, match=r"page\.toml"):
        leave_to(())


def test_check_names_a_bad_file(tmp_path):
    """`depwork check` says which file, before anybody needs the button."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.toml").write_text('leave_to = "http://x.example.org/"')
    found = check(tmp_path, date(2026, 11, 22), UI_KEYS)
    assert [error for error in found.errors if "page.toml" in error]
