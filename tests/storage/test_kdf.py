"""What the way from a passphrase to a key promises."""

import itertools

import pytest

from depwork.errors import StorageError, WeakPassphraseError
from depwork.storage import kdf
from depwork.storage.kdf import FLOOR, Kdf, calibrated, passphrase_key
from depwork.storage.passphrase import problem_of, require

SALT = bytes(range(16))


def test_the_floor_is_64_mib_and_three_passes():
    """A real vault's guess costs at least 64 MiB and three passes."""
    assert (FLOOR.memory_kib, FLOOR.iterations) == (64 * 1024, 3)
    assert FLOOR.reaches_floor


@pytest.mark.parametrize("other", [Kdf(64 * 1024, 2, 4), Kdf(64 * 1024 - 1, 9, 4), Kdf(8, 1, 1)])
def test_less_does_not_reach_the_floor(other):
    """Fewer passes or less memory is below the floor, whatever the rest."""
    assert not other.reaches_floor


@pytest.mark.parametrize("values", [(8, 0, 1), (7, 1, 1), (8, 1, 2), (2**40, 1, 1), (8, 10**9, 1)])
def test_senseless_parameters_are_refused(values):
    """Parameters from a changed file can neither crash the derivation nor eat the machine."""
    with pytest.raises(StorageError):
        Kdf(*values)


def test_the_key_depends_on_everything(cheap):
    """Another passphrase, salt or cost gives another key of 256 bits."""
    keys = {
        passphrase_key("one", SALT, cheap),
        passphrase_key("two", SALT, cheap),
        passphrase_key("one", SALT[::-1], cheap),
        passphrase_key("one", SALT, Kdf(16, 1, 1)),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}


def test_two_keyboards_give_one_key(cheap):
    """An accent typed as one sign or as two, and blanks around, give the same key."""
    one, two = "canci\u00f3n de la  lluvia ", " cancio\u0301n de la lluvia"
    assert one != two
    assert passphrase_key(one, SALT, cheap) == passphrase_key(two, SALT, cheap)


def test_an_odd_sign_does_not_stop_the_derivation(cheap):
    """Half a surrogate pair, as a broken page may send it, is a passphrase like any other."""
    assert passphrase_key("\ud800", SALT, cheap) != passphrase_key("\ud801", SALT, cheap)


@pytest.mark.parametrize(("took", "passes"), [(0.15, 10), (0.3, 5), (0.6, 3), (0.03, 50), (9.0, 3)])
def test_calibration_aims_at_half_a_second(monkeypatch, took, passes):
    """On a quick machine passes are added; on a slow one the floor stays."""
    monkeypatch.setattr(kdf, "passphrase_key", lambda *_: b"")
    clock = itertools.count(0.0, took)
    assert calibrated(lambda: next(clock)) == Kdf(FLOOR.memory_kib, passes, FLOOR.lanes)


@pytest.mark.parametrize(
    "passphrase",
    ["catorce letras x", "fourteenletter", "a b c d e f", "uno dos tres cuatro cinco seis"],
)
def test_long_enough_passphrases_pass(passphrase):
    """Fourteen characters or six words are enough."""
    assert problem_of(passphrase) is None
    require(passphrase)


@pytest.mark.parametrize("passphrase", ["", "thirteen-char", "a b c d e", "x" + " " * 20, "ñ" * 13])
def test_short_passphrases_are_refused(passphrase):
    """A short passphrase gives a key into errors.toml and never itself."""
    problem = problem_of(passphrase)
    assert problem is not None
    assert problem.key == "passphrase_short"
    assert problem.params == {"min_length": 14, "words": 6}
    with pytest.raises(WeakPassphraseError) as told:
        require(passphrase)
    assert not passphrase.strip() or passphrase not in str(told.value)


def test_an_endless_passphrase_is_refused():
    """What the agent would not take cannot be chosen."""
    problem = problem_of("x" * 1001)
    assert problem is not None
    assert (problem.key, problem.params) == ("string_too_long", {"max_length": 1000})
