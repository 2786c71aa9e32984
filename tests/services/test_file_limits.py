"""Limits of files: the organization's own before ours, refused by file and key."""

import pytest

from depwork.errors import UnreadableFileError
from depwork.services.file_limits import FileLimits, file_limits
from depwork.services.resources import roots


def test_the_packaged_limit_is_25_megabytes():
    """What stands in the packaged file."""
    assert file_limits(roots("templates", None)) == FileLimits(25, 20)


def test_an_organization_sets_its_own(tmp_path):
    """The first root wins."""
    (tmp_path / "files.toml").write_text("max_megabytes = 5\nmail_megabytes = 3\n")
    assert file_limits((tmp_path, *roots("templates", None))) == FileLimits(5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "max_megabytes = 5",
        "max_megabytes = 0\nmail_megabytes = 3",
        "max_megabytes = 999\nmail_megabytes = 3",
        "max_megabytes = true\nmail_megabytes = 3",
        'max_megabytes = "5"\nmail_megabytes = 3',
        "max_megabytes = 5\nmail_megabytes = 3\nmore = 1",
        "max_megabytes = ",
        "[" * 5000,
        "\x00",
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path, text):
    """The message names the file, and the key where there is one."""
    (tmp_path / "files.toml").write_text(text)
    with pytest.raises(UnreadableFileError, match=r"files\.toml"):
        file_limits((tmp_path,))
    with pytest.raises(UnreadableFileError, match=r"files\.toml"):
        file_limits(())
