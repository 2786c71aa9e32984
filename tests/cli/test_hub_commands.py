"""`depwork hub`: what is written, what is refused, and whose passphrase it is."""

import json

import pytest
from helper_members import FIRST, people, words


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    """A workbook with members."""
    return people(tmp_path_factory.mktemp("team") / "w")


@pytest.fixture
def hub(command):
    """The way to run a command of the hub; returns status, output and errors."""

    def run(*given, typed=""):
        return tuple(command("hub", *map(str, given), stdin=typed))

    return run


def test_a_configuration_is_written_for_a_proxy_of_this_machine(hub, team, tmp_path):
    """It listens here alone, is told where browsers come, and is looked at before it runs."""
    where = ("--state", tmp_path / "state")
    status, out, said = hub("write", team.folder, "--origin", "https://team.example", *where)
    assert status == 0, said
    path = tmp_path / "state" / "jupyterhub_config.py"
    assert out.strip() == str(path)
    text = path.read_text()
    assert "origin='https://team.example'" in text
    assert "address='127.0.0.1'" in text
    assert FIRST not in text
    status, out, _ = hub("check", team.folder, *where)
    lines = out.splitlines()
    assert "ok    http://127.0.0.1:8000: for a proxy of this machine" in lines
    assert "ok    members sign in by their own passphrase" in lines
    assert "ok    nobody is an administrator" in lines
    wrong = [line for line in lines if line.startswith("WRONG")]
    assert wrong in ([], ["WRONG configurable-http-proxy is not installed"])
    assert status == len(wrong)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--origin", "http://team.example"), "never plain HTTP"),
        (("--origin", "https://x", "--address", "8.8.8.8"), "open internet"),
        (("--origin", "https://x", "--address", "0.0.0.0"), "choose one address"),  # noqa: S104 - refused
        (("--origin", "https://x", "--address", "192.168.1.5"), "without TLS"),
    ],
)
def test_what_would_be_open_is_refused_and_nothing_written(hub, team, tmp_path, given, told):
    """Plain HTTP beyond this machine, and an address of the open internet, by a sentence."""
    status, _, said = hub("write", team.folder, *given, "--state", tmp_path / "s")
    assert status == 1
    assert told in said
    assert not (tmp_path / "s").exists()


def test_without_a_workbook_or_a_hub_it_says_so(hub, team, tmp_path):
    """No folder is made for nothing; a member's page is started by the hub alone."""
    status, _, said = hub("write", tmp_path, "--origin", "https://x")
    assert (status, "no workbook in" in said) == (1, True)
    status, _, said = hub("check", tmp_path)
    assert (status, "depwork hub write" in said) == (1, True)
    status, _, said = hub("page", team.folder, "--origin", "https://x")
    assert (status, "by JupyterHub alone" in said) == (1, True)


def test_a_sign_in_is_told_whose_passphrase_it_was_and_no_more(hub, team):
    """A member's id for the right words; nothing for wrong ones, which are counted."""
    for sort, typed in (("first", FIRST), ("family", words("family"))):
        assert hub("who", team.folder, typed=f"{typed}\n") == (0, f"{team.ids[sort]}\n", "")
    status, out, said = hub("who", team.folder, typed="other words that are long enough\n")
    assert (status, out) == (1, "")
    assert "other words" not in said
    assert json.dumps(FIRST) not in said
